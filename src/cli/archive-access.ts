import { resolve } from "node:path";
import type { Archive, OpenArchiveOptions, Run } from "../archive/archive.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** Where the archive of this session stands. */
export function archivePath(session: Session): string {
	return resolve(session.cwd, session.settings.text("archive") ?? "./crisp-archive");
}

/** Opens the archive, does the work, closes it whatever happens. */
export async function withArchive<T>(
	session: Session,
	mode: OpenArchiveOptions["mode"],
	work: (archive: Archive) => Promise<T>,
	options: Pick<OpenArchiveOptions, "force"> & { remap?: boolean } = {},
): Promise<T> {
	const { openArchive } = await import("../archive/open-archive.js");
	const { remap, ...more } = options;
	const archive = openArchive(archivePath(session), {
		mode,
		now: () => session.clock.now(),
		owner: `uncrisp ${session.command}`,
		...more,
	});
	try {
		if (remap !== true) await adviseRemap(session, archive);
		return await work(archive);
	} finally {
		archive.close();
	}
}

/** The same for the archive as it stood after an earlier run: opened as a temporary copy, its entities mapped from what was known then. */
export async function withEarlierArchive<T>(
	session: Session,
	asOf: string | undefined,
	work: (archive: Archive) => Promise<T>,
): Promise<T> {
	if (asOf === undefined) return withArchive(session, "read", work);
	const { rewindArchive } = await import("../archive/rewind-archive.js");
	const { deriveEntities } = await import("../backup/remap.js");
	const { id } = await withArchive(session, "read", (archive) => runAsOf(archive, asOf));
	const archive = await rewindArchive(archivePath(session), id, { now: () => session.clock.now() });
	try {
		await deriveEntities({ archive, run: session.run }, { others: "remove", otherAttachments: "remove" });
		session.output.settle();
		return await work(archive);
	} finally {
		archive.close();
	}
}

/** The run that `--as-of` names. */
export async function runAsOf(archive: Archive, asOf: string): Promise<Run> {
	const { findRun } = await import("../archive/find-run.js");
	return findRun(archive.runs(), asOf);
}

async function adviseRemap(session: Session, archive: Archive): Promise<void> {
	const { archivedModelVersion, needsRemap } = await import("../archive/model-version.js");
	if (!needsRemap(archive)) return;
	const version = archivedModelVersion(archive);
	session.run.report({
		type: "notice",
		level: "warning",
		code: "remap-advised",
		text: both(
			`The archive's entities were made by an older map (model ${version}); \`uncrisp archive remap\` makes them anew, without any request`,
			`归档中的实体由旧版映射生成（模型 ${version}）；运行 \`uncrisp archive remap\` 可重新生成，无需任何请求`,
		),
	});
}
