import type { Entity } from "../model/index.js";
import type { StoredRecord } from "./archive.js";
import type { EntityTable } from "./entity-table.js";
import type { Person } from "./person-store.js";
import type { Sqlite } from "./sqlite.js";

// A company has no record of its own: it is what the contact written last said of it. When that contact is forgotten, what another
// one says must stand there, and nothing when nobody else says anything. The same choice as a remap makes (`rewrite-entities.ts`).

/** The entities of a record by today's map. */
export type EntitiesOf = (record: StoredRecord) => readonly Entity[];

/** Companies that the person's contacts name, or named in an earlier version. */
export function companiesOf(db: Sqlite, person: Person, entitiesOf: EntitiesOf): string[] {
	const found = new Set<string>();
	for (const id of person.contactIds) {
		for (const { company } of db.all<{ company: string | null }>(
			"SELECT json_extract(json, '$.companyId') AS company FROM contacts WHERE id = ?",
			id,
		))
			if (company !== null) found.add(company);
		const versions = db.all<Row>(
			`SELECT pk, 'contact' AS resource, record_id, NULL AS parent, 0 AS run_id, NULL AS gone_run, raw FROM record_versions
			WHERE record_pk IN (SELECT pk FROM records WHERE resource = 'contact' AND record_id = ?)`,
			id,
		);
		for (const row of versions)
			for (const entity of entitiesIn(row, entitiesOf)) if (entity.kind === "company") found.add(entity.id);
	}
	return [...found];
}

/** To be called when the person's own records are gone. */
export function remakeCompanies(
	{ db, entities }: { db: Sqlite; entities: EntityTable },
	companies: readonly string[],
	entitiesOf: EntitiesOf,
): void {
	for (const company of companies) {
		if (entities.entity("company", company) === undefined) continue;
		const contacts = db.all<{ id: string }>(
			"SELECT id FROM contacts WHERE json_extract(json, '$.companyId') = ?",
			company,
		);
		if (contacts.length === 0) {
			entities.removeEntity("company", company);
			continue;
		}
		let best: { row: Row; entity: Entity } | undefined;
		for (const row of contacts.flatMap(({ id }) => recordsOf(db, id)))
			for (const entity of entitiesIn(row, entitiesOf)) {
				if (entity.kind !== "company" || entity.id !== company) continue;
				if (best === undefined || outweighs(row, best.row)) best = { row, entity };
			}
		if (best === undefined) continue;
		entities.putEntity(best.entity, { runId: best.row.run_id });
		entities.setEntityGone("company", company, best.row.gone_run !== null);
	}
}

interface Row {
	pk: number;
	resource: string;
	record_id: string;
	parent: string | null;
	run_id: number;
	gone_run: number | null;
	raw: string | null;
}

function recordsOf(db: Sqlite, contact: string): Row[] {
	return db.all<Row>(
		`SELECT pk, resource, record_id, parent, run_id, gone_run, raw FROM records
		WHERE resource IN ('contact', 'contact-data') AND record_id = ?`,
		contact,
	);
}

/** What the source still has, then the later run, then the later row. */
function outweighs(one: Row, other: Row): boolean {
	const [gone, wasGone] = [Number(one.gone_run !== null), Number(other.gone_run !== null)];
	if (gone !== wasGone) return gone < wasGone;
	return one.run_id === other.run_id ? one.pk > other.pk : one.run_id > other.run_id;
}

/** A damaged record says nothing; `verify` finds it. */
function entitiesIn(row: Row, entitiesOf: EntitiesOf): readonly Entity[] {
	const { resource, record_id: id, parent, run_id: runId, gone_run: goneRun } = row;
	let raw: unknown;
	try {
		raw = JSON.parse(row.raw ?? "null");
	} catch {
		return [];
	}
	if (raw === null) return [];
	return entitiesOf({ resource, id, raw, runId, gone: goneRun !== null, ...(parent === null ? {} : { parent }) });
}
