import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ArchiveProblem } from "../../src/archive/archive-problem.js";
import { parseExtras } from "../../src/backup/extras/extra-table.js";
import { planRepair, type RepairPlan } from "../../src/backup/repair/plan-repair.js";
import { type RepairOptions, type RepairSummary, repairArchive } from "../../src/backup/repair/repair-archive.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { silentLog } from "../../src/model/index.js";
import { RawDatabase } from "../archive/raw-database.js";
import { type Stage, startStage } from "./stage.js";
import { entitiesOf, handIn, recordsOf } from "./three-nights.js";

let stage: Stage;
let before: { entities: string[]; records: string[] };
beforeEach(async () => {
	const workspace = generateWorkspace({ conversations: 10, messages: 80, contacts: 6, seed: 8, files: 0.2 });
	stage = await startStage({ workspace });
	await stage.backup();
	handIn(stage.archive, "canned-replies", "shortcut,text\nhi,Hello\n");
	before = state();
});
afterEach(() => stage.close());

/** A company is made of whichever of its people was written last. */
const state = () => ({
	entities: entitiesOf(stage.archive).filter((line) => !line.includes('{"kind":"company"')),
	records: recordsOf(stage.archive),
});

/** What somebody with an SQLite tool, or a bad disk, does. */
function damage(...statements: string[]): void {
	const { path } = stage.archive;
	stage.archive.close();
	const db = new RawDatabase(join(path, "archive.sqlite"));
	for (const sql of statements) db.exec(sql);
	db.close();
	stage.reopen();
}

async function problems(): Promise<ArchiveProblem[]> {
	const found: ArchiveProblem[] = [];
	for await (const problem of stage.archive.check()) found.push(problem);
	return found;
}

const plan = () => planRepair(stage.archive, stage.archive.check());

async function repair(made: RepairPlan, more: Partial<RepairOptions> = {}): Promise<RepairSummary> {
	const { double, archive, clock } = stage;
	const http = createHttpFactory({ clock });
	const signal = new AbortController().signal;
	try {
		return await repairArchive({
			archive,
			plan: made,
			crisp: { websiteId: double.websiteId, ...double.credentials, apiUrl: double.apiUrl },
			http,
			run: { clock, log: silentLog, signal, random: () => 0.5, report: () => {} },
			fileHosts: [double.fileHost],
			...more,
		});
	} finally {
		await http.close();
	}
}

const first = (resource: string) => {
	for (const record of stage.archive.records({ resource })) return record.id;
	throw new Error(`no ${resource}`);
};
const where = (resource: string, id: string) =>
	`resource = '${resource}' AND record_id = '${id.replaceAll("'", "''")}'`;

describe("a damaged record is asked for again, alone", () => {
	test.each([
		["message", 1, "raw = substr(raw, 2)"],
		["message", 1, `raw = replace(raw, '"type"', '"tyqe"')`],
		["conversation", 1, "raw = 'nonsense'"],
		["contact", 1, "raw = raw || '}'"],
		["contact-data", 1, "content_hash = x'00'"],
		["website", 1, "raw = ''"],
		["agent", 1, "raw = '[]'"],
		["conversation-segment", 2, "raw = '{'"],
		["campaign-template", 4, "raw = '{'"],
		["helpdesk-page", 30, "raw = '{'"],
		["helpdesk-tree", 30, "raw = '{'"],
	])("%s, for at most about %i requests, with %s", async (resource, price, set) => {
		const id = first(resource);
		damage(`UPDATE records SET ${set} WHERE ${where(resource, id)}`);
		const made = await plan();
		expect(made.findings).toEqual([{ code: "record-damaged", resource, way: "source", count: 1 }]);
		const requests = stage.double.requestCount();
		const summary = await repair(made);
		expect(summary).toMatchObject({ status: "done", records: 1, losses: [] });
		expect(summary.requests).toBe(stage.double.requestCount() - requests);
		expect(summary.requests).toBeLessThanOrEqual(Math.max(price, made.requests + 2));
		expect(await problems()).toEqual([]);
		expect(state()).toEqual(before);
		expect(stage.archive.resources().reduce((sum, each) => sum + each.versions, 0)).toBe(0);
		expect([...stage.archive.facts("damaged:"), ...stage.archive.facts("cursor:")]).toEqual([]);
	});
});

