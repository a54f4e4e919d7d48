import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { uncrisp } from "./spawned.js";

let cwd: string;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

describe("demo", { timeout: 120_000 }, () => {
	it("moves everything once, sends nothing the second time, and counts the same on both sides", async () => {
		const ended = await uncrisp(["demo", "--json"], { cwd, env: { TMPDIR: cwd } });
		expect(ended.code, ended.stderr).toBe(0);
		const summary = ended.events().at(-1);
		expect(summary).toMatchObject({ type: "summary", command: "demo", exitCode: 0, writes: { second: 0 } });
		const counts = summary?.counts as {
			name: string;
			crisp: number;
			archive: number;
			expected: number;
			target: number;
		}[];
		expect(counts.map((each) => each.name)).toEqual(["contact", "conversation", "message", "article"]);
		for (const each of counts) {
			expect(each.crisp).toBeGreaterThan(0);
			expect(each.archive).toBe(each.crisp);
			expect(each.target).toBe(each.expected);
		}
		for (const path of [summary?.archive, summary?.planHtml, summary?.planMarkdown]) await access(String(path));
	});

	it("stops with 130 at SIGINT, and says so in the last line", async () => {
		let sent = false;
		const ended = await uncrisp(["demo", "--json"], {
			cwd,
			env: { TMPDIR: cwd },
			onStdout(soFar, kill) {
				if (sent || !soFar.includes('"stage":"import"')) return;
				sent = true;
				kill("SIGINT");
			},
		});
		expect(sent).toBe(true);
		expect(ended.code).toBe(130);
		expect(ended.events().at(-1)).toMatchObject({ type: "summary", exitCode: 130 });
	});
});
