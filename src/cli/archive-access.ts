import { resolve } from "node:path";
import type { Archive, OpenArchiveOptions } from "../archive/archive.js";
import type { Session } from "./session.js";

/** Where the archive of this session stands. */
export function archivePath(session: Session): string {
	return resolve(session.cwd, session.settings.text("archive") ?? "./crisp-archive");
}

/** Opens the archive, does the work, closes it whatever happens. */
export async function withArchive<T>(
	session: Session,
	mode: OpenArchiveOptions["mode"],
	work: (archive: Archive) => Promise<T>,
	options: Pick<OpenArchiveOptions, "force"> = {},
): Promise<T> {
	const { openArchive } = await import("../archive/open-archive.js");
	const archive = openArchive(archivePath(session), {
		mode,
		now: () => session.clock.now(),
		owner: `uncrisp ${session.command}`,
		...options,
	});
	try {
		return await work(archive);
	} finally {
		archive.close();
	}
}
