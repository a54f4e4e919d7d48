import type { Adapter, Operation, TranslateContext } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import { type Entity, type EntityKind, entityKinds, type Localized, text } from "../model/index.js";
import { decideAction } from "./decide-action.js";
import { payloadHash } from "./hash.js";
import { createKeySet, type KeySet } from "./key-set.js";
import type { PlannedOperation } from "./plan.js";
import type { Selection } from "./selection.js";

export interface PlanOperationsOptions<Config> {
	archive: Archive;
	adapter: Adapter<Config>;
	context: TranslateContext<Config>;
	/** The account, from `adapter.account(config)`: whose ledger it is compared with. */
	target: string;
	/** Only this part of the archive. Default: all of it. */
	selection?: Selection;
	signal?: AbortSignal;
}

/**
 * Everything an import would do, one operation at a time, in the order of doing: the adapter's kinds one after the other,
 * conversations by activity, oldest first. Nothing is collected, so a workspace of any size passes through.
 * Every entity of the archive shows up: what is gone or has no place in the target comes as a skip.
 */
export function* planOperations<Config>(options: PlanOperationsOptions<Config>): Generator<PlannedOperation, void> {
	const { archive, adapter, target, selection } = options;
	// A part says nothing about what is gone from the whole, and a first import has nothing to lose.
	const before = archive.ledger.counts(target);
	const watch = !selection && before.done > 0 ? createKeySet() : undefined;
	let [whole, known] = [true, 0];
	const wanted = (kind: EntityKind) => options.selection?.hasKind(kind) ?? true;
	for (const kind of adapter.manifest.order) {
		if (!wanted(kind)) continue;
		for (const planned of planKind(kind, options)) {
			if (planned.operation.skip?.reason === adapterError) whole = false;
			else if (watch && planned.action !== "skip") {
				// Those to be created too: when an import is what asks, they are in the ledger by the end.
				watch.add(planned.operation.key);
				if (planned.action !== "create" && planned.action !== "resolve") known += 1;
			}
			yield planned;
		}
	}
	for (const kind of entityKinds) {
		if (wanted(kind) && !adapter.manifest.order.includes(kind)) yield* planUnlisted(kind, options);
	}
	if (watch && known < before.done + before.failed) yield* planGone(watch, whole, options);
}

/**
 * What was imported and is yielded no more: a deleted message, a tag taken away, a contact merged into another. The newest first, so that
 * parts go before wholes. After an adapter's error nothing is removed: what it failed on would look gone.
 */
function* planGone<Config>(
	seen: KeySet,
	mayRemove: boolean,
	{ archive, adapter, target, signal }: PlanOperationsOptions<Config>,
): Generator<PlannedOperation, void> {
	for (const entry of archive.ledger.entries(target, { order: "reverse" })) {
		signal?.throwIfAborted();
		const { key, kind, lane, source, ref, existing } = entry;
		if (!ref || seen.has(key)) continue;
		const remove = mayRemove && !existing && adapter.manifest.onGone?.[kind] === "remove";
		const origin = source as Operation["source"];
		const operation = { key, kind, lane, refs: [], payload: null, losses: [], source: origin, requests: 1 };
		yield { action: remove ? "remove" : "gone", operation, payloadHash: entry.payloadHash, root: origin };
	}
}

function* planKind<Config>(
	kind: EntityKind,
	options: PlanOperationsOptions<Config>,
): Generator<PlannedOperation, void> {
	const { archive, adapter, target, selection, signal } = options;
	// Nobody else writes a ledger that is read only; where nothing is in it, nothing needs to be looked for.
	const blank = archive.readonly && Object.values(archive.ledger.counts(target)).every((count) => count === 0);
	const order = kind === "conversation" ? "activity" : "id";
	// Asking for each entity whether it is gone costs a query, so only where some are.
	const someGone = archive.countEntities(kind, { includeGone: true }) > archive.countEntities(kind);
	for (const entity of archive.entities(kind, { order, includeGone: someGone })) {
		signal?.throwIfAborted();
		if (selection && !selection.has(entity)) continue;
		const root = { kind, id: entity.id };
		if (someGone && archive.isEntityGone(kind, entity.id)) {
			yield planned(skipOperation(root, "gone-at-source", goneText), "", { root });
			continue;
		}
		for (const operation of translated(entity, options)) {
			if (operation.kind === "skip") {
				yield planned(operation, "", { root });
				continue;
			}
			const entry = blank ? undefined : archive.ledger.entry(target, operation.key);
			if (!entry) {
				yield created(operation, root);
				continue;
			}
			const hash = payloadHash(operation.payload);
			yield { action: decideAction(operation, hash, entry, adapter.manifest), operation, payloadHash: hash, root };
		}
	}
}

/** Nothing to compare it with: who neither sends nor saves it needs no hash of it, and a first plan is of millions. */
function created(operation: Operation, root: PlannedOperation["root"]): PlannedOperation {
	let hash: string | undefined;
	return {
		action: "create",
		operation,
		root,
		get payloadHash() {
			hash ??= payloadHash(operation.payload);
			return hash;
		},
	};
}

/** The contract forbids `translate` to throw; should it, the entity is reported, not lost, and the others go on. */
function* translated<Config>(entity: Entity, options: PlanOperationsOptions<Config>): Generator<Operation, void> {
	try {
		yield* options.adapter.translate(entity, options.context);
	} catch (error) {
		const name = error instanceof Error ? error.name : "error";
		yield skipOperation(
			{ kind: entity.kind, id: entity.id },
			adapterError,
			text(`The adapter failed on this entity (${name})`, `适配器处理此实体时出错（${name}）`),
		);
	}
}

/** A kind the adapter does not list. Messages and files travel inside conversations; everything else is skipped, counted. */
function* planUnlisted<Config>(
	kind: EntityKind,
	{ archive, adapter }: PlanOperationsOptions<Config>,
): Generator<PlannedOperation, void> {
	const present = archive.countEntities(kind);
	const gone = archive.countEntities(kind, { includeGone: true }) - present;
	const { order, covers } = adapter.manifest;
	const inside = (kind === "message" || kind === "attachment") && order.includes("conversation");
	const carried = inside || covers?.includes(kind) === true;
	const root = { kind, id: "*" };
	if (present > 0 && !carried) {
		yield planned(skipOperation(root, "not-supported-by-target", notSupportedText), "", { root, count: present });
	}
	if (gone > 0) yield planned(skipOperation(root, "gone-at-source", goneText), "", { root, count: gone });
}

const adapterError = "adapter-error";

function planned(operation: Operation, hash: string, more: Pick<PlannedOperation, "root" | "count">): PlannedOperation {
	return { action: "skip", operation, payloadHash: hash, ...more };
}

function skipOperation(source: Operation["source"], reason: string, why: Localized): Operation {
	const key = `${source.kind}:${source.id}/${reason}`;
	const skip = { reason, text: why };
	return { key, kind: "skip", lane: key, refs: [], payload: null, losses: [], source, requests: 0, skip };
}

const goneText = text("It is gone at the source", "它在来源中已不存在");
const notSupportedText = text("The target has no place for it", "目标平台没有对应的位置");
