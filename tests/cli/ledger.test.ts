import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryAdapter } from "../../adapters/memory/adapter.js";
import { MemoryRemote } from "../../adapters/memory/memory-remote.js";
import { runImport } from "../../src/apply/import.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { importBench } from "../apply/import-bench.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { runInside } from "./in-process.js";

let cwd: string;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const uncrisp = (...argv: string[]) => runInside(argv, { cwd });

/** An archive with one operation in doubt in each of two accounts; what really happened is in the remotes. */
async function doubtful(path = join(cwd, "crisp-archive")) {
	const archive = openArchive(path, { mode: "create", now: Date.now });
	for (const entity of sampleWorkspace(2, 2)) archive.putEntity(entity);
	const remotes = { one: new MemoryRemote(), two: new MemoryRemote() };
	const importInto = async (account: "one" | "two", broken: boolean, opened = archive) => {
		const struck = account === "one" ? "after" : "before";
		const fault = (_: number, keys: readonly string[]) =>
			broken && keys.includes("message:session_1/1") ? (struck as "after" | "before") : undefined;
		const remote = remotes[account];
		const adapter = createMemoryAdapter({ remote, cannotLocate: true, fault });
		return runImport(importBench(opened, { remote }).options({ adapter, config: { account } }));
	};
	expect(await importInto("one", true)).toMatchObject({ status: "incomplete", doubt: 1 });
	expect(await importInto("two", true)).toMatchObject({ status: "incomplete", doubt: 1 });
	archive.close();
	return { remotes, importInto };
}

describe("ledger", () => {
	it("lists what is in doubt by account, with what to look at, in the language asked for", async () => {
		await doubtful();
		const listed = await uncrisp("ledger");
		expect(listed.code).toBe(0);
		for (const account of ["memory:one", "memory:two"]) expect(listed.stdout).toContain(`in doubt · ${account}`);
		expect(listed.stdout).toContain("Look for message:session_1/1");
		expect(listed.stderr).toContain("uncrisp ledger resolve KEY");
		expect((await uncrisp("ledger", "--lang", "zh-CN")).stdout).toContain("\n  请查找 message:session_1/1\n");
		const json = await uncrisp("ledger", "--json", "--account", "memory:one");
		expect(json.events()).toMatchObject([
			{ type: "account", target: "memory:one", counts: { doubt: 1 } },
			{ type: "doubt", key: "message:session_1/1", state: "doubt" },
			{ type: "summary", doubtful: 1 },
		]);
	});

	it("settles each account by itself, on whichever machine the archive is, and the imports go on", async () => {
		const here = join(cwd, "here");
		const { remotes, importInto } = await doubtful(here);
		// The archive moves: the ledger is in it.
		await cp(here, join(cwd, "crisp-archive"), { recursive: true });
		await rm(here, { recursive: true });

		const key = "message:session_1/1";
		expect((await uncrisp("ledger", "resolve", key, "--absent")).stderr).toContain("add --account");
		const { id } = remotes.one.find(key)!;
		expect(await uncrisp("ledger", "resolve", key, "--account", "memory:one", "--created", id)).toMatchObject({
			code: 0,
		});
		expect(await uncrisp("ledger", "resolve", key, "--absent")).toMatchObject({ code: 0 });
		expect((await uncrisp("ledger")).stderr).toContain("Nothing is in doubt");

		const archive = openArchive(join(cwd, "crisp-archive"), { mode: "write", now: Date.now });
		for (const account of ["one", "two"] as const) {
			expect(await importInto(account, false, archive)).toMatchObject({ status: "done", doubt: 0 });
			expect(remotes[account].duplicates).toEqual([]);
			expect(remotes[account].objects.size).toBe(4 + 2 + 2 + 4);
		}
		archive.close();
	});

	it.each([
		[["resolve"], "Name the key"],
		[["resolve", "message:session_1/1"], "Say what you found"],
		[["resolve", "message:session_1/1", "--absent", "--created", "7"], "Say what you found"],
		[["resolve", "message:session_1/2", "--absent"], "Did you mean message:session_1/1?"],
		[["resolve", "message:session_1/1", "--absent", "--account", "memory:three"], "There are: memory:one, memory:two"],
		[
			["resolve", "message:session_1/1", "--created", "7", "--remote-extra", "x", "--account", "memory:one"],
			"name=value",
		],
		[["absent", "message:session_1/1"], "list, resolve"],
	])("refuses %j", async (argv, words) => {
		await doubtful();
		const ended = await uncrisp("ledger", ...argv);
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain(words);
		expect((await uncrisp("ledger", "--json")).events().at(-1)).toMatchObject({ doubtful: 2 });
	});
});
