import type { Context, Hono } from "hono";
import { isAtLeast } from "../version.js";
import { bodyOf, crash, invalid, notFound, refusal, tooLong } from "./answers.js";
import type { ChatwootDoubleData, DoubleState, Json } from "./state.js";

type ListName = "inboxes" | "labels" | "definitions" | "bots" | "teams" | "canned" | "webhooks" | "automationRules";

/** The short lists of an account: inboxes, labels, attributes, bots, teams, canned replies, webhooks, rules. */
export function accountRoutes(app: Hono, base: string, state: DoubleState): void {
	const { data } = state;
	app.get(base, (c) => c.json(data.account));
	app.get(`${base}/integrations/apps`, (c) => c.json({ payload: data.apps }));
	app.get(`${base}/agents`, (c) => c.json(data.agents));
	app.get(`${base}/webhooks`, (c) => c.json({ payload: { webhooks: data.webhooks } }));
	app.get(`${base}/automation_rules`, (c) => c.json({ payload: data.automationRules }));

	list("inboxes", "inboxes", true, undefined, (body) => {
		const channel = (body.channel ?? {}) as Json;
		const { channel: _channel, ...rest } = body;
		return {
			...rest,
			channel_type: channel.type === "api" ? "Channel::Api" : "Channel::WebWidget",
			webhook_url: channel.webhook_url ?? null,
			additional_attributes: channel.additional_attributes ?? {},
			inbox_identifier: crypto.randomUUID(),
		};
	});
	list("labels", "labels", true, "label", (body, c, self) => {
		const title = String(body.title ?? "").toLowerCase();
		const wrong = !/^[\p{L}\p{N}][\p{L}\p{N}_-]+$/u.test(title) || tooLong(title, 255);
		if (wrong || taken(data.labels, "title", title, self)) return invalid(c, state, ["title"]);
		return { ...body, title };
	});
	list("custom_attribute_definitions", "definitions", false, "custom_attribute_definition", (body, c, self) => {
		const model = body.attribute_model === 1 || body.attribute_model === "contact_attribute";
		const attribute_model = model ? "contact_attribute" : "conversation_attribute";
		const twin = data.definitions.some(
			(one) => one !== self && one.attribute_key === body.attribute_key && one.attribute_model === attribute_model,
		);
		const odd = isAtLeast(state.quirks.version, 4, 15) && !/^[\w.-]+$/.test(String(body.attribute_key));
		if (twin || odd || builtIn.has(String(body.attribute_key))) return invalid(c, state, ["attribute_key"]);
		const named = displayTypes[Number(body.attribute_display_type)] ?? body.attribute_display_type;
		return { ...body, attribute_model, attribute_display_type: named };
	});
	list("agent_bots", "bots", false, undefined, (body) => body);
	list("teams", "teams", false, "team", (body, c, self) => {
		const name = String(body.name ?? "").toLowerCase();
		if (taken(data.teams, "name", name, self)) return invalid(c, state, ["name"]);
		return { ...body, name };
	});
	list("canned_responses", "canned", false, "canned_response", (body, c, self) => {
		if (taken(data.canned, "short_code", body.short_code, self)) return invalid(c, state, ["short_code"]);
		if (tooLong(body.content, 20_000)) return invalid(c, state, ["content"]);
		return { ...body, updated_at: state.isoNow() };
	});

	app.post(`${base}/inbox_members`, async (c) => {
		const body = await bodyOf(c);
		if (state.inbox(body.inbox_id) === undefined) return notFound(c);
		for (const user_id of (body.user_ids ?? []) as number[]) {
			const row = { inbox_id: Number(body.inbox_id), user_id };
			if (!data.inboxMembers.some((one) => one.inbox_id === row.inbox_id && one.user_id === user_id))
				data.inboxMembers.push(row);
		}
		return c.json({ payload: data.agents });
	});
	app.get(`${base}/inbox_members/:id`, (c) => {
		const ids = data.inboxMembers.filter((one) => one.inbox_id === Number(c.req.param("id"))).map((one) => one.user_id);
		return c.json({ payload: data.agents.filter((one) => ids.includes(Number(one.id))) });
	});
	app.get(`${base}/inboxes/:id/agent_bot`, (c) => {
		const inbox = state.inbox(c.req.param("id"));
		return inbox === undefined ? notFound(c) : c.json({ agent_bot: inbox.agent_bot ?? {} });
	});
	app.get(`${base}/teams/:id/team_members`, (c) => {
		const ids = data.teamMembers.filter((one) => one.team_id === Number(c.req.param("id"))).map((one) => one.user_id);
		return c.json(data.agents.filter((one) => ids.includes(Number(one.id))));
	});
	app.delete(`${base}/teams/:id/team_members`, async (c) => {
		const team = Number(c.req.param("id"));
		if (!data.teams.some((one) => one.id === team)) return notFound(c);
		const ids = ((await bodyOf(c)).user_ids ?? []) as number[];
		data.teamMembers = data.teamMembers.filter((one) => one.team_id !== team || !ids.includes(one.user_id));
		return c.body(null, 200);
	});
	app.post(`${base}/teams/:id/team_members`, async (c) => {
		const ids = ((await bodyOf(c)).user_ids ?? []) as number[];
		if (ids.some((id) => !data.agents.some((one) => one.id === id))) return c.json({ error: "Invalid User IDs" }, 401);
		const team_id = Number(c.req.param("id"));
		for (const user_id of ids) {
			const known = data.teamMembers.some((one) => one.team_id === team_id && one.user_id === user_id);
			if (!known) data.teamMembers.push({ team_id, user_id });
		}
		return c.json(data.agents);
	});
	app.post(`${base}/upload`, async (c) => {
		const file = (await bodyOf(c)).attachment;
		if (!(file instanceof File)) return refusal(c, "No file");
		const blob_id = state.id();
		data.uploads.push({ blob_id, name: file.name, type: file.type, size: file.size, atMs: state.clock.now() });
		return c.json({ file_url: `http://files.example/blob/${blob_id}`, blob_id: String(blob_id) });
	});

	function list(
		path: string,
		name: ListName,
		wrapped: boolean,
		root: string | undefined,
		make: (body: Json, c: Context, self: Json | undefined) => Json | Response,
	): void {
		const rows = () => data[name] as Json[];
		const replace = (next: Json[]) => Object.assign(data, { [name]: next } as Partial<ChatwootDoubleData>);
		app.get(`${base}/${path}`, (c) => {
			const model = c.req.query("attribute_model");
			const found = model === undefined ? rows() : rows().filter((one) => one.attribute_model === model);
			return c.json(wrapped ? { payload: found } : found);
		});
		app.post(`${base}/${path}`, async (c) => {
			const made = make(await bodyOf(c, root), c, undefined);
			if (made instanceof Response) return made;
			const row = { id: state.id(), account_id: data.account.id, ...made };
			replace([...rows(), row]);
			return c.json(row);
		});
		const change = async (c: Context) => {
			const row = rows().find((one) => one.id === Number(c.req.param("id")));
			if (row === undefined) return notFound(c);
			const body = await bodyOf(c, root);
			if (name === "inboxes") return changeInbox(c, state, row, body);
			const made = make({ ...row, ...body }, c, row);
			if (made instanceof Response) return made;
			return c.json(Object.assign(row, made));
		};
		app.patch(`${base}/${path}/:id`, change);
		app.put(`${base}/${path}/:id`, change);
		app.delete(`${base}/${path}/:id`, (c) => {
			const id = Number(c.req.param("id"));
			if (!rows().some((one) => one.id === id)) return notFound(c);
			replace(rows().filter((one) => one.id !== id));
			if (name === "inboxes") removeInbox(state, id);
			if (name === "teams") data.teamMembers = data.teamMembers.filter((one) => one.team_id !== id);
			return c.body(null, 200);
		});
	}
}

const displayTypes = ["text", "number", "currency", "percent", "link", "date", "list", "checkbox"];

const builtIn = new Set(
	"name email phone_number identifier status priority labels created_at last_activity_at city blocked".split(" "),
);

function taken(rows: Json[], field: string, value: unknown, self: Json | undefined): boolean {
	return rows.some((one) => one !== self && one[field] === value);
}

/** A channel's own fields may change; its type may not even be named. */
function changeInbox(c: Context, state: DoubleState, row: Json, { channel, ...rest }: Json): Response {
	const { type, ...attributes } = (channel ?? {}) as Json;
	return type === undefined ? c.json(Object.assign(row, rest, attributes)) : crash(c, state);
}

function removeInbox(state: DoubleState, id: number): void {
	const { data } = state;
	for (const one of data.conversations.filter((x) => x.inbox_id === id)) state.removeConversation(one.id);
	data.contactInboxes = data.contactInboxes.filter((one) => one.inbox_id !== id);
	data.inboxMembers = data.inboxMembers.filter((one) => one.inbox_id !== id);
}
