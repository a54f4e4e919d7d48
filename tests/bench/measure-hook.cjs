// Loaded into the measured process: at its end, writes its peak memory and the time it spent inside SQLite to the file MEASURED.
const { writeFileSync } = require("node:fs");
const sqlite = require("@photostructure/sqlite");

let sqliteMs = 0;
let depth = 0;

function timed(prototype, name) {
	const original = prototype[name];
	prototype[name] = function (...values) {
		if (depth > 0) return original.apply(this, values);
		depth = 1;
		const before = performance.now();
		try {
			return original.apply(this, values);
		} finally {
			sqliteMs += performance.now() - before;
			depth = 0;
		}
	};
}

for (const name of ["exec", "prepare"]) timed(sqlite.DatabaseSync.prototype, name);
for (const name of ["run", "get", "all"]) timed(sqlite.StatementSync.prototype, name);
process.on("exit", () =>
	writeFileSync(process.env.MEASURED, JSON.stringify({ kilobytes: process.resourceUsage().maxRSS, sqliteMs })),
);
