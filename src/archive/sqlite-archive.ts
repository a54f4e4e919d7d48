import type { Archive } from "./archive.js";
import { AttachmentTable } from "./attachment-table.js";
import { checkArchive } from "./check-archive.js";
import { EntityTable } from "./entity-table.js";
import { FactTable } from "./fact-table.js";
import type { FileStore } from "./file-store.js";
import { LedgerTable } from "./ledger-table.js";
import { PersonTable } from "./person-table.js";
import { Quarantine } from "./quarantine.js";
import { RecordTable } from "./record-table.js";
import { rewriteEntities } from "./rewrite-entities.js";
import { RunTable } from "./run-table.js";
import { search } from "./search.js";
import type { Sqlite } from "./sqlite.js";

/** One archive from its parts: each table in a class of its own, all on the same connection. */
export function createSqliteArchive(parts: {
	path: string;
	db: Sqlite;
	files: FileStore;
	now(): number;
	release(): void;
}): Archive {
	const { path, db, files, now } = parts;
	const facts = new FactTable(db, path);
	const runs = new RunTable(db, path, now);
	const entities = new EntityTable(db, path);
	const quarantine = new Quarantine(db, facts);
	const records = new RecordTable(db, path, entities, quarantine);
	const attachments = new AttachmentTable(db, path, entities);

	return {
		path,
		readonly: db.readonly,
		transaction: (work, options) => db.transaction(work, options),

		fact: (key) => facts.fact(key),
		setFact: (key, value) => facts.setFact(key, value),
		deleteFacts: (prefix) => facts.deleteFacts(prefix),
		facts: (prefix) => facts.facts(prefix),
		bindWorkspace: (id) => facts.bindWorkspace(id),
		workspaceId: () => facts.workspaceId(),
		addRequests: (day, count) => facts.addRequests(day, count),
		requestsOn: (day) => facts.requestsOn(day),

		startRun: (kind, target) => runs.startRun(kind, target),
		finishRun: (id, status, summary) => runs.finishRun(id, status, summary),
		runs: () => runs.runs(),
		addOutcome: (runId, outcome) => runs.addOutcome(runId, outcome),
		outcomes: (runId) => runs.outcomes(runId),
		setNotExported: (items) => runs.setNotExported(items),
		notExported: () => runs.notExported(),

		putRecord: (record) => records.putRecord(record),
		record: (resource, id) => records.record(resource, id),
		records: (filter) => records.records(filter),
		countRecords: (resource, filter) => records.countRecords(resource, filter),
		markUnseenGone: (resource, runId, parent) => records.markUnseenGone(resource, runId, parent),
		markGone: (resource, id, runId) => records.markGone(resource, id, runId),
		setRecordAside: (resource, id) => quarantine.setAside(resource, id),
		settleRecord: (resource, id, giveUp) => quarantine.settle(resource, id, giveUp),
		resources: () => records.resources(),

		putEntity: (entity, options) => entities.putEntity(entity, options),
		removeEntity: (kind, id) => entities.removeEntity(kind, id),
		setEntityGone: (kind, id, gone) => entities.setEntityGone(kind, id, gone),
		entity: (kind, id) => entities.entity(kind, id),
		isEntityGone: (kind, id) => entities.isEntityGone(kind, id),
		entities: (kind, filter) => entities.entities(kind, filter),
		messages: (conversationId) => entities.messages(conversationId),
		countEntities: (kind, filter) => entities.countEntities(kind, filter),
		search: (query, limit) => search(db, path, query, limit),

		rewriteEntities: (work, options) => rewriteEntities({ db, path, entities, attachments }, work, options),

		addAttachment: (attachment) => attachments.addAttachment(attachment),
		attachment: (id) => attachments.attachment(id),
		attachments: (filter) => attachments.attachments(filter),
		setAttachment: (id, change) => attachments.setAttachment(id, change),
		storeFile: (bytes, options) => files.storeFile(bytes, options),
		filePath: (sha256) => files.filePath(sha256),
		elsewhere: () => elsewhereNow(files),

		ledger: new LedgerTable(db, path, now),
		people: new PersonTable({ db, facts, entities, files, now }),

		check: (options) => checkArchive(db, files, options),
		sizeBytes: () => ({ database: databaseBytes(db), ...files.sizeBytes() }),
		close: () => {
			if (!db.isOpen) return;
			try {
				parts.release();
				if (!db.readonly) db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
			} catch {
				// A full disk, at worst: everything committed stands in the WAL, and the lock of a dead process is taken over.
			} finally {
				db.close();
			}
		},
	};
}

function elsewhereNow(files: FileStore): ReturnType<Archive["elsewhere"]> {
	const list = files.elsewhere();
	if (list === undefined) return undefined;
	let count = 0;
	for (const sha256 of list.hashes()) if (files.filePath(sha256) === undefined) count += 1;
	return count === 0 ? undefined : { remote: list.remote, snapshot: list.snapshot, files: count };
}

function databaseBytes(db: Sqlite): number {
	return (
		db.get<{ bytes: number }>("SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size")
			?.bytes ?? 0
	);
}
