import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { chatwootTarget } from "../e2e/chatwoot-target.js";
import { run, temporaryFolder } from "../e2e/command.js";
import { crispEnvironment, seededRandom } from "../e2e/kill.js";
import { killImports } from "../e2e/kill-imports.js";
import { liveHelperChatTarget } from "../e2e/live-helper-chat-target.js";
import { requestTrackerTarget } from "../e2e/request-tracker-target.js";
import { memoryOverHttp } from "./memory-target.js";

const seed = Number(process.env.UNCRISP_TEST_SEED ?? Date.now() % 1_000_000_000);
const kills = Number(process.env.UNCRISP_TEST_KILLS ?? 200);
/** Waiting for answers is when most kills fall on a real target; without any they would fall on SQLite alone. */
const latencyMs = 4;

describe(`import, ${kills} times killed at any instant (UNCRISP_TEST_SEED=${seed})`, () => {
	let crisp: CrispDouble;
	beforeAll(async () => {
		crisp = await startCrispDouble({
			workspace: generateWorkspace({ conversations: 40, messages: 600, contacts: 30, seed }),
		});
	});
	afterAll(() => crisp.close());

	it.each([
		["memory", memoryOverHttp],
		["Chatwoot", chatwootTarget],
		["Live Helper Chat", liveHelperChatTarget],
		["Request Tracker", requestTrackerTarget],
	] as const)("into %s loses nothing and does nothing twice", { timeout: 3_600_000 }, async (_, open) => {
		await using folder = await temporaryFolder();
		const archive = join(folder.path, "archive");
		const backup = await run(["backup", "--archive", archive, "--skip-files"], {
			cwd: folder.path,
			env: crispEnvironment(crisp),
		});
		expect(backup.code, backup.stderr).toBe(0);
		const ended = await killImports({
			archive,
			folder: folder.path,
			kills,
			random: seededRandom(seed),
			open: () => open(crisp, latencyMs),
			spanMs: 2500,
		});
		console.info(`${ended.killed} kills, ${ended.finished} imports ended whole`);
		expect(ended.killed).toBe(kills);
	});
});
