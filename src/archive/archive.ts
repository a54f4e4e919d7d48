import type {
	Attachment,
	AttachmentId,
	ConversationId,
	Entity,
	EntityKind,
	EntityOf,
	Message,
	Outcome,
	WorkspaceId,
} from "../model/index.js";
import type { ArchiveProblem } from "./archive-problem.js";
import type { LedgerStore } from "./ledger-store.js";
import type { PersonStore } from "./person-store.js";
import type { Settled } from "./quarantine.js";
import type { EntityRewrite, RewriteCounts, RewriteOptions } from "./rewrite-entities.js";

/** One raw object exactly as Crisp returned it, minus credentials. */
export interface StoredRecord {
	/** `conversation`, `message`, `contact`, `contact-data`, `agent`, `website`, ... */
	resource: string;
	/** Unique inside the resource; a message's is `session_id/fingerprint`. */
	id: string;
	/** The record it belongs to: a message's is its session id. */
	parent?: string;
	raw: unknown;
	/** Set when the source no longer has it. */
	gone: boolean;
	/** Run that last changed it. */
	runId: number;
}
/** `repeated`: this run met it before, and it is the same. */
export type PutStatus = "created" | "updated" | "unchanged" | "repeated";

export type RunKind = "backup" | "add" | "import" | "undo" | "remap" | "repair" | "forget";
export type RunStatus = "running" | "done" | "incomplete" | "stopped" | "failed" | "killed";
export interface Run {
	id: number;
	kind: RunKind;
	/** For import and undo: the target account. */
	target?: string;
	startedAtMs: number;
	endedAtMs?: number;
	status: RunStatus;
	/** Written by `finishRun`; free JSON for status and reports. */
	summary?: unknown;
}

/** What the API does not give, or this token may not read; `handed-in` when the user added it. Listed in status and every report. */
export interface NotExported {
	resource: string;
	reason: "no-route" | "tier" | "scope" | "plan" | "option" | "credential" | "refused" | "handed-in";
	en: string;
	zh: string;
	runId: number;
}

export interface EntityFilter {
	/** Messages of one conversation. */
	parent?: string;
	includeGone?: boolean;
	/** `id` (default); `activity`: conversations by last update, oldest first; messages are always in time order. */
	order?: "id" | "activity";
}

/**
 * The folder that holds records, entities, files and runs. Only this folder touches SQLite.
 * Synchronous, because SQLite is; iterators stream. Everything a page of the API brings is written inside one `transaction`.
 */
export interface Archive {
	readonly path: string;
	readonly readonly: boolean;

	/**
	 * Everything inside is one transaction; nested calls join the outer one. With `synced: false` it does not wait for the disk: the end
	 * of this process cannot take it, a power cut may, together with all that came later.
	 */
	transaction<T>(work: () => T, options?: { synced: boolean }): T;

	// Facts: small JSON values by key. Cursors and watermarks live here too, so they commit with their page.
	fact<T = unknown>(key: string): T | undefined;
	setFact(key: string, value: unknown): void;
	deleteFacts(prefix: string): void;
	facts(prefix: string): Iterable<{ key: string; value: unknown }>;
	/** Ties the archive to one workspace: AppError `archive-other-workspace` for another. */
	bindWorkspace(id: WorkspaceId): void;
	workspaceId(): WorkspaceId | undefined;

	// Runs. A run left `running` by a dead process is marked `killed` when the lock is next taken.
	startRun(kind: RunKind, target?: string): Run;
	finishRun(id: number, status: Exclude<RunStatus, "running">, summary: unknown): void;
	runs(): Run[];
	/** Outcomes other than created/updated/unchanged; the counts of those are in the summary. */
	addOutcome(runId: number, outcome: Outcome): void;
	outcomes(runId: number): Iterable<Outcome>;
	setNotExported(items: readonly NotExported[]): void;
	notExported(): NotExported[];

	// Requests spent at the source, by UTC day `2026-11-24`.
	addRequests(day: string, count: number): void;
	requestsOn(day: string): number;

