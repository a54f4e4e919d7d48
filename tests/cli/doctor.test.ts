import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { uncrisp } from "./spawned.js";

let double: CrispDouble;
let cwd: string;
beforeAll(async () => {
	double = await startCrispDouble();
});
afterAll(() => double.close());
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const environment = () => ({
	CRISP_API_URL: double.apiUrl,
	CRISP_WEBSITE_ID: double.websiteId,
	CRISP_IDENTIFIER: double.credentials.identifier,
	CRISP_KEY: double.credentials.key,
	CRISP_TIER: double.credentials.tier as string,
});

describe("doctor", () => {
	it("says ok for a token that works, and names the workspace", async () => {
		const ended = await uncrisp(["doctor", "--json"], { cwd, env: environment() });
		expect(ended.code, ended.stderr).toBe(0);
		expect(ended.events()).toContainEqual(
			expect.objectContaining({
				type: "check",
				name: "crisp",
				result: "ok",
				text: expect.stringContaining("Workspace"),
			}),
		);
	});

	it.each([
		["a wrong key", { CRISP_KEY: "f".repeat(64) }],
		["the wrong tier", { CRISP_TIER: "plugin" }],
	])("fails with 12 for %s, says what to do, and shows no secret", async (_, over) => {
		const ended = await uncrisp(["doctor"], { cwd, env: { ...environment(), ...over } });
		expect(ended.code).toBe(12);
		expect(ended.stdout).toBe("");
		expect(ended.stderr).toMatch(/FAIL {2}crisp/);
		expect(ended.stderr).toContain("→");
		expect(ended.stderr).not.toContain(double.credentials.key);
		expect(ended.stderr).not.toContain("f".repeat(64));
	});

	it("fails with 1 within seconds where no server answers, and names the proxy variable", async () => {
		const env = { ...environment(), CRISP_API_URL: "http://127.0.0.1:9/v1" };
		const ended = await uncrisp(["doctor"], { cwd, env });
		expect(ended.code).toBe(1);
		expect(ended.stderr).toMatch(/FAIL {2}crisp: .*127\.0\.0\.1:9/);
		expect(ended.stderr).toContain("HTTPS_PROXY");
	});

	it("says in Chinese what is wrong with a key", async () => {
		const ended = await uncrisp(["doctor", "--lang", "zh-CN"], { cwd, env: { ...environment(), CRISP_KEY: "x" } });
		expect(ended.code).toBe(12);
		expect(ended.stderr).toMatch(/失败 +crisp/);
	});

	it("names all that is missing at once", async () => {
		const ended = await uncrisp(["doctor"], { cwd });
		expect(ended.code).toBe(1);
		for (const name of ["CRISP_WEBSITE_ID", "CRISP_IDENTIFIER", "CRISP_KEY"]) expect(ended.stderr).toContain(name);
	});
});
