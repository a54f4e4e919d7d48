import { numberField, stringField } from "../crisp/lists.js";
import { peopleTotal } from "../crisp/people.js";
import { counted, type Localized, text } from "../model/index.js";
import type { BackupContext } from "./backup-context.js";
import type { ReconciliationRow } from "./backup-options.js";

/*
 * What the source says against what the archive holds. Crisp has one total only (contacts); for the rest the list that was
 * walked to its end, the last message each conversation shows, and the counters of segments speak.
 */
export interface SourceFigures {
	/** Conversations of the last list that was walked to its end in this sweep. */
	conversations?: number;
}

export function reconcile(context: BackupContext, figures: SourceFigures): ReconciliationRow[] {
	const { archive, client } = context;
	const rows: ReconciliationRow[] = [];
	const total = peopleTotal(archive.record("people-stats", client.websiteId)?.raw);
	const refused = new Set(context.writer.refusals.map((refusal) => refusal.resource));
	if (total !== undefined && !refused.has("contact")) rows.push(listRow(context, "contact", total));
	if (figures.conversations !== undefined) rows.push(listRow(context, "conversation", figures.conversations));
	const waiting = count(archive.facts("retry:")) + count(archive.facts("pending:"));
	const previews = previewFigures(context);
	if (!refused.has("message")) {
		rows.push({
			resource: "newest-message",
			source: previews.shown,
			archive: previews.held + previews.explained,
			difference: previews.held + previews.explained - previews.shown,
			ok: waiting === 0 && previews.held + previews.explained >= previews.shown,
			...reasonFor(waiting, previews),
		});
	}
	rows.push(...segmentRows(context, previews.segments));
	return rows;
}

/** A list against what is held of it. Whoever was forgotten stands in the list and is not missing. */
function listRow(
	{ archive, writer }: BackupContext,
	resource: "contact" | "conversation",
	total: number,
): ReconciliationRow {
	const held = archive.countRecords(resource);
	const forgotten = writer.forgotten(resource);
	const difference = held + forgotten - total;
	const reasons = [
		...(forgotten > 0
			? [text(`left out: ${counted(forgotten, "record")} of forgotten people`, `${forgotten} 项未保存：当事人已被遗忘`)]
			: []),
		...(difference > 0 ? [text("came while the backup ran, or still to be checked", "备份期间新增，或尚待核实")] : []),
	];
	const [first, ...more] = reasons;
	return {
		resource,
		source: total,
		archive: held,
		difference,
		ok: difference >= 0,
		...(first === undefined
			? {}
			: { reason: more.reduce((all, one) => text(`${all.en}; ${one.en}`, `${all["zh-CN"]}；${one["zh-CN"]}`), first) }),
	};
}

function reasonFor(waiting: number, previews: PreviewFigures): { reason?: Localized } {
	if (waiting > 0)
		return {
			reason: text(
				`${counted(waiting, "conversation")} could not be read yet; the next run tries again`,
				`${waiting} 个会话尚未能读取；下次运行会重试`,
			),
		};
	if (previews.held + previews.explained < previews.shown) {
		return {
			reason: text(
				"the last message that some conversations show is not in the archive",
				"部分会话显示的最后一条消息不在归档中",
			),
		};
	}
	if (previews.explained > 0) {
		return {
			reason: text(
				`${counted(previews.explained, "conversation shows", "conversations show")} a last message that Crisp no longer returns`,
				`${previews.explained} 个会话显示的最后一条消息 Crisp 已不再返回`,
			),
		};
	}
	return {};
}

interface PreviewFigures {
	/** Conversations whose list entry names their last message. */
	shown: number;
	held: number;
	/** Asked for after the list said so, and not there: the list is behind, nothing is missing. */
	explained: number;
	segments: Map<string, number>;
}

function previewFigures(context: BackupContext): PreviewFigures {
	const { archive } = context;
	const figures: PreviewFigures = { shown: 0, held: 0, explained: 0, segments: new Map() };
	for (const record of archive.records({ resource: "conversation" })) {
		for (const segment of segmentsOf(record.raw)) {
			figures.segments.set(segment, (figures.segments.get(segment) ?? 0) + 1);
		}
		const fingerprint = previewFingerprint(record.raw);
		if (fingerprint === undefined) continue;
		figures.shown++;
		if (archive.record("message", `${record.id}/${fingerprint}`) !== undefined) figures.held++;
		else if (archive.fact(`preview-absent:${record.id}`) === fingerprint) figures.explained++;
	}
	return figures;
}

/** Fingerprint of the message a conversation's list entry shows as its last. */
export function previewFingerprint(conversation: unknown): string | undefined {
	if (typeof conversation !== "object" || conversation === null) return undefined;
	return stringField((conversation as { preview_message?: unknown }).preview_message, "fingerprint");
}

function segmentRows(context: BackupContext, held: ReadonlyMap<string, number>): ReconciliationRow[] {
	let source = 0;
	let archive = 0;
	let found = false;
	for (const record of context.archive.records({ resource: "conversation-segment" })) {
		found = true;
		source += numberField(record.raw, "count") ?? 0;
		archive += held.get(record.id) ?? 0;
	}
	if (!found) return [];
	// What exactly Crisp counts is not documented (empty or deleted conversations may be in it): told, not judged.
	const reason = text(
		"Crisp does not say what its segment counters include; for information",
		"Crisp 未说明标签计数包含哪些内容；仅供参考",
	);
	const difference = archive - source;
	return [
		{
			resource: "conversation-segment",
			source,
			archive,
			difference,
			ok: true,
			...(difference === 0 ? {} : { reason }),
		},
	];
}

function segmentsOf(conversation: unknown): string[] {
	if (typeof conversation !== "object" || conversation === null) return [];
	const meta = (conversation as { meta?: unknown }).meta;
	if (typeof meta !== "object" || meta === null) return [];
	const segments = (meta as { segments?: unknown }).segments;
	return Array.isArray(segments) ? segments.filter((segment) => typeof segment === "string") : [];
}

function count(items: Iterable<unknown>): number {
	let total = 0;
	for (const _ of items) total++;
	return total;
}
