import type { z } from "zod";
import type { HttpFactory } from "../http/http-client.js";
import type {
	Agent,
	AgentId,
	Attachment,
	AttachmentId,
	Contact,
	ContactId,
	Conversation,
	ConversationId,
	Entity,
	EntityKind,
	EntityOf,
	Language,
	Localized,
	Message,
	MessagePartType,
	RunContext,
	Workspace,
} from "../model/index.js";
import type { Fact, ImportRoute, SheetFit, Widget } from "./vendor.js";

/**
 * What an adapter is. The engine owns order, concurrency, pacing, retries, ledger, resume and progress;
 * the adapter knows one vendor. `translate` is pure: plan, compare and import all run the same code.
 */
export interface Adapter<Config = unknown> {
	manifest: Manifest;
	/** Settings as one zod object whose fields were made by `setting()`: flags, environment names, wizard questions and docs come from it. */
	config: z.ZodObject;
	/** Names the account behind a config, e.g. `chatwoot:https://host/accounts/3`. Pure; the ledger keeps accounts apart by it. */
	account(config: Config): string;
	/**
	 * Yields what this entity becomes, lazily, in the order in which it must happen. Never throws, for any entity.
	 * Yield nothing only with a loss: use an operation of kind `skip` (payload null) to say why an entity goes nowhere.
	 */
	translate(entity: Entity, context: TranslateContext<Config>): Iterable<Operation>;
	connect(config: Config, io: TargetIo): Promise<Target>;
}

export interface Manifest {
	id: string;
	name: Localized;
	/** `facts-only`: nothing is imported (yet); what `fit` says stands in for `translate`. See `sheetAdapter`. */
	kind: "importer" | "facts-only";
	/** One sentence for `uncrisp adapters`. */
	summary: Localized;
	/** Changes when the same entity would become another operation; a saved plan of another version is stale. */
	version: string;
	/** Entity kinds it translates, in the order in which the engine performs them: a barrier stands between two kinds. */
	order: readonly EntityKind[];
	/** Kinds carried inside operations of other kinds (messages inside conversations): not in `order`, yet not unsupported. */
	covers?: readonly EntityKind[];
	/** Message part types it carries, and how. */
	parts: Record<MessagePartType, "preserved" | "degraded" | "dropped">;
	/** Whether original times survive. */
	time: { survives: "yes" | "no" | "option"; how: Localized };
	/** How an import stays invisible to customers. */
	silence: { silent: boolean; how: Localized };
	/** What happens to an operation whose payload changed since it was done, by operation kind. Default: `keep` (reported, not sent). */
	onChange: Partial<Record<string, "update" | "keep">>;
	/**
	 * What happens to the remote object of an operation that the archive no longer yields: its message was deleted at the source, its tag
	 * taken away. `remove` reverts it, as undo would. By operation kind, default `keep` (reported, left alone).
	 */
	onGone?: Partial<Record<string, "remove" | "keep">>;
	/** What people read for an operation kind, e.g. "Contacts" for `contact.create`. A kind without words is shown as it is. */
	operations?: Partial<Record<string, Localized>>;
	limits: {
		/** Operations per `perform`. */
		batch: number;
		/** Lanes side by side. */
		lanes: number;
		requestsPerMinute?: number;
		/** Operations per minute in one lane; the engine paces each lane. */
		operationsPerLaneMinute?: number;
		/** Requests of one operation kind per hour, where a vendor counts these apart. */
		operationsPerHour?: Readonly<Record<string, number>>;
		maxFileBytes?: number;
	};
	/** What a person must do by hand, before or after. */
	byHand: readonly ManualStep[];
	facts: readonly Fact[];
	/** Whether data gets in at all, and how. Absent: over the vendor's API, by this adapter. */
	route?: ImportRoute;
	/** What the vendor's sheet says of each kind of entity, where no `translate` can say it. Needed by `facts-only`. */
	fit?: SheetFit;
	/** How the vendor's chat gets onto the website instead of Crisp's. */
	widget?: Widget;
}

