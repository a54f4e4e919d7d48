import type { Hono } from "hono";
import { done, jsonBody, refuse } from "./answers.js";
import { type DoubleState, departmentColumns, userColumns } from "./state.js";

/** Departments and operators. */
export function peopleRoutes(app: Hono, base: string, state: DoubleState): void {
	app.get(`${base}/departments`, (c) => done(c, state.data.departments));
	app.post(`${base}/department`, async (c) => {
		const body = await jsonBody(c);
		if (body.raw_attr !== true && (typeof body.Name !== "string" || body.Name === ""))
			return refuse(c, "Please enter a department name");
		return done(c, state.insert("departments", { ...departmentColumns, ...departmentOf(body) }));
	});
	app.put(`${base}/department/:id`, async (c) => {
		const department = state.find("departments", c.req.param("id"));
		if (department === undefined) return refuse(c, "Department could not be found!");
		const body = await jsonBody(c);
		Object.assign(department, departmentOf(body), { id: department.id });
		return done(c, department);
	});
	app.delete(`${base}/department/:id`, (c) => {
		const department = state.find("departments", c.req.param("id"));
		if (department === undefined) return refuse(c, "Department could not be found!");
		// Its chats stay behind without one: the guard in the original assigns instead of comparing.
		state.remove("departments", ({ id }) => id === department.id);
		return done(c, true);
	});

	app.get(`${base}/getusers`, (c) => done(c, [...state.data.users].reverse()));
	app.post(`${base}/user`, async (c) => {
		const body = await jsonBody(c);
		const problems: string[] = [];
		if (typeof body.username !== "string" || body.username === "") problems.push("Please enter a username");
		else if (state.data.users.some(({ username }) => same(username, body.username))) problems.push("User exists");
		if (typeof body.password !== "string" || body.password === "") problems.push("Password missing");
		if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(body.email ?? ""))) problems.push("Wrong email address");
		if (typeof body.name !== "string" || body.name === "") problems.push("Please enter a name");
		if (!Array.isArray(body.user_groups)) problems.push("Please choose a default user group");
		if (problems.length > 0) return refuse(c, problems.join("\n"));
		const user = state.insert("users", {
			...userColumns,
			...columnsOf(body, userColumns),
			disabled: body.disabled === true ? 1 : 0,
			hide_online: body.hide_online === true ? 1 : 0,
			departments_ids: Array.isArray(body.departments) ? body.departments.join(",") : "",
		});
		// The answer repeats the password, in the clear and hashed.
		return done(c, { ...user, password: "$2y$10$double", password_front: body.password });
	});
	app.put(`${base}/user/:id`, async (c) => {
		const user = state.find("users", c.req.param("id"));
		if (user === undefined) return refuse(c, "User could not be found!");
		const { username: _username, ...body } = await jsonBody(c);
		Object.assign(user, columnsOf(body, userColumns));
		return done(c, user);
	});
	app.delete(`${base}/user/:id`, (c) => {
		const user = state.find("users", c.req.param("id"));
		if (user === undefined) return refuse(c, "User could not be found!");
		state.remove("users", ({ id }) => id === user.id);
		return done(c, true);
	});
}

/** The documented fields by their form's names; with `raw_attr` the columns themselves. */
function departmentOf(body: Record<string, unknown>): Record<string, unknown> {
	const { raw_attr: raw, id: _id, ...rest } = body;
	if (raw === true) return columnsOf(rest, departmentColumns);
	return {
		...(rest.Name !== undefined && { name: rest.Name }),
		...(rest.Identifier !== undefined && { identifier: rest.Identifier }),
		...(rest.Email !== undefined && { email: rest.Email }),
		hidden: rest.Hidden === true ? 1 : 0,
		disabled: rest.Disabled === true ? 1 : 0,
		inform_options: "a:0:{}",
	};
}

/** Known columns only: the others are ignored, as there. */
export function columnsOf(values: Record<string, unknown>, columns: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).filter(([name, value]) => value !== undefined && Object.hasOwn(columns, name)),
	);
}

const same = (left: unknown, right: unknown) => String(left).toLowerCase() === String(right).toLowerCase();
