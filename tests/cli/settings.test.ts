import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chatwoot } from "../../adapters/chatwoot/adapter.js";
import type { Adapter } from "../../src/adapter/contract.js";
import { dotenvLine, parseDotenv } from "../../src/cli/dotenv.js";
import { checkConfigKeys, readConfigFile, readDotenv, readTokens } from "../../src/cli/setting-sources.js";
import { settingTable } from "../../src/cli/setting-table.js";
import { type SettingLayers, Settings } from "../../src/cli/settings.js";
import { partialConfig } from "../../src/cli/target-access.js";

const layers = (over: Partial<SettingLayers> = {}) =>
	new Settings({ flags: {}, env: {}, dotenv: {}, config: {}, ...over }, settingTable);

describe("where a setting comes from", () => {
	it("goes flag, environment, .env, config file, default", () => {
		const flags = { archive: "./flag" };
		const env = { UNCRISP_ARCHIVE: "./env" };
		const dotenv = { UNCRISP_ARCHIVE: "./dotenv" };
		const config = { archive: "./config" };
		const seen = [
			layers({ flags, env, dotenv, config }),
			layers({ env, dotenv, config }),
			layers({ dotenv, config }),
			layers({ config }),
			layers(),
		].map((settings) => settings.get("archive"));
		expect(seen.map(({ value, origin }) => [value, origin])).toEqual([
			["./flag", "flag"],
			["./env", "environment"],
			["./dotenv", ".env"],
			["./config", "config"],
			["./crisp-archive", "default"],
		]);
	});

	it("takes an empty variable for none", () => {
		expect(layers({ env: { UNCRISP_ARCHIVE: "" } }).get("archive").origin).toBe("default");
	});

	it("never takes a secret from a flag", () => {
		expect(layers({ flags: { "crisp.key": "s" } }).get("crisp.key").origin).toBe("unset");
		expect(settingTable.filter((each) => each.secret && each.flag !== undefined)).toEqual([]);
	});

	it("lets a token file win over the environment", () => {
		const settings = layers({ given: { CRISP_KEY: "file" }, env: { CRISP_KEY: "env" } });
		expect(settings.get("crisp.key")).toMatchObject({ value: "file", origin: "given" });
	});

	it("splits lists and parses sizes wherever they come from", () => {
		const settings = layers({
			env: { UNCRISP_FILE_HOSTS: "a.example, b.example:8080" },
			config: { maxFileSize: "2MiB" },
		});
		expect(settings.list("fileHosts")).toEqual(["a.example", "b.example:8080"]);
		expect(settings.number("maxFileSize")).toBe(2 * 1024 * 1024);
		expect(layers({ config: { maxFileSize: 77 } }).number("maxFileSize")).toBe(77);
	});

	it("refuses a value that is none of the choices, naming them", () => {
		expect(() => layers({ env: { CRISP_TIER: "gold" } }).text("crisp.tier")).toThrow(/CRISP_TIER cannot be "gold"/);
	});
});

