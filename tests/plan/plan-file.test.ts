import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runImport } from "../../src/apply/import.js";
import { readPlanFile, writePlanFile } from "../../src/plan/plan-file.js";
import { planOperations } from "../../src/plan/plan-operations.js";
import { createTranslateContext } from "../../src/plan/translate-context.js";
import { account, config, importBench, planNow } from "../apply/import-bench.js";
import { temporaryArchive } from "../apply/temporary-archive.js";
import { sampleContact, sampleMessage, sampleWorkspace } from "./sample-entities.js";

let folder: string;
let path: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "uncrisp-plan-"));
	path = join(folder, "plan.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function savedBench() {
	const { archive } = temporaryArchive([...sampleWorkspace(), sampleMessage(1, 8, "a\u2028b\nc\u2029")]);
	const bench = importBench(archive);
	const context = createTranslateContext(archive, { config, language: "en", timeZone: "UTC", identities: [] });
	const operations = () => planOperations({ archive, adapter: bench.adapter, context, target: account });
	const summary = await writePlanFile(path, operations(), {
		archive,
		adapter: bench.adapter,
		target: account,
		identities: [],
		nowMs: 5,
	});
	return { archive, ...bench, operations, summary };
}

describe("a saved plan", () => {
	it("reads back as it was written, is private, and leaves no temporary file", async () => {
		const { operations, summary } = await savedBench();
		const saved = await readPlanFile(path);
		expect(saved.summary).toEqual(JSON.parse(JSON.stringify(summary)));
		const read = [];
		for await (const planned of saved.operations()) read.push(planned);
		expect(read).toEqual(JSON.parse(JSON.stringify([...operations()])));
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect(await readdir(folder)).toEqual(["plan.json"]);
	});

	it("is done exactly, although the archive holds more than it knew", async () => {
		const { archive, remote, options } = await savedBench();
		archive.putEntity(sampleContact(77));
		expect(await runImport(options({ plan: await readPlanFile(path) }))).toMatchObject({ status: "done", created: 20 });
		expect(remote.find("contact:p77")).toBeUndefined();
	});

	it("goes on where an import of it was interrupted, and refuses once something else was imported", async () => {
		const { archive, adapter, remote, options } = await savedBench();
		const plan = await readPlanFile(path);
		expect(await runImport(options({ plan, limit: 6 }))).toMatchObject({ status: "stopped", created: 6 });
		archive.putEntity(sampleContact(77));
		expect(await runImport(options({ plan, limit: 4 }))).toMatchObject({ status: "stopped", created: 4, unchanged: 6 });
		expect(await runImport(options({ plan }))).toMatchObject({ status: "done", created: 10, unchanged: 10 });
		expect(await runImport(options({ plan }))).toMatchObject({ status: "done", created: 0, unchanged: 20 });
		expect(remote.duplicates).toEqual([]);
		expect(remote.find("contact:p77")).toBeUndefined();

		await runImport(options());
		await expect(runImport(options({ plan }))).rejects.toMatchObject({ code: "plan-stale" });
		expect(planNow(archive, adapter).changes).toBe(false);
	});

	it.each([
		["another backup", "backup run", anotherBackup],
		["an import", "imported or undone", anImport],
		["another version of the adapter", "memory 1", (b: Bench) => ({ adapter: withVersion(b.adapter, "2") })],
		["another account", "memory:other", () => ({ config: { account: "other" } })],
	])("is stale after %s and says so", async (_, why, move) => {
		const bench = await savedBench();
		const plan = await readPlanFile(path);
		const moved = await move(bench);
		const before = bench.remote.objects.size;
		await expect(runImport(bench.options({ plan, ...moved }))).rejects.toMatchObject({
			code: "plan-stale",
			why: { en: expect.stringContaining(why) },
		});
		expect(bench.remote.objects.size).toBe(before);
	});

	it.each([
		["cut short", (content: string) => content.slice(0, -200)],
		["edited", (content: string) => content.replace("Person 2", "Person X")],
		["missing an operation", (content: string) => content.split("\n").toSpliced(3, 1).join("\n")],
		["not a plan", () => '{"some":"json"}\n'],
		["empty", () => ""],
	])("is refused when %s", async (_, damage) => {
		await savedBench();
		await writeFile(path, damage(await readFile(path, "utf8")));
		await expect(readPlanFile(path)).rejects.toMatchObject({ code: "usage" });
	});

	it("that does not exist is a file error", async () => {
		await expect(readPlanFile(join(folder, "none.json"))).rejects.toMatchObject({ code: "file" });
	});
});

function anotherBackup({ archive }: Bench) {
	archive.startRun("backup");
	return {};
}

async function anImport({ options }: Bench) {
	await runImport(options({ limit: 1 }));
	return {};
}

type Bench = Awaited<ReturnType<typeof savedBench>>;
function withVersion(adapter: Bench["adapter"], version: string): Bench["adapter"] {
	return { ...adapter, manifest: { ...adapter.manifest, version } };
}
