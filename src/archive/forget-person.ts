import { randomBytes } from "node:crypto";
import {
	type Contact,
	type Conversation,
	changeTexts,
	type Entity,
	forgottenMark,
	type Message,
	type PersonKey,
	pseudonymContact,
	pseudonymConversation,
	pseudonymMessage,
	pseudonymRating,
	type Rating,
	replacePersonKeys,
} from "../model/index.js";
import { digest } from "./digest.js";
import { allRows } from "./entity-rows.js";
import type { EntityTable } from "./entity-table.js";
import type { FactTable } from "./fact-table.js";
import { type ForgetOptions, forgottenSource, type Person, type Tombstone } from "./person-store.js";
import { ledgerRows, personTraces, soleFiles, type Traces } from "./person-traces.js";
import { plainText } from "./plain-text.js";
import { companiesOf, remakeCompanies } from "./remake-companies.js";
import { rowsNaming } from "./rows-naming.js";
import type { Sqlite } from "./sqlite.js";
import { forgottenFacts, type Tombstones } from "./tombstones.js";
import { walkRows } from "./walk-rows.js";
import { wipeFact } from "./wipe-deleted.js";

// The one place where the archive loses something on purpose. Everything happens in one transaction: tombstones first, so that
// what follows can recognise the person, then what is theirs, then what others say of them. A kill before the commit leaves all
// as it was; after it only the bytes that SQLite keeps of deleted rows and the files remain, which `wipe-deleted.ts` removes.

interface Parts {
	db: Sqlite;
	facts: FactTable;
	entities: EntityTable;
	tombstones: Tombstones;
	now(): number;
}

export interface Forgotten {
	tombstone: Tombstone;
	mentions: number;
	kept: number;
}

export function forgetPerson(parts: Parts, person: Person, options: ForgetOptions): Forgotten {
	const { db, tombstones, now } = parts;
	// Somebody who was forgotten before keeps the id: what still stands at a target is found by it.
	const earlier = person.keys.map((key) => tombstones.of(key)).find((one) => one !== undefined);
	const tombstone: Tombstone = {
		id: earlier?.id ?? randomBytes(8).toString("hex"),
		atMs: now(),
		way: options.way,
		reason: options.reason,
	};
	try {
		return db.write(() => {
			const traces = personTraces(db, person);
			const companies = companiesOf(db, person, options.entitiesOf);
			tombstones.add(tombstone, person.keys);
			noteFiles(parts, traces);
			const kept = options.way === "pseudonymise" ? keepSkeleton(parts, person, traces, options.runId) : 0;
			removeTraces(parts, traces);
			renameLedger(parts, traces, tombstone);
			renameOutcomes(db, traces, tombstone);
			cleanRuns(parts);
			const mentions = cleanFacts(parts, traces) + cleanOthers(parts, person.keys);
			remakeCompanies(parts, companies, options.entitiesOf);
			return { tombstone, mentions, kept };
		});
	} finally {
		tombstones.changed();
	}
}

/** The files go after the commit: a file cannot be rolled back. */
function noteFiles({ db, facts }: Parts, traces: Traces): void {
	const due = facts.fact<{ files: string[] }>(wipeFact)?.files ?? [];
	facts.setFact(wipeFact, { files: [...new Set([...due, ...soleFiles(db, traces)])] });
	for (const { id, shared } of traces.attachments)
		if (!shared) db.run("DELETE FROM attachments WHERE id = ?", plainText(id));
}

function keepSkeleton({ entities, tombstones }: Parts, person: Person, traces: Traces, runId: number): number {
	const words = nameWords(person.names);
	const how = {
		idOf: (id: string) => tombstones.pseudonym(id),
		clean: (text: string) => tombstones.clean(words === undefined ? text : text.replace(words, forgottenMark)),
	};
	let kept = 0;
	for (const { kind, id } of traces.entities) {
		const entity = entities.entity(kind, id);
		if (entity === undefined) continue;
		const skeleton = skeletonOf(entity, how);
		if (skeleton === undefined) continue;
		entities.putEntity(skeleton, { runId });
		if (entities.isEntityGone(kind, id)) entities.setEntityGone(kind, skeleton.id, true);
		kept += 1;
	}
	return kept;
}

function skeletonOf(entity: Entity, how: Parameters<typeof pseudonymMessage>[1]): Entity | undefined {
	switch (entity.kind) {
		case "contact":
			return pseudonymContact(entity as Contact, how);
		case "conversation":
			return pseudonymConversation(entity as Conversation, how);
		case "message":
			return pseudonymMessage(entity as Message, how);
		case "rating":
			return pseudonymRating(entity as Rating, how.idOf(entity.id), how);
		default:
			return undefined;
	}
}

