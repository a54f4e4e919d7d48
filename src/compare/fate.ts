import type { Adapter, Operation } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import {
	type Entity,
	type EntityKind,
	entityKinds,
	type Localized,
	type MessagePartType,
	text,
} from "../model/index.js";
import { createEntityTally } from "../plan/entity-tally.js";
import { createEstimate } from "../plan/estimate.js";
import { createLossGroups } from "../plan/loss-groups.js";
import type { LossGroup, PlannedOperation } from "../plan/plan.js";
import { requestsOf } from "../plan/requests.js";
import { createTranslateContext } from "../plan/translate-context.js";
import { type Census, partTypes, sampledKinds } from "./census.js";
import { inSample, type Sample } from "./sample.js";

/** What becomes of one kind of record at a vendor; the four sum up to `total`. */
export interface Fate {
	total: number;
	/** Whole, or changed only in ways that the target changes every record. */
	preserved: number;
	degraded: number;
	dropped: number;
	/** Somebody types it from a set-up sheet. */
	byHand: number;
	/** The vendor's sheet is not sure. */
	unsure?: true;
}

export interface VendorFate {
	/** `translation`: the adapter translated every record; `sheet`: the vendor's fit table; `capability`: no archive to ask about. */
	basis: "translation" | "sheet" | "capability";
	entities: Partial<Record<EntityKind, Fate>>;
	/** Message parts by type: how many there are and what becomes of them. */
	parts: Partial<Record<MessagePartType, { count: number; grade: "preserved" | "degraded" | "dropped" | "by-hand" }>>;
	/** What is lost, most records first. */
	losses: LossGroup[];
	/** Fields that are filled in the archive, and how many of them lose something. */
	fields?: { inUse: number; degraded: number; dropped: number };
	files: { count: number; bytes: number; tooLarge: number; absent: number };
	/** Requests and time of an import, under the vendor's limits; for importers with an archive. */
	cost?: { operations: number; requests: number; bytes: number; ms: number };
}

export interface FateOptions {
	adapter: Adapter;
	census: Census;
	/** Absent: by capability alone. */
	archive?: Archive | undefined;
	sample?: Sample | undefined;
	signal?: AbortSignal;
}

export function fateAt(options: FateOptions): VendorFate {
	const { adapter, archive } = options;
	const base = { parts: partsAt(options), files: filesAt(options) };
	if (adapter.manifest.kind === "facts-only") {
		const basis = archive === undefined ? "capability" : "sheet";
		return { basis, ...base, ...bySheet(options) };
	}
	if (archive === undefined) return { basis: "capability", ...base, ...byCapability(options) };
	return { basis: "translation", ...base, ...byTranslation({ ...options, archive }) };
}

function partsAt({ adapter, census }: FateOptions): VendorFate["parts"] {
	const { parts, fit } = adapter.manifest;
	return Object.fromEntries(
		partTypes.flatMap((type) => {
			const count = census.parts[type] ?? 0;
			const grade = (fit?.parts[type] ?? fit?.rest)?.grade ?? parts[type];
			return count > 0 ? [[type, { count, grade }]] : [];
		}),
	);
}

function filesAt({ adapter, census }: FateOptions): VendorFate["files"] {
	const { maxFileBytes } = adapter.manifest.limits;
	const { count, bytes, absent, above } = census.files;
	return { count, bytes, absent, tooLarge: maxFileBytes === undefined ? 0 : (above[maxFileBytes] ?? 0) };
}

