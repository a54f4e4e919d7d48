import type { Operation, OperationOutcome, Refs, RemoteRef } from "../../../src/adapter/contract.js";
import { created, resolved } from "../../../src/adapter/kind-handlers.js";
import type { Localized } from "../../../src/model/index.js";
import type { Cell, Database } from "../database.js";
import { refused, type Session } from "../target/handler.js";
import { isRow, type Row } from "../wire.js";
import type { StoredFile } from "./file-rows.js";
import type { KnownConversation } from "./look-up.js";
import { type AttributeForm, type RowContext, type TableRow, utc } from "./rows.js";

/** What one wave is written with. */
export interface WaveSession {
	session: Session;
	database: Database;
	/** Of the token's user. */
	userId: number;
	form: AttributeForm;
	/** The remote objects of everything written before. */
	refs: Refs;
}

/** One transaction under way: what it is written with, and what it has made so far. */
export interface Wave extends WaveSession {
	context: RowContext;
	/** The same time as the context's, for columns. */
	now: string;
	/** Contacts of this wave by operation key; `refs` knows them too. */
	contacts: Map<string, RemoteRef>;
	/** Conversations of this wave and those that its operations belong to, by the key of their creation. */
	conversations: Map<string, WaveConversation>;
	/** Files whose bytes are in the storage already; their rows come with the messages'. */
	stored: StoredFile[];
	/** By operation key. */
	outcomes: Map<string, OperationOutcome>;
}

export interface WaveConversation extends KnownConversation {
	/** As people see it. */
	number: string;
}

export function beginWave(given: WaveSession, stored: StoredFile[]): Wave {
	const { config, io } = given.session;
	const nowMs = io.run.clock.now();
	const contacts = new Map<string, RemoteRef>();
	return {
		...given,
		refs: { get: (key) => contacts.get(key) ?? given.refs.get(key) },
		context: { accountId: config.accountId, nowMs },
		now: utc(nowMs),
		contacts,
		conversations: new Map(),
		stored,
		outcomes: new Map(),
	};
}

/** The operation's object is there, as soon as the wave is. */
export function settle(wave: Wave, operation: Operation, ref: RemoteRef, warnings: Localized[] = []): void {
	wave.outcomes.set(operation.key, created({ operation }, ref, warnings));
}

/** Its conversation was deleted there: as over HTTP, where the answer would be 404. */
export function settleGone(wave: Wave, operation: Operation): void {
	wave.outcomes.set(operation.key, refused({ operation }, { status: 404, attributes: [] }));
}

/** What would be sent, with the ids of what it refers to; its conversation is looked up apart. */
export function payloadOf(wave: Wave, { payload }: Operation): Row {
	const { conversation: _conversation, ...rest } = isRow(payload) ? payload : {};
	return resolved(rest, wave.refs) as Row;
}

/** The key of the conversation that an operation belongs to; empty for those that belong to none. */
export function conversationKeyOf({ payload }: Operation): string {
	const conversation = isRow(payload) ? payload.conversation : undefined;
	return isRow(conversation) ? String(conversation.$ref) : "";
}

/** Adds rows of the same columns. */
export async function addRows({ database }: Wave, table: string, rows: readonly TableRow[]): Promise<void> {
	const [first] = rows;
	if (first === undefined) return;
	const columns = Object.keys(first);
	await database.copy(
		table,
		columns,
		rows.map((row) => columns.map((column): Cell => row[column] ?? null)),
	);
}

export function distinct<T>(values: readonly T[]): T[] {
	return [...new Set(values)];
}
