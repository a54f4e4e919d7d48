import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { RawDatabase } from "../archive/raw-database.js";
import { crispEnvironment } from "../e2e/kill.js";
import { runInside } from "./in-process.js";

let cwd: string;
let double: CrispDouble;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	const workspace = generateWorkspace({ conversations: 3, messages: 10, contacts: 2, seed: 4 });
	double = await startCrispDouble({ workspace });
});
afterEach(async () => {
	await double.close();
	await rm(cwd, { recursive: true, force: true });
});

const run = (...argv: string[]) => runInside(argv, { cwd, env: crispEnvironment(double) });

it("verify --repair names the backup that reads extras again, before and after, and that backup does", async () => {
	expect((await run("backup", "--skip-files", "--with", "relations")).code).toBe(0);
	const db = new RawDatabase(join(cwd, "crisp-archive", "archive.sqlite"));
	db.exec("UPDATE records SET raw = '{' WHERE resource = 'conversation-relations'");
	db.close();
	const command = "uncrisp backup --full --with relations";
	const preview = await run("verify", "--repair");
	expect(preview.stderr + preview.stdout).toMatch(new RegExp(`set aside; a full backup reads it again[^]*${command}`));
	const chinese = await run("verify", "--repair", "--lang", "zh-CN");
	expect(chinese.stderr + chinese.stdout).toMatch(new RegExp(`由完整备份重新读取[^]*${command}`));
	const done = await run("verify", "--repair", "--yes");
	const said = done.stderr + done.stdout;
	expect(said.slice(said.indexOf("Repaired:"))).toContain(command);
	expect((await run("backup", "--skip-files", "--full", "--with", "relations")).code).toBe(0);
	expect((await run("verify")).code).toBe(0);
});
