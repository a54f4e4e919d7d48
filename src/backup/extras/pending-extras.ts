import type { StoredRecord } from "../../archive/archive.js";
import { numberField, stringField } from "../../crisp/lists.js";
import { originalIdOf } from "../../crisp/messages.js";
import type { BackupContext } from "../backup-context.js";
import { previewFingerprint } from "../reconcile.js";
import { type Extra, extraTable } from "./extra-table.js";

/*
 * Which extras are still to be read, and of whom. A mark says in which state of its owner an extra was last read; no mark, or another
 * state, means: ask. So an extra that is asked for later catches up by itself, and a stopped run goes on where it was.
 */

/** One conversation or contact of which an extra is to be read. */
export interface PendingExtra {
	id: string;
	/** The owner's state as of which it will have been read. */
	state: string;
	atMs: number;
	/** A conversation's channel. */
	origin: string | undefined;
}

interface Mark {
	state: string;
	/** When the sweep began that read it. */
	sweep: number;
}

/** The extras of this run. A contact's campaigns are asked for only where the workspace has any, as far as is known yet. */
export function chosenExtras({ options, client, archive, sweep }: BackupContext): Extra[] {
	const campaigns = client.tier === "user" && (!sweep.isDone("campaign") || archive.countRecords("campaign") > 0);
	return extraTable.filter(({ name }) =>
		name === "contact-campaigns" ? campaigns : options.extras?.includes(name) === true,
	);
}

/** What is to be read, newest first, per extra. One walk over the owners serves all of them. */
export function pendingExtras(context: BackupContext, owner: Extra["owner"]): Map<Extra, PendingExtra[]> {
	const pending = new Map<Extra, PendingExtra[]>();
	for (const extra of chosenExtras(context)) if (extra.owner === owner) pending.set(extra, []);
	if (pending.size === 0) return pending;
	for (const record of context.archive.records({ resource: owner })) {
		const item = pendingOf(record);
		for (const [extra, items] of pending) if (isPending(context, extra, item)) items.push(item);
	}
	for (const items of pending.values()) items.sort((one, other) => other.atMs - one.atMs);
	return pending;
}

function pendingOf({ id, raw }: StoredRecord): PendingExtra {
	const atMs = numberField(raw, "updated_at") ?? 0;
	const meta = typeof raw === "object" && raw !== null ? (raw as { meta?: unknown }).meta : undefined;
	return { id, atMs, state: `${atMs}:${previewFingerprint(raw) ?? ""}`, origin: stringField(meta, "origin") };
}

function isPending({ archive, sweep }: BackupContext, extra: Extra, item: PendingExtra): boolean {
	const mark = archive.fact<Mark>(markKey(extra, item.id));
	if (mark?.state !== item.state) return true;
	return sweep.state.rereadAll && mark.sweep !== sweep.state.t0;
}

/** To be called inside the transaction that stores the last of it. */
export function markRead({ archive, sweep }: BackupContext, extra: Extra, item: PendingExtra): void {
	archive.setFact(markKey(extra, item.id), { state: item.state, sweep: sweep.state.t0 } satisfies Mark);
}

/** Asks for the extras of one owner in this run, whatever the lists say of it. */
export function queueExtras(context: BackupContext, owner: Extra["owner"], id: string): void {
	for (const extra of chosenExtras(context)) {
		if (extra.owner === owner) context.archive.setFact(markKey(extra, id), undefined);
	}
}

/** The requests each extra will take at least, by its name. */
export function extrasPrice(context: BackupContext): Map<string, number> {
	const price = new Map<string, number>();
	for (const owner of ["conversation", "contact"] as const) {
		for (const [extra, items] of pendingExtras(context, owner)) {
			const requests =
				extra.shape !== "original"
					? items.length
					: items.reduce(
							(sum, item) => sum + Math.max(originalsWanted(context, item.id).length, likely(context, item)),
							0,
						);
			price.set(extra.name, requests);
		}
	}
	return price;
}

/** Messages of a conversation whose raw e-mail is not in the archive, by id, with the key to ask for. A raw e-mail never changes. */
export function originalsWanted({ archive }: BackupContext, sessionId: string): { id: string; original: string }[] {
	const wanted: { id: string; original: string }[] = [];
	for (const { id, raw } of archive.records({ resource: "message", parent: sessionId })) {
		const original = originalIdOf(raw);
		// One that a repair set aside stands there as null.
		if (original === undefined || (archive.record("original", id)?.raw ?? null) !== null) continue;
		if (archive.fact(noOriginalKey(id)) !== original) wanted.push({ id, original });
	}
	return wanted;
}

/** The raw e-mail that Crisp no longer has: not asked for again. */
export function noOriginalKey(messageId: string): string {
	return `no-original:${messageId}`;
}

/** An e-mail conversation whose messages are not here yet has one at least. */
function likely({ archive }: BackupContext, { id, origin }: PendingExtra): number {
	return origin === "email" && archive.countRecords("message", { parent: id }) === 0 ? 1 : 0;
}

function markKey(extra: Extra, id: string): string {
	return `extra:${extra.name}:${id}`;
}
