import { existsSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError, type Localized, text } from "../model/index.js";
import { declaredPackages } from "./module-entry.js";

/**
 * Why a module that is there cannot be loaded, as AppError `adapter-invalid`: a package that it imports is not installed (then with
 * what to type, and where), or whatever its own code threw.
 */
export function loadFailure(name: string, error: unknown): AppError {
	const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
	const found = codeOf(error) === "ERR_MODULE_NOT_FOUND" ? missingPackage.exec(message)?.groups : undefined;
	if (!found?.name || !found.from) {
		const why = text(
			["It cannot be loaded", message].filter(Boolean).join(": "),
			["无法加载", message].filter(Boolean).join("："),
		);
		const hint = text("Correct it; --verbose shows where it happened", "请先修正；加 --verbose 可查看出错的位置");
		return invalidAdapter(name, why, { hint, cause: error });
	}
	const folder = packageFolder(found.from.startsWith("file:") ? fileURLToPath(found.from) : found.from);
	const install = declaredPackages(folder).includes(found.name) ? "npm install" : `npm install ${found.name}`;
	return invalidAdapter(
		name,
		text(`It needs the package ${found.name}, which is not installed`, `它所需的包 ${found.name} 尚未安装`),
		{ hint: text(`In ${folder}, run: ${install}`, `请在 ${folder} 中运行：${install}`), cause: error },
	);
}

/** A folder without the file that its package.json names: most often it was not built yet. */
export function missingEntry(name: string, folder: string, entry: string): AppError {
	return invalidAdapter(name, text(`The file to load, ${entry}, is not there`, `要加载的文件 ${entry} 不存在`), {
		hint: text(
			`In ${folder}, run what builds it, such as: npm run build`,
			`请在 ${folder} 中运行构建命令，例如：npm run build`,
		),
	});
}

/** AppError `adapter-invalid`. Without a hint of its own it points to the conformance suite. */
export function invalidAdapter(
	name: string,
	why: Localized,
	more: { hint?: Localized; cause?: unknown } = {},
): AppError {
	return new AppError("adapter-invalid", {
		what: text(`The adapter ${name} cannot be used`, `适配器 ${name} 无法使用`),
		why,
		hint: text(
			"It must export an Adapter; the conformance suite (uncrisp/conformance) shows what is missing",
			"它必须导出一个 Adapter；可用一致性测试（uncrisp/conformance）查看缺少的内容",
		),
		...more,
	});
}

export function codeOf(error: unknown): unknown {
	return error instanceof Error && "code" in error ? error.code : undefined;
}

/** As Node says it; the message is the only place that holds both names. */
const missingPackage = /^Cannot find package '(?<name>[^']+)' imported from (?<from>.+)$/;

/** Where npm installs for a file: the next folder up with a package.json, outside node_modules. */
function packageFolder(file: string): string {
	const [outside = file, ...inside] = file.split(`${sep}node_modules${sep}`);
	if (inside.length > 0) return outside;
	for (let folder = dirname(file); ; folder = dirname(folder)) {
		if (existsSync(join(folder, "package.json"))) return folder;
		if (dirname(folder) === folder) return dirname(file);
	}
}
