import type { Operation, OperationOutcome } from "../../../src/adapter/contract.js";
import { forgetFile, type StoredFile } from "./file-rows.js";
import { beginWave, type WaveSession } from "./wave.js";
import { writeContactLabels, writeContacts, writeNotes } from "./write-contacts.js";
import { findConversations, finishConversations, writeConversations } from "./write-conversations.js";
import { writeMessages } from "./write-messages.js";

/**
 * Writes operations as rows, in one transaction (sheet 6.1): all of them, or none and an error. Row ids are reserved before, so that
 * rows may name each other; the numbers of conversations are what Chatwoot's trigger gave. Times are those of Crisp.
 * Returns an outcome for each operation, by its key.
 */
export async function writeWave(
	given: WaveSession,
	operations: readonly Operation[],
): Promise<Map<string, OperationOutcome>> {
	const stored: StoredFile[] = [];
	try {
		return await given.database.transaction(() => write(given, operations, stored));
	} catch (error) {
		const { storage } = given.session.config;
		for (const { key } of stored) if (storage !== undefined) await forgetFile(storage, key);
		throw error;
	}
}

async function write(
	given: WaveSession,
	operations: readonly Operation[],
	stored: StoredFile[],
): Promise<Map<string, OperationOutcome>> {
	const wave = beginWave(given, stored);
	const of = (...kinds: string[]) => operations.filter(({ kind }) => kinds.includes(kind));
	await writeContacts(wave, of("contact.create"));
	await writeConversations(wave, of("conversation.create"));
	await findConversations(wave, operations);
	await writeMessages(wave, of("message.create", "day-mark.create"));
	await writeContactLabels(wave, of("contact.labels"));
	await writeNotes(wave, of("contact.note"));
	await finishConversations(wave, of("conversation.finish"));
	return wave.outcomes;
}
