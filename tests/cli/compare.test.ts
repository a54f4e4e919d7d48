import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openArchive } from "../../src/archive/open-archive.js";
import { textWidth } from "../../src/render/text-width.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { runInside } from "./in-process.js";

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folder(): string {
	const made = mkdtempSync(join(tmpdir(), "uncrisp-compare-"));
	folders.push(made);
	return made;
}

function withArchive(): string {
	const cwd = folder();
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "create", now: () => 1 });
	for (const entity of sampleWorkspace(3, 3)) archive.putEntity(entity);
	archive.close();
	return cwd;
}

describe("uncrisp compare", () => {
	it.each(["en", "zh-CN"])(
		"ranks all vendors on 80 columns, and writes page, Markdown, CSV and a file for later (%s)",
		async (lang) => {
			const cwd = withArchive();
			const files = ["--html", "c.html", "--markdown", "c.md", "--csv", "c.csv", "--save", "c.json"];
			const ended = await runInside(["compare", ...files, "--lang", lang], { cwd });
			expect(ended.code, ended.stderr).toBe(0);
			for (const line of ended.stdout.split("\n")) expect(textWidth(line), line).toBeLessThanOrEqual(80);
			expect(ended.stdout).toContain("Chatwoot");
			for (const name of ["c.html", "c.md", "c.csv", "c.json"]) {
				expect(statSync(join(cwd, name)).mode & 0o777).toBe(0o600);
				expect(readFileSync(join(cwd, name), "utf8")).not.toContain("undefined");
			}
			expect(readFileSync(join(cwd, "c.html"), "utf8")).toMatch(/class="[^"]*heat h\d/);
		},
	);

	it("shows what changed since a saved comparison", async () => {
		const cwd = withArchive();
		await runInside(["compare", "chatwoot", "--save", "c.json"], { cwd });
		const same = await runInside(["compare", "chatwoot", "--since", "c.json", "--json"], { cwd });
		expect(same.events().at(-1)).toMatchObject({ changes: { moved: [], weightsChanged: false } });
		const other = await runInside(["compare", "chatwoot", "--since", "c.json", "--weigh", "ai=9", "--json"], { cwd });
		expect(other.events().at(-1)).toMatchObject({ changes: { weightsChanged: true } });
	});

	it("goes by facts where no archive is, and fails where the one that was named is not there", async () => {
		const cwd = folder();
		const facts = await runInside(["compare", "chatwoot", "53kf", "--json"], { cwd });
		expect(facts.code).toBe(0);
		expect(facts.events().at(-1)).toMatchObject({ comparison: { vendors: [{ fate: { basis: "capability" } }, {}] } });
		expect((await runInside(["compare", "--archive", "./nothing"], { cwd })).code).toBe(10);
		expect(existsSync(join(cwd, "nothing"))).toBe(false);
	});

	it.each([
		[["compare", "chatwot"], "chatwoot"],
		[["compare", "--weigh", "histroy=5"], "history"],
		[["compare", "--weigh", "w.json"], "JSON"],
		[["compare", "--since", "w.json"], "--save"],
	])("%j ends with 64 and says what to do", async (argv, hint) => {
		const cwd = folder();
		writeFileSync(join(cwd, "w.json"), "nonsense");
		const ended = await runInside(argv, { cwd });
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain(hint);
	});
});
