// Prints how fast messages go in: `node --import tsx tests/archive/insert-speed.ts [messages]`. Not a test: numbers are for people.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openArchive } from "../../src/archive/open-archive.js";
import { message, rawMessage } from "./sample-entities.js";

const total = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), "uncrisp-speed-"));
try {
	const archive = openArchive(join(folder, "a"), { mode: "create", now: () => Date.now() });
	const run = archive.startRun("backup");
	const started = performance.now();
	for (let first = 0; first < total; first += 40) {
		archive.transaction(() => {
			for (let n = first; n < Math.min(first + 40, total); n += 1) {
				const session = `session_${Math.floor(n / 40)}`;
				const raw = rawMessage(session, n);
				archive.putRecord({ resource: "message", id: `${session}/${n}`, parent: session, raw, runId: run.id });
				archive.putEntity(message(session, n), { runId: run.id });
			}
			archive.setFact("cursor", first);
		});
	}
	const seconds = (performance.now() - started) / 1000;
	const perPage = (seconds * 1000 * 40) / total;
	console.log(`${total} messages: ${Math.round(total / seconds)} rows/s, ${perPage.toFixed(2)} ms a page of 40`);
	const again = performance.now();
	let read = 0;
	for (const _ of archive.entities("message")) read += 1;
	console.log(`${read} read at ${Math.round(read / ((performance.now() - again) / 1000))} rows/s`);
	console.log(archive.sizeBytes(), `${Math.round(process.memoryUsage.rss() / 1e6)} MB resident`);
	const search = performance.now();
	console.log(
		`search: ${archive.search("退款 订单", 20).length} hits in ${(performance.now() - search).toFixed(1)} ms`,
	);
	archive.close();
} finally {
	rmSync(folder, { recursive: true });
}
