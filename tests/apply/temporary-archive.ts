import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import { openArchive } from "../../src/archive/open-archive.js";
import type { Entity } from "../../src/model/index.js";
import { WorkspaceId } from "../../src/model/index.js";

const open = new Set<() => void>();
afterEach(() => {
	for (const clean of open) clean();
	open.clear();
});

/** A real archive in a folder that goes away with the test. `reopen` closes it first, as a new process would find it. */
export function temporaryArchive(entities: Iterable<Entity>): { archive: Archive; reopen(): Archive } {
	const folder = mkdtempSync(join(tmpdir(), "uncrisp-apply-"));
	const path = join(folder, "archive");
	let archive = openArchive(path, { mode: "create", now: () => 1_800_000_000_000 });
	open.add(() => {
		archive.close();
		rmSync(folder, { recursive: true, force: true });
	});
	archive.bindWorkspace(WorkspaceId.parse("w1"));
	const run = archive.startRun("backup");
	archive.transaction(() => {
		for (const entity of entities) archive.putEntity(entity, { runId: run.id });
	});
	archive.finishRun(run.id, "done", {});
	return {
		archive,
		reopen() {
			archive.close();
			archive = openArchive(path, { mode: "write", now: () => 1_800_000_000_000 });
			return archive;
		},
	};
}
