import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { modelVersionKey } from "../../src/archive/model-version.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { runInside } from "./in-process.js";

let cwd: string;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "create", now: () => Date.now() });
	const { id: runId } = archive.startRun("backup");
	archive.putRecord({ resource: "conversation-segment", id: "vip", raw: { segment: "vip", count: 2 }, runId });
	archive.putRecord({ resource: "shape-of-tomorrow", id: "1", raw: {}, runId });
	archive.finishRun(runId, "done", {});
	archive.setFact(modelVersionKey, "0.9");
	archive.close();
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const run = (...argv: string[]) => runInside(argv, { cwd });

it("an archive of an older model says what to run; that needs no network, counts, and silences it", async () => {
	expect((await run("status")).stderr).toContain("`uncrisp archive remap`");
	const json = await run("status", "--json");
	expect(json.events()[0]).toMatchObject({ type: "notice", code: "remap-advised" });
	expect((await run("status", "--lang", "zh-CN")).stderr).toContain("重新生成，无需任何请求");

	const remapped = await run("archive", "remap", "--json");
	expect(remapped.code, remapped.stderr).toBe(0);
	expect(remapped.events().at(-1)).toMatchObject({
		type: "summary",
		records: 2,
		created: 1,
		problems: { "resource-unknown": 1 },
		modelFrom: "0.9",
	});
	expect((await run("status")).stderr).toBe("");
	const again = await run("archive", "remap");
	expect(again.stderr).toMatch(/entities unchanged +1/);
	expect((await run("export", "--kind", "tag")).stdout).toContain("vip");
});

it("changes no company after a colleague was forgotten: it is made of what the others say", async () => {
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "write", now: () => Date.now() });
	const { id: runId } = archive.startRun("backup");
	const put = (id: string, email: string, company: object) =>
		archive.putRecord({ resource: "contact", id, raw: { people_id: id, email, person: {}, company }, runId });
	put("c1", "li@first.example", { name: "First", domain: "first.example", description: "of Li" });
	put("c2", "bo@first.example", { name: "First", domain: "old.example", description: "Bo's studio" });
	put("c2", "bo@first.example", { name: "First", domain: "first.example", description: "Bo's desk" });
	archive.finishRun(runId, "done", {});
	archive.close();
	const companies = async () => (await run("export", "--kind", "company")).stdout;
	expect((await run("archive", "remap")).code).toBe(0);
	expect(await companies()).toContain("Bo's desk");
	expect((await run("forget", "bo@first.example", "--erase", "--yes")).code).toBe(0);
	expect(await companies()).toContain("of Li");
	expect(await companies()).not.toContain("Bo");
	const again = await run("archive", "remap", "--json");
	expect(again.events().at(-1)).toMatchObject({ created: 0, updated: 0, removed: 0, goneChanged: 0 });
});

it("ends with 11 while somebody writes", async () => {
	const writer = openArchive(join(cwd, "crisp-archive"), { mode: "write", now: () => Date.now() });
	const ended = await run("archive", "remap");
	writer.close();
	expect(ended.code).toBe(11);
});
