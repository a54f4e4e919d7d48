import type { Archive, EntityFilter, Run, RunKind } from "../../src/archive/archive.js";
import type { LedgerEntry, LedgerState, LedgerStore } from "../../src/archive/ledger-store.js";
import type { Attachment, Entity, EntityKind, EntityOf, Message, Outcome } from "../../src/model/index.js";
import { WorkspaceId } from "../../src/model/index.js";

/** As much of an archive as plan and apply read, in memory. The ledger obeys the contract; nothing is durable. */
export interface StubArchive extends Archive {
	store: Map<string, { entity: Entity; gone: boolean }>;
	stored: Outcome[];
}

export function stubArchive(entities: Iterable<Entity> = []): StubArchive {
	const store = new Map<string, { entity: Entity; gone: boolean }>();
	const stored: Outcome[] = [];
	const runs: Run[] = [];
	const key = (kind: EntityKind, id: string) => `${kind}:${id}`;

	function* ofKind<K extends EntityKind>(kind: K, filter: EntityFilter = {}): Generator<EntityOf<K>, void> {
		const all = [...store.values()].filter(({ entity, gone }) => entity.kind === kind && (filter.includeGone || !gone));
		const activity = (entity: Entity) => (entity.kind === "conversation" ? (entity.updatedAtMs ?? 0) : 0);
		if (filter.order === "activity") all.sort((a, b) => activity(a.entity) - activity(b.entity));
		for (const { entity } of all) yield entity as EntityOf<K>;
	}

	const archive: Partial<StubArchive> = {
		path: "stub",
		readonly: false,
		store,
		stored,
		transaction: (work) => work(),
		workspaceId: () => WorkspaceId.parse("w1"),
		startRun(kind: RunKind, target?: string) {
			const run: Run = { id: runs.length + 1, kind, startedAtMs: 0, status: "running", ...(target && { target }) };
			runs.push(run);
			return run;
		},
		finishRun(id, status, summary) {
			Object.assign(runs[id - 1]!, { status, summary });
		},
		runs: () => runs,
		addOutcome: (_, outcome) => void stored.push(outcome),
		putEntity: (entity) => void store.set(key(entity.kind, entity.id), { entity, gone: false }),
		setEntityGone(kind, id, gone) {
			store.get(key(kind, id))!.gone = gone;
		},
		entity: <K extends EntityKind>(kind: K, id: string) => store.get(key(kind, id))?.entity as EntityOf<K> | undefined,
		isEntityGone: (kind, id) => store.get(key(kind, id))?.gone ?? false,
		entities: ofKind,
		*messages(id): Generator<Message, void> {
			for (const message of ofKind("message")) if (message.conversationId === id) yield message;
		},
		countEntities: (kind, filter) => [...ofKind(kind, filter)].length,
		attachment: (id) => store.get(key("attachment", id))?.entity as Attachment | undefined,
		filePath: () => undefined,
		ledger: stubLedger(),
		close() {},
	};
	for (const entity of entities) archive.putEntity!(entity);
	return archive as StubArchive;
}

export function stubLedger(): LedgerStore {
	const rows = new Map<string, LedgerEntry & { doneHash?: string }>();
	const revisions = new Map<string, number>();
	let seq = 0;
	const id = (target: string, key: string) => `${target}|${key}`;
	const moved = (target: string) => void revisions.set(target, (revisions.get(target) ?? 0) + 1);
	const change = (target: string, key: string, values: Partial<LedgerEntry>) => {
		const row = rows.get(id(target, key));
		if (!row) throw new Error(`no ledger entry ${key}`);
		Object.assign(row, values);
		moved(target);
	};
	return {
		entry: (target, key) => {
			const row = rows.get(id(target, key));
			return row && { ...row };
		},
		intend(entry) {
			const earlier = rows.get(id(entry.target, entry.key));
			const kept = earlier?.ref && earlier.state !== "reverted" ? earlier : undefined;
			rows.set(id(entry.target, entry.key), {
				...entry,
				state: "intended",
				existing: kept?.existing ?? false,
				atMs: 0,
				seq: kept?.seq ?? ++seq,
				...(kept && { ref: kept.ref, doneHash: kept.doneHash }),
			});
			moved(entry.target);
		},
		done(target, key, ref, { payloadHash, existing, runId }) {
			change(target, key, { state: "done", ref, payloadHash, existing, runId });
			rows.get(id(target, key))!.doneHash = payloadHash;
		},
		doubt: (target, key, reason, runId) => change(target, key, { state: "doubt", reason, runId }),
		failed: (target, key, reason, runId) => change(target, key, { state: "failed", reason, runId }),
		withdraw(target, key) {
			const row = rows.get(id(target, key));
			if (row?.ref && row.doneHash) change(target, key, { state: "done", payloadHash: row.doneHash });
			else {
				rows.delete(id(target, key));
				moved(target);
			}
		},
		reverted(target, key, runId) {
			change(target, key, { state: "reverted", runId });
			delete rows.get(id(target, key))!.ref;
		},
		*entries(target, filter = {}) {
			const all = [...rows.values()].filter(
				(row) => row.target === target && (!filter.state || row.state === filter.state),
			);
			all.sort((a, b) => (filter.order === "reverse" ? b.seq - a.seq : a.seq - b.seq));
			for (const row of all) yield { ...row };
		},
		counts(target) {
			const counts: Record<LedgerState, number> = { intended: 0, done: 0, doubt: 0, failed: 0, reverted: 0 };
			for (const row of rows.values()) if (row.target === target) counts[row.state] += 1;
			return counts;
		},
		targets: () => [...new Set([...rows.values()].map((row) => row.target))],
		revision: (target) => revisions.get(target) ?? 0,
	};
}
