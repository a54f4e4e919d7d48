/** What Chatwoot answers, as far as this adapter looks at it. Nothing is trusted: every field may be missing. */
export interface WireContact {
	id?: number;
	name?: string | null;
	email?: string | null;
	phone_number?: string | null;
	identifier?: string | null;
	blocked?: boolean;
	thumbnail?: string | null;
	/** Epoch seconds. */
	created_at?: number;
	additional_attributes?: Record<string, unknown>;
	custom_attributes?: Record<string, unknown>;
	contact_inboxes?: { source_id?: string; inbox?: { id?: number } }[];
}

export interface WireConversation {
	id?: number;
	status?: string;
	labels?: string[];
	unread_count?: number;
	/** Epoch seconds. */
	created_at?: number;
	custom_attributes?: Record<string, unknown>;
	meta?: { assignee?: { id?: number } | null; sender?: WireContact | null };
}

export interface WireMessage {
	id?: number;
	content?: string | null;
	message_type?: number;
	private?: boolean;
	source_id?: string | null;
	/** Epoch seconds. */
	created_at?: number;
	content_attributes?: { external_created_at?: number } | null;
	sender?: { id?: number; name?: string; type?: string };
	attachments?: { file_size?: number; data_url?: string }[];
}

export type Row = Record<string, unknown>;

export function isRow(value: unknown): value is Row {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The rows of a list answer, bare or in `payload`. */
export function rowsOf(answer: unknown): Row[] {
	const list = isRow(answer) ? answer.payload : answer;
	return Array.isArray(list) ? list.filter(isRow) : [];
}

/** The record of an answer, bare or in `payload`. */
export function recordOf(answer: unknown): Row {
	if (!isRow(answer)) return {};
	return isRow(answer.payload) ? answer.payload : answer;
}
