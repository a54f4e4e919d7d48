import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Stage, startStage } from "../backup/stage.js";
import { handIn, nextNight, threeNights } from "../backup/three-nights.js";
import { runInside } from "./in-process.js";

let cwd: string;
let stage: Stage;
let nights: readonly number[];
/** What `export` and `export --records` printed right after each night. */
const entities: string[] = [];
const records: string[] = [];
const counts: unknown[][] = [];
const plans: unknown[] = [];

beforeAll(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	stage = await startStage();
	nights = await threeNights(stage, async () => {
		if (entities.length === 0) handIn(stage.archive, "canned-replies", "shortcut,text\nhi,Hello\n");
		entities.push((await run("export")).stdout);
		records.push((await run("export", "--records")).stdout);
		counts.push(await resources());
		plans.push(await planned());
	});
	nextNight(stage);
	handIn(stage.archive, "canned-replies", "shortcut,text\nhi,Hello again\n");
});
afterAll(async () => {
	await stage.close();
	await rm(cwd, { recursive: true, force: true });
});

const run = (...argv: string[]) => runInside([...argv, "--archive", stage.archive.path], { cwd });
const resources = async (...more: string[]) =>
	(await run("status", "--json", ...more)).events().at(-1)?.resources as unknown[];
const planned = async (...more: string[]) => {
	const ended = await run("plan", "--to", "chatwoot", "--json", ...more);
	expect(ended.code, ended.stderr).toBe(0);
	const plan = (ended.events().at(-1)?.plan ?? {}) as Record<string, unknown>;
	return { actions: plan.actions, byKind: plan.byKind, entities: plan.entities, parts: plan.parts };
};
/** The state of files has no past, see README. */
const lines = (text: string) => text.split("\n").filter((line) => !line.startsWith('{"kind":"attachment"'));
const sorted = (text: string) => lines(text).sort();

describe("--as-of", () => {
	// The first hand-in was run 2; it belongs to the first night.
	it.each([0, 1, 2])("shows entities and records as they were after night %i", async (night) => {
		const asOf = String(night === 0 ? 2 : nights[night]);
		const past = await run("export", "--as-of", asOf);
		expect(past.code, past.stderr).toBe(0);
		expect(sorted(past.stdout)).toEqual(sorted(entities[night] ?? ""));
		const raw = await run("export", "--records", "--as-of", asOf);
		expect(sorted(raw.stdout)).toEqual(sorted(records[night] ?? ""));
		expect(raw.stdout.length).toBeGreaterThan(10_000);
	});

	it("shows an edited, a deleted and a new thing as they were: the nights differ", () => {
		expect(new Set(entities).size).toBe(3);
		expect(entities[0]).not.toContain("edited in the second night");
		expect(entities[2]).toContain("edited in the second night");
		const gone = (text: string | undefined) => text?.match(/"gone":true/g)?.length ?? 0;
		expect(gone(records[1])).toBe(0);
		expect(gone(records[2])).toBeGreaterThan(1);
	});

	it("status counts what was there, and CSV exports it too", async () => {
		expect(counts[1]?.length).toBeGreaterThan(10);
		expect(counts[1]).not.toEqual(counts[2]);
		expect(await resources("--as-of", String(nights[1]))).toEqual(counts[1]);
		const csv = await run("export", "--format", "csv", "--kind", "canned-reply", "--out", "r.csv", "--as-of", "2");
		expect(csv.code, csv.stderr).toBe(0);
		expect(await readFile(join(cwd, "r.csv"), "utf8")).not.toContain("Hello again");
	});

	it("plan says what would have been imported then, writes no decisions, and cannot be saved for an import", async () => {
		expect(plans[1]).not.toEqual(plans[2]);
		const decided = await readFile(join(cwd, "identities.csv"), "utf8");
		for (const night of [1, 2]) expect(await planned("--as-of", String(nights[night]))).toEqual(plans[night]);
		expect(await readFile(join(cwd, "identities.csv"), "utf8")).toBe(decided);
		for (const more of [["--out", "plan.json"], ["--refresh"]]) {
			const refused = await run("plan", "--to", "chatwoot", "--as-of", "latest", ...more);
			expect(refused).toMatchObject({ code: 64, stderr: expect.stringContaining(`--as-of and ${more[0]}`) });
		}
	});

	it("takes a date, a moment and latest", async () => {
		const day = new Date(stage.clock.at - 2 * 86_400_000).toISOString().slice(0, 10);
		expect(sorted((await run("export", "--as-of", day)).stdout)).toEqual(sorted(entities[1] ?? ""));
		const moment = new Date(stage.clock.at - 86_400_000).toISOString();
		expect(sorted((await run("export", "--as-of", moment)).stdout)).toEqual(sorted(entities[2] ?? ""));
		expect((await run("export", "--as-of", "latest")).stdout).toContain("Hello again");
	});

	it.each(["99", "2020-01-01", "yesterday", "1.5", ""])("refuses %j with the runs there are", async (asOf) => {
		for (const more of [[], ["--records"]]) {
			const ended = await run("export", "--as-of", asOf, ...more);
			expect(ended).toMatchObject({ code: 64, stdout: "" });
			expect(ended.stderr).toContain("1 backup 2026-11-24T");
		}
	});

	it("leaves nothing behind and changes nothing", async () => {
		expect((await readdir(stage.archive.path)).filter((name) => name.startsWith("copy-"))).toEqual([]);
		expect((await run("export", "--records")).stdout).toContain("Hello again");
	});
});
