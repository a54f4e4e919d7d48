import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { uncrisp } from "./spawned.js";

let cwd: string;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

describe("the command line", () => {
	it("prints help and version on stdout and nothing on stderr", async () => {
		const [help, version] = await Promise.all([uncrisp(["--help"], { cwd }), uncrisp(["--version"], { cwd })]);
		expect(help).toMatchObject({ code: 0, stderr: "" });
		expect(help.stdout).toContain("Usage: uncrisp <command>");
		expect(version).toMatchObject({ code: 0, stderr: "" });
		expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
	});

	it("speaks the language of --lang, else UNCRISP_LANG, else the locale, else English", async () => {
		const of = async (args: string[], env: Record<string, string>) =>
			(await uncrisp([...args, "--help"], { cwd, env })).stdout;
		expect(await of(["--lang", "zh-CN"], { UNCRISP_LANG: "en" })).toContain("用法");
		expect(await of([], { UNCRISP_LANG: "zh-CN", LC_ALL: "en_US.UTF-8" })).toContain("用法");
		expect(await of([], { LC_ALL: "zh_CN.UTF-8" })).toContain("用法");
		expect(await of([], { LC_ALL: "de_DE.UTF-8" })).toContain("Usage");
	});

	it("refuses an unknown flag with 64, a suggestion, and nothing on stdout", async () => {
		const ended = await uncrisp(["backup", "--max-requets", "5"], { cwd });
		expect(ended).toMatchObject({ code: 64, stdout: "" });
		expect(ended.stderr).toContain("--max-requets");
		expect(ended.stderr).toContain("Did you mean --max-requests?");
		expect(ended.stderr).not.toMatch(/^\s+at /m);
	});

	it("says the same in Chinese, commander's own words included", async () => {
		const ended = await uncrisp(["backup", "--max-requets", "5", "--lang", "zh-CN"], { cwd });
		expect(ended.stderr).toBe("错误：没有 --max-requets 这个选项\n→ 是否想输入 --max-requests？\n");
	});

	it("refuses an unknown command, a missing value and a wrong value with 64", async () => {
		const results = await Promise.all(
			[["bakup"], ["backup", "--max-requests"], ["backup", "--max-requests", "many"], ["completion", "csh"], []].map(
				(args) => uncrisp(args, { cwd }),
			),
		);
		expect(results.map(({ code, stdout }) => [code, stdout])).toEqual(results.map(() => [64, ""]));
		expect(results[0]?.stderr).toContain("Did you mean backup?");
	});

	it("with --json ends with a summary also after a failure, and keeps people's text off stdout", async () => {
		for (const [args, exitCode, code] of [
			[["status", "--json"], 10, "archive-missing"],
			[["backup", "--json", "--nonsense"], 64, "usage"],
			[["backup", "--json"], 64, "config-invalid"],
		] as const) {
			const ended = await uncrisp(args, { cwd });
			const last = ended.events().at(-1);
			expect(ended.code).toBe(exitCode);
			expect(last).toMatchObject({ type: "summary", schemaVersion: 1, ok: false, exitCode, error: { code } });
			expect(ended.stderr).toContain("Error:");
		}
	});

	it("tells what, why and what to do, and a stack only with --verbose", async () => {
		const quiet = await uncrisp(["status"], { cwd });
		const verbose = await uncrisp(["status", "--verbose"], { cwd });
		expect(quiet.stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(3);
		expect(quiet.stderr).not.toMatch(/^\s+at /m);
		expect(verbose.stderr).toMatch(/^\s+at /m);
	});

	it("never asks without a terminal", async () => {
		const env = { CHATWOOT_BASE_URL: "http://127.0.0.1:9", CHATWOOT_ACCOUNT_ID: "1", CHATWOOT_API_TOKEN: "t" };
		const ended = await Promise.all([
			uncrisp(["init", "--json"], { cwd }),
			uncrisp(["migrate", "--to", "chatwoot", "--json"], { cwd, env }),
			uncrisp(["import", "--to", "chatwoot", "--json"], { cwd, env }),
		]);
		for (const each of ended)
			expect(each.events().at(-1)).toMatchObject({
				exitCode: 64,
				error: { code: "prompt-needed", hint: expect.any(String) },
			});
	});

	it("shows settings with their origin and never a secret", async () => {
		await writeFile(join(cwd, "uncrisp.config.json"), `{"crisp":{"tier":"plugin"}}`);
		await writeFile(join(cwd, ".env"), "CRISP_KEY=from-dotenv-secret\nUNCRISP_ARCHIVE=./dotenv\n");
		const env = { CRISP_IDENTIFIER: "from-env-secret", UNCRISP_ARCHIVE: "./real" };
		const ended = await uncrisp(["config", "--json", "--website-id", "x"].slice(0, 2), { cwd, env });
		const all = `${ended.stdout}${ended.stderr}`;
		expect(all).not.toContain('secret"');
		expect(all).not.toContain("from-env-secret");
		expect(all).not.toContain("from-dotenv-secret");
		const setting = (key: string) => ended.events().find((event) => event.key === key);
		expect(setting("crisp.key")).toMatchObject({ value: "set", origin: ".env" });
		expect(setting("crisp.identifier")).toMatchObject({ value: "set", origin: "environment" });
		expect(setting("crisp.tier")).toMatchObject({ value: "plugin", origin: "config" });
		expect(setting("archive")).toMatchObject({ value: "./real", origin: "environment" });
	});

	it("stops at an unknown key of the config file", async () => {
		await writeFile(join(cwd, "uncrisp.config.json"), `{"archve":"./x"}`);
		const ended = await uncrisp(["config"], { cwd });
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain("Did you mean archive?");
	});

	it("lets the target's settings stand in the file also for commands that need no target", async () => {
		await writeFile(
			join(cwd, "uncrisp.config.json"),
			`{"target":"chatwoot","chatwoot":{"baseUrl":"https://chat.example"}}`,
		);
		expect((await uncrisp(["status", "--json"], { cwd })).events().at(-1)).toMatchObject({ exitCode: 10 });
	});

	it("offers the named adapter's settings as flags, but never its secrets", async () => {
		const ended = await uncrisp(["import", "--to", "chatwoot", "--help"], { cwd });
		expect(ended.stdout).toContain("--chatwoot-base-url");
		expect(ended.stdout).not.toContain("--chatwoot-api-token");
	});

	it("prints the JSON Schema as data", async () => {
		const ended = await uncrisp(["schema"], { cwd });
		expect(JSON.parse(ended.stdout)).toMatchObject({ $schema: expect.any(String) });
	});
});
