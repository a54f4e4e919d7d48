// Loaded into the measured process: at its end, writes its peak memory and the time it spent inside SQLite to the file MEASURED.
const { writeFileSync } = require("node:fs");
const path = require.resolve("@photostructure/sqlite");
const sqlite = require(path);

let sqliteMs = 0;

function timed(work) {
	const before = performance.now();
	try {
		return work();
	} finally {
		sqliteMs += performance.now() - before;
	}
}

// The native methods cannot be replaced, so the archive gets objects that stand before them.
class Statement {
	#statement;
	constructor(statement) {
		this.#statement = statement;
	}
	run(...values) {
		return timed(() => this.#statement.run(...values));
	}
	get(...values) {
		return timed(() => this.#statement.get(...values));
	}
	all(...values) {
		return timed(() => this.#statement.all(...values));
	}
	iterate(...values) {
		return this.#statement.iterate(...values);
	}
}

class DatabaseSync {
	#database;
	constructor(...values) {
		this.#database = new sqlite.DatabaseSync(...values);
	}
	get isOpen() {
		return this.#database.isOpen;
	}
	get isTransaction() {
		return this.#database.isTransaction;
	}
	exec(sql) {
		return timed(() => this.#database.exec(sql));
	}
	prepare(sql) {
		return new Statement(timed(() => this.#database.prepare(sql)));
	}
	close() {
		timed(() => this.#database.close());
	}
}

require.cache[path].exports = { ...sqlite, DatabaseSync };
process.on("exit", () =>
	writeFileSync(process.env.MEASURED, JSON.stringify({ kilobytes: process.resourceUsage().maxRSS, sqliteMs })),
);
