import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Archive } from "../../src/archive/archive.js";
import { openArchive } from "../../src/archive/open-archive.js";
import type { BackupOptions, BackupSummary } from "../../src/backup/backup-options.js";
import { runBackup } from "../../src/backup/run-backup.js";
import { type CrispDouble, type CrispDoubleOptions, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { type Clock, type Progress, silentLog } from "../../src/model/index.js";

/** Time that jumps over every pause. */
export class JumpingClock implements Clock {
	at = Date.UTC(2026, 10, 24, 8);
	now(): number {
		return this.at;
	}
	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.at += ms;
	}
}

/** A double, an archive that can be closed and opened again, and runs against both. */
export interface Stage {
	double: CrispDouble;
	archive: Archive;
	clock: JumpingClock;
	events: Progress[];
	backup(options?: Partial<BackupOptions>): Promise<BackupSummary>;
	reopen(): void;
	close(): Promise<void>;
}

export async function startStage(options: CrispDoubleOptions = {}): Promise<Stage> {
	const double = await startCrispDouble(options);
	const folder = await mkdtemp(join(tmpdir(), "uncrisp-backup-"));
	const path = join(folder, "archive");
	const clock = new JumpingClock();
	const open = () => openArchive(path, { mode: "create", now: () => clock.now() });
	const events: Progress[] = [];
	const stage: Stage = {
		double,
		archive: open(),
		clock,
		events,
		async backup(more = {}) {
			const http = createHttpFactory({ clock });
			try {
				return await runBackup({
					archive: stage.archive,
					crisp: { websiteId: double.websiteId, ...double.credentials, apiUrl: double.apiUrl },
					http,
					run: {
						clock,
						log: silentLog,
						signal: new AbortController().signal,
						random: () => 0.5,
						report: (event) => events.push(event),
					},
					fileHosts: [double.fileHost],
					...more,
				});
			} finally {
				await http.close();
			}
		},
		reopen() {
			stage.archive.close();
			stage.archive = open();
		},
		async close() {
			stage.archive.close();
			await double.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
	return stage;
}

/** Ids of everything the archive holds that the source still has. */
export function held(archive: Archive, resource: string): string[] {
	return [...archive.records({ resource })].map((record) => record.id).sort();
}