export interface ManualStep {
	id: string;
	when: "before" | "after";
	title: Localized;
	detail: Localized;
	/** Show it only when the archive holds one of these kinds. */
	concerns?: readonly EntityKind[];
}

/** Replaced by the remote id of the operation with this key before the call. */
export interface Ref {
	$ref: string;
}
/** Replaced by a file of the archive. */
export interface FileRef {
	$file: AttachmentId;
	name: string;
	mimeType: string;
	sizeBytes: number;
	sha256: string;
}

/** One remote effect. A plain JSON value: plans are files. */
export interface Operation {
	/** Stable identity of the effect: source kind + id (+ part), e.g. `message:session_x/123`. The ledger's primary key. */
	key: string;
	/** e.g. `contact.create`; `skip` for an entity that goes nowhere. */
	kind: string;
	/** Operations of one lane happen one after the other in the order yielded; lanes run side by side. */
	lane: string;
	/** Keys of operations whose remote ids this one needs. */
	refs: string[];
	/** Exactly what would be sent, with {@link Ref} and {@link FileRef} as placeholders. */
	payload: unknown;
	losses: Loss[];
	/** The entity it comes from. */
	source: { kind: EntityKind; id: string };
	/** HTTP requests it takes when all goes well. */
	requests: number;
	/** Created without any request, by the target's {@link Bulk} way; `requests` is then for changing it, or for a record that this way refuses. */
	inBulk?: true;
	/** Bytes of files it sends. */
	bytes?: number;
	/** For kind `skip`: stable reason. With `carried-inside` it stands inside other records, so it counts as degraded, not as lost. */
	skip?: { reason: string; text: Localized };
}

/**
 * Something an operation cannot carry. `field` is the entity's field, dotted; `how`/`why` are for people.
 * `general`: the value arrives whole and every record that has the field fares alike (a time kept as an attribute): a trait of
 * the target, told once, so it does not count against the single record.
 */
export type Loss =
	| { field: string; grade: "degraded"; code: string; how: Localized; general?: true }
	| { field: string; grade: "dropped"; code: string; why: Localized };

/** A read-only, synchronous view of the archive and the user's decisions. */
export interface TranslateContext<Config = unknown> {
	workspace: Workspace;
	/** Language of texts written into the target. */
	language: Language;
	/** IANA zone in which times are written into texts. */
	timeZone: string;
	/** The adapter's settings, as far as given: a plan needs no credentials. */
	config: Partial<Config>;
	contact(id: ContactId): Contact | undefined;
	conversation(id: ConversationId): Conversation | undefined;
	/** Whether any conversation is this contact's. The contact itself does not know: Crisp's profiles name none. */
	hasConversation(id: ContactId): boolean;
	agent(id: AgentId): Agent | undefined;
	attachment(id: AttachmentId): Attachment | undefined;
	/** In time order; never an array of all. */
	messages(id: ConversationId): Iterable<Message>;
	entities<K extends EntityKind>(kind: K): Iterable<EntityOf<K>>;
	/** The user's decision from identities.csv. */
	identity(
		kind: "agent" | "inbox" | "team",
		sourceId: string,
	): { decision: "map" | "skip"; targetId?: string } | undefined;
}

/** A remote object. `id` is the vendor's; `extra` what else is needed to reach it. Plain JSON, kept in the ledger. */
export interface RemoteRef {
	kind: string;
	id: string;
	extra?: Record<string, string>;
	url?: string;
}
/** Remote ids by operation key. Throws `bug` for a key that is not in the operation's refs. */
export interface Refs {
	get(key: string): RemoteRef;
}

export type OperationOutcome =
	| { key: string; status: "created" | "updated" | "existing"; ref: RemoteRef; warnings?: Localized[] }
	| { key: string; status: "skipped" | "failed"; reason: string; text: Localized };

