import type { Operation } from "../../../src/adapter/contract.js";
import { isRow, type Row } from "../wire.js";

/** Operation kinds that the database takes; the others go over HTTP. */
const writtenKinds: ReadonlySet<string> = new Set([
	"contact.create",
	"contact.labels",
	"contact.note",
	"conversation.create",
	"conversation.finish",
	"message.create",
	"day-mark.create",
]);

/**
 * Whether the database takes it, as far as the operation tells. What Chatwoot's own rules would refuse or change goes over
 * HTTP, where they apply (sheet 1.7).
 */
export function isWritable({ kind, payload }: Operation, storage: string | undefined): boolean {
	if (!writtenKinds.has(kind) || !isRow(payload)) return false;
	if (kind === "message.create") return storage !== undefined || payload.attachments === undefined;
	if (kind !== "contact.create") return true;
	const { email, phone } = uniqueKeys(payload);
	return (
		(email === undefined || /^[^@\s]+@[^@\s]+$/.test(email)) && (phone === undefined || /^\+[1-9]\d{1,14}$/.test(phone))
	);
}

/** What no two contacts of an account may share, as Chatwoot compares it. */
export function uniqueKeys({
	email,
	phone_number,
	identifier,
}: Row): Partial<Record<"email" | "phone" | "identifier", string>> {
	return {
		...(email === undefined ? {} : { email: String(email).toLowerCase() }),
		...(phone_number === undefined ? {} : { phone: String(phone_number) }),
		...(identifier === undefined ? {} : { identifier: String(identifier) }),
	};
}
