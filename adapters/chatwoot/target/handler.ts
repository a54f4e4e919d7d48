import type { FileRef, OperationOutcome, ReadBack, TargetIo } from "../../../src/adapter/contract.js";
import { difference, type KindCall, type KindHandler } from "../../../src/adapter/kind-handlers.js";
import { text } from "../../../src/model/index.js";
import type { Answer, ChatwootClient } from "../client.js";
import { type ChatwootConfig, hasTrueTimes } from "../config.js";
import type { Row, WireMessage } from "../wire.js";

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

export type Handler = KindHandler<Session>;
export type Call = KindCall<Session>;

export const accountRoute = (rest: string) => `/api/v1/accounts/{a}${rest}`;

/** A refusal of one record. The reason names the refused fields, which are not translated by Chatwoot. */
export function refused(
	call: Pick<Call, "operation">,
	answer: Pick<Answer, "status" | "attributes">,
): OperationOutcome {
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

/** A file as a multipart part: Chatwoot derives its kind from the part's own Content-Type, so that is set. */
export async function filePart(session: Session, file: FileRef): Promise<Blob> {
	const blob = await session.io.openFile(file);
	return blob.slice(0, blob.size, file.mimeType);
}

export function fileName(file: FileRef): string {
	return file.name.replace(/[\\/\0-\x1f"]/g, "_").slice(0, 200) || "file";
}

/** With a database, a record must be as old as at Crisp; its time is kept as an attribute. */
export function compareCreated(call: Call, found: unknown, list: ReadBack["differences"]): void {
	const wanted = Date.parse(String((call.payload.custom_attributes as Row).crisp_created_at));
	if (hasTrueTimes(call.session.config) && !Number.isNaN(wanted))
		difference(list, "created_at", Math.floor(wanted / 1000), found);
}
