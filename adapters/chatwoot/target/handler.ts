import type {
	FileRef,
	Operation,
	OperationOutcome,
	ReadBack,
	Refs,
	RemoteRef,
	TargetIo,
} from "../../../src/adapter/contract.js";
import { type Localized, text } from "../../../src/model/index.js";
import type { Answer, ChatwootClient } from "../client.js";
import type { ChatwootConfig } from "../config.js";
import { isRow, type Row, type WireMessage } from "../wire.js";

/** What the handlers of one target share. */
export interface Session {
	config: ChatwootConfig;
	client: ChatwootClient;
	io: TargetIo;
	/** `/api/v1/accounts/<id>` */
	base: string;
	/** Messages read last, by conversation: what verify reads next is mostly among them. */
	windows: Map<string, Promise<Map<string, WireMessage>>>;
	/** The user the token belongs to; read once. */
	userId(): Promise<number>;
}

/** Everything one operation kind can do. `payload` has its refs replaced by remote ids. */
export interface Handler {
	perform(call: Call): Promise<OperationOutcome>;
	update?(call: Call, ref: RemoteRef): Promise<OperationOutcome>;
	locate(call: Call): Promise<RemoteRef | undefined>;
	read?(call: Call, ref: RemoteRef): Promise<ReadBack | undefined>;
	revert?(session: Session, ref: RemoteRef, key: string): Promise<void>;
}

export interface Call {
	session: Session;
	operation: Operation;
	payload: Row;
	refs: Refs;
	/** The remote object a payload field refers to. */
	target(field: string): RemoteRef;
}

export const accountRoute = (rest: string) => `/api/v1/accounts/{a}${rest}`;

export function created(call: Call, ref: RemoteRef, warnings: Localized[] = []): OperationOutcome {
	return { key: call.operation.key, status: "created", ref, ...(warnings.length > 0 ? { warnings } : {}) };
}
export function existing(call: Call, ref: RemoteRef, warnings: Localized[] = []): OperationOutcome {
	return { key: call.operation.key, status: "existing", ref, ...(warnings.length > 0 ? { warnings } : {}) };
}
export function updated(call: Call, ref: RemoteRef, warnings: Localized[] = []): OperationOutcome {
	return { key: call.operation.key, status: "updated", ref, ...(warnings.length > 0 ? { warnings } : {}) };
}

/** A refusal of one record. The reason names the refused fields, which are not translated by Chatwoot. */
export function refused(call: Call, answer: Answer): OperationOutcome {
	const fields = answer.attributes.join(", ");
	const detail = fields === "" ? "" : ` (${fields})`;
	return {
		key: call.operation.key,
		status: "failed",
		reason: `refused-${answer.status}`,
		text: text(
			`Chatwoot refused ${call.operation.kind}: HTTP ${answer.status}${detail}`,
			`Chatwoot 拒绝了 ${call.operation.kind}：HTTP ${answer.status}${detail}`,
		),
	};
}

/** Replaces refs by remote ids, numbers where they are numbers. */
export function resolved(value: unknown, refs: Refs): unknown {
	if (Array.isArray(value)) return value.map((item) => resolved(item, refs));
	if (!isRow(value)) return value;
	if (typeof value.$ref === "string") return remoteId(refs.get(value.$ref));
	if ("$file" in value) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, refs)]));
}

/** The remote object's id as Chatwoot writes it: a number, or a slug. */
export function remoteId(ref: RemoteRef): string | number {
	return /^\d+$/.test(ref.id) ? Number(ref.id) : ref.id;
}

/** A file as a multipart part: Chatwoot derives its kind from the part's own Content-Type, so that is set. */
export async function filePart(session: Session, file: FileRef): Promise<Blob> {
	const blob = await session.io.openFile(file);
	return blob.slice(0, blob.size, file.mimeType);
}

export function fileName(file: FileRef): string {
	return file.name.replace(/[\\/\0-\x1f"]/g, "_").slice(0, 200) || "file";
}

export function difference(
	list: ReadBack["differences"],
	field: string,
	expected: unknown,
	found: unknown,
): ReadBack["differences"] {
	const left = stable(expected);
	const right = stable(found);
	if (left !== right) list.push({ field, expected: left.slice(0, 200), found: right.slice(0, 200) });
	return list;
}

function stable(value: unknown): string {
	if (value === undefined || value === null) return "";
	return typeof value === "string" ? value : JSON.stringify(value);
}
