import type { Hono } from "hono";
import { changed, jsonBody, made, matching, notFound, page, refuse, same, stored } from "./answers.js";
import { disabled, isEnabled } from "./place-routes.js";
import type { DoubleState } from "./state.js";

/** How many bytes a column holds. */
const widths: Record<string, number> = {
	Name: 200,
	EmailAddress: 120,
	RealName: 120,
	NickName: 16,
	Organization: 200,
	MobilePhone: 30,
	Address1: 200,
	City: 100,
	State: 100,
	Country: 50,
	Comments: 65_535,
};

/** Users, and the group of the privileged. */
export function userRoutes(app: Hono, base: string, state: DoubleState): void {
	const users = state.data.users;
	app.post(`${base}/user`, async (c) => {
		const body = await jsonBody(c);
		if (body instanceof Response) return body;
		const { Name, EmailAddress } = body;
		const address = String(EmailAddress ?? "");
		if (address !== "" && !/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(address))
			return refuse(c, "Invalid syntax for email address");
		if (users.some((user) => same(user.Name, Name))) return refuse(c, "Name in use");
		if (address !== "" && users.some((user) => same(user.EmailAddress, address)))
			return refuse(c, "Email address in use");
		const user = state.insert("users", { ...columnsOf(body), Privileged: body.Privileged ? 1 : 0, Disabled: 0 });
		return made(c, "user", user, user.Name);
	});
	app.get(`${base}/user/:id`, (c) => {
		const user = state.find("users", c.req.param("id"));
		return user === undefined ? notFound(c) : c.json(user);
	});
	app.put(`${base}/user/:id`, async (c) => {
		const user = state.find("users", c.req.param("id"));
		const body = await jsonBody(c);
		if (body instanceof Response) return body;
		if (user === undefined) return notFound(c);
		const more = body.Disabled === undefined ? {} : { Disabled: body.Disabled };
		return c.json(changed(user, { ...columnsOf(body), ...more }, "User"));
	});
	app.delete(`${base}/user/:id`, (c) => disabled(c, state.find("users", c.req.param("id"))));
	app.get(`${base}/users`, (c) => page(c, "user", matching(c, users).filter(isEnabled), ({ Name }) => Name));
	app.get(`${base}/groups`, (c) => {
		const groups = [{ id: 4, Name: "Privileged", Domain: "SystemInternal" }];
		return page(c, "group", matching(c, groups));
	});
	app.get(`${base}/group/4/members`, (c) =>
		page(
			c,
			"user",
			users.filter((user) => user.Privileged === 1 && isEnabled(user)),
		),
	);
}

function columnsOf(body: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(widths)
			.filter(([name]) => body[name] !== undefined && body[name] !== null)
			.map(([name, width]) => [name, stored(body[name], width)]),
	);
}
