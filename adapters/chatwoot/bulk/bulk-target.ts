import pLimit from "p-limit";
import type { Operation, OperationOutcome, Refs, RemoteRef, Target } from "../../../src/adapter/contract.js";
import { resolved } from "../../../src/adapter/kind-handlers.js";
import { type AppError, isAppError } from "../../../src/model/index.js";
import { type Database, openDatabase } from "../database.js";
import { lostRace, refusedRows } from "../database-error.js";
import { conversationRef } from "../target/conversations.js";
import type { Session } from "../target/handler.js";
import { isRow, type Row } from "../wire.js";
import { attributeForm, takenByContacts, takenSources } from "./look-up.js";
import { scheduleBatch } from "./schedule.js";
import { isWritable, uniqueKeys } from "./writable.js";
import { writeWave } from "./write-wave.js";

/** Two lanes keep the database and the ledger busy in turns; a batch is one commit of either. */
export const bulk = { lanes: 2, size: 1000 };
/** Messages with files that are sent side by side, by one lane. */
const sendsAtOnce = 2;
/** Tries at a transaction that lost against another one. */
const maxRaces = 5;

type Kinds = Pick<Target, "perform" | "locate">;

/**
 * Contacts and conversations straight into Chatwoot's database (sheet, section 6): nothing of Chatwoot runs, nobody is told, and
 * thousands of records go in a second. What the database cannot take as it is goes over HTTP, in its place in the order:
 * a contact whose e-mail somebody has already, a file without access to the storage, a row that PostgreSQL refuses.
 */
