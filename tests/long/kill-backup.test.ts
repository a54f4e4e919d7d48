import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { annexBWorkspace } from "../../src/crisp/double/seed.js";
import { lines, run, start, temporaryFolder } from "../e2e/command.js";
import { crispEnvironment, killAtAnyInstant, seededRandom } from "../e2e/kill.js";

const seed = Number(process.env.UNCRISP_TEST_SEED ?? Date.now() % 1_000_000_000);
const kills = Number(process.env.UNCRISP_TEST_KILLS ?? 200);
const extras = "pages,events,relations,originals,contact-events,subscriptions";

/** The same workspace with everything that Crisp has, and one with many conversations; a user token reads the most. */
const workspaces = [
	{ name: "a small workspace with one of everything", workspace: () => annexBWorkspace(), share: 0.4, spanMs: 3000 },
	{
		name: "many conversations",
		workspace: () => generateWorkspace({ conversations: 150, messages: 4000, contacts: 90, seed }),
		share: 0.6,
		spanMs: 5000,
	},
];

describe(`backup, ${kills} times killed at any instant (UNCRISP_TEST_SEED=${seed})`, () => {
	describe.each(workspaces)("$name", ({ workspace, share, spanMs }) => {
		let crisp: CrispDouble;
		beforeAll(async () => {
			crisp = await startCrispDouble({ tier: "user", workspace: workspace(), latencyMs: 3 });
		});
		afterAll(() => crisp.close());

		it("ends each time as the undisturbed archive", { timeout: 3_600_000 }, async () => {
			const random = seededRandom(seed);
			await using folder = await temporaryFolder();
			const options = { cwd: folder.path, env: crispEnvironment(crisp) };
			const backup = (archive: string) => ["backup", "--archive", archive, "--with", extras, "--concurrency", "4"];
			const undisturbed = join(folder.path, "undisturbed");
			const first = await run(backup(undisturbed), options);
			expect(first.code, first.stderr).toBe(0);
			const expected = await contents(undisturbed, folder.path);
			expect(expected.length).toBeGreaterThan(100);

			const wanted = Math.ceil(kills * share);
			let [killed, finished] = [0, 0];
			while (killed < wanted) {
				const archive = join(folder.path, `archive-${finished}`);
				for (let done = false; !done; ) {
					const running = start(backup(archive), options);
					if (killed < wanted) void killAtAnyInstant(crisp.server, running, { random, spanMs });
					const { signal, code, stderr } = await running.finished;
					if (signal === "SIGKILL") killed += 1;
					else {
						expect(code, stderr).toBe(0);
						done = true;
					}
					crisp.server.faults.clear();
				}
				expect(await contents(archive, folder.path)).toEqual(expected);
				const verified = await run(["verify", "--archive", archive], { cwd: folder.path });
				expect(verified.code, verified.stderr).toBe(0);
				finished += 1;
			}
			console.info(`${killed} kills, ${finished} archives ended whole`);
		});
	});
});

/** Every record but those that say what time it is. */
async function contents(archive: string, cwd: string): Promise<string[]> {
	const exported = await run(["export", "--archive", archive, "--records"], { cwd });
	expect(exported.code, exported.stderr).toBe(0);
	return lines<{ resource: string; id: string }>(exported.stdout)
		.filter(({ resource }) => !resource.startsWith("availability"))
		.map((record) => JSON.stringify(record))
		.sort();
}
