// Loaded into the measured process: at its end, writes its peak memory and the time it spent inside SQLite to the file MEASURED.
const { writeFileSync } = require("node:fs");
const path = require.resolve("@photostructure/sqlite");
const sqlite = require(path);

let sqliteMs = 0;

/** The native methods cannot be replaced, so the archive gets objects that stand before them. */
function timing(names) {
	const Timing = class {
		constructor(inner) {
			this.inner = inner;
		}
	};
	for (const name of names) {
		Timing.prototype[name] = function (...values) {
			const before = performance.now();
			try {
				return this.inner[name](...values);
			} finally {
				sqliteMs += performance.now() - before;
			}
		};
	}
	return Timing;
}

class Statement extends timing(["run", "get", "all"]) {
	iterate(...values) {
		return this.inner.iterate(...values);
	}
}

class DatabaseSync extends timing(["exec", "close"]) {
	constructor(...values) {
		super(new sqlite.DatabaseSync(...values));
	}
	get isOpen() {
		return this.inner.isOpen;
	}
	get isTransaction() {
		return this.inner.isTransaction;
	}
	prepare(sql) {
		return new Statement(this.inner.prepare(sql));
	}
}

require.cache[path].exports = { ...sqlite, DatabaseSync };
process.on("exit", () =>
	writeFileSync(process.env.MEASURED, JSON.stringify({ kilobytes: process.resourceUsage().maxRSS, sqliteMs })),
);
