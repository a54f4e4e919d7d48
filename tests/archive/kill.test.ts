import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { RawDatabase } from "./raw-database.js";
import { spawnWriter } from "./spawn-writer.js";
import { temporaryArchive } from "./temporary-archive.js";

const pageSize = 40;

it("after kill -9 at any step nothing is half, nothing acknowledged is lost, and the next run goes on", async () => {
	const seed = 20261124;
	console.log(`seed ${seed}`);
	const random = seeded(seed);
	const at = temporaryArchive();
	let known = -1;
	let intended = 0;
	for (let round = 1; round <= 8; round += 1) {
		const writer = spawnWriter(at.path, "pages");
		let left = 2 + Math.floor(random() * 60);
		for (;;) {
			const line = await writer.next();
			if (line === undefined) throw new Error("the writer ended by itself");
			if (line.startsWith("error")) throw new Error(line);
			const [what, page] = line.split(" ");
			if (what === "done") known = Number(page);
			if (what === "intended") intended += 1;
			left -= 1;
			if (left <= 0) break;
		}
		await writer.kill();

		const archive = at.open("write");
		const cursor = archive.fact<number>("cursor") ?? -1;
		const pages = cursor + 1;
		expect(cursor).toBeGreaterThanOrEqual(known);
		expect(archive.countRecords("message")).toBe(pages * pageSize);
		expect(archive.countEntities("message")).toBe(pages * pageSize);
		expect(archive.countEntities("conversation")).toBe(pages);
		expect(archive.countEntities("attachment")).toBe(pages);
		expect(archive.ledger.counts("t").intended).toBeGreaterThanOrEqual(intended);
		expect(archive.runs().map((run) => run.status)).toEqual(Array.from({ length: round }, () => "killed"));
		expect(readdirSync(join(at.path, "files", "tmp"))).toEqual([]);
		for await (const problem of archive.check()) {
			// The file of the page in flight was stored before its page: bytes without a row, never a row without bytes.
			expect(problem.code).toBe("stray-file");
		}
		archive.close();
		const db = new RawDatabase(join(at.path, "archive.sqlite"));
		db.exec("INSERT INTO messages_fts (messages_fts) VALUES ('integrity-check')");
		expect(db.prepare("SELECT count(*) AS n FROM messages_fts WHERE messages_fts MATCH 'order OR 退'").get().n).toBe(
			pages * pageSize,
		);
		db.close();
	}
	expect(known).toBeGreaterThan(3);
});

function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}