/** The sheet is asked about one record of each kind, and one message of each mix of parts; each answer stands for all of them. */
function bySheet({ adapter, census }: FateOptions): Pick<VendorFate, "entities" | "losses"> {
	const entities: VendorFate["entities"] = {};
	const groups = new Map<string, LossGroup>();
	const { fit } = adapter.manifest;
	for (const kind of entityKinds) {
		const total = census.kinds[kind] ?? 0;
		if (total === 0) continue;
		const row = fit?.entities[kind] ?? fit?.rest ?? { grade: "dropped" as const, text: unknownText, unconfirmed: true };
		const fate: Fate = { total, preserved: 0, degraded: 0, dropped: 0, byHand: 0 };
		entities[kind] = fate;
		if (row.unconfirmed) fate.unsure = true;
		if (row.grade !== "preserved") addLoss(groups, kind, kind, row.grade, row.text, total);
		if (kind !== "message" || row.grade === "dropped" || row.grade === "by-hand" || census.mixes.size === 0) {
			fate[row.grade === "by-hand" ? "byHand" : row.grade] += total;
			continue;
		}
		for (const { count, example } of census.mixes.values()) {
			const operations = [...adapter.translate(example, {} as never)];
			const lossy = operations.some(({ losses }) => losses.length > 0);
			fate[lossy ? "degraded" : "preserved"] += count;
			for (const loss of operations.flatMap(({ losses }) => losses)) {
				if (loss.field !== kind)
					addLoss(groups, kind, loss.field, loss.grade, loss.grade === "dropped" ? loss.why : loss.how, count);
			}
		}
	}
	return { entities, losses: [...groups.values()].sort((a, b) => b.count - a.count) };
}

function addLoss(
	groups: Map<string, LossGroup>,
	entity: EntityKind,
	field: string,
	grade: "degraded" | "dropped" | "by-hand",
	why: Localized,
	count: number,
): void {
	const key = `${entity} ${field} ${why.en}`;
	const known = groups.get(key);
	if (known) {
		known.count += count;
		return;
	}
	const lost = grade === "degraded" ? grade : "dropped";
	groups.set(key, { entity, field, grade: lost, code: `sheet-${grade}`, text: why, count, examples: [] });
}

/** Without an archive: a kind has a place or has none. */
function byCapability({ adapter, census }: FateOptions): Pick<VendorFate, "entities" | "losses"> {
	const { order, covers } = adapter.manifest;
	const entities: VendorFate["entities"] = {};
	for (const kind of entityKinds) {
		const total = census.kinds[kind] ?? 0;
		const carried = order.includes(kind) || covers?.includes(kind) === true;
		entities[kind] = { total, preserved: carried ? total : 0, degraded: 0, dropped: carried ? 0 : total, byHand: 0 };
	}
	return { entities, losses: [] };
}

/** Every record goes through `translate`, as it would for an import into an empty account. */
function byTranslation(
	options: FateOptions & { archive: Archive },
): Pick<VendorFate, "entities" | "losses" | "fields" | "cost"> {
	const { adapter, archive, census, sample, signal } = options;
	const { manifest } = adapter;
	const groups = createLossGroups();
	const tally = createEntityTally(groups);
	const estimate = createEstimate(manifest.limits);
	const context = createTranslateContext(archive, {
		adapter,
		config: defaultsOf(adapter),
		language: "en",
		timeZone: "UTC",
		identities: [],
	});
	let operations = 0;
	let requests = 0;
	let bytes = 0;
	for (const kind of manifest.order) {
		const order = kind === "conversation" ? "activity" : "id";
		for (const entity of archive.entities(kind, { order })) {
			signal?.throwIfAborted();
			if (sampledKinds.has(kind) && !inSample(entity.id, sample)) continue;
			for (const operation of translated(adapter, entity, context)) {
				const planned = plannedAs(operation, entity);
				tally.add(planned);
				if (operation.kind === "skip") continue;
				operations++;
				requests += requestsOf(planned);
				bytes += operation.bytes ?? 0;
				estimate.add(planned);
			}
		}
	}
	const counted = tally.finish();
	const entities: VendorFate["entities"] = {};
	for (const kind of entityKinds) {
		const total = census.kinds[kind] ?? 0;
		if (total === 0) continue;
		const fate = fateOf(total, counted[kind]);
		entities[kind] = fate;
		const rest = total - fate.preserved - fate.degraded - fate.dropped;
		if (rest === 0) continue;
		if (!carries(manifest, kind)) fate.dropped += rest;
		else if (kind === "message") spreadMessages(fate, rest, manifest, census);
		else fate.preserved += rest;
	}
	const losses = groups.losses();
	const scale = sample?.of ?? 1;
	return {
		entities,
		losses,
		fields: fieldsOf(census, losses),
		cost: {
			operations: operations * scale,
			requests: requests * scale,
			bytes: bytes * scale,
			ms: estimate.totalMs() * scale,
		},
	};
}

