import { AppError, type Outcome, text } from "../model/index.js";
import type { NotExported, Run, RunKind, RunStatus } from "./archive.js";
import { isoTime, plainOrNull, plainText } from "./plain-text.js";
import { readJson } from "./read-json.js";
import type { Sqlite } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

/** Runs, what they could not do, and what the source does not give. */
export class RunTable {
	readonly #db: Sqlite;
	readonly #path: string;
	readonly #now: () => number;

	constructor(db: Sqlite, path: string, now: () => number) {
		this.#db = db;
		this.#path = path;
		this.#now = now;
	}

	startRun(kind: RunKind, target?: string): Run {
		const startedAtMs = this.#now();
		// What a power cut takes from a backup is read again, its cursor went with it; what it took from a ledger would be sent twice.
		this.#db.syncEachCommit(kind !== "backup");
		return this.#db.write(() => {
			const { lastInsertRowid } = this.#db.run(
				"INSERT INTO runs (kind, target, status, started_at_ms, started_at) VALUES (?, ?, 'running', ?, ?)",
				kind,
				plainOrNull(target),
				startedAtMs,
				isoTime(startedAtMs),
			);
			return { id: lastInsertRowid, kind, startedAtMs, status: "running", ...(target === undefined ? {} : { target }) };
		});
	}

	finishRun(id: number, status: Exclude<RunStatus, "running">, summary: unknown): void {
		const endedAtMs = this.#now();
		// The commit that ends a run is synced, and with it all that came before.
		this.#db.syncEachCommit(true);
		this.#db.write(() => {
			const { changes } = this.#db.run(
				"UPDATE runs SET status = ?, ended_at_ms = ?, ended_at = ?, summary = ? WHERE id = ?",
				status,
				endedAtMs,
				isoTime(endedAtMs),
				JSON.stringify(summary) ?? null,
				id,
			);
			if (changes === 0) throw new AppError("bug", { what: text(`There is no run ${id}`, `不存在任务 ${id}`) });
		});
	}

	runs(): Run[] {
		return this.#db.all<RunRow>("SELECT * FROM runs ORDER BY id").map((row) => ({
			id: row.id,
			kind: row.kind,
			startedAtMs: row.started_at_ms,
			status: row.status,
			...(row.target === null ? {} : { target: row.target }),
			...(row.ended_at_ms === null ? {} : { endedAtMs: row.ended_at_ms }),
			...(row.summary === null ? {} : { summary: readJson(row.summary, this.#path) }),
		}));
	}

	addOutcome(runId: number, outcome: Outcome): void {
		this.#db.write(() =>
			this.#db.run(
				"INSERT INTO outcomes (run_id, subject, source_id, status, reason, json) VALUES (?, ?, ?, ?, ?, ?)",
				runId,
				plainText(outcome.subject),
				plainText(outcome.id),
				outcome.status,
				plainOrNull(outcome.reason),
				JSON.stringify(outcome),
			),
		);
	}

	*outcomes(runId: number): Iterable<Outcome> {
		const rows = walkRows<{ id: number; json: string }>(this.#db, {
			select: "SELECT id, json FROM outcomes",
			where: ["run_id = ?"],
			values: [runId],
			order: ["id"],
		});
		for (const row of rows) yield readJson<Outcome>(row.json, this.#path);
	}

	/** The list as it is now: replaces the one before. */
	setNotExported(items: readonly NotExported[]): void {
		this.#db.write(() => {
			this.#db.run("DELETE FROM not_exported");
			for (const item of items) {
				this.#db.run(
					"INSERT INTO not_exported (resource, reason, en, zh, run_id) VALUES (?, ?, ?, ?, ?)",
					plainText(item.resource),
					item.reason,
					plainText(item.en),
					plainText(item.zh),
					item.runId,
				);
			}
		});
	}

	notExported(): NotExported[] {
		return this.#db
			.all<NotExported>("SELECT resource, reason, en, zh, run_id AS runId FROM not_exported ORDER BY rowid")
			.map((row) => ({ ...row }));
	}
}

interface RunRow {
	id: number;
	kind: RunKind;
	target: string | null;
	status: RunStatus;
	started_at_ms: number;
	ended_at_ms: number | null;
	summary: string | null;
}