/** The person's names, whole and word by word, as agents write them; a Latin letter or a single character is no name. */
function nameWords(names: readonly string[]): RegExp | undefined {
	const words = new Set(names.flatMap((name) => [name, ...name.split(/[\s,.·]+/)]));
	const escaped = [...words]
		.filter((word) => [...word].length >= (/^[\p{Script=Latin}'-]+$/u.test(word) ? 3 : 2))
		.sort((one, other) => other.length - one.length)
		.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
		.map((word) => (/^\p{Script=Latin}/u.test(word) ? `(?<!\\p{Script=Latin})${word}(?!\\p{Script=Latin})` : word));
	return escaped.length === 0 ? undefined : new RegExp(escaped.join("|"), "giu");
}

function removeTraces({ db, entities }: Parts, traces: Traces): void {
	for (const { pk } of traces.records) {
		db.run("DELETE FROM record_versions WHERE record_pk = ?", pk);
		db.run("DELETE FROM record_absences WHERE record_pk = ?", pk);
		db.run("DELETE FROM records WHERE pk = ?", pk);
	}
	for (const { kind, id } of traces.entities) entities.removeEntity(kind, id);
}

/** What was created at a target stays known, under a name that says nothing, until it is removed there. */
function renameLedger({ db, tombstones }: Parts, traces: Traces, tombstone: Tombstone): void {
	const source = forgottenSource(tombstone);
	const targets = new Set<string>();
	for (const row of [...ledgerRows(db, traces)]) {
		targets.add(row.target);
		const known = row.ref !== null || row.state === "intended" || row.state === "doubt";
		if (!known) {
			db.run("DELETE FROM ledger WHERE target = ? AND key = ?", row.target, row.key);
			continue;
		}
		const name = (value: string) => `${source}:${tombstones.hash(value).slice(0, 16)}`;
		db.run(
			"UPDATE ledger SET key = ?, lane = ?, source_id = ?, reason = NULL WHERE target = ? AND key = ?",
			name(row.key),
			name(row.lane),
			source,
			row.target,
			row.key,
		);
	}
	for (const target of targets) db.run("UPDATE ledger_targets SET revision = revision + 1 WHERE target = ?", target);
}

function renameOutcomes(db: Sqlite, traces: Traces, tombstone: Tombstone): void {
	const rows = walkRows<{ id: number; source_id: string; json: string }>(db, {
		select: "SELECT id, source_id, json FROM outcomes",
		where: [],
		values: [],
		order: ["id"],
	});
	const source = forgottenSource(tombstone);
	for (const { id, source_id, json } of rows) {
		if (!traces.isTheirs(source_id)) continue;
		const outcome = JSON.stringify({ ...(JSON.parse(json) as object), id: source });
		db.run("UPDATE outcomes SET source_id = ?, json = ? WHERE id = ?", source, outcome, id);
	}
}

/** The summary of a run may list by id what it could not have, addresses of files among it. */
function cleanRuns({ db, tombstones }: Parts): void {
	const clean = (text: string) => replacePersonKeys(text, (key) => tombstones.of(key) !== undefined, forgottenMark);
	for (const { id, summary } of db.all<{ id: number; summary: string | null }>("SELECT id, summary FROM runs")) {
		const text = cleanJson(summary ?? "null", clean);
		if (summary !== null && text !== summary) db.run("UPDATE runs SET summary = ? WHERE id = ?", text, id);
	}
}

/** Cursors and what waits to be read stand under the ids they are for. */
function cleanFacts({ facts, tombstones }: Parts, traces: Traces): number {
	let changed = 0;
	for (const { key, value } of facts.facts("")) {
		if (key.startsWith(forgottenFacts)) continue;
		const clean = traces.isTheirs(key) ? undefined : changeTexts(value, (text) => tombstones.clean(text));
		if (clean === value) continue;
		facts.setFact(key, clean);
		changed += 1;
	}
	return changed;
}

/** Takes the person's addresses, numbers and ids out of everything that is about others. */
function cleanOthers({ db, entities, tombstones }: Parts, keys: readonly PersonKey[]): number {
	const clean = (text: string) => tombstones.clean(text);
	let changed = 0;
	for (const table of ["records", "record_versions"] as const) {
		for (const { pk, raw } of rowsNaming(db, table, "raw", keys)) {
			const text = cleanJson(raw, clean);
			if (text === raw) continue;
			if (table === "records")
				db.run("UPDATE records SET raw = ?, content_hash = ?, raw_hash = NULL WHERE pk = ?", text, digest(text), pk);
			else db.run("UPDATE record_versions SET raw = ? WHERE pk = ?", text, pk);
			changed += 1;
		}
	}
	for (const { table } of allRows()) {
		if (table === "attachments") continue;
		for (const { raw } of rowsNaming(db, table, "json", keys)) {
			const entity = JSON.parse(raw) as Entity;
			const { id } = entity;
			const now = { ...(changeTexts(entity, clean) as Entity), id } as Entity;
			if (JSON.stringify(now) === raw) continue;
			entities.putEntity(now);
			changed += 1;
		}
	}
	for (const { pk, raw } of rowsNaming(db, "outcomes", "json", keys)) {
		const text = cleanJson(raw, clean);
		if (text === raw) continue;
		db.run("UPDATE outcomes SET json = ? WHERE id = ?", text, pk);
		changed += 1;
	}
	return changed;
}

function cleanJson(raw: string, clean: (text: string) => string): string {
	try {
		const value: unknown = JSON.parse(raw);
		const now = changeTexts(value, clean);
		return now === value ? raw : JSON.stringify(now);
	} catch {
		// A damaged text is none to be read; what can be recognised in it still goes.
		return clean(raw);
	}
}
