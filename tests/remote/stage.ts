import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openArchive } from "../../src/archive/open-archive.js";
import type { HttpFactory } from "../../src/http/http-client.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { AttachmentId, type Progress, type RunContext, silentLog, WorkspaceId } from "../../src/model/index.js";
import type { RemoteEncryption, RemoteOptions } from "../../src/remote/remote-options.js";
import { exportRecords } from "../../src/render/export-ndjson.js";
import { conversation, message, rawMessage } from "../archive/sample-entities.js";
import { type S3Server, startS3 } from "./s3-server.js";

export interface Stage {
	s3: S3Server;
	/** A folder for archives. */
	folder: string;
	http: HttpFactory;
	/** What a run reported, of all runs together. */
	reported: Progress[];
	/** Goes on by itself when somebody waits; `nowMs` may be moved. */
	clock: { nowMs: number };
	options(prefix: string, change?: Partial<RemoteOptions>): RemoteOptions;
	path(name: string): string;
	close(): Promise<void>;
}

export const open: RemoteEncryption = { recipients: [], identities: [] };

export async function createStage(): Promise<Stage> {
	const s3 = await startS3();
	const folder = mkdtempSync(join(tmpdir(), "uncrisp-remote-"));
	const http = createHttpFactory();
	const reported: Progress[] = [];
	const clock = { nowMs: Date.now() };
	const run: RunContext = {
		clock: {
			now: () => clock.nowMs,
			sleep: async (ms) => {
				clock.nowMs += ms;
			},
		},
		log: silentLog,
		signal: new AbortController().signal,
		random: () => 0.5,
		report: (event) => reported.push(event),
	};
	return {
		s3,
		folder,
		http,
		reported,
		clock,
		options: (prefix, change = {}) => ({
			location: { url: `s3://${s3.bucket}/${prefix}`, endpoint: s3.endpoint },
			credentials: s3.credentials,
			encryption: open,
			http,
			run,
			tool: "uncrisp test",
			...change,
		}),
		path: (name) => join(folder, name),
		async close() {
			await http.close();
			await s3.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

export interface Filling {
	messages: number;
	files: readonly (string | Uint8Array)[];
	/** So that a second filling adds. */
	from?: number;
}

/** Writes invented records and files into an archive, new or not. */
export async function fillArchive(path: string, filling: Filling): Promise<void> {
	const session = "session_00000000-0000-4000-8000-000000000001";
	const archive = openArchive(path, { mode: "create", now: () => Date.now() });
	archive.bindWorkspace(WorkspaceId.parse("w1"));
	const run = archive.startRun("backup");
	const from = filling.from ?? 1;
	archive.transaction(() => {
		archive.putRecord({ resource: "conversation", id: session, raw: { session_id: session }, runId: run.id });
		archive.putEntity(conversation(session), { runId: run.id });
		for (let n = from; n < from + filling.messages; n += 1) {
			const id = `${session}/${n}`;
			archive.putRecord({ resource: "message", id, parent: session, raw: rawMessage(session, n), runId: run.id });
			archive.putEntity(message(session, n), { runId: run.id });
		}
	});
	for (const [at, content] of filling.files.entries()) {
		const id = AttachmentId.parse(`https://files.example/${from}-${at}`);
		archive.addAttachment({ id, url: id, name: "file" });
		const stored = await archive.storeFile(once(Buffer.from(content)));
		archive.setAttachment(id, { state: "stored", ...stored });
	}
	archive.finishRun(run.id, "done", {});
	archive.close();
}

/** What `export --records` prints, and the hash of every file that is there. */
export function contentOf(path: string): { records: string; files: (string | undefined)[] } {
	const archive = openArchive(path, { mode: "read", now: () => Date.now() });
	try {
		const records = [...exportRecords(archive.records({ includeGone: true }))].join("");
		const files = [...archive.attachments()].map(({ sha256 }) =>
			sha256 !== undefined && archive.filePath(sha256) !== undefined ? sha256 : undefined,
		);
		return { records, files };
	} finally {
		archive.close();
	}
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
	yield bytes;
}
