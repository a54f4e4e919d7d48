import { AppError, text, WorkspaceId } from "../model/index.js";
import { plainText } from "./plain-text.js";
import { readJson } from "./read-json.js";
import type { Sqlite } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

/** Small JSON values by key, the workspace the archive belongs to, and the requests spent by day. */
export class FactTable {
	readonly #db: Sqlite;
	readonly #path: string;

	constructor(db: Sqlite, path: string) {
		this.#db = db;
		this.#path = path;
	}

	fact<T>(key: string): T | undefined {
		const row = this.#db.get<{ value: string }>("SELECT value FROM facts WHERE key = ?", plainText(key));
		return row === undefined ? undefined : readJson<T>(row.value, this.#path);
	}

	/** `undefined` has no JSON: setting it removes the fact. */
	setFact(key: string, value: unknown): void {
		const json = JSON.stringify(value);
		this.#db.write(() => {
			if (json === undefined) this.#db.run("DELETE FROM facts WHERE key = ?", plainText(key));
			else this.#db.run("INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)", plainText(key), json);
		});
	}

	deleteFacts(prefix: string): void {
		const start = plainText(prefix);
		this.#db.write(() => this.#db.run("DELETE FROM facts WHERE substr(key, 1, length(?1)) = ?1 AND key >= ?1", start));
	}

	*facts(prefix: string): Iterable<{ key: string; value: unknown }> {
		const rows = walkRows<{ key: string; value: string }>(this.#db, {
			select: "SELECT key, value FROM facts",
			where: ["key >= ?1", "substr(key, 1, length(?1)) = ?1"],
			values: [plainText(prefix)],
			order: ["key"],
		});
		for (const row of rows) yield { key: row.key, value: readJson(row.value, this.#path) };
	}

	workspaceId(): WorkspaceId | undefined {
		const id = this.fact<string>(workspaceKey);
		return id === undefined ? undefined : WorkspaceId.parse(id);
	}

	bindWorkspace(id: WorkspaceId): void {
		this.#db.write(() => {
			const bound = this.workspaceId();
			if (bound === undefined) this.setFact(workspaceKey, id);
			else if (bound !== id) {
				throw new AppError("archive-other-workspace", {
					what: text(`The archive ${this.#path} belongs to another workspace`, `归档 ${this.#path} 属于另一个工作区`),
					why: text(`It holds ${bound}; you asked for ${id}`, `其中保存的是 ${bound}，而您指定的是 ${id}`),
					hint: text("Use a folder of its own: `--archive NEW_FOLDER`", "请使用单独的文件夹：`--archive 新文件夹`"),
				});
			}
		});
	}

	addRequests(day: string, count: number): void {
		this.#db.write(() =>
			this.#db.run(
				"INSERT INTO requests (day, count) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET count = count + excluded.count",
				day,
				count,
			),
		);
	}

	requestsOn(day: string): number {
		return this.#db.get<{ count: number }>("SELECT count FROM requests WHERE day = ?", day)?.count ?? 0;
	}
}

const workspaceKey = "archive.workspace";
