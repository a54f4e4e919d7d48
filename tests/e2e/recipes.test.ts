import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { temporaryFolder } from "./command.js";
import { crispEnvironment } from "./kill.js";

// The shell steps of action.yml and of the README's recipes, run for real against the double.
const root = resolve(import.meta.dirname, "../..");
let double: CrispDouble;
beforeAll(async () => {
	double = await startCrispDouble({
		workspace: generateWorkspace({ conversations: 30, messages: 90, contacts: 8, seed: 11 }),
	});
});
afterAll(() => double.close());

async function bash(script: string, cwd: string, env: Record<string, string>): Promise<{ code: number; out: string }> {
	const bin = join(cwd, "bin");
	await mkdir(bin, { recursive: true });
	// `npx uncrisp ...` of a recipe is this checkout's command.
	await writeFile(
		join(bin, "npx"),
		`#!/bin/sh\nshift\nexec "${process.execPath}" "${root}/dist/src/cli/main.js" "$@"\n`,
	);
	await chmod(join(bin, "npx"), 0o755);
	const path = `${bin}:${resolve(process.execPath, "..")}:${process.env.PATH ?? ""}`;
	const child = spawn("bash", ["-eo", "pipefail", "-c", script], {
		cwd,
		env: { ...crispEnvironment(double), ...env, PATH: path, HOME: cwd },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let out = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (chunk: Buffer) => {
			out += chunk.toString();
		});
	const [code] = (await once(child, "close")) as [number];
	return { code, out };
}

/** The lines of a YAML block scalar that follows `marker`, without their indentation. */
function blockAfter(text: string, marker: string): string {
	const lines = text.slice(text.indexOf(marker)).split("\n").slice(1);
	const indent = /^ */.exec(lines[0] ?? "")?.[0].length ?? 0;
	const end = lines.findIndex((line) => line.trim() !== "" && !line.startsWith(" ".repeat(indent)));
	return lines
		.slice(0, end < 0 ? lines.length : end)
		.map((line) => line.slice(indent))
		.join("\n");
}

describe("action.yml", () => {
	const script = blockAfter(readFileSync(join(root, "action.yml"), "utf8").split("id: backup")[1] ?? "", "run: |");

	it("backs up, says the exit code, adds the summary; a stop at a limit is no failed job", {
		timeout: 120_000,
	}, async () => {
		await using folder = await temporaryFolder();
		const output = join(folder.path, "output");
		const summary = join(folder.path, "summary.md");
		const env = {
			GITHUB_ACTION_PATH: root,
			GITHUB_OUTPUT: output,
			GITHUB_STEP_SUMMARY: summary,
			UNCRISP_ARCHIVE: "./archive",
			UNCRISP_REMOTE: "",
		};
		const stopped = await bash(script, folder.path, { ...env, UNCRISP_ARGUMENTS: "--max-requests 40 --skip-files" });
		expect(stopped.code, stopped.out).toBe(0);
		const whole = await bash(script, folder.path, { ...env, UNCRISP_ARGUMENTS: "" });
		expect(whole.code, whole.out).toBe(0);
		expect(readFileSync(output, "utf8")).toBe("exit-code=4\nexit-code=0\n");
		expect(readFileSync(summary, "utf8").match(/^# Backup run \d+$/gm)).toHaveLength(2);
		expect(existsSync(join(folder.path, "archive", "archive.sqlite"))).toBe(true);
		expect(stopped.out + whole.out).not.toContain(double.credentials.key);

		const hostile = await bash(script, folder.path, {
			...env,
			UNCRISP_ARGUMENTS: "--skip-files; touch owned $(touch owned)",
		});
		expect(hostile.code).not.toBe(0);
		expect(existsSync(join(folder.path, "owned"))).toBe(false);
		expect(readFileSync(summary, "utf8")).not.toContain(double.credentials.key);
	});
});

describe.each(["README.md", "README.zh-CN.md"])("the recipes of %s", (name) => {
	const readme = readFileSync(join(root, name), "utf8");
	const recipe = (which: string) => readme.split(`<!-- recipe:${which} -->`)[1]?.split("<!-- recipe")[0] ?? "";

	it("GitLab's script and the line for cron do what they say", { timeout: 120_000 }, async () => {
		await using folder = await temporaryFolder();
		const script = recipe("gitlab").split("script:\n")[1]?.split("```")[0] ?? "";
		const steps = script.split("\n").map((line) => line.replace(/^ *- /, ""));
		const gitlab = await bash(steps.join("\n"), folder.path, {});
		expect(gitlab.code, gitlab.out).toBe(0);
		expect(existsSync(join(folder.path, "summary.md"))).toBe(true);

		const line =
			recipe("cron")
				.split("\n")
				.find((each) => each.startsWith("17 1 * * * ")) ?? "";
		const command = line.slice("17 1 * * * ".length).replace("/srv/crisp", folder.path);
		const cron = await bash(command, folder.path, {});
		expect(cron, cron.out).toEqual({ code: 0, out: "" });
		const wrong = await bash(command, folder.path, { CRISP_KEY: "0".repeat(64) });
		expect(wrong.out).toMatch(/token/i);
	});

	it("name only flags and variables that exist", () => {
		const text = recipe("github") + recipe("gitlab") + recipe("cron") + recipe("systemd");
		const help = ["src/cli/common-options.ts", "src/cli/setting-table.ts"]
			.map((file) => readFileSync(join(root, file), "utf8"))
			.join();
		for (const [flag] of text.matchAll(/--[a-z][a-z-]+/g)) expect(help).toContain(flag.slice(2));
		for (const [variable] of text.matchAll(/\bUNCRISP_[A-Z_]+/g)) expect(help).toContain(variable);
		const action = readFileSync(join(root, "action.yml"), "utf8");
		for (const [, input] of recipe("github")
			.split("with:")[1]
			?.matchAll(/^ +([a-z-]+):/gm) ?? [])
			expect(action).toContain(`\n  ${input}: {`);
	});
});