function fateOf(
	total: number,
	counted: { total: number; fully: number; degraded: number; skipped: number } | undefined,
): Fate {
	const fate: Fate = { total, preserved: 0, degraded: 0, dropped: 0, byHand: 0 };
	if (counted === undefined) return fate;
	fate.preserved = Math.min(total, counted.fully);
	fate.degraded = Math.min(total - fate.preserved, counted.degraded);
	fate.dropped = Math.min(total - fate.preserved - fate.degraded, counted.skipped);
	return fate;
}

/** Messages that travel inside their conversation's operation have none of their own: their parts decide. */
function spreadMessages(fate: Fate, rest: number, { parts }: Adapter["manifest"], census: Census): void {
	let left = rest;
	for (const { count, example } of census.mixes.values()) {
		const share = Math.min(left, count);
		const grades = example.parts.map(({ type }) => parts[type]);
		const whole = grades.every((grade) => grade === "preserved");
		fate[whole ? "preserved" : grades.every((grade) => grade === "dropped") ? "dropped" : "degraded"] += share;
		left -= share;
	}
	fate.degraded += left;
}

function carries({ order, covers }: Adapter["manifest"], kind: EntityKind): boolean {
	const inside = (kind === "message" || kind === "attachment") && order.includes("conversation");
	return inside || order.includes(kind) || covers?.includes(kind) === true;
}

function* translated(
	adapter: Adapter,
	entity: Entity,
	context: Parameters<Adapter["translate"]>[1],
): Generator<Operation> {
	try {
		yield* adapter.translate(entity, context);
	} catch {
		const { kind, id } = entity;
		yield {
			key: `${kind}:${id}/adapter-error`,
			kind: "skip",
			lane: kind,
			refs: [],
			payload: null,
			losses: [],
			source: { kind, id },
			requests: 0,
			skip: { reason: "adapter-error", text: failedText },
		};
	}
}

function plannedAs(operation: Operation, entity: Entity): PlannedOperation {
	return { action: "create", operation, payloadHash: "", root: { kind: entity.kind, id: entity.id } };
}

/** Top-level fields in use that lose something of their own; a kind that goes nowhere loses all of its fields elsewhere. */
function fieldsOf(census: Census, losses: readonly LossGroup[]): { inUse: number; degraded: number; dropped: number } {
	const grades = new Map<string, "degraded" | "dropped">();
	for (const { entity, field, grade, general } of losses) {
		const name = field.split(/[.[]/)[0] ?? field;
		if (general || census.fields[entity]?.[name] === undefined) continue;
		const key = `${entity}.${name}`;
		if (grade === "dropped" || !grades.has(key)) grades.set(key, grade);
	}
	const inUse = Object.values(census.fields).reduce((sum, fields) => sum + Object.keys(fields ?? {}).length, 0);
	const of = (grade: "degraded" | "dropped") => [...grades.values()].filter((each) => each === grade).length;
	return { inUse, degraded: of("degraded"), dropped: of("dropped") };
}

/** The adapter's settings as they are when nobody sets them. */
function defaultsOf(adapter: Adapter): Record<string, unknown> {
	const config: Record<string, unknown> = {};
	for (const [key, schema] of Object.entries(adapter.config.shape)) {
		const fallback = (schema as { safeParse(value: unknown): { success: boolean; data?: unknown } }).safeParse(
			undefined,
		);
		if (fallback.success && fallback.data !== undefined) config[key] = fallback.data;
	}
	return config;
}

const failedText = text("The adapter failed on this record", "适配器处理此记录时出错");
const unknownText = text("Its sheet does not speak of it", "资料未提及");