/**
 * Something `check` found. `block` stops an import, `notify` stops it unless the user allows notifications.
 * The codes `credentials-refused` and `rights-missing` end a command with exit code 12.
 */
export interface Finding {
	severity: "block" | "notify" | "warning" | "info";
	code: string;
	text: Localized;
	remedy?: Localized;
}

/** Somebody or something that exists in the target. */
export interface TargetIdentity {
	/** As identities.csv names it. */
	id: string;
	name: string;
	email?: string;
}
export type TargetIdentities = Partial<Record<"agent" | "inbox" | "team", readonly TargetIdentity[]>>;

export interface TargetIo {
	http: HttpFactory;
	run: RunContext;
	/** Opens a file of the archive; rejects when the bytes are not there. */
	openFile(file: FileRef): Promise<Blob>;
	/** Texts written into the target. */
	language: Language;
	workspaceId: string;
	/** What the ledger says stands in this account, in the order of its creation. Absent where no archive is open. */
	imported?(): Iterable<ImportedRecord>;
}

/** One remote object of an earlier or of this import. */
export interface ImportedRecord {
	/** Of the operation that made it. */
	key: string;
	kind: string;
	ref: RemoteRef;
	/** When it was last written to. */
	atMs: number;
}

/**
 * One vendor account. Errors: throw only what `src/adapter/errors.ts` makes.
 * `perform` may fail after the remote effect happened; the engine then calls `locate` and never repeats blindly.
 */
export interface Target {
	/** Set where one call takes many records, as in a database. */
	bulk?: Bulk;
	/** Credentials, rights, settings that would lose data or notify customers. Read-only. */
	check(): Promise<Finding[]>;
	/** Who and what of these kinds there is, for identities.csv. A kind that the vendor cannot list is absent. Read-only. */
	identities?(): Promise<TargetIdentities>;
	/** Creates what every operation needs (an import inbox, a marker). Called once before the first perform; must be repeatable. */
	prepare?(): Promise<void>;
	/** One outcome per operation, same order. Throws {@link InDoubtError} when the effect may have happened. */
	perform(batch: Operation[], refs: Refs): Promise<OperationOutcome[]>;
	/** For operations whose payload changed and whose kind `onChange` is `update`. */
	update?(operation: Operation, ref: RemoteRef, refs: Refs): Promise<OperationOutcome>;
	/** Did an earlier attempt land? `undefined` = surely not. Throws {@link CannotLocateError} when the vendor offers no way to know. */
	locate(operation: Operation, refs: Refs): Promise<RemoteRef | undefined>;
	/** For verify: the remote object as far as comparable with the operation's payload; undefined = gone. */
	read?(ref: RemoteRef, operation: Operation, refs: Refs): Promise<ReadBack | undefined>;
	/** For undo. Must be repeatable: already gone is fine. */
	revert?(ref: RemoteRef, entry: { key: string; kind: string }): Promise<void>;
	/** After everything: restore settings, wait for remote jobs. */
	finish?(): Promise<void>;
	/**
	 * After the last operation, also when none was due: what can only be done to all that was imported, e.g. true times in
	 * the vendor's database. Repeatable; killed in the middle, the next import goes on. Says what it changed, or with
	 * `dryRun` what it would change, by a code that ends in `-due`. Works on `TargetIo.imported`; nothing without it.
	 */
	complete?(options: { dryRun: boolean }): Promise<Finding[]>;
	close(): Promise<void>;
}

/**
 * The engine gathers the operations' lanes into `lanes` and hands up to `size` creations of one of them to one `perform`, in order, of
 * whatever kinds, also with ones that refer to others among them: `perform` knows those remote objects by itself. Where one
 * fails, it returns no outcome for those that need it. The pace of single lanes does not apply.
 */
export interface Bulk {
	lanes: number;
	size: number;
}

/** What verify compares: differences found by the adapter between payload and remote. */
export interface ReadBack {
	differences: { field: string; expected: string; found: string }[];
}
