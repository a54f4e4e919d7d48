import type { Cell } from "../database.js";
import { renderedLiquid } from "../liquid.js";
import { isRow, type Row } from "../wire.js";

/**
 * Payloads as the rows Chatwoot would have made of them (sheet 6.1), one object a row with its columns by name. Times are
 * texts in UTC. What is left out gets the column's default. Pure.
 */
export type TableRow = Record<string, Cell>;

/** What the rows of one account have in common. */
export interface RowContext {
	accountId: number;
	/** Epoch milliseconds: the time of what has none of its own. */
	nowMs: number;
}

export function contactRow(id: number, payload: Row, { accountId, nowMs }: RowContext): TableRow {
	const additional = compact(payload.additional_attributes);
	const custom = compact(payload.custom_attributes);
	const [email, phone] = [word(payload.email)?.toLowerCase() ?? null, word(payload.phone_number)];
	return {
		id,
		account_id: accountId,
		name: word(payload.name) ?? "",
		email,
		phone_number: phone,
		// Never an empty text: the second one would violate the index (sheet 1.7).
		identifier: word(payload.identifier),
		// A lead where Chatwoot would see one, else a visitor (sheet 3.2).
		contact_type: email !== null || phone !== null || additional.social_profiles !== undefined ? 1 : 0,
		location: word(additional.city) ?? "",
		country_code: word(additional.country) ?? "",
		additional_attributes: JSON.stringify(additional),
		custom_attributes: JSON.stringify(custom),
		created_at: utc(timeOf(custom.crisp_created_at) ?? nowMs),
		updated_at: utc(nowMs),
		last_activity_at: utcOrNull(timeOf(custom.crisp_last_active_at)),
	};
}

export function contactInboxRow(contactId: number, payload: Row, createdAt: Cell): TableRow {
	return {
		contact_id: contactId,
		inbox_id: Number(payload.inbox_id),
		source_id: String(payload.source_id),
		created_at: createdAt,
		updated_at: createdAt,
	};
}

export function conversationRow(
	id: number,
	contactInboxId: number,
	payload: Row,
	{ accountId, nowMs }: RowContext,
): TableRow {
	const custom = compact(payload.custom_attributes);
	const created = utc(timeOf(custom.crisp_created_at) ?? nowMs);
	return {
		id,
		account_id: accountId,
		inbox_id: Number(payload.inbox_id),
		contact_id: Number(payload.contact_id),
		contact_inbox_id: contactInboxId,
		// Overwritten by Chatwoot's trigger, but it has no default (sheet 6.1).
		display_id: 0,
		status: statusOf("pending"),
		additional_attributes: JSON.stringify(compact(payload.additional_attributes)),
		custom_attributes: JSON.stringify(custom),
		created_at: created,
		updated_at: created,
		last_activity_at: created,
	};
}

/** How `messages.content_attributes` holds an object: as a JSON text inside JSON, or as it is (sheet 6.2). */
export type AttributeForm = "string" | "object";

export interface MessageFacts {
	id: number;
	/** Row ids, not the numbers people see. */
	conversationId: number;
	contactId: number;
	inboxId: number;
	/** Of the token's user. */
	userId: number;
	/** Bots that are there. */
	bots: ReadonlySet<number>;
	/** The row id of the message replied to. */
	inReplyTo?: number;
	/** Epoch milliseconds and microseconds beyond them, so that equal seconds keep their order. */
	sentAt: { ms: number; us: number };
	form: AttributeForm;
}

export function messageRow(payload: Row, facts: MessageFacts, { accountId }: RowContext): TableRow {
	const type = messageTypes[String(payload.message_type)] ?? messageTypes.activity;
	const content = String(payload.content ?? "");
	const stored = payload.message_type === "outgoing" ? renderedLiquid(content) : content;
	const at = utc(facts.sentAt.ms, facts.sentAt.us);
	const [senderType, senderId] = senderOf(payload, facts);
	return {
		id: facts.id,
		account_id: accountId,
		inbox_id: facts.inboxId,
		conversation_id: facts.conversationId,
		message_type: type,
		content: stored,
		processed_message_content: stored,
		private: payload.private === true,
		source_id: String(payload.source_id),
		content_attributes: contentAttributes(payload.content_attributes, facts),
		sender_type: senderType,
		sender_id: senderId,
		created_at: at,
		updated_at: at,
	};
}

/** Whether Chatwoot would show the token's user instead, because the bot is gone. */
export function lostBot(payload: Row, bots: ReadonlySet<number>): boolean {
	return payload.sender_type === "AgentBot" && !bots.has(Number(payload.sender_id));
}

function senderOf(payload: Row, { contactId, userId, bots }: MessageFacts): [type: string, id: number] {
	if (payload.message_type !== "outgoing") return ["Contact", contactId];
	if (payload.sender_type === "AgentBot" && !lostBot(payload, bots)) return ["AgentBot", Number(payload.sender_id)];
	return ["User", userId];
}

function contentAttributes(value: unknown, { inReplyTo, form }: MessageFacts): string {
	const { in_reply_to_external_id: external, ...rest } = compact(value);
	// Chatwoot keeps neither id of a reply to something that is not there.
	const reply = inReplyTo === undefined ? {} : { in_reply_to: inReplyTo, in_reply_to_external_id: external };
	const attributes = { ...rest, ...reply };
	if (Object.keys(attributes).length === 0) return "{}";
	const json = JSON.stringify(attributes);
	return form === "string" ? JSON.stringify(json) : json;
}

export function statusOf(name: string): number {
	const at = ["open", "resolved", "pending", "snoozed"].indexOf(name);
	return at === -1 ? 0 : at;
}
const messageTypes: Readonly<Record<string, number>> & { activity: number } = { incoming: 0, outgoing: 1, activity: 2 };

/** The kinds of `attachments.file_type`, by content type as Chatwoot decides (sheet 3.6). */
export function fileTypeOf(mimeType: string): number {
	if (/^image\/(?:jpeg|png|gif|bmp|webp)$/.test(mimeType)) return 0;
	if (mimeType.startsWith("audio/")) return 1;
	if (/^video\/(?:ogg|mp4|webm|quicktime)$/.test(mimeType)) return 2;
	return 3;
}

/** Years 1 to 9999: what both PostgreSQL and Rails can hold. */
const earliestMs = -62_135_596_800_000;
const latestMs = 253_402_300_799_000;
export const possibleTime = (ms: number): boolean => ms >= earliestMs && ms <= latestMs;

/** Epoch milliseconds, and microseconds beyond them, as PostgreSQL's `timestamp` in UTC. */
export function utc(ms: number, us = 0): string {
	const whole = new Date(ms + Math.floor(us / 1000)).toISOString();
	return whole.replace("T", " ").replace("Z", String(us % 1000).padStart(3, "0"));
}

function utcOrNull(ms: number | undefined): string | null {
	return ms === undefined ? null : utc(ms);
}

function timeOf(iso: unknown): number | undefined {
	const ms = typeof iso === "string" ? Date.parse(iso) : Number.NaN;
	return possibleTime(ms) ? ms : undefined;
}

function word(value: unknown): string | null {
	return value === undefined || value === null || value === "" ? null : String(value);
}

/** As JSON would carry it over HTTP: nothing that is undefined. */
function compact(value: unknown): Row {
	return isRow(value) ? Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) : {};
}
