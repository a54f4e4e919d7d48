import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { modelVersionKey, needsRemap } from "../../src/archive/model-version.js";
import { extraNames } from "../../src/backup/extras/extra-names.js";
import { remapArchive } from "../../src/backup/remap.js";
import { type GenerateOptions, generateWorkspace } from "../../src/crisp/double/generate.js";
import { mapRecord } from "../../src/mapping/map-record.js";
import { modelVersion, type RunContext, silentLog } from "../../src/model/index.js";
import { RawDatabase } from "../archive/raw-database.js";
import { smallWorkspace } from "./small-workspace.js";
import { type Stage, startStage } from "./stage.js";
import { entitiesOf, handIn, recordsOf, threeNights } from "./three-nights.js";

let stage: Stage;
afterEach(() => stage.close());

const run = (more: Partial<RunContext> = {}): RunContext => ({
	clock: stage.clock,
	log: silentLog,
	signal: new AbortController().signal,
	random: () => 0.5,
	report: () => {},
	...more,
});
const remap = (more: { map?: typeof mapRecord } = {}) => remapArchive({ archive: stage.archive, run: run(), ...more });

/** Takes away all that was made from records; what is known of files is no such thing. */
function forgetEntities(): void {
	const { path } = stage.archive;
	stage.archive.close();
	const db = new RawDatabase(join(path, "archive.sqlite"));
	for (const table of ["contacts", "conversations", "messages", "entities"])
		db.exec(`DELETE FROM ${table}; INSERT INTO ${table}_fts (${table}_fts) VALUES ('delete-all')`);
	db.close();
	stage.reopen();
}

async function problems(): Promise<unknown[]> {
	const found: unknown[] = [];
	for await (const problem of stage.archive.check()) found.push(problem);
	return found;
}

const small = (seed: number): GenerateOptions => ({
	conversations: 25,
	messages: 200,
	contacts: 12,
	seed,
	files: 0.1,
});

describe("remap makes of the records what a backup made of them", () => {
	test.each<[string, GenerateOptions | undefined]>([
		["the workspace of Annex B", undefined],
		["a workspace of seed 11", small(11)],
		["a workspace of seed 12", small(12)],
		["a workspace of seed 13", small(13)],
	])("%s, with what was handed in", async (_, recipe) => {
		stage = await startStage(recipe === undefined ? {} : { workspace: generateWorkspace(recipe) });
		await stage.backup();
		const [conversation] = stage.archive.entities("conversation");
		handIn(stage.archive, "canned-replies", "shortcut,text\nhi,Hello\nbye,Good night\n");
		handIn(stage.archive, "ratings", `stars,conversation\n5,${conversation?.id}\n`);
		const before = { entities: entitiesOf(stage.archive), records: recordsOf(stage.archive) };

		const same = await remap();
		expect(same).toMatchObject({ created: 0, updated: 0, removed: 0, goneChanged: 0 });
		expect(same.records).toBe(before.records.length);
		expect(entitiesOf(stage.archive)).toEqual(before.entities);

		forgetEntities();
		expect((await remap()).created).toBeGreaterThan(20);
		expect(entitiesOf(stage.archive)).toEqual(before.entities);
		expect(recordsOf(stage.archive)).toEqual(before.records);
		expect(await problems()).toEqual([]);
	});

	test("with every extra, and what only the token of a person may read", async () => {
		stage = await startStage({ tier: "user", workspace: smallWorkspace() });
		await stage.backup({ extras: [...extraNames] });
		const before = entitiesOf(stage.archive);
		expect(stage.archive.countRecords("conversation-page")).toBeGreaterThan(0);
		forgetEntities();
		await remap();
		expect(entitiesOf(stage.archive)).toEqual(before);
		expect(await problems()).toEqual([]);
	});

	test("after nights of edits, deletions and new things, gone marks included", async () => {
		stage = await startStage({ workspace: smallWorkspace() });
		await threeNights(stage);
		const before = { entities: entitiesOf(stage.archive), records: recordsOf(stage.archive) };
		const requests = stage.double.requestCount();
		await remap();
		expect(entitiesOf(stage.archive)).toEqual(before.entities);
		forgetEntities();
		await remap();
		expect(entitiesOf(stage.archive)).toEqual(before.entities);
		expect(recordsOf(stage.archive)).toEqual(before.records);
		expect(stage.double.requestCount()).toBe(requests);
	});
});

test("a better map changes, makes and removes entities, and the old archive says that it waits for it", async () => {
	stage = await startStage({ workspace: generateWorkspace({ conversations: 9, messages: 60, contacts: 6, seed: 5 }) });
	await stage.backup();
	expect(needsRemap(stage.archive)).toBe(false);
	stage.archive.setFact(modelVersionKey, "0.9");
	expect(needsRemap(stage.archive)).toBe(true);
	const [record] = stage.archive.records({ resource: "message" });
	const summary = await remap({
		map(resource, raw, context) {
			const mapped = mapRecord(resource, raw, context);
			if (resource === "team") return { ...mapped, entities: [] };
			if (context.id !== record?.id) return mapped;
			const entities = mapped.entities.map((each) => ({ ...each, parts: [{ type: "text", text: "kingfisher" }] }));
			return { ...mapped, entities: entities as typeof mapped.entities };
		},
	});
	expect(summary).toMatchObject({ updated: 1, modelFrom: "0.9", modelTo: modelVersion });
	expect(stage.archive.search("kingfisher").map(({ id }) => id)).toEqual([record?.id]);
	expect(summary.removed).toBe(stage.archive.countRecords("team"));
	expect(stage.archive.countEntities("team")).toBe(0);
	expect(needsRemap(stage.archive)).toBe(false);
	expect(stage.archive.runs().at(-1)).toMatchObject({ kind: "remap", status: "done" });
});

test("files keep their state and their bytes, also where no record names them any more", async () => {
	stage = await startStage({ workspace: smallWorkspace() });
	await stage.backup();
	const before = [...stage.archive.attachments()];
	expect(before.some(({ state }) => state === "stored")).toBe(true);
	await remap({ map: (resource, raw, context) => ({ ...mapRecord(resource, raw, context), attachments: [] }) });
	expect([...stage.archive.attachments()]).toEqual(before);
});

test("interrupted, it leaves the archive as it was, and may be run again", async () => {
	stage = await startStage();
	await stage.backup();
	stage.archive.setFact(modelVersionKey, "0.9");
	const before = entitiesOf(stage.archive);
	const stop = new AbortController();
	const report: RunContext["report"] = (event) => {
		if (event.type === "advance" && event.done > 400) stop.abort();
	};
	const nothing: typeof mapRecord = () => ({ entities: [], attachments: [], problems: [] });
	await expect(
		remapArchive({ archive: stage.archive, run: run({ stop: stop.signal, report }), map: nothing }),
	).rejects.toThrow();
	expect(entitiesOf(stage.archive)).toEqual(before);
	expect(stage.archive.runs().at(-1)).toMatchObject({ kind: "remap", status: "stopped" });
	expect(needsRemap(stage.archive)).toBe(true);
	await remap();
	expect(entitiesOf(stage.archive)).toEqual(before);
});