test("entities and links are made whole from the records, without a request", async () => {
	const message = first("message");
	damage(
		"UPDATE contacts SET json = replace(json, 'a', 'b') WHERE pk = (SELECT min(pk) FROM contacts)",
		"UPDATE entities SET json_crc = 1 WHERE kind = 'team'",
		`DELETE FROM messages WHERE id = '${message}'`,
		"DELETE FROM conversations WHERE pk = (SELECT min(pk) FROM conversations)",
	);
	const made = await plan();
	expect(made.requests).toBe(0);
	expect(made.findings.map(({ way }) => way)).not.toContain("source");
	const summary = await repair(made, { crisp: undefined });
	expect(summary).toMatchObject({ status: "done", requests: 0, losses: [] });
	expect(await problems()).toEqual([]);
	// Rows made anew stand at the end where nothing else gives an order.
	const after = state();
	expect(after.entities.sort()).toEqual(before.entities.sort());
	expect(after.records).toEqual(before.records);
});

test("lost records come back from Crisp, with what belongs to them", async () => {
	const conversation = first("conversation");
	damage(
		`DELETE FROM records WHERE ${where("conversation", conversation)}`,
		`DELETE FROM records WHERE ${where("contact", first("contact"))}`,
		`DELETE FROM records WHERE ${where("message", first("message"))}`,
	);
	const made = await plan();
	expect(made.requests).toBe(3);
	expect(await repair(made)).toMatchObject({ status: "done", records: 3, losses: [] });
	expect(await problems()).toEqual([]);
	const raws = (lines: string[]) => lines.map((line) => JSON.stringify(JSON.parse(line).raw)).sort();
	expect(raws(state().records)).toEqual(raws(before.records));
});

describe("files", () => {
	const bytes = () => {
		const found = readdirSync(join(stage.archive.path, "files"), { recursive: true, withFileTypes: true });
		return found.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
	};

	test("lost and damaged ones are fetched again, and no others", async () => {
		const [lost, cut, changed] = bytes();
		rmSync(lost ?? "");
		writeFileSync(cut ?? "", "x");
		writeFileSync(changed ?? "", Buffer.alloc(statSync(changed ?? "").size));
		const made = await plan();
		const requests = stage.double.fileRequests().all;
		const summary = await repair(made);
		expect(summary).toMatchObject({ status: "done", losses: [], requests: 0 });
		expect(summary.files.fromSource).toBe(made.files.size);
		expect(stage.double.fileRequests().all - requests).toBeLessThanOrEqual(made.files.size + 2);
		expect(await problems()).toEqual([]);
		expect(state()).toEqual(before);
	});

	test("come from a copy elsewhere first", async () => {
		for (const path of bytes()) rmSync(path);
		const made = await plan();
		const requests = stage.double.fileRequests().all;
		const asked: string[] = [];
		const summary = await repair(made, {
			fromElsewhere: async (files) => {
				asked.push(...files.map(({ sha256 }) => sha256));
				return new Set(asked.slice(0, 2));
			},
		});
		expect(asked.length).toBeGreaterThan(2);
		expect(summary.files.fromElsewhere).toBe(2);
		expect(stage.double.fileRequests().all).toBeGreaterThan(requests);
	});

	test("gone everywhere stay known as lost: a copy found later may still bring them", async () => {
		const [lost = ""] = bytes();
		rmSync(lost);
		const made = await plan();
		const { archive } = stage;
		const [id] = made.files;
		const known = id === undefined ? undefined : archive.attachment(id);
		stage.double.server.faults.add({
			kind: "status",
			status: 404,
			match: (_method, path) => path.startsWith("/files/"),
		});
		expect(await repair(made)).toMatchObject({
			status: "incomplete",
			losses: [{ resource: "attachment", end: "failed" }],
		});
		expect(id === undefined ? undefined : archive.attachment(id)).toEqual(known);
		expect((await problems()).map(({ code }) => code)).toContain("file-missing");
	});
});

