/**
 * The public API of uncrisp: what the command line does, for programs. Nothing here prints, asks or ends a process.
 * Long-running functions take a `RunContext` (clock, log, signal, progress) and an `HttpFactory`; both are yours to make.
 *
 * @example
 * const archive = openArchive("./crisp-archive", { mode: "read", now: Date.now });
 * for (const contact of archive.entities("contact")) console.log(contact.id);
 * archive.close();
 */

/** An adapter: code that knows one vendor. Conformance tests for authors are in `uncrisp/conformance`. */
export type {
	Adapter,
	Loss,
	Manifest,
	Operation,
	OperationOutcome,
	RemoteRef,
	Target,
	TargetIo,
	TranslateContext,
} from "./adapter/contract.js";
/** Finds adapters by name, path or package. */
export { type AdapterRegistry, createRegistry } from "./adapter/registry.js";
/** One field of an adapter's config, with its names and texts; and all of them. */
export { type Setting, setting, settingsOf } from "./adapter/setting.js";
/** Performs a plan exactly once; repeatable after any interruption. */
export { runImport } from "./apply/import.js";
export type { ImportOptions, ImportSummary } from "./apply/import-options.js";
/** Removes what an import created; `planUndo` is the preview. */
export { planUndo, runUndo, type UndoPlan, type UndoSummary } from "./apply/undo.js";
/** Reads back what was imported and compares. */
export { type VerifySummary, verifyTarget } from "./apply/verify.js";
/** The folder that holds records, entities, files and runs. */
export type { Archive, OpenArchiveOptions, Run, StoredRecord } from "./archive/archive.js";
export { openArchive } from "./archive/open-archive.js";
export type { BackupOptions, BackupSummary } from "./backup/backup-options.js";
export { type ExtraName, extraNames } from "./backup/extras/extra-names.js";
/** Takes what a user copied out of the app by hand: canned replies, triggers, ratings. */
export { type AddOptions, type AddSummary, addHandedIn } from "./backup/hand-in/add-handed-in.js";
export { guessColumns } from "./backup/hand-in/guess-columns.js";
export { readTable } from "./backup/hand-in/read-table.js";
/** Proposes canned replies from answers that agents repeated. */
export { type MineOptions, type MineResult, mineCannedReplies } from "./backup/mine/mine-canned-replies.js";
/** Makes all entities anew from the archived records, with the map of this version. */
export { type RemapOptions, type RemapSummary, remapArchive } from "./backup/remap.js";
/** Fills an archive from a Crisp workspace: incremental, resumable, read-only at the source. */
export { runBackup } from "./backup/run-backup.js";
/** Finds personal information and secrets in a text, and masks them; pure and synchronous. */
export { type Category, type CategoryId, categories, type LegalClass } from "./compliance/detect/categories.js";
export { detect } from "./compliance/detect/detect.js";
export { mask } from "./compliance/detect/mask.js";
export type { DetectOptions, Span } from "./compliance/detect/span.js";
/** What an archive says about its people, counted with its doubt; and the checklist that judges it, by rules of a stated day. */
export { type EvidenceOptions, gatherEvidence } from "./compliance/evidence/gather-evidence.js";
export { type ComplianceReport, makeReport } from "./compliance/report.js";
export type { CrispConnection } from "./crisp/connection.js";
export type { HttpFactory } from "./http/http-client.js";
/** The only door to the network: proxy, pacing, retries, redaction. */
export { createHttpFactory, type HttpFactoryOptions } from "./http/http-factory.js";
/** Crisp's records as neutral entities; pure and total. */
export { mapRecord } from "./mapping/map-record.js";
/** Entities, outcomes, errors and texts: the words everything else is said in. */
export {
	AppError,
	type Contact,
	type Conversation,
	type Entity,
	type EntityKind,
	type EntityOf,
	type ErrorCode,
	entityJsonSchema,
	entityKinds,
	errorCodes,
	isAppError,
	type Language,
	type Localized,
	type Message,
	modelVersion,
	type Outcome,
	type Progress,
	type RunContext,
	silentLog,
	systemClock,
	text,
} from "./model/index.js";
export type { Identity } from "./plan/identities.js";
export type { PlannedOperation, PlanSummary } from "./plan/plan.js";
/** What an import would do, lazily, one operation at a time. */
export { planOperations } from "./plan/plan-operations.js";
/** Counts, losses, requests and time of a plan. */
export { summarisePlan } from "./plan/summarise.js";
/** The view of an archive that adapters translate from. */
export { createTranslateContext } from "./plan/translate-context.js";
/** Copies of an archive in an S3-compatible store: each push is a snapshot, and brings only what changed. */
export { type PushSummary, pushArchive } from "./remote/push.js";
export type { RemoteEncryption, RemoteLocation, RemoteOptions } from "./remote/remote-options.js";
export { type RestoreOptions, type RestoreSummary, restoreArchive } from "./remote/restore.js";
/** One kind of entity as CSV that cannot start a formula. */
export { exportCsv } from "./render/export-csv.js";
/** Entities or raw records as NDJSON. */
export { exportEntities, exportRecords } from "./render/export-ndjson.js";
/** A plan for people. */
export { renderPlanHtml } from "./render/plan-html.js";
export { renderPlanMarkdown } from "./render/plan-markdown.js";
export { renderPlanText } from "./render/plan-text.js";
