import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { chatwootTarget } from "./chatwoot-target.js";
import { run, start, temporaryFolder } from "./command.js";
import { crispEnvironment, killAtRequest, seededRandom } from "./kill.js";
import { killImports } from "./kill-imports.js";
import { liveHelperChatTarget } from "./live-helper-chat-target.js";

const seed = Number(process.env.UNCRISP_TEST_SEED ?? 20261125);
const kills = Number(process.env.UNCRISP_TEST_KILLS ?? 12);

describe(`an import killed with SIGKILL (seed ${seed}, ${kills} kills each way)`, { timeout: 240_000 }, () => {
	let crisp: CrispDouble;
	beforeAll(async () => {
		crisp = await startCrispDouble({
			workspace: generateWorkspace({ conversations: 20, messages: 200, contacts: 14, seed }),
		});
	});
	afterAll(() => crisp.close());

	async function backedUp(folder: string): Promise<string> {
		const archive = join(folder, "archive");
		const backup = await run(["backup", "--archive", archive], { cwd: folder, env: crispEnvironment(crisp) });
		expect(backup.code, backup.stderr).toBe(0);
		return archive;
	}

	it.each([
		["Chatwoot", kills, chatwootTarget],
		// One call makes a whole conversation: an import is short.
		["Live Helper Chat", Math.ceil(kills / 2), liveHelperChatTarget],
	] as const)(
		"into %s at any instant ends with every message there once, however often it dies",
		async (_, times, open) => {
			await using folder = await temporaryFolder();
			const ended = await killImports({
				archive: await backedUp(folder.path),
				folder: folder.path,
				kills: times,
				random: seededRandom(seed),
				open: () => open(crisp),
				spanMs: 1000,
			});
			expect(ended.killed).toBe(times);
			expect(ended.finished).toBeGreaterThan(0);
		},
	);

	it("when a request arrives does so too", async () => {
		const random = seededRandom(seed);
		await using folder = await temporaryFolder();
		const archive = await backedUp(folder.path);
		const target = await chatwootTarget(crisp);
		const args = ["import", "--to", "chatwoot", "--archive", archive, "--yes"];
		let killed = 0;
		try {
			// Far fewer requests than the import needs, so that every one of these dies.
			while (killed < kills) {
				const running = start(args, { cwd: folder.path, env: target.env });
				killAtRequest(target.server, running.child, 1 + Math.floor(random() * 24));
				const { signal, stderr } = await running.finished;
				expect(signal, stderr).toBe("SIGKILL");
				killed += 1;
			}
			target.server.faults.clear();
			const last = await run(args, { cwd: folder.path, env: target.env });
			expect(last.code, last.stderr).toBe(0);
			target.check();
			const again = await run([...args, "--json"], { cwd: folder.path, env: target.env });
			expect(again.stdout).toContain('"changes":false');
		} finally {
			await target.close();
		}
	});
});
