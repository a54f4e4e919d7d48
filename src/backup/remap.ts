import type { Archive, StoredRecord } from "../archive/archive.js";
import { archivedModelVersion, modelVersionKey } from "../archive/model-version.js";
import { entitiesOfRecord } from "../archive/record-kinds.js";
import type { EntityRewrite, RewriteCounts, RewriteOptions } from "../archive/rewrite-entities.js";
import { type MapResult, mapRecord } from "../mapping/map-record.js";
import { type Entity, isAppError, modelVersion, type RunContext, text } from "../model/index.js";
import { conversationLookup } from "./hand-in/conversation-lookup.js";
import { RecordRelations } from "./record-relations.js";

/*
 * Every record through the map once more: entities come out as a first backup would make them today, so a better map never needs a
 * second download. No network. All in one transaction: killed or interrupted, the archive is as it was.
 */
export interface RemapOptions {
	archive: Archive;
	run: RunContext;
	/** Default: the map of this version. */
	map?: typeof mapRecord;
}

export interface RemapSummary extends RewriteCounts {
	runId: number;
	records: number;
	/** What the map could not read, by code; the records hold it as it is. */
	problems: Record<string, number>;
	modelFrom: string;
	modelTo: string;
	durationMs: number;
}

export async function remapArchive(options: RemapOptions): Promise<RemapSummary> {
	const { archive, run } = options;
	const startedAtMs = run.clock.now();
	const { id: runId } = archive.startRun("remap");
	try {
		const modelFrom = archivedModelVersion(archive);
		const derived = await deriveEntities(options, { others: "remove" });
		const durationMs = run.clock.now() - startedAtMs;
		const summary = { runId, ...derived, modelFrom, modelTo: modelVersion, durationMs };
		archive.transaction(() => {
			archive.setFact(modelVersionKey, modelVersion);
			archive.finishRun(runId, "done", summary);
		});
		return summary;
	} catch (error) {
		const stopped = run.signal.aborted || run.stop?.aborted === true;
		archive.finishRun(runId, stopped ? "stopped" : "failed", { error: isAppError(error) ? error.code : "bug" });
		throw error;
	}
}

/** Records between two looks at signals. */
const breath = 200;

/** Makes the entities of all records as they stand in the archive. */
export async function deriveEntities(
	{ archive, run, map = mapRecord }: RemapOptions,
	options: RewriteOptions,
): Promise<RewriteCounts & Pick<RemapSummary, "records" | "problems">> {
	const relations = new RecordRelations(archive);
	const lookup = conversationLookup(archive);
	const problems: Record<string, number> = {};
	const total = archive.resources().reduce((sum, each) => sum + each.records, 0);
	let records = 0;
	const pause = async () => {
		await new Promise((resolve) => setImmediate(resolve));
		run.signal.throwIfAborted();
		run.stop?.throwIfAborted();
	};
	run.report({ type: "step", step: "remap", text: text("Mapping records", "正在映射记录"), total });
	const work = async (rewrite: EntityRewrite) => {
		const take = async (record: StoredRecord) => {
			const mapped =
				record.raw === null
					? asItWas(archive, record)
					: map(record.resource, record.raw, { ...relations.contextOf(record), ...lookup });
			for (const entity of mapped.entities) rewrite.put(entity, record);
			for (const attachment of mapped.attachments) rewrite.addAttachment(attachment);
			for (const { code } of mapped.problems) problems[code] = (problems[code] ?? 0) + 1;
			records += 1;
			if (records % breath !== 0 && records !== total) return;
			run.report({ type: "advance", step: "remap", done: records, total });
			await pause();
		};
		// As they came, so that what a first backup would have put last is put last.
		for (const record of archive.records({ includeGone: true })) if (record.resource !== rating) await take(record);
		// Ratings look for their conversations and contacts, which must be there by then.
		await rewrite.settle();
		for (const record of archive.records({ resource: rating, includeGone: true })) await take(record);
	};
	const counts = await archive.rewriteEntities(work, { pause, ...options });
	return { records, ...counts, problems };
}

/** The entities of one record by today's map, with what the archive holds around it at that moment. */
export function entitiesOfStored(archive: Archive): (record: StoredRecord) => Entity[] {
	return (record) => mapRecord(record.resource, record.raw, new RecordRelations(archive).contextOf(record)).entities;
}

/** Damaged, and lost at the source: what was made of it while it was whole is all there is. */
function asItWas(archive: Archive, { resource, id }: StoredRecord): MapResult {
	const entities = entitiesOfRecord(resource, id).flatMap((each) => archive.entity(each.kind, each.id) ?? []);
	return { entities, attachments: [], problems: [] };
}

const rating = "handed-in-rating";