describe("the files behind the settings", () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	it("reads nested keys of the config file as dotted ones", async () => {
		await writeFile(join(folder, "uncrisp.config.json"), `{"crisp":{"tier":"plugin"},"fileHosts":["a.example"]}`);
		expect(await readConfigFile(folder)).toEqual({ "crisp.tier": "plugin", fileHosts: ["a.example"] });
	});

	it("refuses a config file that is no JSON, and a named one that is not there", async () => {
		await writeFile(join(folder, "uncrisp.config.json"), "{");
		await expect(readConfigFile(folder)).rejects.toMatchObject({ code: "config-invalid" });
		await expect(readConfigFile(folder, "other.json")).rejects.toMatchObject({ code: "config-invalid" });
	});

	it("suggests what a misspelt key was meant to be", () => {
		const wrong = () => checkConfigKeys({ archiv: "./x" }, settingTable, []);
		expect(wrong).toThrow(/archiv/);
		try {
			wrong();
		} catch (error) {
			expect(error).toMatchObject({ code: "config-invalid", hint: { en: expect.stringContaining("archive") } });
		}
	});

	it("refuses a secret in the config file without showing it", () => {
		try {
			checkConfigKeys({ "crisp.key": "not-a-real-key" }, settingTable, []);
			expect.unreachable();
		} catch (error) {
			expect(error).toMatchObject({ code: "config-invalid", hint: { en: expect.stringContaining("CRISP_KEY") } });
			expect(JSON.stringify(error)).not.toContain("not-a-real-key");
		}
	});

	it("lets the settings of another adapter stand in the file", () => {
		expect(() =>
			checkConfigKeys({ "chatwoot.baseUrl": "https://chat.example" }, settingTable, ["chatwoot"]),
		).not.toThrow();
		expect(() => checkConfigKeys({ "chatwot.baseUrl": "https://chat.example" }, settingTable, ["chatwoot"])).toThrow();
	});

	it("takes a database's address as a flag only while it holds no password", () => {
		const of = (over: Partial<SettingLayers>) => partialConfig(chatwoot as Adapter, layers(over)).database;
		const open = ["postgres://chatwoot@db.example/chatwoot", "postgres:///chatwoot?host=/var/run/postgresql"];
		for (const url of open) expect(of({ flags: { "chatwoot.database": url } })).toBe(url);
		const closed = [
			"postgres://chatwoot:hunter2@db.example/chatwoot",
			"postgres://db.example/chatwoot?password=hunter2",
		];
		for (const url of closed) {
			expect(of({ env: { CHATWOOT_DATABASE: url } })).toBe(url);
			try {
				of({ flags: { "chatwoot.database": url } });
				expect.unreachable();
			} catch (error) {
				expect(error).toMatchObject({ code: "usage", hint: { en: expect.stringContaining("CHATWOOT_DATABASE") } });
				expect(JSON.stringify(error)).not.toContain("hunter2");
			}
		}
		expect(() => of({ env: { CHATWOOT_DATABASE: "mysql://db.example/chatwoot" } })).toThrow("CHATWOOT_DATABASE");
	});

	it("reads .env: quotes, export, comments, no interpolation", async () => {
		await writeFile(join(folder, ".env"), `# c\nA=1\nexport B="two \\"words\\""\nC='$A'\nD=x # note\n`);
		expect(await readDotenv(folder)).toEqual({ A: "1", B: 'two "words"', C: "$A", D: "x" });
	});

	it("writes .env lines that it reads back", () => {
		for (const value of ["plain", "with space", `quo"te`, "it's", "a#b", "$x", "back\\slash"])
			expect(parseDotenv(dotenvLine("NAME", value))).toEqual({ NAME: value });
	});

	it("takes identifier and key from one bare line of a token file", async () => {
		await writeFile(join(folder, "token"), "id-1:key:2\n");
		const tokens = await readTokens({ file: "token" }, folder, ["CRISP_IDENTIFIER", "CRISP_KEY"]);
		expect(tokens).toEqual({ CRISP_IDENTIFIER: "id-1", CRISP_KEY: "key:2" });
	});

	it("takes named secrets from a token file, and from a command", async () => {
		await writeFile(join(folder, "token"), "CHATWOOT_API_TOKEN=t\n");
		const tokens = await readTokens({ file: "token", command: "echo CRISP_KEY=k" }, folder, ["X"]);
		expect(tokens).toEqual({ CHATWOOT_API_TOKEN: "t", CRISP_KEY: "k" });
	});

	it("says nothing of what a failing token command printed", async () => {
		const error = await readTokens({ command: "echo leaked; exit 3" }, folder, ["X"]).catch((thrown) => thrown);
		expect(error).toMatchObject({ code: "config-invalid" });
		expect(`${JSON.stringify(error)}${error.stack}${error.cause}`).not.toContain("leaked");
	});
});
