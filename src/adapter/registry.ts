import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { AppError, isAppError, text } from "../model/index.js";
import type { Adapter } from "./contract.js";
import { invalidParts } from "./invalid-parts.js";
import { codeOf, invalidAdapter, loadFailure, missingEntry } from "./load-failure.js";
import { installedPackage, moduleEntry } from "./module-entry.js";

/** Loads one built-in adapter. `hidden`: loads by name, is not listed. `factsOnly`: its manifest says so too; known without loading it. */
export type AdapterLoader = (() => Promise<Adapter>) & { hidden?: boolean; factsOnly?: boolean };

export interface RegistryOptions {
	/** What relative paths start from, and where packages are looked for first. Default: they must be absolute or start with `./`, resolved against `baseUrl`. */
	directory?: string;
	/** How modules are loaded; tests pass their own. */
	importModule?(specifier: string): Promise<Record<string, unknown>>;
}

/** Finds adapters: the built-in by name, others by path (`./x.js`) or as a package `uncrisp-adapter-x`. */
export interface AdapterRegistry {
	/** Names of the built-in adapters that are for users. */
	list(): string[];
	/** Those of them that can import. */
	importers(): string[];
	/** Rejects with AppError `adapter-unknown` (with what was probably meant) or `adapter-invalid`. */
	load(nameOrPath: string): Promise<Adapter>;
}

export function createRegistry(
	builtin: Readonly<Record<string, AdapterLoader>>,
	options: RegistryOptions = {},
): AdapterRegistry {
	const names = Object.keys(builtin)
		.filter((name) => !builtin[name]?.hidden)
		.sort();
	const importModule = options.importModule ?? ((specifier) => import(specifier));
	return {
		list: () => [...names],
		importers: () => names.filter((name) => !builtin[name]?.factsOnly),
		async load(nameOrPath) {
			const loader = Object.hasOwn(builtin, nameOrPath) ? builtin[nameOrPath] : undefined;
			if (loader) return checked(await loading(nameOrPath, loader), nameOrPath);
			if (isPath(nameOrPath)) return fromPath(pathOf(nameOrPath, options.directory), nameOrPath);
			return fromPackage(nameOrPath);
		},
	};

	async function fromPackage(name: string): Promise<Adapter> {
		const packageName = /^(@[^/]+\/)?uncrisp-adapter-/.test(name) ? name : `uncrisp-adapter-${name}`;
		if (!/^(@[a-z0-9._-]+\/)?[a-z0-9][a-z0-9._-]*$/i.test(packageName)) throw unknown(name, names);
		const installed = options.directory && installedPackage(packageName, options.directory);
		return installed ? fromPath(installed, name) : fromModule(packageName, name);
	}

	async function fromPath(path: string, name: string): Promise<Adapter> {
		const entry = moduleEntry(path);
		if (entry !== path && !existsSync(entry)) throw missingEntry(name, path, relative(path, entry));
		return fromModule(pathToFileURL(entry).href, name);
	}

	async function fromModule(specifier: string, name: string): Promise<Adapter> {
		let module: Record<string, unknown>;
		try {
			module = await importModule(specifier);
		} catch (error) {
			if (isMissing(error, specifier)) throw unknown(name, names);
			throw loadFailure(name, error);
		}
		const candidates = [module.adapter, module.default, ...Object.values(module)];
		const adapter = candidates.find((value) => invalidParts(value).length === 0);
		return checked(adapter ?? module.adapter ?? module.default, name);
	}
}

async function loading(name: string, loader: AdapterLoader): Promise<Adapter> {
	try {
		return await loader();
	} catch (error) {
		if (isAppError(error)) throw error;
		throw loadFailure(name, error);
	}
}

function checked(value: unknown, name: string): Adapter {
	const missing = invalidParts(value);
	if (missing.length === 0) return value as Adapter;
	const parts = missing.join(", ");
	throw invalidAdapter(name, text(`Missing or wrong: ${parts}`, `缺少或有误：${parts}`));
}

function isPath(name: string): boolean {
	return /^\.{1,2}[\\/]/.test(name) || isAbsolute(name) || name.startsWith("file:");
}

function pathOf(name: string, directory: string | undefined): string {
	if (name.startsWith("file:")) return fileURLToPath(name);
	return !isAbsolute(name) && directory === undefined ? resolve(name) : resolve(directory ?? "/", name);
}

/** Whether the module itself is not there, as against something that it imports. */
function isMissing(error: unknown, specifier: string): boolean {
	const code = codeOf(error);
	if (code !== "ERR_MODULE_NOT_FOUND" && code !== "ERR_UNSUPPORTED_DIR_IMPORT") return false;
	if (specifier.startsWith("file:")) return !existsSync(fileURLToPath(specifier));
	return error instanceof Error && error.message.includes(`'${specifier}'`);
}

function unknown(name: string, names: readonly string[]): AppError {
	const near = names.filter((each) => distance(each, name.toLowerCase()) <= Math.max(2, Math.floor(each.length / 3)));
	const list = names.join(", ");
	return new AppError("adapter-unknown", {
		what: text(`No adapter named ${name}`, `没有名为 ${name} 的适配器`),
		why: text(`There are: ${list}`, `可用的适配器：${list}`),
		hint:
			near.length > 0
				? text(`Did you mean ${near.join(" or ")}?`, `您是想用 ${near.join(" 或 ")} 吗？`)
				: text(
						"Use a name from the list, a path such as ./my-adapter.js, or install a package uncrisp-adapter-…",
						"请使用列表中的名称、./my-adapter.js 这样的路径，或安装名为 uncrisp-adapter-… 的包",
					),
	});
}

/** Edits between two short words. */
function distance(left: string, right: string): number {
	let row = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (const [i, a] of [...left].entries()) {
		const next = [i + 1];
		for (const [j, b] of [...right].entries()) {
			next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (a === b ? 0 : 1)));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
