import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startLiveHelperChatDouble } from "../../adapters/live-helper-chat/double.js";
import { startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { crispEnvironment } from "../e2e/kill.js";
import { runInside } from "./in-process.js";

let cwd: string;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-language-"));
});
afterEach(() => rm(cwd, { recursive: true }));

it("texts in a target stay in the language of its first import, whoever runs the next one", async () => {
	const crisp = await startCrispDouble();
	const target = await startLiveHelperChatDouble();
	try {
		const env = { ...crispEnvironment(crisp), ...target.env };
		const run = (...argv: string[]) => runInside(argv, { cwd, env });
		expect((await run("backup", "--skip-files")).code).toBe(0);
		const to = ["--to", "live-helper-chat"];
		const first = await run("import", ...to, "--yes", "--allow-notifications", "--lang", "zh-CN");
		expect([0, 3], first.stderr).toContain(first.code);
		const before = target.server.requests.filter(({ method }) => method !== "GET").length;
		const plan = await run("plan", ...to, "--lang", "en", "--json");
		expect(plan.events().at(-1)).toMatchObject({ plan: { actions: { update: 0 } } });
		await run("import", ...to, "--yes", "--allow-notifications", "--lang", "en");
		expect(target.server.requests.filter(({ method }) => method !== "GET").length).toBe(before);
	} finally {
		await crisp.close();
		await target.close();
	}
});
