import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../adapters/chatwoot/double.js";
import { type CrispDouble, startCrispDouble } from "../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../src/crisp/double/generate.js";
import { runInside } from "./cli/in-process.js";
import { crispEnvironment } from "./e2e/kill.js";

let cwd: string;
let crisp: CrispDouble;
let chatwoot: ChatwootDouble;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	crisp = await startCrispDouble({
		workspace: generateWorkspace({ conversations: 5, messages: 30, contacts: 4, seed: 11 }),
	});
	chatwoot = await startChatwootDouble();
});
afterEach(async () => {
	await Promise.all([crisp.close(), chatwoot.close()]);
	await rm(cwd, { recursive: true, force: true });
});

/** The commands of a page's steps, without their remarks. */
function steps(file: string): string[][] {
	const page = readFileSync(resolve(import.meta.dirname, "..", file), "utf8");
	const [, block = ""] = page.match(/<!-- import-steps -->\n```sh\n([\s\S]*?)```/) ?? [];
	const lines = block.split("\n").filter((line) => line.startsWith("uncrisp "));
	return lines.map((line) =>
		line
			.replace(/\s+#.*$/, "")
			.split(/\s+/)
			.slice(1),
	);
}

describe("the README's import, step by step", () => {
	it("runs as it stands, from the trial to the switch", async () => {
		const env = { ...crispEnvironment(crisp), ...chatwoot.env };
		expect(await runInside(["backup"], { cwd, env })).toMatchObject({ code: 0 });
		const commands = steps("README.md");
		expect(commands.length).toBeGreaterThan(9);
		for (const argv of commands) {
			const ended = await runInside(argv, { cwd, env });
			expect(ended.code, `${argv.join(" ")}\n${ended.stderr}`).toBe(0);
		}
		expect(readFileSync(join(cwd, "cutover.md"), "utf8")).toContain("everything is there; switch the widget");
	});

	it("is the same in both languages", () => {
		expect(steps("README.zh-CN.md")).toEqual(steps("README.md"));
	});
});
