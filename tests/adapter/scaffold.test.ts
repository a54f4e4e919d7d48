import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scaffoldAdapter } from "../../src/adapter/scaffold.js";
import { runInside } from "../cli/in-process.js";

const root = resolve(import.meta.dirname, "../..");
let cwd: string;
let folder: string;
beforeAll(async () => {
	cwd = mkdtempSync(join(tmpdir(), "uncrisp-scaffold-"));
	folder = join(cwd, "uncrisp-adapter-acme-desk");
	expect(await runInside(["adapters", "new", "acme-desk"], { cwd })).toMatchObject({ code: 0 });
	// As `npm install uncrisp` would have it.
	mkdirSync(join(folder, "node_modules"));
	symlinkSync(root, join(folder, "node_modules/uncrisp"));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("a new adapter's folder", () => {
	it("compiles: TypeScript finds nothing wrong with its JavaScript", () => {
		const tsc = join(root, "node_modules/typescript/bin/tsc");
		const files = ["adapter.js", "double.js", "conformance.test.js"].map((file) => join(folder, file));
		const options =
			"--noEmit --allowJs --checkJs --strict --skipLibCheck --module nodenext --target es2023 --types node";
		const roots = ["--typeRoots", join(root, "node_modules/@types")];
		const { stdout, status } = spawnSync(process.execPath, [tsc, ...options.split(" "), ...roots, ...files], {
			cwd: folder,
			encoding: "utf8",
		});
		expect(stdout).toBe("");
		expect(status).toBe(0);
	});

	it("fails the suite in words that say what is left to write, and in nothing else", async () => {
		const run = promisify(execFile)(process.execPath, ["--test", "--test-reporter=tap", "conformance.test.js"], {
			cwd: folder,
			env: { PATH: process.env.PATH },
			maxBuffer: 1 << 24,
		});
		const { stdout } = (await run.catch((error: unknown) => error)) as { stdout: string };
		const failed = [...stdout.matchAll(/^ {8}not ok \d+ - (.*)$/gm)].map(([, title = ""]) =>
			title.replaceAll("\\,", ","),
		);
		expect(failed).toEqual([
			"states each fact with its source and the day it was checked",
			"carries or declares every field, so none vanishes unnoticed",
			"carries or declares numbers, times and yes-or-no fields too",
			"checks without changing anything",
		]);
		for (const words of ["hosting has no source", "contact.notepad", "contact.blocked", "check() is not written yet"])
			expect(stdout).toContain(words);
		expect(Number(stdout.match(/^# pass (\d+)$/m)?.[1])).toBeGreaterThan(35);
	});

	it("loads by its folder, by its file, and by name once it is installed, from wherever one works", async () => {
		mkdirSync(join(cwd, "project/node_modules"), { recursive: true });
		symlinkSync(folder, join(cwd, "project/node_modules/uncrisp-adapter-acme-desk"));
		const env = { ACME_DESK_BASE_URL: "https://acme.example" };
		for (const [place, name] of [
			[cwd, "./uncrisp-adapter-acme-desk"],
			[cwd, "./uncrisp-adapter-acme-desk/adapter.js"],
			[join(cwd, "project"), "acme-desk"],
			[join(cwd, "project"), "uncrisp-adapter-acme-desk"],
		] as const) {
			const ended = await runInside(["adapters", name], { cwd: place, env });
			expect(ended.code, `${name}: ${ended.stderr}`).toBe(0);
			expect(ended.stdout).toContain("acme-desk · Acme Desk");
			expect(ended.stdout).toContain("ACME_DESK_API_TOKEN");
		}
		expect(await runInside(["adapters", "acme-desk"], { cwd })).toMatchObject({ code: 64 });
	});

	it("is never written over anything, and its name must be one", async () => {
		const again = await runInside(["adapters", "new", "acme-desk"], { cwd });
		expect(again).toMatchObject({ code: 64 });
		expect(again.stderr).toContain("is not empty");
		for (const name of ["Acme", "../x", "a b", ""]) expect(() => scaffoldAdapter(name), name).toThrow();
		expect(await runInside(["adapters", "new"], { cwd })).toMatchObject({ code: 64 });
	});
});