export function createBulk(session: Session, url: string, kinds: Kinds) {
	const idle: (Database & { close(): Promise<void> })[] = [];
	/** No index forbids two contacts of one phone number: what is taken must not change between looking and writing. */
	const contactsInTurn = pLimit(1);
	let form: ReturnType<typeof attributeForm> | undefined;

	async function using<T>(work: (database: Database) => Promise<T>): Promise<T> {
		const database = idle.pop() ?? (await openDatabase(url));
		try {
			const result = await work(database);
			idle.push(database);
			return result;
		} catch (error) {
			if (refusedRows(error) || lostRace(error)) idle.push(database);
			else await database.close();
			throw error;
		}
	}

	async function perform(batch: readonly Operation[], refs: Refs): Promise<OperationOutcome[]> {
		const made = new Map<string, RemoteRef>();
		const outcomes = new Map<string, OperationOutcome>();
		const known: Refs = { get: (key) => made.get(key) ?? refs.get(key) };
		const schedule = scheduleBatch(batch, (operation) => isWritable(operation, session.config.storage));
		const settle = (operation: Operation, outcome: OperationOutcome) => {
			outcomes.set(operation.key, outcome);
			if ("ref" in outcome) made.set(operation.key, outcome.ref);
			schedule.settle(operation, "ref" in outcome);
		};
		let most = batch.length;
		while (!schedule.done()) {
			const writeNext = async () => {
				for (const taken of await findTaken(schedule.toWrite(), known)) schedule.send(taken);
				const wave = schedule.toWrite().slice(0, most);
				return { wave, written: wave.length > 0 ? await tryToWrite(wave, known) : undefined };
			};
			const withContacts = schedule.toWrite().some(({ kind }) => kind === "contact.create");
			const { wave, written } = await (withContacts ? contactsInTurn(writeNext) : writeNext());
			if (wave.length > 0) {
				for (const operation of wave) {
					const outcome = written?.get(operation.key);
					if (outcome) settle(operation, outcome);
				}
				// The row at fault is among these: half as many, until it stands alone and Chatwoot itself may judge it.
				if (written === undefined && wave.length === 1) for (const one of wave) schedule.send(one);
				most = written === undefined && wave.length > 1 ? Math.ceil(wave.length / 2) : batch.length;
				if (written === undefined) continue;
			}
			const limit = pLimit(sendsAtOnce);
			const lanes = schedule.toSend();
			// Cannot happen: needs come before what needs them. Better operations without an outcome than no end.
			if (wave.length === 0 && lanes.length === 0) break;
			const sending = lanes.map((lane) => limit(() => sendInOrder(lane, known, settle)));
			for (const ended of await Promise.allSettled(sending)) if (ended.status === "rejected") throw ended.reason;
		}
		return batch.flatMap(({ key }) => outcomes.get(key) ?? []);
	}

	/** Undefined when a row was refused; then nothing was written. */
	async function tryToWrite(
		wave: readonly Operation[],
		refs: Refs,
	): Promise<Map<string, OperationOutcome> | undefined> {
		for (let attempt = 1; ; attempt += 1) {
			try {
				const userId = await session.userId();
				return await using(async (database) => {
					form ??= attributeForm(database);
					return await writeWave({ session, database, userId, form: await form, refs }, wave);
				});
			} catch (error) {
				if (refusedRows(error) || isFileMissing(error)) return undefined;
				if (!lostRace(error) || attempt === maxRaces) throw error;
				await session.io.run.clock.sleep(100 * attempt, session.io.run.signal);
			}
		}
	}

	async function sendInOrder(
		lane: readonly Operation[],
		refs: Refs,
		settle: (operation: Operation, outcome: OperationOutcome) => void,
	): Promise<void> {
		for (const operation of lane) {
			const outcome = await send(operation, refs);
			if (outcome === undefined) return;
			settle(operation, outcome);
			if (!("ref" in outcome)) return;
		}
	}

	async function send(operation: Operation, refs: Refs): Promise<OperationOutcome | undefined> {
		try {
			return (await kinds.perform([operation], refs))[0];
		} catch (error) {
			// One file that the archive lost is no reason to doubt the rest of the batch.
			if (!isFileMissing(error)) throw error;
			return { key: operation.key, status: "failed", reason: "file-missing", text: error.what };
		}
	}

	/** Contacts and contact inboxes whose keys are in use already, by somebody else or in the same batch. */
	async function findTaken(operations: readonly Operation[], refs: Refs): Promise<Operation[]> {
		const contacts = operations.filter(({ kind }) => kind === "contact.create");
		const withSource = operations.filter(({ kind }) => kind === "contact.create" || kind === "conversation.create");
		if (withSource.length === 0) return [];
		const keysOf = ({ payload }: Operation) => uniqueKeys(payload as Row);
		const sourceOf = ({ payload }: Operation) => String((payload as Row).source_id);
		const inboxes = [...new Set(withSource.map(({ payload }) => Number(resolved((payload as Row).inbox_id, refs))))];
		const [taken, sources] = await using(async (database) => [
			await takenByContacts(database, session.config.accountId, {
				emails: contacts.flatMap((one) => keysOf(one).email ?? []),
				phones: contacts.flatMap((one) => keysOf(one).phone ?? []),
				identifiers: contacts.flatMap((one) => keysOf(one).identifier ?? []),
			}),
			await takenSources(database, inboxes, withSource.map(sourceOf)),
		]);
		return withSource.filter((operation) => {
			if (sources.has(sourceOf(operation))) return true;
			sources.add(sourceOf(operation));
			if (operation.kind !== "contact.create") return false;
			const values = Object.values(keysOf(operation)).filter((value) => value !== undefined);
			const found = values.some((value) => taken.has(value));
			for (const value of values) taken.add(value);
			return found;
		});
	}

	return {
		perform,
		/** Exact and quick where HTTP would have to read a whole conversation. */
		async locate(operation: Operation, refs: Refs): Promise<RemoteRef | undefined> {
			const payload = operation.payload as Row;
			if (operation.kind === "message.create" || operation.kind === "day-mark.create") {
				const conversation = refs.get((payload.conversation as { $ref: string }).$ref).id;
				const values = [session.config.accountId, Number(conversation), payload.source_id];
				const [row] = await using((database) => database.rows<{ id: string }>(locateMessage, values));
				return row && { kind: "message", id: String(row.id), extra: { conversation } };
			}
			if (operation.kind !== "conversation.create") return await kinds.locate(operation, refs);
			const { inbox_id, source_id, custom_attributes } = resolved(payload, refs) as Row;
			const session_id = isRow(custom_attributes) ? custom_attributes.crisp_session_id : undefined;
			const values = [session.config.accountId, inbox_id, source_id, session_id];
			const [row] = await using((database) => database.rows<{ number: number }>(locateConversation, values));
			return row && conversationRef(session, String(row.number));
		},
		async close() {
			for (const database of idle.splice(0)) await database.close();
		},
	};
}

const locateMessage = `SELECT m.id FROM conversations c JOIN messages m ON m.conversation_id = c.id
	WHERE c.account_id = $1 AND c.display_id = $2 AND m.source_id = $3 ORDER BY m.id LIMIT 1`;
const locateConversation = `SELECT c.display_id AS number FROM contact_inboxes b JOIN conversations c ON c.contact_inbox_id = b.id
	WHERE c.account_id = $1 AND b.inbox_id = $2 AND b.source_id = $3 AND c.custom_attributes ->> 'crisp_session_id' = $4 LIMIT 1`;

function isFileMissing(error: unknown): error is AppError {
	return isAppError(error) && error.code === "file";
}
