/** What Live Helper Chat answers, as far as this adapter looks at it. Nothing is trusted: every field may be missing. */
export interface WireChat {
	id?: number;
	hash?: string;
	status?: number;
	time?: number;
	dep_id?: number;
	auto_responder_id?: number;
	chat_variables?: string;
	additional_data?: string;
	[column: string]: unknown;
}

export interface WireMessage {
	id?: number;
	msg?: string;
	meta_msg?: string;
	time?: number;
	user_id?: number;
	name_support?: string;
}

export interface WireFile {
	id?: number;
	upload_name?: string;
	size?: number;
	security_hash?: string;
}

export interface WireUser {
	id?: number;
	username?: string;
	email?: string;
	name?: string;
	surname?: string;
	skype?: string;
}

export interface WireDepartment {
	id?: number;
	name?: string;
	identifier?: string;
	email?: string;
	inform_options?: string;
	bot_configuration?: string;
	xmpp_recipients?: string;
	[column: string]: unknown;
}

/** One row of what operators see beside a chat. */
export interface DataRow {
	identifier: string;
	key: string;
	value: string | number | boolean;
}

export type Row = Record<string, unknown>;

export function isRow(value: unknown): value is Row {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The rows of a list answer: in `result`, or in `list` for chats. */
export function rowsOf(json: unknown): Row[] {
	const list = isRow(json) ? (json.result ?? json.list) : undefined;
	return Array.isArray(list) ? list.filter(isRow) : [];
}

/** JSON kept in a text column; undefined when it is none. */
export function jsonColumn(value: unknown): unknown {
	if (typeof value !== "string" || value === "") return undefined;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

/** Our own part of a message's `meta_msg`: which message of the archive it is. */
export function messageKey(message: WireMessage): string | undefined {
	const { id } = ownMeta(message);
	return typeof id === "string" ? id : undefined;
}

/** The attachments that a message shows, in the order of its `[file=…]` tokens. */
export function attachedFiles(message: WireMessage): string[] {
	const { files } = ownMeta(message);
	return Array.isArray(files) ? files.map(String) : [];
}

function ownMeta(message: WireMessage): Row {
	const meta = jsonColumn(message.meta_msg);
	return isRow(meta) && isRow(meta.crisp) ? meta.crisp : {};
}

/** How many bytes PHP's `json_encode` makes of a value: it escapes slashes and everything outside ASCII. */
export function phpJsonBytes(value: unknown): number {
	const json = JSON.stringify(value) ?? "";
	let bytes = 0;
	for (let index = 0; index < json.length; index += 1) {
		const code = json.charCodeAt(index);
		bytes += code === 47 ? 2 : code < 128 ? 1 : 6;
	}
	return bytes;
}
