import { afterAll, beforeAll, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { lines, run, start, temporaryFolder } from "./command.js";
import { crispEnvironment } from "./kill.js";

let double: CrispDouble;
beforeAll(async () => {
	double = await startCrispDouble();
});
afterAll(() => double.close());

it("a backup whose reader went away (| head) is finished all the same", async () => {
	await using folder = await temporaryFolder();
	const options = { cwd: folder.path, env: crispEnvironment(double) };
	const backup = start(["backup", "--json"], options);
	backup.child.stdout?.once("data", () => backup.child.stdout?.destroy());
	const { code, stderr } = await backup.finished;
	expect(code, stderr).toBe(0);
	const status = await run(["status", "--json"], options);
	expect(lines<{ type: string; runs?: unknown }>(status.stdout).at(-1)).toMatchObject({ type: "summary", ok: true });
	const exported = await run(["export", "--format", "ndjson", "--records"], options);
	const held = lines<{ resource: string }>(exported.stdout).filter(({ resource }) => resource === "conversation");
	expect(held).toHaveLength(double.workspace.content.conversations.length);
});
