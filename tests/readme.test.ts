import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../src/cli/command-list.js";
import { exitRules } from "../src/cli/exit-codes.js";
import { commandTable, errorCodeTable } from "../src/cli/readme-tables.js";
import type { Language } from "../src/model/index.js";

/** What the README says in tables comes from the code; `UPDATE_GOLDEN=1` writes it there. */
const pages: readonly { file: string; language: Language }[] = [
	{ file: "README.md", language: "en" },
	{ file: "README.zh-CN.md", language: "zh-CN" },
];

describe.each(pages)("$file", ({ file, language }) => {
	const path = resolve(import.meta.dirname, "..", file);

	it("lists every command as its help describes it", () => {
		const table = commandTable(commands, language);
		expect(section(path, "commands", table)).toBe(table);
	});

	it("lists every error code with its exit status", () => {
		const table = errorCodeTable();
		expect(section(path, "error-codes", table)).toBe(table);
	});

	it("names every exit code that a command can end with", () => {
		const page = readFileSync(path, "utf8");
		for (const { exitCode } of Object.values(exitRules)) expect(page).toContain(`\n| ${exitCode} |`);
	});

	it("has the demo's output and the bench's figures", () => {
		const page = readFileSync(path, "utf8");
		for (const name of ["demo", "bench"]) {
			const [, between = ""] = page.match(new RegExp(`<!-- ${name}:start -->([\\s\\S]*?)<!-- ${name}:end -->`)) ?? [];
			expect(between.trim().length, name).toBeGreaterThan(100);
		}
	});
});

function section(path: string, name: string, wanted: string): string {
	const pattern = new RegExp(`(<!-- ${name}:start -->\\n)([\\s\\S]*?)(\\n?<!-- ${name}:end -->)`);
	const page = readFileSync(path, "utf8");
	if (process.env.UPDATE_GOLDEN === "1")
		writeFileSync(
			path,
			page.replace(pattern, (_, a, __, c) => `${a}${wanted}${c.startsWith("\n") ? c : `\n${c}`}`),
		);
	return readFileSync(path, "utf8").match(pattern)?.[2] ?? "";
}
