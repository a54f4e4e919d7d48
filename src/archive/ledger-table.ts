import { AppError, text } from "../model/index.js";
import type { LedgerEntry, LedgerState, LedgerStore } from "./ledger-store.js";
import { isoTime, plainText } from "./plain-text.js";
import { readJson } from "./read-json.js";
import type { Sqlite, SqlValue } from "./sqlite.js";

// Which operation became which remote object. An entry has a `ref` exactly while the remote object is believed to exist,
// whatever its state: a failed or doubtful update keeps the ref of what it wanted to change, so undo still finds it.
// Outside a backup every commit is synced to the disk (synchronous = FULL), so an intention is durable when it returns.

export class LedgerTable implements LedgerStore {
	readonly #db: Sqlite;
	readonly #path: string;
	readonly #now: () => number;

	constructor(db: Sqlite, path: string, now: () => number) {
		this.#db = db;
		this.#path = path;
		this.#now = now;
	}

	entry(target: string, key: string): LedgerEntry | undefined {
		const row = this.#row(target, key);
		return row === undefined ? undefined : this.#read(row);
	}

	intend(entry: Pick<LedgerEntry, "target" | "key" | "kind" | "lane" | "source" | "payloadHash" | "runId">): void {
		this.#db.write(() => {
			const { seq } = this.#moved(entry.target);
			const at = this.#now();
			// What exists there keeps its place in the order of creation; anything else is created now.
			this.#db.run(
				`INSERT INTO ledger (target, key, kind, lane, source_kind, source_id, state, payload_hash, run_id, at_ms, at, seq)
				VALUES (?, ?, ?, ?, ?, ?, 'intended', ?, ?, ?, ?, ?)
				ON CONFLICT (target, key) DO UPDATE SET kind = excluded.kind, lane = excluded.lane, source_kind = excluded.source_kind,
					source_id = excluded.source_id, state = 'intended', payload_hash = excluded.payload_hash, reason = NULL,
					run_id = excluded.run_id, at_ms = excluded.at_ms, at = excluded.at,
					seq = CASE WHEN ref IS NULL THEN excluded.seq ELSE seq END`,
				plainText(entry.target),
				plainText(entry.key),
				entry.kind,
				plainText(entry.lane),
				entry.source.kind,
				plainText(entry.source.id),
				entry.payloadHash,
				entry.runId,
				at,
				isoTime(at),
				seq,
			);
		});
	}

	done(
		target: string,
		key: string,
		ref: NonNullable<LedgerEntry["ref"]>,
		options: { payloadHash: string; existing: boolean; runId: number },
	): void {
		this.#change(
			target,
			key,
			"state = 'done', payload_hash = ?1, done_hash = ?1, ref = ?2, existing = ?3, reason = NULL, run_id = ?4",
			[options.payloadHash, JSON.stringify(ref), Number(options.existing), options.runId],
		);
	}

	doubt(target: string, key: string, reason: string, runId: number): void {
		this.#change(target, key, "state = 'doubt', reason = ?1, run_id = ?2", [plainText(reason), runId]);
	}

	failed(target: string, key: string, reason: string, runId: number): void {
		this.#change(target, key, "state = 'failed', reason = ?1, run_id = ?2", [plainText(reason), runId]);
	}

	withdraw(target: string, key: string): void {
		this.#db.write(() => {
			const row = this.#row(target, key);
			if (row === undefined) return;
			if (row.ref === null) {
				this.#moved(target);
				this.#db.run("DELETE FROM ledger WHERE target = ? AND key = ?", plainText(target), plainText(key));
			} else {
				this.#change(
					target,
					key,
					"state = 'done', payload_hash = coalesce(done_hash, payload_hash), reason = NULL",
					[],
				);
			}
		});
	}

	reverted(target: string, key: string, runId: number): void {
		this.#change(
			target,
			key,
			"state = 'reverted', ref = NULL, done_hash = NULL, existing = 0, reason = NULL, run_id = ?1",
			[runId],
		);
	}

	/** Entries that stand when the walk begins; what the caller writes meanwhile is not walked into again. */
	*entries(target: string, filter: { state?: LedgerState; order?: "seq" | "reverse" } = {}): Iterable<LedgerEntry> {
		const reverse = filter.order === "reverse";
		const state = filter.state === undefined ? [] : [filter.state];
		const last = this.#db.get<{ last_seq: number }>(
			"SELECT last_seq FROM ledger_targets WHERE target = ?",
			plainText(target),
		);
		if (last === undefined) return;
		const sql = `SELECT * FROM ledger WHERE target = ?${state.length === 0 ? "" : " AND state = ?"}
			AND seq ${reverse ? "<" : ">"} ? AND seq <= ? ORDER BY seq${reverse ? " DESC" : ""}`;
		let after = reverse ? last.last_seq + 1 : 0;
		let more = true;
		while (more) {
			const batch = this.#db.batch<LedgerRow>(sql, plainText(target), ...state, after, last.last_seq);
			for (const row of batch.rows) yield this.#read(row);
			after = batch.rows.at(-1)?.seq ?? after;
			more = batch.more;
		}
	}

	counts(target: string): Record<LedgerState, number> {
		const counts: Record<LedgerState, number> = { intended: 0, done: 0, doubt: 0, failed: 0, reverted: 0 };
		const rows = this.#db.all<{ state: LedgerState; n: number }>(
			"SELECT state, count(*) AS n FROM ledger WHERE target = ? GROUP BY state",
			plainText(target),
		);
		for (const { state, n } of rows) counts[state] = n;
		return counts;
	}

	targets(): string[] {
		return this.#db
			.all<{ target: string }>("SELECT target FROM ledger_targets ORDER BY target")
			.map((row) => row.target);
	}

	revision(target: string): number {
		return (
			this.#db.get<{ revision: number }>("SELECT revision FROM ledger_targets WHERE target = ?", plainText(target))
				?.revision ?? 0
		);
	}

	#change(target: string, key: string, set: string, values: SqlValue[]): void {
		const next = values.length + 1;
		const at = this.#now();
		this.#db.write(() => {
			this.#moved(target);
			const { changes } = this.#db.run(
				`UPDATE ledger SET ${set}, at_ms = ?${next}, at = ?${next + 1} WHERE target = ?${next + 2} AND key = ?${next + 3}`,
				...values,
				at,
				isoTime(at),
				plainText(target),
				plainText(key),
			);
			if (changes === 0) {
				throw new AppError("bug", {
					what: text(`Operation ${key} was never intended`, `操作 ${key} 从未登记`),
					why: text("The ledger must know an operation before its result", "台账必须先登记操作，再记录其结果"),
				});
			}
		});
	}

	#moved(target: string): { seq: number } {
		const row = this.#db.get<{ seq: number }>(
			`INSERT INTO ledger_targets (target, revision, last_seq) VALUES (?, 1, 1)
			ON CONFLICT (target) DO UPDATE SET revision = revision + 1, last_seq = last_seq + 1 RETURNING last_seq AS seq`,
			plainText(target),
		);
		return { seq: row?.seq ?? 1 };
	}

	#row(target: string, key: string): LedgerRow | undefined {
		return this.#db.get<LedgerRow>(
			"SELECT * FROM ledger WHERE target = ? AND key = ?",
			plainText(target),
			plainText(key),
		);
	}

	#read(row: LedgerRow): LedgerEntry {
		return {
			target: row.target,
			key: row.key,
			kind: row.kind,
			lane: row.lane,
			source: { kind: row.source_kind, id: row.source_id },
			state: row.state,
			payloadHash: row.payload_hash,
			...(row.ref === null ? {} : { ref: readJson<NonNullable<LedgerEntry["ref"]>>(row.ref, this.#path) }),
			existing: row.existing === 1,
			...(row.reason === null ? {} : { reason: row.reason }),
			runId: row.run_id,
			atMs: row.at_ms,
			seq: row.seq,
		};
	}
}

interface LedgerRow {
	target: string;
	key: string;
	kind: string;
	lane: string;
	source_kind: string;
	source_id: string;
	state: LedgerState;
	payload_hash: string;
	ref: string | null;
	existing: number;
	reason: string | null;
	run_id: number;
	at_ms: number;
	seq: number;
}
