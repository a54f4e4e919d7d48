import { createRequire } from "node:module";
import { AppError, text } from "../model/index.js";
import { archiveError } from "./archive-error.js";

// The only file that knows which SQLite this is. Node has one built in from 22.13 on; on older Nodes an npm package
// offers the same API. Everything else in this folder talks to the small `Sqlite` class below: cached statements,
// nested transactions that join, errors as AppError, and reading in bounded batches so that no statement stays open
// while the caller's loop runs.

export type SqlValue = string | number | null | Uint8Array;

export interface RunResult {
	changes: number;
	lastInsertRowid: number;
}

export interface SqliteOptions {
	readonly: boolean;
	/** The file and its folder can not be written and nobody writes it: needs no -shm file beside it. */
	immutable?: boolean;
}

/** How much one batch of a streaming read may hold. */
const batchRows = 512;
const batchBytes = 4 * 1024 * 1024;
/** More than any database has: a copy in several steps would start anew whenever somebody writes between them. */
const pagesAtOnce = 0x7fff_ffff;

export class Sqlite {
	readonly readonly: boolean;
	readonly #database: Database;
	readonly #path: string;
	readonly #statements = new Map<string, Statement>();
	#depth = 0;
	#synced = true;
	#lost: unknown;
	#onBegin: (() => void) | undefined;

	constructor(path: string, options: SqliteOptions) {
		this.readonly = options.readonly;
		this.#path = path;
		try {
			const target = options.immutable ? immutableUrl(path) : path;
			this.#database = new (loadSqlite().DatabaseSync)(target, { readOnly: options.readonly, timeout: 5000 });
		} catch (error) {
			throw archiveError(error, path);
		}
	}

	/** Runs at the start of every writing transaction, inside it. */
	beforeWriting(check: () => void): void {
		this.#onBegin = check;
	}

