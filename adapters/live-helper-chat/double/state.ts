import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../../../src/model/index.js";
import type { LiveHelperChatQuirks } from "./quirks.js";

type Row = Record<string, unknown> & { id: number };

/** What the double holds: the tables that an import touches. */
export interface LiveHelperChatDoubleData {
	departments: Row[];
	users: Row[];
	chats: Row[];
	messages: Row[];
	files: (Row & { bytes: Uint8Array })[];
	surveys: Row[];
	surveyItems: Row[];
}

export class DoubleState {
	readonly data: LiveHelperChatDoubleData = {
		departments: [{ ...departmentColumns, id: 1, name: "Support" }],
		users: [{ ...userColumns, id: 1, username: "admin", email: "admin@support.example", name: "Ada", disabled: 0 }],
		chats: [],
		messages: [],
		files: [],
		surveys: [{ id: 1, name: "Satisfaction" }],
		surveyItems: [],
	};
	readonly quirks: LiveHelperChatQuirks;
	readonly #clock: Clock;
	/** Numbers are never given twice, even after a deletion. */
	readonly #last = new Map<keyof LiveHelperChatDoubleData, number>();

	constructor(quirks: LiveHelperChatQuirks, clock: Clock) {
		this.quirks = quirks;
		this.#clock = clock;
	}

	get now(): number {
		return Math.floor(this.#clock.now() / 1000);
	}

	insert<T extends keyof LiveHelperChatDoubleData>(table: T, values: Record<string, unknown>): Row {
		const rows = this.data[table] as Row[];
		const id = Math.max(this.#last.get(table) ?? 0, rows.at(-1)?.id ?? 0) + 1;
		this.#last.set(table, id);
		const row = { ...values, id };
		rows.push(row);
		return row;
	}

	find(table: keyof LiveHelperChatDoubleData, id: string | number): Row | undefined {
		return (this.data[table] as Row[]).find((row) => row.id === Number(id));
	}

	remove(table: keyof LiveHelperChatDoubleData, gone: (row: Row) => boolean): void {
		const rows = this.data[table] as Row[];
		const kept = rows.filter((row) => !gone(row));
		rows.splice(0, rows.length, ...kept);
	}
}

export const randomName = () => randomBytes(16).toString("hex");

/** Changes when a file is bound to a chat: the token in old messages would then be dead. */
export const securityHash = (file: Row) => createHash("md5").update(`${file.name}_${file.chat_id}`).digest("hex");

const days = ["mod", "tud", "wed", "thd", "frd", "sad", "sud"];
export const departmentColumns: Record<string, unknown> = {
	name: "",
	email: "",
	identifier: "",
	xmpp_recipients: "",
	...Object.fromEntries(
		days.flatMap((day) => [
			[`${day}_start_hour`, -1],
			[`${day}_end_hour`, -1],
		]),
	),
	online_hours_active: 0,
	disabled: 0,
	hidden: 0,
	inform_options: "",
	bot_configuration: "",
};

export const userColumns: Record<string, unknown> = {
	username: "",
	email: "",
	name: "",
	surname: "",
	job_title: "",
	skype: "",
	departments_ids: "",
	disabled: 0,
	hide_online: 0,
};

/** A column of `lh_chat` that is not in this list is set as it is and lost with the answer, as there. */
export const chatColumns: Record<string, unknown> = {
	nick: "Visitor",
	status: 0,
	time: 0,
	user_id: 0,
	hash: "",
	ip: "127.0.0.1",
	referrer: "",
	dep_id: 0,
	email: "",
	country_code: "",
	country_name: "",
	phone: "",
	has_unread_messages: 0,
	last_user_msg_time: 0,
	last_op_msg_time: 0,
	last_msg_id: 0,
	lat: "",
	lon: "",
	city: "",
	additional_data: "",
	session_referrer: "",
	wait_time: 0,
	chat_duration: 0,
	priority: 0,
	lsync: 0,
	pnd_time: 0,
	cls_time: 0,
	auto_responder_id: 0,
	user_tz_identifier: "",
	chat_variables: "",
	remarks: "",
	unanswered_chat: 0,
	chat_locale: "",
	uagent: "",
	device_type: 0,
	gbot_id: 0,
};
