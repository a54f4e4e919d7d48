import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { isAppError } from "../../src/model/index.js";
import { contact, conversation, message, rawMessage } from "./sample-entities.js";
import { temporaryArchive } from "./temporary-archive.js";

it("random bytes overwritten anywhere are an archive-damaged error, or found by check, or change nothing", async () => {
	const seed = 20261124;
	console.log(`seed ${seed}`);
	const at = temporaryArchive();
	const whole = at.open();
	fill(whole);
	const expected = contents(whole);
	whole.close();
	const bytes = readFileSync(join(at.path, "archive.sqlite"));
	const random = seeded(seed);
	const ends = { refused: 0, found: 0, harmless: 0 };
	for (let round = 0; round < 120; round += 1) {
		const folder = join(dirname(at.path), `damaged-${round}`);
		mkdirSync(folder);
		cpSync(join(at.path, "files"), join(folder, "files"), { recursive: true });
		const damaged = Buffer.from(bytes);
		const from = Math.floor(random() * damaged.length);
		const length = 1 + Math.floor(random() * 40);
		for (let n = from; n < Math.min(from + length, damaged.length); n += 1) damaged[n] = Math.floor(random() * 256);
		writeFileSync(join(folder, "archive.sqlite"), damaged);
		ends[await endOf(folder, expected)] += 1;
	}
	console.log(ends);
	expect(ends.refused + ends.found).toBeGreaterThan(20);
});

/** Throws where damage went unnoticed or came out as anything but what the archive promises. */
async function endOf(folder: string, expected: string[]): Promise<"refused" | "found" | "harmless"> {
	let archive: Archive;
	try {
		archive = openArchive(folder, { mode: "read", now: () => 0 });
	} catch (error) {
		if (
			isAppError(error) &&
			["archive-damaged", "archive-foreign", "archive-newer", "archive-missing"].includes(error.code)
		)
			return "refused";
		throw error;
	}
	try {
		let problems = 0;
		for await (const _ of archive.check()) problems += 1;
		if (problems > 0) return "found";
		expect(contents(archive)).toEqual(expected);
		return "harmless";
	} finally {
		archive.close();
	}
}

function contents(archive: Archive): string[] {
	const lines: string[] = [];
	for (const record of archive.records({ includeGone: true })) lines.push(JSON.stringify(record));
	for (const kind of ["contact", "conversation", "message"] as const) {
		for (const entity of archive.entities(kind, { includeGone: true })) lines.push(JSON.stringify(entity));
	}
	return lines;
}

function fill(archive: Archive): void {
	const run = archive.startRun("backup");
	archive.transaction(() => {
		for (let c = 0; c < 10; c += 1) {
			archive.putRecord({ resource: "conversation", id: `s${c}`, raw: { c }, runId: run.id });
			archive.putEntity(conversation(`s${c}`));
			archive.putEntity(contact(`visitor:s${c}`, { type: "visitor" }));
			for (let n = 0; n < 15; n += 1) {
				archive.putRecord({
					resource: "message",
					id: `s${c}/${n}`,
					parent: `s${c}`,
					raw: rawMessage(`s${c}`, n),
					runId: run.id,
				});
				archive.putEntity(message(`s${c}`, n));
			}
		}
	});
}

function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}
