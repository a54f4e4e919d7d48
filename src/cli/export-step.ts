import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Archive } from "../archive/archive.js";
import { makeFolder } from "../archive/make-folder.js";
import { counted } from "../model/counted.js";
import { fileError } from "../model/file-error.js";
import { AppError, type EntityKind, entityKinds } from "../model/index.js";
import { exportCsv } from "../render/export-csv.js";
import { exportEntities, exportRecords } from "../render/export-ndjson.js";
import { runAsOf, withArchive, withEarlierArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import { entityKindsOf, unknownKind } from "./kind-names.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

export interface ExportRequest {
	format: "ndjson" | "csv";
	records: boolean;
	kinds: readonly string[];
	out: string | undefined;
	/** A run: the archive as it stood after it. */
	asOf: string | undefined;
}

/** Streams the archive out: constant memory, whatever its size. */
export async function exportStep(session: Session, request: ExportRequest): Promise<CommandResult> {
	const { format, records, out, asOf } = request;
	if (records && format === "csv")
		throw wrongUse(
			"--records is NDJSON only",
			"--records 仅支持 NDJSON",
			"Leave out --format csv",
			"请去掉 --format csv",
		);
	if (session.output.options.json && out === undefined)
		throw wrongUse(
			"--json and an export both need stdout",
			"--json 与导出内容都要使用 stdout",
			"Add --out",
			"请加 --out",
		);
	if (records)
		return withArchive(session, "read", async (archive) => {
			const past = asOf === undefined ? {} : { asOfRun: (await runAsOf(archive, asOf)).id };
			return written(session, out, recordLines(archive, request.kinds, past));
		});
	return withEarlierArchive(session, asOf, async (archive) => {
		const kinds = request.kinds.length === 0 ? [...entityKinds] : entityKindsOf(request.kinds);
		if (format === "ndjson") return written(session, out, entityLines(archive, kinds));
		const [only] = kinds;
		if (kinds.length === 1 && only !== undefined) return written(session, out, csvOf(archive, only));
		if (out === undefined)
			throw wrongUse(
				"CSV of several kinds needs a folder",
				"多个类别的 CSV 需要输出到文件夹",
				"Add --out FOLDER, or one --kind",
				"请加 --out 文件夹，或只用一个 --kind",
			);
		const folder = resolve(session.cwd, out);
		prepareFolder(folder);
		let lines = 0;
		const files: string[] = [];
		for (const kind of kinds) {
			if (archive.countEntities(kind, { includeGone: true }) === 0) continue;
			const path = join(folder, `${kind}.csv`);
			lines += await toFile(path, csvOf(archive, kind), session);
			files.push(path);
		}
		session.output.human(
			both(`${counted(files.length, "file")} in ${folder}`, `${folder} 中共 ${files.length} 个文件`),
		);
		return { summary: { chunks: lines, files } };
	});
}

async function written(session: Session, out: string | undefined, chunks: Iterable<string>): Promise<CommandResult> {
	if (out !== undefined) {
		const path = resolve(session.cwd, out);
		const lines = await toFile(path, chunks, session);
		session.output.human(both(`${path}`, `${path}`));
		return { summary: { chunks: lines, files: [path] } };
	}
	let lines = 0;
	for (const chunk of chunks) {
		session.run.signal.throwIfAborted();
		session.run.stop?.throwIfAborted();
		await session.output.stream(chunk);
		lines += 1;
	}
	return { summary: { chunks: lines } };
}

function prepareFolder(path: string): void {
	try {
		makeFolder(path);
	} catch (cause) {
		throw fileError(cause, both(`Cannot write ${path}`, `无法写入 ${path}`));
	}
}

/** Whole or not at all; only its owner reads it. */
export async function toFile(path: string, chunks: Iterable<string>, session: Session): Promise<number> {
	const part = `${path}.part`;
	const file = createWriteStream(part, { mode: 0o600 });
	let lines = 0;
	try {
		await once(file, "open");
		for (const chunk of chunks) {
			session.run.signal.throwIfAborted();
			session.run.stop?.throwIfAborted();
			if (!file.write(chunk)) await once(file, "drain");
			lines += 1;
		}
		file.end();
		await once(file, "close");
		await rename(part, path);
		return lines;
	} catch (cause) {
		file.destroy();
		await rm(part, { force: true });
		if (cause instanceof Error && "syscall" in cause)
			throw fileError(cause, both(`Cannot write ${path}`, `无法写入 ${path}`));
		throw cause;
	}
}

function* recordLines(archive: Archive, resources: readonly string[], past: { asOfRun?: number }): Iterable<string> {
	const known = archive.resources().map((each) => each.resource);
	for (const resource of resources) if (!known.includes(resource)) throw unknownKind(resource, known);
	if (resources.length === 0) yield* exportRecords(archive.records({ includeGone: true, ...past }));
	for (const resource of resources) yield* exportRecords(archive.records({ resource, includeGone: true, ...past }));
}

function* entityLines(archive: Archive, kinds: readonly EntityKind[]): Iterable<string> {
	for (const kind of kinds) yield* exportEntities(archive.entities(kind, { includeGone: true }));
}

function csvOf(archive: Archive, kind: EntityKind): Iterable<string> {
	return exportCsv(kind, archive.entities(kind, { includeGone: true }), { bom: true });
}

function wrongUse(en: string, zh: string, hintEn: string, hintZh: string): AppError {
	return new AppError("usage", { what: both(en, zh), hint: both(hintEn, hintZh) });
}