	/** Whether a commit is on the disk when it returns. Without, a power cut may take the last commits, whole and in order. */
	syncEachCommit(each: boolean): void {
		// SQLite refuses to change it inside a transaction; it stays as it is there.
		if (this.#depth > 0 || this.readonly) return;
		this.exec(`PRAGMA synchronous = ${each ? "FULL" : "NORMAL"}`);
		this.#synced = each;
	}

	get isOpen(): boolean {
		return this.#database.isOpen;
	}

	exec(sql: string): void {
		this.#guard(() => this.#database.exec(sql));
	}

	run(sql: string, ...values: SqlValue[]): RunResult {
		try {
			return this.#prepare(sql).run(...values);
		} catch (error) {
			throw this.#failed(error);
		}
	}

	get<T>(sql: string, ...values: SqlValue[]): T | undefined {
		try {
			return this.#prepare(sql).get(...values) as T | undefined;
		} catch (error) {
			throw this.#failed(error);
		}
	}

	/** For results known to be small. */
	all<T>(sql: string, ...values: SqlValue[]): T[] {
		try {
			return this.#prepare(sql).all(...values) as T[];
		} catch (error) {
			throw this.#failed(error);
		}
	}

	/** The first rows of a result, bounded by rows and by the bytes of their text. `more` is false when that was all. */
	batch<T extends object>(sql: string, ...values: SqlValue[]): { rows: T[]; more: boolean } {
		return this.#guard(() => {
			const rows: T[] = [];
			let bytes = 0;
			for (const row of this.#prepare(sql).iterate(...values)) {
				rows.push(row as T);
				for (const name in row as object) {
					const value = (row as Record<string, unknown>)[name];
					if (typeof value === "string") bytes += value.length;
				}
				if (rows.length >= batchRows || bytes >= batchBytes) return { rows, more: true };
			}
			return { rows, more: false };
		});
	}

	/** Reads that belong together see one state. Whoever may write is alone; for others another process may write in between. */
	reading<T>(work: () => T): T {
		return this.readonly ? this.transaction(work) : work();
	}

	/** One transaction; a call inside another joins it, and undoes only its own part when it throws. */
	transaction<T>(work: () => T, { synced }: { synced: boolean } = { synced: true }): T {
		if (this.#depth > 0) return this.#nested(work);
		if (synced || !this.#synced) return this.#whole(work);
		this.syncEachCommit(false);
		try {
			return this.#whole(work);
		} finally {
			this.syncEachCommit(true);
		}
	}

	#whole<T>(work: () => T): T {
		this.#begin();
		try {
			if (!this.readonly) this.#onBegin?.();
			const result = work();
			if (isPromise(result)) throw asynchronousWork();
			this.#commit();
			return result;
		} catch (error) {
			this.#rollBack();
			throw error;
		} finally {
			this.#end();
		}
	}

	/** One transaction around work that takes long and pauses now and then. Nobody else may use the connection meanwhile. */
	async longTransaction<T>(work: () => Promise<T>): Promise<T> {
		this.#begin();
		try {
			this.#onBegin?.();
			const result = await work();
			this.#commit();
			return result;
		} catch (error) {
			this.#rollBack();
			throw error;
		} finally {
			this.#end();
		}
	}

	/** Several writes that belong together: joins the transaction that is open, else makes one. */
	write<T>(work: () => T): T {
		if (this.readonly) throw openedForReading(this.#path);
		return this.#depth > 0 ? work() : this.transaction(work);
	}

	/** A whole copy of one state, pages in their places, whatever others write meanwhile. The file must not be there. */
	async copyTo(path: string): Promise<void> {
		try {
			await loadSqlite().backup(this.#database, path, { rate: pagesAtOnce });
		} catch (error) {
			throw archiveError(error, path);
		}
	}

	close(): void {
		this.#statements.clear();
		if (this.#database.isOpen) this.#database.close();
	}

	#nested<T>(work: () => T): T {
		const name = `nested_${this.#depth}`;
		this.exec(`SAVEPOINT ${name}`);
		this.#depth += 1;
		try {
			const result = work();
			if (isPromise(result)) throw asynchronousWork();
			if (this.#lost !== undefined) throw this.#lost;
			this.exec(`RELEASE ${name}`);
			return result;
		} catch (error) {
			if (this.#database.isTransaction) this.#database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
			throw error;
		} finally {
			this.#depth -= 1;
		}
	}

	#begin(): void {
		this.#lost = undefined;
		this.exec(this.readonly ? "BEGIN" : "BEGIN IMMEDIATE");
		this.#depth = 1;
	}

	#commit(): void {
		if (this.#lost !== undefined) throw this.#lost;
		this.exec("COMMIT");
	}

	#end(): void {
		this.#depth = 0;
		this.#lost = undefined;
	}

	#rollBack(): void {
		try {
			if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec("ROLLBACK");
		} catch {
			// The error that brought us here says more; SQLite drops the transaction with the connection at the latest.
		}
	}

	#prepare(sql: string): Statement {
		// A transaction that SQLite itself gave up (disk full) must not go on as single writes.
		if (this.#lost !== undefined) throw this.#lost;
		let statement = this.#statements.get(sql);
		if (statement === undefined) {
			statement = this.#database.prepare(sql);
			this.#statements.set(sql, statement);
		}
		return statement;
	}

	#guard<T>(work: () => T): T {
		try {
			return work();
		} catch (error) {
			throw this.#failed(error);
		}
	}

	#failed(error: unknown): unknown {
		const failure = archiveError(error, this.#path);
		if (this.#depth > 0 && this.#lost === undefined && !this.#database.isTransaction) this.#lost = failure;
		return failure;
	}
}

interface Statement {
	run(...values: SqlValue[]): RunResult;
	get(...values: SqlValue[]): unknown;
	all(...values: SqlValue[]): unknown[];
	iterate(...values: SqlValue[]): IterableIterator<unknown>;
}

interface Database {
	readonly isOpen: boolean;
	readonly isTransaction: boolean;
	exec(sql: string): void;
	prepare(sql: string): Statement;
	close(): void;
}

interface SqliteModule {
	DatabaseSync: new (path: string | URL, options: { readOnly: boolean; timeout: number }) => Database;
	backup(from: Database, path: string, options: { rate: number }): Promise<number>;
}

/** The built-in where it has all we need (`backup` came a little later), else the backport: never both in one process. */
function loadSqlite(): SqliteModule {
	const require = createRequire(import.meta.url);
	const builtin = builtinSqlite(require);
	return builtin?.backup === undefined ? (require("@photostructure/sqlite") as SqliteModule) : builtin;
}

function builtinSqlite(require: NodeJS.Require): SqliteModule | undefined {
	try {
		return require("node:sqlite") as SqliteModule;
	} catch {
		return undefined;
	}
}

function immutableUrl(path: string): string {
	return `file:${encodeURI(path).replaceAll("?", "%3f").replaceAll("#", "%23")}?immutable=1`;
}

function isPromise(value: unknown): boolean {
	return typeof value === "object" && value !== null && "then" in value;
}

function asynchronousWork(): AppError {
	return new AppError("bug", {
		what: text("Asynchronous work was handed to an archive transaction", "归档事务收到了异步操作"),
	});
}

function openedForReading(path: string): AppError {
	return new AppError("bug", {
		what: text(`The archive ${path} was opened for reading only`, `归档 ${path} 以只读方式打开`),
	});
}
