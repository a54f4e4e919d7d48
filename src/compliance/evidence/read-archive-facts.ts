import type { Archive } from "../../archive/archive.js";
import { archiveProtection } from "../../archive/protection.js";
import type { Evidence } from "./evidence.js";
import type { Gathering } from "./gathering.js";

/** Where uncrisp runs, as the command line knows it. */
export interface Host {
	timeZone: string;
	locale: string;
}

/** The archive itself: who may read it, what was exported when, how it compares with the source's own counts. */
export function readArchiveFacts(archive: Archive, evidence: Evidence, host: Host): void {
	const [workspace] = archive.entities("workspace", { includeGone: true });
	const id = archive.workspaceId();
	evidence.workspaces = id === undefined ? 0 : 1;
	evidence.workspace = { ...(id !== undefined && { id }), ...(workspace !== undefined && { name: workspace.name }) };
	const { database, files, fileCount } = archive.sizeBytes();
	const verifiedCounts = lastReconciliation(archive);
	evidence.archive = {
		databaseBytes: database,
		files: fileCount,
		fileBytes: files,
		...archiveProtection(archive.path),
		hostTimeZone: host.timeZone,
		hostLocale: host.locale,
		...(verifiedCounts !== undefined && { verifiedCounts }),
		notExported: archive.notExported().filter(({ reason }) => reason !== "handed-in").length,
	};
	const backups = archive.runs().filter(({ kind }) => kind === "backup");
	const starts = backups.map(({ startedAtMs }) => startedAtMs);
	evidence.exports = {
		runs: backups.length,
		...(starts.length > 0 && { firstAtMs: Math.min(...starts), lastAtMs: Math.max(...starts) }),
		...(backups.length > 0 && { lastRunId: Math.max(...backups.map((run) => run.id)) }),
		records: archive.resources().reduce((sum, { records, gone }) => sum + records + gone, 0),
	};
}

/** Events and page visits that were logged of visitors. */
export async function readEvents(archive: Archive, gathering: Gathering): Promise<void> {
	const { evidence, subjects, counter, detect } = gathering;
	const visits = archive.countEntities("page-visit", { includeGone: true });
	evidence.pi.byPlace["page-visit"].records = visits;
	evidence.crispLogs = visits;
	for (const event of archive.entities("contact-event", { includeGone: true })) {
		const key = event.contactId === undefined ? `s:${event.conversationId}` : `c:${event.contactId}`;
		const node = subjects.node(key);
		const said = `${event.name}\n${JSON.stringify(event.data)}`;
		counter.add([{ place: "event", spans: detect(said) }], { ...(node !== undefined && { node }) });
		evidence.crispLogs += 1;
		if (evidence.crispLogs % 1000 === 0) await gathering.breathe(evidence.messages.total);
	}
}

/** Files: how many, of which kind, how large, and which addresses anybody may open. */
export function readFiles(archive: Archive, { attachments }: Evidence): void {
	for (const attachment of archive.attachments()) {
		attachments.count += 1;
		if (attachment.state === "stored") attachments.stored += 1;
		attachments.bytes += attachment.sizeBytes ?? 0;
		const type = attachment.mimeType ?? "";
		if (type.startsWith("image/") || /\.(?:jpe?g|png|gif|webp|heic|bmp)$/i.test(attachment.name ?? ""))
			attachments.images += 1;
		else if (type.startsWith("audio/")) attachments.audio += 1;
		else attachments.otherFiles += 1;
		// Crisp serves what was uploaded to whoever has the address; a signature in the query would be a credential.
		if (/^https?:/i.test(attachment.url) && !/[?&](?:signature|x-amz-|token|expires)/i.test(attachment.url))
			attachments.publicUrl += 1;
	}
}

/** The last backup's own comparison, read without trusting its shape. */
function lastReconciliation(archive: Archive): Evidence["archive"]["verifiedCounts"] {
	const summaries = archive.runs().flatMap(({ kind, summary }) => (kind === "backup" ? [summary] : []));
	const rows = summaries.flatMap((summary) => {
		const found = (summary as { reconciliation?: unknown } | undefined)?.reconciliation;
		return Array.isArray(found) && found.length > 0 ? [found as { source?: unknown; ok?: unknown }[]] : [];
	});
	const counted = rows.at(-1)?.filter(({ source }) => typeof source === "number");
	if (counted === undefined) return undefined;
	const matching = counted.filter(({ ok }) => ok === true).length;
	return { matching, differing: counted.length - matching };
}
