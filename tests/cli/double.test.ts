import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { doubleFurther } from "../../src/cli/double-flags.js";
import { runInside } from "./in-process.js";

let cwd: string;
beforeAll(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

describe("the switches of a double", () => {
	it.each(["crisp", "chatwoot"])("of %s are explained in both languages", async (vendor) => {
		const { options } = await doubleFurther(["double", vendor]);
		for (const { flags, text } of options) {
			if (/^--(conversations|messages|contacts|seed) /.test(flags)) continue;
			expect(text.en, flags).toMatch(/[a-z]{3}.*; default /);
			expect(text["zh-CN"], flags).toMatch(/\p{Script=Han}.*，默认 /u);
		}
	});

	it("name the values they take", async () => {
		const { options } = await doubleFurther(["double", "crisp"]);
		expect(options.find(({ flags }) => flags.startsWith("--list-status"))?.choices).toEqual(["200", "206"]);
	});

	it.each([
		["crisp", "--message-batch", "abc"],
		["crisp", "--list-status", "999"],
		["crisp", "--conversations", "many"],
		["crisp", "--port", "99999"],
		["chatwoot", "--requests-per-minute", "few"],
		["crisp", "--tier", "owner"],
		["chatwoot", "--throttle", "maybe"],
	])("refuse a value they cannot have: %s %s %s", async (vendor, flag, value) => {
		const ended = await runInside(["double", vendor, flag, value], { cwd });
		expect(ended).toMatchObject({ code: 64, stdout: "" });
		expect(ended.stderr).toContain(`${flag} cannot be "${value}"`);
	});
});

describe("double crisp", () => {
	it("serves a generated workspace of the size asked for, until a signal", async () => {
		let listed: Promise<unknown[]> | undefined;
		const ended = await runInside(
			[
				"double",
				"crisp",
				"--json",
				"--conversations",
				"3",
				"--messages",
				"12",
				"--seed",
				"5",
				"--list-status",
				"200",
				"--tier",
				"user",
			],
			{
				cwd,
				onStdout: (soFar, signal) => {
					if (listed || !soFar.includes("\n")) return;
					listed = conversations(JSON.parse(soFar) as { env: Record<string, string> });
					listed.finally(() => signal("SIGINT")).catch(() => {});
				},
			},
		);
		expect(await listed).toHaveLength(3);
		expect(JSON.parse(ended.stdout.split("\n")[0] ?? "")).toMatchObject({ env: { CRISP_TIER: "user" } });
		expect(ended.code).toBe(0);
		expect(JSON.parse(ended.stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({
			type: "summary",
			ok: true,
			vendor: "crisp",
		});
	});
});

async function conversations({ env }: { env: Record<string, string> }): Promise<unknown[]> {
	const answer = await fetch(`${env.CRISP_API_URL}/website/${env.CRISP_WEBSITE_ID}/conversations/1`, {
		headers: {
			authorization: `Basic ${Buffer.from(`${env.CRISP_IDENTIFIER}:${env.CRISP_KEY}`).toString("base64")}`,
			"x-crisp-tier": env.CRISP_TIER ?? "",
		},
	});
	expect(answer.status).toBe(200);
	return ((await answer.json()) as { data: unknown[] }).data;
}