	// Records. A changed record keeps its earlier version; the content hash ignores `volatile` top-level fields.
	putRecord(record: {
		resource: string;
		id: string;
		parent?: string;
		raw: unknown;
		runId: number;
		volatile?: readonly string[];
	}): PutStatus;
	record(resource: string, id: string): StoredRecord | undefined;
	records(filter?: {
		resource?: string;
		parent?: string;
		includeGone?: boolean;
		asOfRun?: number;
	}): Iterable<StoredRecord>;
	countRecords(resource: string, filter?: { parent?: string; includeGone?: boolean }): number;
	/** Marks records of a resource (and parent) not put or touched by `runId` as gone; returns how many. Their entities are gone with them. */
	markUnseenGone(resource: string, runId: number, parent?: string): number;
	markGone(resource: string, id: string, runId: number): void;
	/** Sets a damaged record aside, to be filled by the next `putRecord`; until then its raw is null and `check` finds it. See quarantine.ts. */
	setRecordAside(resource: string, id: string): void;
	/** After filling was tried: whether it is whole or still waits; when given up, whether what is left of it can be read. */
	settleRecord(resource: string, id: string, giveUp: boolean): Settled;
	resources(): { resource: string; records: number; gone: number; versions: number }[];

	// Entities, written beside their records.
	putEntity(entity: Entity, options?: { runId?: number }): void;
	removeEntity(kind: EntityKind, id: string): void;
	setEntityGone(kind: EntityKind, id: string, gone: boolean): void;
	entity<K extends EntityKind>(kind: K, id: string): EntityOf<K> | undefined;
	isEntityGone(kind: EntityKind, id: string): boolean;
	entities<K extends EntityKind>(kind: K, filter?: EntityFilter): Iterable<EntityOf<K>>;
	messages(conversationId: ConversationId): Iterable<Message>;
	countEntities(kind: EntityKind, filter?: { parent?: string; includeGone?: boolean }): number;
	/** Full-text search over messages, contacts and articles; finds two-character Chinese words. */
	search(
		query: string,
		limit?: number,
	): { kind: EntityKind; id: string; parent?: string; snippet: string; gone?: boolean }[];

	/** Makes the entities anew in one transaction that may take long: `work` puts each. Nothing else may use the archive meanwhile. */
	rewriteEntities(work: (rewrite: EntityRewrite) => Promise<void>, options: RewriteOptions): Promise<RewriteCounts>;

	// Files. Bytes stand in files/<first two hex>/<sha256>; the row says which URL they came from.
	addAttachment(attachment: { id: AttachmentId; url: string; name?: string; mimeType?: string }): void;
	attachment(id: AttachmentId): Attachment | undefined;
	attachments(filter?: { state?: Attachment["state"] }): Iterable<Attachment>;
	setAttachment(id: AttachmentId, change: Partial<Omit<Attachment, "kind" | "id" | "url">>): void;
	/** Streams bytes to a temporary name, hashes, syncs, renames. Rejects with AppError `disk-full` or `file` (also for bytes of another hash than asked for), leaving nothing. */
	storeFile(
		bytes: AsyncIterable<Uint8Array>,
		options?: { maxBytes?: number; sha256?: string },
	): Promise<{ sha256: string; sizeBytes: number }>;
	/** Absolute path of stored bytes; undefined when they are not there. */
	filePath(sha256: string): string | undefined;

	/** Files that are not here on purpose: a pull left them in a remote. Undefined when there are none. */
	elsewhere(): { remote: string; snapshot: string; files: number } | undefined;

	readonly ledger: LedgerStore;
	/** One person at a time: to find, and to forget. */
	readonly people: PersonStore;

	/** SQLite's own check, links between rows, hashes of files (all, or the n-th of t slices). Streams problems. */
	check(options?: { sample?: { n: number; of: number }; signal?: AbortSignal }): AsyncIterable<ArchiveProblem>;
	sizeBytes(): { database: number; files: number; fileCount: number };
	/** Releases the lock, checkpoints the WAL. */
	close(): void;
}

export interface OpenArchiveOptions {
	/** `create`: make it when the folder is missing or empty, and lock for writing. `write`: must exist, lock. `read`: must exist, no lock. */
	mode: "create" | "write" | "read";
	now(): number;
	/** Shown to whoever finds the lock: `uncrisp backup`. */
	owner?: string;
	/** Take the lock from anybody, for an owner on another host that surely is gone (`uncrisp archive unlock`). */
	force?: boolean;
}
