import pLimit from "p-limit";
import { type Download, DownloadRefusedError, download } from "../http/download.js";
import { type Attachment, isAppError, text } from "../model/index.js";
import { advance, type BackupContext } from "./backup-context.js";

/*
 * Brings the bytes of attachments: streamed, bounded, only from hosts Crisp uses or the user named, never with credentials.
 * Every file ends in a state with a reason: stored, missing (404), refused (host, address, size) or failed (next run tries again).
 */
export interface FileTally {
	stored: number;
	missing: number;
	refused: number;
	failed: number;
	bytes: number;
}

/** Where Crisp keeps files, and the animations it offers (sheet 3.6). */
export const crispFileHosts: readonly string[] = [
	"storage.crisp.chat",
	"image.crisp.chat",
	"media.giphy.com",
	".giphy.com",
];

const sideBySide = 3;
const attempts = 3;
const defaultMaxBytes = 100 * 1024 * 1024;

export async function fetchFiles(context: BackupContext, tally: FileTally): Promise<void> {
	const { archive, run } = context;
	if (context.options.skipFiles) return;
	const total = { pending: 0, failed: 0 };
	for (const _ of archive.attachments({ state: "pending" })) total.pending++;
	for (const _ of archive.attachments({ state: "failed" })) total.failed++;
	const all = total.pending + total.failed;
	if (all > 0) run.report({ type: "step", step: "files", text: text("Fetching files", "正在下载文件"), total: all });
	let done = 0;
	const limit = pLimit(sideBySide);
	// What failed before comes first and is taken as it stands now: a file that fails again is not tried twice in one run.
	const tried = new Set<string>();
	for (const state of ["failed", "pending"] as const) {
		let chunk: Attachment[] = [];
		const flush = async () => {
			const batch = chunk;
			chunk = [];
			await Promise.all(
				batch.map((attachment) =>
					limit(async () => {
						run.signal.throwIfAborted();
						if (run.stop?.aborted) return;
						await fetchFile(context, attachment, tally);
						done++;
						advance(context, "files", done, all);
					}),
				),
			);
		};
		for (const attachment of archive.attachments({ state })) {
			if (tried.has(attachment.id)) continue;
			if (state === "failed") tried.add(attachment.id);
			chunk.push(attachment);
			if (chunk.length >= 64) await flush();
		}
		await flush();
	}
	// Refused by the list of hosts in an earlier run, allowed by the one of this run.
	await retryAllowed(context, tally);
}

async function retryAllowed(context: BackupContext, tally: FileTally): Promise<void> {
	const hosts = context.options.fileHosts ?? [];
	if (hosts.length === 0) return;
	const again: Attachment[] = [];
	for (const attachment of context.archive.attachments({ state: "refused" })) {
		const host = URL.canParse(attachment.url) ? new URL(attachment.url) : undefined;
		if (host !== undefined && (hosts.includes(host.host) || hosts.includes(host.hostname))) again.push(attachment);
	}
	for (const attachment of again) {
		tally.refused = Math.max(0, tally.refused - 1);
		await fetchFile(context, attachment, tally);
	}
}

export async function fetchFile(context: BackupContext, attachment: Attachment, tally: FileTally): Promise<void> {
	const { archive, run } = context;
	const maxBytes = context.options.maxFileBytes ?? defaultMaxBytes;
	for (let attempt = 1; ; attempt++) {
		let answer: Download;
		try {
			answer = await download(context.http, {
				url: attachment.url,
				allowedHosts: crispFileHosts,
				namedHosts: context.options.fileHosts ?? [],
				signal: run.signal,
				maxBytes,
			});
			if (answer.status === 200) {
				const stored = await archive.storeFile(answer.bytes, { maxBytes });
				archive.setAttachment(attachment.id, {
					state: "stored",
					reason: undefined,
					sha256: stored.sha256,
					sizeBytes: stored.sizeBytes,
					...(attachment.mimeType === undefined && answer.mimeType !== undefined ? { mimeType: answer.mimeType } : {}),
				});
				tally.stored++;
				tally.bytes += stored.sizeBytes;
				return;
			}
		} catch (error) {
			run.signal.throwIfAborted();
			if (isAppError(error) && (error.code === "disk-full" || error.code.startsWith("archive-"))) throw error;
			if (error instanceof DownloadRefusedError) {
				const reason =
					error.reason === "host"
						? `host-not-allowed: ${error.message}; allow it with --file-host`
						: `${error.reason}: ${error.message}`;
				archive.setAttachment(attachment.id, { state: "refused", reason });
				tally.refused++;
				return;
			}
			if (attempt < attempts) {
				await run.clock.sleep(1000 * 2 ** (attempt - 1), run.signal);
				continue;
			}
			archive.setAttachment(attachment.id, { state: "failed", reason: isAppError(error) ? error.code : "network" });
			tally.failed++;
			return;
		}
		if (answer.status === 404 || answer.status === 410) {
			archive.setAttachment(attachment.id, { state: "missing", reason: `http-${answer.status}` });
			tally.missing++;
			return;
		}
		const passing = answer.status >= 500 || answer.status === 429 || answer.status === 408;
		if (passing && attempt < attempts) {
			await run.clock.sleep(1000 * 2 ** (attempt - 1), run.signal);
			continue;
		}
		archive.setAttachment(attachment.id, { state: "failed", reason: `http-${answer.status}` });
		tally.failed++;
		return;
	}
}
