import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { run, start, temporaryFolder } from "./command.js";
import { crispEnvironment, doubleMessages, killAtRequest, seededRandom } from "./kill.js";

const seed = Number(process.env.UNCRISP_TEST_SEED ?? 20261125);
const kills = Number(process.env.UNCRISP_TEST_KILLS ?? 30);

describe(`an import killed with SIGKILL (seed ${seed}, ${kills} kills)`, () => {
	let crisp: CrispDouble;
	let chatwoot: ChatwootDouble;
	beforeAll(async () => {
		crisp = await startCrispDouble({
			workspace: generateWorkspace({ conversations: 24, messages: 260, contacts: 16, seed }),
		});
		chatwoot = await startChatwootDouble();
	});
	afterAll(async () => {
		await crisp.close();
		await chatwoot.close();
	});

	it("ends with every message there once, in order, however often it dies", { timeout: 240_000 }, async () => {
		const random = seededRandom(seed);
		await using folder = await temporaryFolder();
		const archive = join(folder.path, "archive");
		const env = { ...crispEnvironment(crisp), ...chatwoot.env };
		const backup = await run(["backup", "--archive", archive], { cwd: folder.path, env });
		expect(backup.code, backup.stderr).toBe(0);
		let killed = 0;
		let finished = 0;
		while (killed < kills) {
			const running = start(["import", "--to", "chatwoot", "--archive", archive, "--yes"], { cwd: folder.path, env });
			killAtRequest(chatwoot.server, running.child, 1 + Math.floor(random() * 40));
			const { signal, code, stderr } = await running.finished;
			if (signal === "SIGKILL") killed += 1;
			else {
				expect(code, stderr).toBe(0);
				finished += 1;
				if (finished > 1) break;
			}
		}
		chatwoot.server.faults.clear();
		const last = await run(["import", "--to", "chatwoot", "--archive", archive, "--yes"], { cwd: folder.path, env });
		expect(last.code, last.stderr).toBe(0);
		expect(killed).toBeGreaterThanOrEqual(Math.min(kills, 20));

		const sourceIds = chatwoot.data.messages.flatMap(({ source_id: id }) => (id && !id.includes(":day:") ? [id] : []));
		expect(new Set(sourceIds).size).toBe(sourceIds.length);
		expect([...sourceIds].map((id) => id.replace(/^crisp:/, "").replace(/:(-?\d+)$/, "/$1")).sort()).toEqual(
			doubleMessages(crisp).sort(),
		);
		const verified = await run(["verify", "--against", "chatwoot", "--archive", archive], { cwd: folder.path, env });
		expect(verified.code, verified.stderr).toBe(0);
		const plan = await run(["plan", "--to", "chatwoot", "--archive", archive, "--detailed-exitcode"], {
			cwd: folder.path,
			env,
		});
		expect(plan.code, plan.stderr).toBe(0);
	});
});
