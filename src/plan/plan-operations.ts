import type { Adapter, Operation, TranslateContext } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import { type Entity, type EntityKind, entityKinds, type Localized, text } from "../model/index.js";
import { decideAction } from "./decide-action.js";
import { payloadHash } from "./hash.js";
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
	const wanted = (kind: EntityKind) => options.selection?.hasKind(kind) ?? true;
	for (const kind of options.adapter.manifest.order) {
		if (wanted(kind)) yield* planKind(kind, options);
	}
	for (const kind of entityKinds) {
		if (wanted(kind) && !options.adapter.manifest.order.includes(kind)) yield* planUnlisted(kind, options);
	}
}

function* planKind<Config>(
	kind: EntityKind,
	options: PlanOperationsOptions<Config>,
): Generator<PlannedOperation, void> {
	const { archive, selection, signal } = options;
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
			const hash = payloadHash(operation.payload);
			const entry = archive.ledger.entry(options.target, operation.key);
			const action = decideAction(operation, hash, entry, options.adapter.manifest);
			yield { action, operation, payloadHash: hash, root };
		}
	}
}

/** The contract forbids `translate` to throw; should it, the entity is reported, not lost, and the others go on. */
function* translated<Config>(entity: Entity, options: PlanOperationsOptions<Config>): Generator<Operation, void> {
	try {
		yield* options.adapter.translate(entity, options.context);
	} catch (error) {
		const name = error instanceof Error ? error.name : "error";
		yield skipOperation(
			{ kind: entity.kind, id: entity.id },
			"adapter-error",
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
