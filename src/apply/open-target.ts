import { openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import type { FileRef, ImportedRecord, Target } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import { AppError, text } from "../model/index.js";
import { workspaceOf } from "../plan/plan-state.js";
import type { TargetOptions } from "./import-options.js";

/** Smaller files are read whole; larger ones stay on disk until they are sent. */
const inMemoryBytes = 8 * 1024 * 1024;

/** Connects to the target with the archive's files at hand. */
export function openTarget<Config>(options: TargetOptions<Config>): Promise<Target> {
	const { archive, adapter, config, http, run, language } = options;
	if (adapter.manifest.kind === "facts-only") {
		const { en, "zh-CN": zh } = adapter.manifest.name;
		throw new AppError("usage", {
			what: text(`Nothing can be imported into ${en} by API`, `${zh} 没有可用的导入接口`),
			hint: text("See `uncrisp adapters` for those that can", "请用 `uncrisp adapters` 查看支持导入的系统"),
		});
	}
	const workspaceId = workspaceOf(archive).id;
	const imported = () => importedRecords(archive, adapter.account(config));
	const io = { http, run, language, workspaceId, imported, openFile: (file: FileRef) => openFile(archive, file) };
	return adapter.connect(config, io);
}

/** What the ledger is sure of, whatever state an update left it in. */
export function* importedRecords(archive: Archive, account: string): Generator<ImportedRecord, void> {
	for (const { key, kind, ref, atMs } of archive.ledger.entries(account)) if (ref) yield { key, kind, ref, atMs };
}

async function openFile(archive: Archive, file: FileRef): Promise<Blob> {
	const path = archive.filePath(file.sha256);
	if (path === undefined) {
		throw new AppError("file", { what: text("A file is not in the archive", "归档中没有该文件") });
	}
	const type = file.mimeType;
	if (file.sizeBytes > inMemoryBytes) return await openAsBlob(path, { type });
	return new Blob([await readFile(path)], { type });
}
