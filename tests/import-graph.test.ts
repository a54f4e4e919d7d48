import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** DESIGN 3: who may import whom. A folder may always import itself and the model. */
const allowed: Record<string, readonly string[]> = {
	"src/model": [],
	"src/http": [],
	"src/crisp": ["src/http"],
	"src/archive": [],
	// Issue 3 adds the folder that keeps copies of an archive elsewhere: model, http, archive ← remote ← cli.
	"src/remote": ["src/http", "src/archive"],
	"src/mapping": ["src/crisp"],
	"src/adapter": ["src/http"],
	"src/backup": ["src/http", "src/crisp", "src/archive", "src/mapping"],
	"src/plan": ["src/archive", "src/adapter", "src/http"],
	"src/apply": ["src/plan", "src/archive", "src/adapter", "src/http"],
	// `compare` adds up what `plan` would do, so it reads the archive through plan's context.
	"src/compare": ["src/archive", "src/adapter", "src/plan"],
	"src/compliance": ["src/archive", "src/adapter"],
	"src/render": ["src/plan", "src/archive", "src/adapter", "src/apply", "src/backup", "src/compare", "src/compliance"],
	adapters: ["src/adapter", "src/http"],
};
/** What everything may see: the command line and the public list. */
const unrestricted = ["src/cli", "src/index.ts"];

interface Import {
	from: string;
	to: string;
}

const root = resolve(import.meta.dirname, "..");
const files = ["src", "adapters"]
	.flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: "utf8" }).map((name) => `${top}/${name}`))
	.filter((name) => name.endsWith(".ts"))
	.sort();
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

describe("the import graph", () => {
	it("has files to look at", () => {
		expect(files.length).toBeGreaterThan(50);
	});

	it("follows the table of DESIGN section 3", () => {
		const wrong = imports().filter(({ from, to }) => !mayImport(from, to));
		expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
	});

	it("never lets one adapter import another", () => {
		const vendor = (file: string) => file.split("/").slice(0, 2).join("/");
		const wrong = imports().filter(
			({ from, to }) =>
				from.startsWith("adapters/") &&
				to.startsWith("adapters/") &&
				from.split("/").length > 2 &&
				vendor(from) !== vendor(to),
		);
		expect(wrong).toEqual([]);
	});

	it("has no cycle between folders", () => {
		const edges = new Map<string, Set<string>>();
		for (const { from, to } of imports()) {
			const [a, b] = [folder(from), folder(to)];
			if (a !== b) edges.set(a, (edges.get(a) ?? new Set()).add(b));
		}
		expect(cycle(edges)).toBeUndefined();
	});

	it("lets only the archive touch SQLite, only http open connections, only the command line touch the process", () => {
		const outside = (owner: readonly string[], pattern: RegExp) =>
			files.filter(
				(file) =>
					!owner.some((prefix) => file.startsWith(prefix)) && pattern.test(stripComments(sources.get(file) ?? "")),
			);
		expect(outside(["src/archive/"], /node:sqlite|@photostructure\/sqlite/)).toEqual([]);
		expect(
			outside(["src/http/"], /"undici"|\bfetch\(\s*["'`]http|node:(?:https?|http2|net|tls|dgram)"|@hono\/node-server"/),
		).toEqual([]);
		// The databases of self-hosted targets are reached by their own clients, each from one file.
		expect(outside(["adapters/live-helper-chat/database.ts"], /"mysql2/)).toEqual([]);
		expect(outside(["adapters/chatwoot/database.ts"], /"(?:pg|postgres)"/)).toEqual([]);
		// Methods by name: adapters speak of vendors' consoles, and Tencent's host is console.tim.qq.com.
		const terminal = /\bconsole\.(?:log|error|warn|info|debug|trace|dir|table|assert|count|group|time)\b/;
		expect(outside(["src/cli/"], terminal)).toEqual([]);
		expect(outside(["src/cli/"], /\bprocess\.\w|node:(?:readline\/promises|tty|child_process)"/)).toEqual([]);
	});
});

function imports(): Import[] {
	return files.flatMap((from) =>
		[...(sources.get(from) ?? "").matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(([, specifier]) => ({
			from,
			to: relative(root, resolve(root, dirname(from), specifier!)).replace(/\.js$/, ".ts"),
		})),
	);
}

function folder(file: string): string {
	if (file.startsWith("adapters/")) return "adapters";
	return file.split("/").slice(0, 2).join("/");
}

function mayImport(from: string, to: string): boolean {
	if (unrestricted.some((open) => from.startsWith(open))) return true;
	const own = folder(from);
	if (to.startsWith("src/model/") || folder(to) === own) return true;
	return (allowed[own] ?? []).some((prefix) => to === prefix || to.startsWith(`${prefix}/`));
}

function cycle(edges: Map<string, Set<string>>): string[] | undefined {
	const visit = (node: string, path: string[]): string[] | undefined => {
		if (path.includes(node)) return [...path, node];
		for (const next of edges.get(node) ?? []) {
			const found = visit(next, [...path, node]);
			if (found) return found;
		}
		return undefined;
	};
	for (const node of edges.keys()) {
		const found = visit(node, []);
		if (found) return found;
	}
	return undefined;
}

function stripComments(source: string): string {
	return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}
