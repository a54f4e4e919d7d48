import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/command-list.js";
import { commonOptions, overviewOptions } from "../../src/cli/common-options.js";
import { completionScript } from "../../src/cli/completion-script.js";
import { renderCommandHelp, renderOverview } from "../../src/cli/help.js";
import { settingTable } from "../../src/cli/setting-table.js";
import { displayWidth } from "../../src/cli/text-width.js";
import { languages } from "../../src/model/index.js";

/** The program's own source, without its comments: they may speak of what is to come. */
function sources(): string[] {
	const root = resolve(import.meta.dirname, "../..");
	return ["src", "adapters"].flatMap((top) =>
		readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
			.filter((name) => name.endsWith(".ts"))
			.map((name) => readFileSync(join(root, top, name), "utf8"))
			.map((source) => source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "")),
	);
}

const chinese = /\p{Script=Han}/u;

describe.each(languages)("help in %s", (language) => {
	it("lists every command within 80 columns", () => {
		const text = renderOverview(commands, overviewOptions, language);
		for (const command of commands) expect(text).toContain(`  ${command.name} `);
		expect(tooWide(text)).toEqual([]);
	});

	it.each(commands.map((command) => [command.name, command] as const))(
		"explains %s within 80 columns",
		(_, command) => {
			const text = renderCommandHelp(command, undefined, commonOptions, language);
			expect(tooWide(text)).toEqual([]);
			for (const option of command.options) expect(text).toContain(option.flags);
			expect(text).toContain(command.examples[0]?.line);
		},
	);
});

describe("the descriptions", () => {
	const texts = commands.flatMap((command) => [
		command.summary,
		...(command.details ? [command.details] : []),
		...(command.arguments ?? []).map((each) => each.text),
		...command.options.map((each) => each.text),
		...command.examples.map((each) => each.text),
	]);

	it("say everything in both languages", () => {
		for (const text of [
			...texts,
			...overviewOptions.map((each) => each.text),
			...settingTable.map((each) => each.text),
		]) {
			expect(text.en).not.toMatch(chinese);
			expect(text.en.length).toBeGreaterThan(1);
			// A loanword alone ("Website ID") would be a missing translation.
			expect(text["zh-CN"], text.en).toMatch(chinese);
		}
	});

	it("have at least one example each, which names the command", () => {
		for (const command of commands) expect(command.examples[0]?.line).toContain(`uncrisp ${command.name}`);
	});

	it("set only settings that exist, and never a secret", () => {
		for (const option of [...commonOptions, ...commands.flatMap((command) => command.options)]) {
			if (option.setting === undefined) continue;
			const setting = settingTable.find((each) => each.key === option.setting);
			expect(setting, option.flags).toBeDefined();
			expect(setting?.secret, option.flags).toBeFalsy();
		}
	});

	it("are all that any text of the program tells the user to run", () => {
		const names = commands.map((command) => command.name);
		const told = sources().flatMap((source) =>
			[...source.matchAll(/(?<!title: )`uncrisp ([a-z-]+)/g)].map(([, name]) => name),
		);
		expect(told.length).toBeGreaterThan(20);
		expect(told.filter((name) => name === undefined || !names.includes(name))).toEqual([]);
		const actions = sources().flatMap((source) => [...source.matchAll(/`uncrisp archive ([a-z-]+)/g)]);
		const choices = commands.find(({ name }) => name === "archive")?.arguments?.[0]?.choices ?? [];
		expect(actions.filter(([, action]) => !choices.includes(action ?? ""))).toEqual([]);
		expect(new Set(actions.map(([, action]) => action))).toContain("unlock");
	});

	it("leave out what is not there yet", () => {
		const names = commands.map((command) => command.name);
		expect(new Set(names).size).toBe(names.length);
		for (const later of ["browse", "scan"]) expect(names).not.toContain(later);
	});
});

describe("completion", () => {
	it.each(["bash", "zsh", "fish", "powershell"])("of %s knows every command and flag", (shell) => {
		const script = completionScript(shell, commands, commonOptions, "en");
		for (const command of commands) {
			expect(script).toContain(command.name);
			for (const option of command.options) {
				const flag = /--([a-z-]+)/.exec(option.flags)?.[1];
				expect(script).toContain(shell === "fish" ? `-l ${flag}` : `--${flag}`);
			}
		}
	});
});

describe("completion in a shell", () => {
	// Bash is where our users are surest to have it; the function is called as bash calls it.
	const offered = async (...words: string[]) => {
		const script = completionScript("bash", commands, commonOptions, "en");
		const call = `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _uncrisp; echo "\${COMPREPLY[*]}"`;
		const { stdout } = await promisify(execFile)("bash", ["-c", `${script}\n${call}`, "bash", ...words]);
		return stdout.trim();
	};

	it("offers commands, flags, values, and leaves files to the shell", async () => {
		expect(await offered("uncrisp", "pl")).toBe("plan");
		expect(await offered("uncrisp", "--lang", "zh-CN", "plan", "--ht")).toBe("--html");
		expect(await offered("uncrisp", "backup", "--tier", "")).toBe("website plugin user");
		expect(await offered("uncrisp", "import", "--to", "c")).toBe("chatwoot");
		expect(await offered("uncrisp", "double", "c")).toBe("crisp chatwoot");
		expect(await offered("uncrisp", "export", "--out", "")).toBe("");
	});
});

function tooWide(text: string): string[] {
	return text.split("\n").filter((line) => displayWidth(line) > 80);
}
