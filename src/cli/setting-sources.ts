import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { AppError } from "../model/app-error.js";
import { parseDotenv } from "./dotenv.js";
import type { SettingDescription } from "./setting-table.js";
import { closestWord } from "./suggestion.js";
import { both } from "./words.js";

export const configFileName = "uncrisp.config.json";

/** The config file as flat keys (`crisp.websiteId`); empty when there is none and none was named. */
export async function readConfigFile(cwd: string, named?: string): Promise<Record<string, unknown>> {
	const path = named === undefined ? join(cwd, configFileName) : resolve(cwd, named);
	const content = await readIfThere(path);
	if (content === undefined) {
		if (named === undefined) return {};
		throw notThere(path);
	}
	try {
		const parsed: unknown = JSON.parse(content.replace(/^\ufeff/, ""));
		if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return flatten(parsed);
	} catch (cause) {
		throw notJson(path, cause);
	}
	throw notJson(path);
}

/** Every key of the config file must be a setting, and none may be a secret; says all that is wrong at once. */
export function checkConfigKeys(
	config: Readonly<Record<string, unknown>>,
	table: readonly SettingDescription[],
	adapters: readonly string[],
): void {
	const known = table.filter((each) => !each.secret).map((each) => each.key);
	const wrong = Object.keys(config).filter((key) => {
		if (known.includes(key) || key === "$schema") return false;
		const secret = table.find((each) => each.key === key)?.secret;
		// Settings of an adapter that this command does not use are its own business.
		const adapter = adapters.includes(key.split(".")[0] ?? "") && !table.some((each) => samePrefix(each.key, key));
		return secret === true || !adapter;
	});
	const first = wrong[0];
	if (first === undefined) return;
	const secret = table.find((each) => each.key === first && each.secret);
	if (secret) throw secretInConfig(first, secret.env ?? "");
	const close = closestWord(first, known);
	throw new AppError("config-invalid", {
		what: both(
			`uncrisp.config.json has unknown settings: ${wrong.join(", ")}`,
			`uncrisp.config.json 中有未知的设置：${wrong.join("、")}`,
		),
		why: both("A misspelt setting would silently do nothing", "拼错的设置会悄悄失效"),
		hint: close
			? both(`Did you mean ${close}? All settings: uncrisp config`, `是否想写 ${close}？全部设置见 uncrisp config`)
			: both("All settings: uncrisp config", "全部设置见 uncrisp config"),
	});
}

/** `.env` of the working folder, joined to the environment below the real one. */
export async function readDotenv(cwd: string): Promise<Record<string, string>> {
	return parseDotenv((await readIfThere(join(cwd, ".env"))) ?? "");
}

/**
 * Secrets from a file or from a command's stdout: lines `NAME=value`, or one bare line, which holds the secrets of
 * `bareNames` joined by colons (`identifier:key`).
 * The command is run by the shell: it is the user's own line.
 */
export async function readTokens(
	from: { file?: string; command?: string },
	cwd: string,
	bareNames: readonly string[],
): Promise<Record<string, string>> {
	const tokens: Record<string, string> = {};
	if (from.file !== undefined) {
		const path = resolve(cwd, from.file);
		const content = await readIfThere(path);
		if (content === undefined) throw notThere(path);
		Object.assign(tokens, parseTokens(content, bareNames));
	}
	if (from.command !== undefined) Object.assign(tokens, parseTokens(await outputOf(from.command, cwd), bareNames));
	return tokens;
}

function parseTokens(content: string, bareNames: readonly string[]): Record<string, string> {
	if (/^\s*(?:export\s+)?[A-Z][A-Z0-9_]*\s*=/m.test(content)) return parseDotenv(content);
	const tokens: Record<string, string> = {};
	let rest = content.trim();
	for (const [index, name] of bareNames.entries()) {
		const end = index === bareNames.length - 1 ? -1 : rest.indexOf(":");
		tokens[name] = end < 0 ? rest : rest.slice(0, end);
		rest = end < 0 ? "" : rest.slice(end + 1);
	}
	return tokens;
}

async function outputOf(command: string, cwd: string): Promise<string> {
	const windows = process.platform === "win32";
	try {
		const { stdout } = await promisify(execFile)(
			windows ? "cmd.exe" : "/bin/sh",
			windows ? ["/d", "/s", "/c", command] : ["-c", command],
			{ cwd, timeout: 60_000, windowsHide: true },
		);
		return stdout;
	} catch {
		// The cause would carry the command's output, which may be the secret.
		throw new AppError("config-invalid", {
			what: both("The command of --token-command failed", "--token-command 的命令执行失败"),
			hint: both("Run it yourself and see what it says", "请手动执行一次，查看它的输出"),
		});
	}
}

async function readIfThere(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
		throw unreadable(path, cause);
	}
}

function flatten(value: object, prefix = ""): Record<string, unknown> {
	const flat: Record<string, unknown> = {};
	for (const [key, each] of Object.entries(value)) {
		if (typeof each === "object" && each !== null && !Array.isArray(each))
			Object.assign(flat, flatten(each, `${prefix}${key}.`));
		else if (each !== null) flat[`${prefix}${key}`] = each;
	}
	return flat;
}

function samePrefix(one: string, other: string): boolean {
	return one.includes(".") && one.split(".")[0] === other.split(".")[0];
}

function secretInConfig(key: string, env: string): AppError {
	return new AppError("config-invalid", {
		what: both(`uncrisp.config.json holds a secret: ${key}`, `uncrisp.config.json 中写有密钥：${key}`),
		why: both("Configuration files end up in version control", "配置文件很容易被提交到版本库"),
		hint: both(`Move it to the environment or .env as ${env}`, `请移到环境变量或 .env，名称为 ${env}`),
	});
}

/** A file somebody named. */
function notThere(path: string): AppError {
	return new AppError("config-invalid", {
		what: both(`There is no file ${path}`, `没有文件 ${path}`),
		hint: both("Check the path", "请检查路径"),
	});
}

function unreadable(path: string, cause?: unknown): AppError {
	return new AppError("file", {
		what: both(`Cannot read ${path}`, `无法读取 ${path}`),
		hint: both("Check the path and the rights of the file", "请检查路径和文件权限"),
		cause,
	});
}

function notJson(path: string, cause?: unknown): AppError {
	return new AppError("config-invalid", {
		what: both(`${path} is not a JSON object`, `${path} 不是 JSON 对象`),
		hint: both("Correct it, or write a new one with `uncrisp init`", "请修正，或用 `uncrisp init` 重新生成"),
		cause,
	});
}
