import type { Hono } from "hono";
import { done, jsonBody, refuse } from "./answers.js";
import { columnsOf } from "./people-routes.js";
import { chatColumns, type DoubleState, randomName } from "./state.js";

type Row = Record<string, unknown>;

/** Chats, their messages and their ratings. */
export function chatRoutes(app: Hono, base: string, state: DoubleState): void {
	app.post(`${base}/chat`, async (c) => {
		const body = await jsonBody(c);
		if (body.ignore_required !== true) return refuse(c, startForm.join("\n"), { errors: startForm });
		const fields = isRow(body.fields) ? body.fields : {};
		const chat = state.insert("chats", {
			...chatColumns,
			nick: typeof fields.Username === "string" && fields.Username.trim() !== "" ? fields.Username : "Visitor",
			email: fields.Email ?? "",
			dep_id: Number(fields.DepartamentID ?? 1),
			hash: randomName(),
			time: state.now,
			pnd_time: state.now,
			lsync: state.now,
			chat_variables: isRow(body.chat_variables) ? JSON.stringify(body.chat_variables) : "",
			additional_data: Array.isArray(body.additional_data) ? JSON.stringify(body.additional_data) : "",
		});
		for (const message of Array.isArray(body.messages) ? body.messages.filter(isRow) : [])
			addMessage(state, chat, message);
		if (state.quirks.autoResponder) {
			addMessage(state, chat, { msg: "We will be with you soon", time: state.now, user_id: -2 });
			chat.auto_responder_id = 1;
		}
		if (state.quirks.diesBeforeColumns) return c.text("", 500);
		const { status, ...columns } = isRow(body.main_attr) ? body.main_attr : {};
		Object.assign(chat, columnsOf(columns, chatColumns));
		if (status === 2) {
			// The real routine: today's time, and a line of its own.
			Object.assign(chat, { status: 2, cls_time: state.now });
			addMessage(state, chat, { msg: "Ada has closed the chat!", time: state.now, user_id: -1 });
		}
		return done(c, chat);
	});
	app.get(`${base}/chat/:id`, (c) => {
		const chat = state.find("chats", c.req.param("id"));
		return chat === undefined ? noChat(c) : done(c, chat);
	});
	app.put(`${base}/chat/:id`, async (c) => {
		const chat = state.find("chats", c.req.param("id"));
		if (chat === undefined) return noChat(c);
		const { id: _id, ...columns } = await jsonBody(c);
		Object.assign(chat, columnsOf(columns, chatColumns));
		return done(c, chat);
	});
	app.delete(`${base}/chat/:id`, (c) => {
		const chat = state.find("chats", c.req.param("id"));
		if (chat === undefined) return noChat(c);
		const ofChat = (row: Row) => row.chat_id === chat.id;
		state.remove("messages", ofChat);
		state.remove("surveyItems", ofChat);
		state.remove("files", ofChat);
		state.remove("chats", ({ id }) => id === chat.id);
		return done(c, true);
	});

	app.get(`${base}/chats`, (c) => {
		const wanted = filterOf((name) => c.req.query(name));
		const found = state.data.chats.filter(wanted).reverse();
		const number = (name: string, preset: number) => Math.max(0, Number(c.req.query(name) ?? preset) || preset);
		const offset = number("offset", 0);
		const list = found.slice(offset, offset + number("limit", 20));
		return c.json({ list, list_count: offset > 0 ? false : found.length, error: false });
	});
	app.get(`${base}/fetchchatmessages`, (c) => {
		const chat = state.find("chats", c.req.query("chat_id") ?? "");
		if (chat === undefined) return c.json({ error: true, result: "Could not find chat by chat_id!" });
		return done(c, { messages: state.data.messages.filter((message) => message.chat_id === chat.id) });
	});

	const survey = "/index.php/site_admin/restapi/surveychat/:chat/:survey";
	const items = (chat: string, id: string) =>
		state.data.surveyItems.filter((row) => row.chat_id === Number(chat) && row.survey_id === Number(id));
	app.post(survey, async (c) => {
		const { chat, survey: id } = c.req.param();
		if (state.find("chats", chat) === undefined) return refuse(c, "Chat could not be found!");
		if (state.find("surveys", id) === undefined) return refuse(c, "Survey could not be found!");
		const body = await jsonBody(c);
		const known = items(chat, id)[0];
		const item =
			known ?? state.insert("surveyItems", { chat_id: Number(chat), survey_id: Number(id), ftime: state.now });
		Object.assign(item, body, { id: item.id });
		return c.json({ result: true, survey: item });
	});
	app.get(survey, (c) => {
		const { chat, survey: id } = c.req.param();
		if (state.find("chats", chat) === undefined) return refuse(c, "Chat could not be found!");
		return c.json({ result: true, items: items(chat, id) });
	});
	app.delete(survey, (c) => {
		const { chat, survey: id } = c.req.param();
		if (state.find("chats", chat) === undefined) return refuse(c, "Chat could not be found!");
		const gone = items(chat, id);
		state.remove("surveyItems", (row) => gone.includes(row));
		return c.json({ result: true, deleted: gone.length });
	});
}

function addMessage(state: DoubleState, chat: Row, message: Row): void {
	const row = state.insert("messages", {
		msg: message.msg ?? "",
		meta_msg: message.meta_msg ?? "",
		time: message.time ?? state.now,
		chat_id: chat.id,
		user_id: message.user_id ?? 0,
		name_support: message.name_support ?? "",
		del_st: 0,
	});
	chat.last_msg_id = row.id;
	if (row.user_id === 0) chat.last_user_msg_time = row.time;
	else if (row.user_id === -2) chat.last_op_msg_time = row.time;
}

/** The filters of `chats`, as far as an import uses them. `status_ids=0` alone is empty for PHP and filters nothing. */
function filterOf(query: (name: string) => string | undefined): (chat: Row) => boolean {
	const given = (name: string) => {
		const value = query(name);
		return value === undefined || value === "" || value === "0" ? undefined : value;
	};
	const above = query("time_gt");
	const below = query("time_lt");
	const department = given("departament_id");
	const statuses = given("status_ids")?.split(",").map(Number);
	const columns = ["email", "phone", "nick"].flatMap((name) => {
		const value = query(name);
		return value === undefined ? [] : [[name, value] as const];
	});
	return (chat) =>
		(above === undefined || Number(chat.time) > Number(above)) &&
		(below === undefined || Number(chat.time) < Number(below)) &&
		(department === undefined || chat.dep_id === Number(department)) &&
		(statuses === undefined || statuses.includes(Number(chat.status))) &&
		columns.every(([name, value]) => chat[name] === value);
}

const noChat = (c: Parameters<typeof refuse>[0]) => refuse(c, "Chat could not be found!", { errors: [] });

const startForm = [
	"Please enter your name",
	"Please enter a valid email address",
	"Please enter your message",
	"You have to accept our Terms Of Service",
];

function isRow(value: unknown): value is Row {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
