import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exitCodeOf, exitRules } from "../../src/cli/exit-codes.js";
import { errorCodes } from "../../src/model/index.js";

describe("the exit code table", () => {
	it("holds every error code, and no other", () => {
		expect(Object.keys(exitRules).sort()).toEqual([...errorCodes].sort());
	});

	it("uses only the codes of the design", () => {
		const documented = [0, 1, 2, 3, 4, 5, 10, 11, 12, 64, 130, 143];
		for (const { exitCode } of Object.values(exitRules)) expect(documented).toContain(exitCode);
	});

	it("stands in both READMEs", () => {
		for (const name of ["README.md", "README.zh-CN.md"]) {
			const readme = readFileSync(join(import.meta.dirname, "../..", name), "utf8");
			for (const { exitCode } of Object.values(exitRules)) expect(readme).toContain(`| ${exitCode} |`);
		}
	});

	it("maps what scripts rely on", () => {
		expect(exitCodeOf("incomplete")).toBe(3);
		expect(exitCodeOf("limit-reached")).toBe(4);
		expect(exitCodeOf("verification-failed")).toBe(5);
		expect(exitCodeOf("archive-missing")).toBe(10);
		expect(exitCodeOf("archive-locked")).toBe(11);
		expect(exitCodeOf("credentials-refused")).toBe(12);
		expect(exitCodeOf("usage")).toBe(64);
		expect(exitCodeOf("cancelled")).toBe(130);
		expect(exitCodeOf("terminated")).toBe(143);
	});

	it("calls what waits for time retryable, and what waits for a person not", () => {
		expect(exitRules["limit-reached"].retryable).toBe(true);
		expect(exitRules["archive-locked"].retryable).toBe(true);
		expect(exitRules["credentials-refused"].retryable).toBe(false);
		expect(exitRules.usage.retryable).toBe(false);
	});
});
