import { chmod, copyFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Archive } from "../archive/archive.js";
import type { Person } from "../archive/person-store.js";
import { fileError } from "../model/file-error.js";
import { AppError } from "../model/index.js";
import { workspaceOf } from "../plan/plan-state.js";
import { renderDocumentHtml } from "../render/document-html.js";
import { type PersonData, personData } from "../render/person-data.js";
import { personDocument } from "../render/person-document.js";
import { personJson } from "../render/person-json.js";
import { type PersonManifest, personManifest } from "../render/person-manifest.js";
import { withArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import { toFile } from "./export-step.js";
import { writePrivateFile } from "./private-file.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** Writes one person's data: a folder with everything, or the JSON or the page alone when `out` ends so. Whole or not at all. */
export async function personExportStep(
	session: Session,
	request: { person: string; out: string | undefined },
): Promise<CommandResult> {
	const { output } = session;
	if (request.out === undefined)
		throw new AppError("usage", {
			what: both("One person's data needs a place of its own", "导出个人数据需要指定位置"),
			hint: both(
				"Add --out FOLDER, --out FILE.json or --out FILE.html",
				"请加 --out 文件夹、--out 文件.json 或 --out 文件.html",
			),
		});
	const out = resolve(session.cwd, request.out);
	return withArchive(session, "read", async (archive) => {
		const person = archive.people.find(request.person);
		if (person === undefined) return nobody(session, archive, request.person);
		const data = personData(archive, person);
		const manifest = personManifest(data, {
			workspace: workspaceOf(archive).name,
			createdAtMs: session.clock.now(),
			versions: archive.people.traces(person).versions,
			language: session.language,
		});
		const bundle: Bundle = { session, archive, person, data, manifest };
		if (out.endsWith(".json")) await writeJson(bundle, out);
		else if (/\.html?$/.test(out)) await writePrivateFile(out, page(bundle, false));
		else await writeFolder(bundle, out);
		output.human(out);
		output.human(
			both(
				"Names and phone numbers of others inside texts and files are not masked, and internal notes are in it: read it before you hand it out",
				"正文和文件中他人的姓名和电话未遮盖，且包含内部备注：交付前请先通读",
			),
		);
		return { summary: { status: "done", out, counts: manifest.counts } };
	});
}

interface Bundle {
	session: Session;
	archive: Archive;
	person: Person;
	data: PersonData;
	manifest: PersonManifest;
}

/** An answer too: that nothing is held. */
function nobody({ output }: Session, archive: Archive, typed: string): CommandResult {
	const tombstone = archive.people.tombstone(typed);
	const day = tombstone === undefined ? undefined : new Date(tombstone.atMs).toISOString().slice(0, 10);
	output.human(
		day === undefined
			? both(
					"Nobody in the archive is known by that e-mail address, number or id; nothing was written",
					"归档中没有使用该邮箱、电话或 ID 的人；未写入任何内容",
				)
			: both(
					`Forgotten on ${day}; nothing is held, nothing was written`,
					`已于 ${day} 遗忘；归档中没有此人的数据，未写入任何内容`,
				),
	);
	return { summary: { status: day === undefined ? "nobody" : "forgotten" } };
}

async function writeFolder(bundle: Bundle, out: string): Promise<void> {
	const { archive, data, manifest, session } = bundle;
	const part = `${out}.part`;
	await requireEmpty(out);
	try {
		await rm(part, { recursive: true, force: true });
		await mkdir(join(part, "files"), { recursive: true, mode: 0o700 });
		await writeJson(bundle, join(part, "person.json"));
		await writePrivateFile(join(part, "person.html"), page(bundle, true));
		await writePrivateFile(join(part, "manifest.json"), `${JSON.stringify(manifest, undefined, "\t")}\n`);
		for (const { attachment, path } of data.files) {
			session.run.signal.throwIfAborted();
			const from = archive.filePath(attachment.sha256 ?? "");
			if (path === undefined || from === undefined) continue;
			await copyFile(from, join(part, path));
			await chmod(join(part, path), 0o600);
		}
		await rm(out, { recursive: true, force: true });
		await rename(part, out);
	} catch (cause) {
		await rm(part, { recursive: true, force: true });
		if (cause instanceof Error && "syscall" in cause)
			throw fileError(cause, both(`Cannot write ${out}`, `无法写入 ${out}`));
		throw cause;
	}
}

async function writeJson({ session, data, manifest }: Bundle, path: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	await toFile(path, personJson(data, { workspace: manifest.workspace, createdAt: manifest.createdAt }), session);
}

function page({ session, data, manifest }: Bundle, inFolder: boolean): string {
	return renderDocumentHtml(personDocument(data, manifest, { language: session.language, inFolder }));
}

/** Somebody else's bundle must not mix with this one. */
async function requireEmpty(out: string): Promise<void> {
	const there = await readdir(out).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return [];
		throw fileError(error, both(`Cannot write ${out}`, `无法写入 ${out}`));
	});
	if (there.length === 0) return;
	throw new AppError("usage", {
		what: both(`The folder ${out} is not empty`, `文件夹 ${out} 不为空`),
		hint: both("Name a new one with --out", "请用 --out 指定新文件夹"),
	});
}
