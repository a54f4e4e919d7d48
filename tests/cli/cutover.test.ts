import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { crispEnvironment } from "../e2e/kill.js";
import { runInside } from "./in-process.js";

let cwd: string;
let crisp: CrispDouble;
let chatwoot: ChatwootDouble;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	crisp = await startCrispDouble({
		workspace: generateWorkspace({ conversations: 6, messages: 40, contacts: 5, seed: 7 }),
	});
	chatwoot = await startChatwootDouble();
});
afterEach(async () => {
	await Promise.all([crisp.close(), chatwoot.close()]);
	await rm(cwd, { recursive: true, force: true });
});

const cutover = (...more: string[]) =>
	runInside(["migrate", "--to", "chatwoot", "--cutover", "--yes", "--skip-files", "--json", ...more], {
		cwd,
		env: { ...crispEnvironment(crisp), ...chatwoot.env },
	});
const runbook = (ending = "md") => readFileSync(join(cwd, `cutover.${ending}`), "utf8");
const isThere = (content: string) => chatwoot.data.messages.some((message) => message.content === content);

describe("migrate --cutover", () => {
	it("brings nearly everything while Crisp is live, the rest once it is frozen, and says when it is quiet", async () => {
		const first = await cutover();
		expect(first.code, first.stderr).toBe(0);
		expect(first.events().at(-1)).toMatchObject({ cutover: "first", passes: [{ frozen: false }] });
		expect(runbook()).toContain("the first pass is done; Crisp is still live");
		expect(runbook()).toContain("uncrisp migrate --to chatwoot --cutover --frozen");

		const { workspace } = crisp;
		const [slot] = workspace.content.conversations;
		workspace.addMessage(slot!.sessionId, { content: "before the doors close" });
		const last = await cutover("--frozen");
		expect(last.code, last.stderr).toBe(0);
		expect(last.events().at(-1)).toMatchObject({
			cutover: "ready",
			passes: [{ frozen: false }, { frozen: true, verified: { status: "same", differences: 0 } }],
		});
		expect(isThere("before the doors close")).toBe(true);
		expect(runbook()).toContain("everything is there; switch the widget");
		expect(runbook("html")).toContain("<title>Cut-over: Crisp → Chatwoot");
		expect(runbook()).not.toContain("before the doors close");
	});

	it("prints commands that run as they stand: the same archive, settings and options, nothing that was for one run", async () => {
		const more = ["--archive", "./the archive", "--chatwoot-time-marks", "none", "--time-zone", "Asia/Shanghai"];
		expect(await cutover(...more, "--runbook", "switch")).toMatchObject({ code: 0 });
		const written = readFileSync(join(cwd, "switch.md"), "utf8");
		const archive = "--archive './the archive'";
		const settings = "--chatwoot-time-marks none --time-zone Asia/Shanghai";
		const commands = written.split("\n").filter((line) => line.startsWith("uncrisp "));
		expect(commands).toEqual([
			`uncrisp migrate --to chatwoot --cutover ${archive} --skip-files ${settings} --runbook switch`,
			`uncrisp migrate --to chatwoot --cutover --frozen ${archive} --skip-files ${settings} --runbook switch`,
			`uncrisp verify --against chatwoot ${archive} ${settings}`,
			`uncrisp undo --to chatwoot ${archive} --chatwoot-time-marks none`,
		]);
		for (const command of commands.slice(2)) {
			const words = command.split(/ (?=(?:[^']*'[^']*')*[^']*$)/).map((word) => word.replaceAll("'", ""));
			const ended = await runInside(words.slice(1), { cwd, env: chatwoot.env });
			expect(ended.code, `${command}\n${ended.stderr}`).toBe(0);
		}
	});

	it("asks Crisp nothing when the named file of decisions is not there", async () => {
		const before = crisp.requestCount();
		for (const command of ["migrate", "import"]) {
			const done = await runInside([command, "--to", "chatwoot", "--yes", "--identities", "none.csv"], {
				cwd,
				env: { ...crispEnvironment(crisp), ...chatwoot.env },
			});
			expect(done).toMatchObject({ code: 64, stderr: expect.stringContaining("none.csv") });
		}
		expect(crisp.requestCount()).toBe(before);
		expect(existsSync(join(cwd, "crisp-archive"))).toBe(false);
	});

	it("does not call it quiet while messages keep coming, and brings those too", async () => {
		expect(await cutover()).toMatchObject({ code: 0 });
		const [slot] = crisp.workspace.content.conversations;
		let passes = 0;
		const last = await runInside(
			["migrate", "--to", "chatwoot", "--cutover", "--frozen", "--yes", "--skip-files", "--json"],
			{
				cwd,
				env: { ...crispEnvironment(crisp), ...chatwoot.env },
				onStdout(soFar) {
					const verified = soFar.split('"stage":"verify"').length - 1;
					if (verified <= passes) return;
					passes = verified;
					crisp.workspace.addMessage(slot!.sessionId, { content: `after pass ${passes}` });
				},
			},
		);
		expect(last.code, last.stderr).toBe(3);
		expect(last.stderr).toContain("it is not frozen");
		expect(passes).toBe(3);
		expect(isThere("after pass 2")).toBe(true);
		const quiet = await cutover("--frozen");
		expect(quiet.code, quiet.stderr).toBe(0);
		expect(isThere("after pass 3")).toBe(true);
	});

	it("writes the runbook in Chinese, where it is asked to", async () => {
		const ended = await cutover("--lang", "zh-CN", "--runbook", "switch.md");
		expect(ended.code, ended.stderr).toBe(0);
		expect(readFileSync(join(cwd, "switch.md"), "utf8")).toContain("# 切换手册：Crisp → Chatwoot");
		expect(existsSync(join(cwd, "switch.html"))).toBe(true);
	});
});