describe("what Crisp has no more", () => {
	test.each([
		["still JSON: its damaged text is kept and told", `raw = replace(raw, '"type"', '"tyqe"')`, "readable"],
		["nonsense: its entity is kept and told", "raw = 'nonsense'", "lost"],
	])("%s", async (_, set, end) => {
		const id = first("message");
		const [session = "", fingerprint = ""] = id.split("/");
		damage(`UPDATE records SET ${set} WHERE ${where("message", id)}`);
		stage.double.workspace.deleteMessage(session, Number(fingerprint));
		const entity = stage.archive.entity("message", id);
		const summary = await repair(await plan());
		expect(summary).toMatchObject({ status: "incomplete", losses: [{ resource: "message", id, end }] });
		expect(await problems()).toEqual([]);
		expect(stage.archive.entity("message", id)).toEqual(entity);
		expect(stage.archive.isEntityGone("message", id)).toBe(true);
		expect([...stage.archive.facts("damaged:")]).toHaveLength(1);
		stage.clock.at += 86_400_000;
		expect((await stage.backup()).status).toBe("done");
	});

	test("what was handed in is not asked for; the file can be added again", async () => {
		damage(`UPDATE records SET raw = '{' WHERE resource = 'handed-in-canned-reply'`);
		const made = await plan();
		expect(made).toMatchObject({ requests: 0, findings: [{ way: "none" }] });
		expect(await repair(made, { crisp: undefined })).toMatchObject({ losses: [{ end: "lost" }] });
		handIn(stage.archive, "canned-replies", "shortcut,text\nhi,Hello\n");
		expect(await problems()).toEqual([]);
		expect(stage.archive.countEntities("canned-reply")).toBe(1);
	});
});

test("stopped at a limit, the damage is still found and a second repair ends it", async () => {
	const ids = [first("conversation"), first("contact"), first("message")];
	for (const [at, resource] of ["conversation", "contact", "message"].entries())
		damage(`UPDATE records SET raw = 'nonsense' WHERE ${where(resource, ids[at] ?? "")}`);
	const stopped = await repair(await plan(), { maxRequests: 1 });
	expect(stopped).toMatchObject({ status: "stopped", stopped: { reason: "max-requests" } });
	expect((await problems()).filter(({ code }) => code === "record-damaged").length).toBeGreaterThan(0);
	expect(await repair(await plan())).toMatchObject({ status: "done" });
	expect(await problems()).toEqual([]);
	expect(state()).toEqual(before);
});

test("an unfinished backup goes on afterwards as if nothing had been", async () => {
	stage.double.workspace.addConversation({});
	stage.clock.at += 86_400_000;
	expect((await stage.backup({ maxRequests: 40, full: true })).status).toBe("stopped");
	damage(`UPDATE records SET raw = 'nonsense' WHERE ${where("contact", first("contact"))}`);
	expect((await repair(await plan())).requests).toBe(1);
	const rest = await stage.backup({ full: true });
	expect(rest.status).toBe("done");
	expect(rest.reconciliation.every(({ ok }) => ok)).toBe(true);
});

test("what a repair could not fetch, the next full backup brings; nothing is called lost afterwards", async () => {
	const { workspace } = stage.double;
	const slot = workspace.addConversation({});
	const { fingerprint } = workspace.addMessage(slot.sessionId, { content: "hello", original: { original_id: "o1" } });
	slot.parts = { originals: { o1: { original_id: "o1", content: "<p>hello</p>" } } };
	const extras = parseExtras(["originals", "relations"]);
	await stage.backup({ extras });
	const id = `${slot.sessionId}/${fingerprint}`;
	const whole = stage.archive.record("original", id)?.raw;
	expect(whole).toMatchObject({ content: "<p>hello</p>" });
	damage("UPDATE records SET raw = raw || ' ' || raw WHERE resource IN ('original', 'conversation-relations')");
	expect(await repair(await plan())).toMatchObject({ status: "incomplete", records: 0 });
	expect([...stage.archive.facts("damaged:")]).toHaveLength(12);
	await stage.clock.sleep(1_000);
	await stage.backup({ extras, full: true });
	expect(stage.archive.record("original", id)?.raw).toEqual(whole);
	expect(await problems()).toEqual([]);
	expect([...stage.archive.facts("damaged:")]).toEqual([]);
});
