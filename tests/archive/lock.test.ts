import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAppError } from "../../src/model/index.js";
import { RawDatabase } from "./raw-database.js";
import { spawnWriter } from "./spawn-writer.js";
import { errorCode, temporaryArchive } from "./temporary-archive.js";

describe("the lock", () => {
	it("keeps a second writer out, in another process and in the same one, and readers not", async () => {
		const at = temporaryArchive();
		const writer = spawnWriter(at.path, "hold");
		try {
			expect(await writer.next()).toBe("open 1");
			try {
				at.open("write");
				expect.unreachable();
			} catch (error) {
				if (!isAppError(error)) throw error;
				expect(error.code).toBe("archive-locked");
				expect(error.why?.en).toContain("uncrisp backup");
				expect(error.why?.["zh-CN"]).toContain(String(writer.process.pid));
				expect(error.hint?.en).toContain(`stop process ${writer.process.pid}`);
			}
			expect(at.open("read").runs()).toMatchObject([{ status: "running" }]);
		} finally {
			await writer.end();
		}
		const mine = at.open("write");
		expect(errorCode(() => at.open("write"))).toBe("archive-locked");
		mine.close();
		at.open("write");
	});

	it("of a process killed with -9 is taken over at once, and its run is marked killed", async () => {
		const at = temporaryArchive();
		const writer = spawnWriter(at.path, "hold");
		expect(await writer.next()).toBe("open 1");
		await writer.kill();
		const archive = at.open("write");
		expect(archive.runs()).toMatchObject([{ id: 1, status: "killed" }]);
		expect(archive.runs()[0]?.endedAtMs).toBeGreaterThan(0);
	});

	it("goes to exactly one of several processes that ask at the same moment", async () => {
		const at = temporaryArchive();
		const writers = Array.from({ length: 3 }, () => spawnWriter(at.path, "hold"));
		const said = await Promise.all(writers.map((writer) => writer.next()));
		expect(said.filter((line) => line?.startsWith("open"))).toHaveLength(1);
		expect(said.filter((line) => line === "error archive-locked")).toHaveLength(2);
		await Promise.all(writers.map((writer) => writer.end()));
	});

	it("of another host is not touched, except by force, and then the other one notices", () => {
		const at = temporaryArchive();
		const other = at.open();
		rewriteLock(at.path, "host = 'elsewhere', pid = 1");
		try {
			at.open("write");
			expect.unreachable();
		} catch (error) {
			if (!isAppError(error)) throw error;
			expect(error.code).toBe("archive-locked");
			expect(error.hint?.en).toContain("uncrisp archive unlock");
		}
		const mine = at.open("write", { force: true });
		expect(errorCode(() => other.setFact("n", 1))).toBe("archive-locked");
		other.close();
		mine.setFact("n", 2);
		expect(mine.fact("n")).toBe(2);
	});

	it("of a process number that another process got since is taken over", () => {
		const at = temporaryArchive();
		const archive = at.open();
		rewriteLock(at.path, "process_start = 'another boot/1'");
		if (process.platform === "linux") at.open("write").setFact("n", 1);
		else expect(errorCode(() => at.open("write"))).toBe("archive-locked");
		archive.close();
	});

	it("shows a heartbeat that follows the writing", () => {
		const at = temporaryArchive();
		let nowMs = 1_000_000;
		const archive = at.open("create", { now: () => nowMs });
		nowMs += 60_000;
		archive.setFact("n", 1);
		const db = new RawDatabase(join(at.path, "archive.sqlite"), { readOnly: true });
		try {
			expect({ ...db.prepare("SELECT taken_at_ms, heartbeat_ms FROM lock").get() }).toEqual({
				taken_at_ms: 1_000_000,
				heartbeat_ms: 1_060_000,
			});
		} finally {
			db.close();
		}
	});
});

function rewriteLock(path: string, set: string): void {
	const db = new RawDatabase(join(path, "archive.sqlite"));
	db.exec(`UPDATE lock SET ${set}`);
	db.close();
}
