import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInside } from "./in-process.js";

let cwd: string;
beforeAll(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const crisp = { CRISP_WEBSITE_ID: "w", CRISP_IDENTIFIER: "i", CRISP_KEY: "k" };

describe("wrong use", () => {
	it.each([
		[["help"], 0, "Usage: uncrisp <command>"],
		[["help", "plan"], 0, "Usage: uncrisp plan"],
	])("answers %j with help and nothing else", async (argv, code, text) => {
		const ended = await runInside(argv, { cwd });
		expect(ended).toMatchObject({ code, stderr: "" });
		expect(ended.stdout).toContain(text);
	});

	it("does not take help on an unknown command for an answer", async () => {
		const ended = await runInside(["help", "bakup"], { cwd });
		expect(ended).toMatchObject({ code: 64, stdout: "" });
		expect(ended.stderr).toContain("Did you mean backup?");
	});

	it("points at the help of the command that was meant", async () => {
		for (const argv of [["backup", "extra"], ["backup", "--max-requests"], ["completion"], ["plan", "--zzzzzz"]])
			expect((await runInside(argv, { cwd })).stderr).toContain(`→ See: uncrisp ${argv[0]} --help`);
	});

	it.each([
		[["backup", "--concurrency", "0"], '--concurrency cannot be "0"'],
		[["backup", "--api-url", "nonsense"], '--api-url cannot be "nonsense"'],
		[["backup", "--file-host", "https://files.example/"], '--file-host cannot be "https://files.example/"'],
		[["backup", "--with", "pages", "--with", "events,ratings"], '--with knows no "ratings"'],
		[["backup", "--with", "pagse"], "Choose among: pages, events, relations, originals, contact-events, subscriptions"],
		[["plan", "--to", "chatwoot", "--time-zone", "Mars/Phobos"], '--time-zone cannot be "Mars/Phobos"'],
	])("refuses %j, which would fail or lose something later", async (argv, what) => {
		const ended = await runInside(argv, { cwd, env: crisp });
		expect(ended).toMatchObject({ code: 64, stdout: "" });
		expect(ended.stderr).toContain(what);
	});

	it.each([
		["UNCRISP_TIME_ZONE", "Mars/Phobos"],
		["CRISP_API_URL", "api.crisp.chat"],
	])("refuses %s=%s in the environment, by its name", async (name, value) => {
		const ended = await runInside(["config"], { cwd, env: { [name]: value } });
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain(`${name} cannot be "${value}"`);
	});

	it("refuses a wrong number in the settings file too", async () => {
		const path = join(cwd, "zero.json");
		await writeFile(path, `{"concurrency":0}`);
		const ended = await runInside(["config", "--config", path], { cwd });
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain('concurrency cannot be "0"');
	});

	it.each([
		["status", "--config", "missing.json"],
		["backup", "--token-file", "missing.txt"],
	])("calls a named file that is not there wrong use: %s %s %s", async (...argv) => {
		const ended = await runInside(argv, { cwd });
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain(argv[2]);
	});

	it("says of every wrong value what, why and what to do, in both languages", async () => {
		for (const lang of ["en", "zh-CN"]) {
			const { stderr } = await runInside(["backup", "--max-duration", "5", "--lang", lang], { cwd });
			expect(stderr.trimEnd().split("\n")).toHaveLength(3);
		}
	});
});
