import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { lines, run, start, temporaryFolder } from "./command.js";
import { crispEnvironment, doubleMessages, killAtRequest, seededRandom } from "./kill.js";

const seed = Number(process.env.UNCRISP_TEST_SEED ?? 20261124);
const kills = Number(process.env.UNCRISP_TEST_KILLS ?? 30);

describe(`a backup killed with SIGKILL (seed ${seed}, ${kills} kills)`, () => {
	let double: CrispDouble;
	beforeAll(async () => {
		double = await startCrispDouble({
			workspace: generateWorkspace({ conversations: 90, messages: 1400, contacts: 60, seed }),
		});
	});
	afterAll(() => double.close());

	it("ends with exactly what the source holds, however often it dies", { timeout: 240_000 }, async () => {
		const random = seededRandom(seed);
		await using folder = await temporaryFolder();
		const env = crispEnvironment(double);
		let killed = 0;
		let round = 0;
		while (killed < kills) {
			// A new archive now and then, so that kills fall on the first pages as well as on the last.
			const archive = join(folder.path, `archive-${Math.floor(round / 6)}`);
			round += 1;
			const running = start(["backup", "--archive", archive], { cwd: folder.path, env });
			killAtRequest(double.server, running.child, 1 + Math.floor(random() * 70));
			const { signal, code, stderr } = await running.finished;
			if (signal === "SIGKILL") killed += 1;
			else expect(code, stderr).toBe(0);
		}
		double.server.faults.clear();
		for (let n = 0; n * 6 < round; n += 1) {
			const archive = join(folder.path, `archive-${n}`);
			const last = await run(["backup", "--archive", archive], { cwd: folder.path, env });
			expect(last.code, last.stderr).toBe(0);
			await expectSame(archive, folder.path, double);
		}
	});
});

async function expectSame(archive: string, cwd: string, double: CrispDouble): Promise<void> {
	const exported = await run(["export", "--archive", archive, "--format", "ndjson", "--records"], { cwd });
	expect(exported.code, exported.stderr).toBe(0);
	const records = lines<{ resource: string; id: string; gone: boolean }>(exported.stdout);
	const ids = (resource: string) =>
		records
			.filter((record) => record.resource === resource && !record.gone)
			.map(({ id }) => id)
			.sort();
	const { conversations, contacts } = double.workspace.content;
	expect(ids("conversation")).toEqual(conversations.map(({ sessionId }) => sessionId).sort());
	expect(ids("contact")).toEqual(contacts.map(({ peopleId }) => peopleId).sort());
	expect(ids("message")).toEqual(doubleMessages(double).sort());
	const verified = await run(["verify", "--archive", archive], { cwd });
	expect(verified.code, verified.stderr).toBe(0);
}
