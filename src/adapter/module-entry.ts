import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The file to import for a path that may be a folder: what its package.json says, else `adapter.js` or `index.js`. */
export function moduleEntry(path: string): string {
	if (!isFolder(path)) return path;
	const named = entryOf(join(path, "package.json"));
	const candidates = [...(named === undefined ? [] : [named]), "adapter.js", "index.js"];
	const found = candidates.map((file) => join(path, file)).find((file) => existsSync(file));
	return found ?? join(path, candidates[0] ?? "adapter.js");
}

/** The folder of a package as a program in `directory` would find it, which is not where uncrisp itself may live. */
export function installedPackage(name: string, directory: string): string | undefined {
	for (let folder = directory; ; folder = dirname(folder)) {
		const found = join(folder, "node_modules", name);
		if (isFolder(found)) return found;
		if (dirname(folder) === folder) return undefined;
	}
}

/** The packages that the package.json of a folder says it needs. */
export function declaredPackages(folder: string): string[] {
	const { dependencies, peerDependencies } = readPackage(join(folder, "package.json"));
	return [dependencies, peerDependencies].flatMap((some) => Object.keys(some ?? {}));
}

function entryOf(packageFile: string): string | undefined {
	const { exports, main } = readPackage(packageFile);
	return target(exports) ?? (typeof main === "string" ? main : undefined);
}

/** Nothing where it is none; the import says what is wrong with the folder. */
function readPackage(packageFile: string): Record<string, unknown> {
	if (!existsSync(packageFile)) return {};
	try {
		const content: unknown = JSON.parse(readFileSync(packageFile, "utf8"));
		return content !== null && typeof content === "object" ? (content as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}

/** `"./a.js"`, `{ ".": … }` or conditions, of which a module takes `import` before `default`. */
function target(exports: unknown): string | undefined {
	if (typeof exports === "string") return exports;
	if (exports === null || typeof exports !== "object") return undefined;
	const conditions = exports as Record<string, unknown>;
	for (const key of [".", "import", "node", "default"]) {
		const found = target(conditions[key]);
		if (found !== undefined) return found;
	}
	return undefined;
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
