import type { Archive } from "../archive/archive.js";
import { type Workspace, WorkspaceId } from "../model/index.js";

/** The run whose state of the archive a plan describes: the last one that changed entities: from Crisp, by hand, or by a better map. */
export function lastBackupRun(archive: Archive): number | undefined {
	let last: number | undefined;
	for (const run of archive.runs()) {
		if (run.kind !== "import" && run.kind !== "undo" && (last === undefined || run.id > last)) last = run.id;
	}
	return last;
}

/** The archived workspace; before its own record was read, as much of it as the archive knows. */
export function workspaceOf(archive: Archive): Workspace {
	for (const workspace of archive.entities("workspace", { includeGone: true })) return workspace;
	const id = archive.workspaceId() ?? WorkspaceId.parse("unknown");
	return { kind: "workspace", id, name: id, contactPoints: {}, settings: {} };
}
