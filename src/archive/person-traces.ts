import { type EntityKind, keyOfEmail, keyText, type MessagePart, type PersonKey } from "../model/index.js";
import type { FileStore } from "./file-store.js";
import type { Person, PersonTraces } from "./person-store.js";
import { personAnywhere, personColumns, personInside } from "./record-person.js";
import { namesPerson } from "./rows-naming.js";
import type { Sqlite, SqlValue } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

/** What in the archive is about one person: ids only, so that one who wrote a hundred thousand messages fits too. */
export interface Traces {
	records: { pk: number; resource: string; id: string }[];
	versions: number;
	entities: { kind: EntityKind; id: string }[];
	attachments: { id: string; shared: boolean }[];
	/** Whether an id, a key of the ledger or a fact names the person by an id or an address of theirs. */
	isTheirs(name: string): boolean;
}

export function personTraces(db: Sqlite, person: Person): Traces {
	const entities = entitiesOf(db, person);
	// What they handed in has an id of its own, as ratings have.
	const names = new Set([
		...person.contactIds,
		...person.conversationIds,
		...person.keys.map((key) => key.value),
		...entities.map(({ id }) => id),
	]);
	const ratings = new Set(entities.filter(({ kind }) => kind === "rating").map(({ id }) => id));
	const records = recordsOf(db, person, ratings);
	let versions = 0;
	for (const { pk } of records)
		versions += db.get<{ n: number }>("SELECT count(*) AS n FROM record_versions WHERE record_pk = ?", pk)?.n ?? 0;
	return {
		records,
		versions,
		entities,
		attachments: attachmentsOf(db, person),
		// `skip:company:name:x` is about the company `name:x`, `message:session/1` about the session.
		isTheirs: (name) => {
			const pieces = name.split(/[:/]/);
			const ends = name.split(":").map((_, at, parts) => parts.slice(at).join(":"));
			return [...pieces, ...ends].some((piece) => names.has(piece));
		},
	};
}

export function summariseTraces(db: Sqlite, files: FileStore, traces: Traces): PersonTraces {
	const going = { going: 0, staying: 0, bytes: 0 };
	for (const { shared } of traces.attachments) {
		if (shared) going.staying += 1;
		else going.going += 1;
	}
	for (const sha256 of soleFiles(db, traces)) going.bytes += files.sizeOf(sha256);
	return {
		records: countBy(traces.records, ({ resource }) => resource),
		versions: traces.versions,
		entities: countBy(traces.entities, ({ kind }) => kind),
		files: going,
		ledger: [...ledgerRows(db, traces)].reduce<PersonTraces["ledger"]>((targets, { target }) => {
			const known = targets.find((each) => each.target === target);
			if (known === undefined) targets.push({ target, entries: 1 });
			else known.entries += 1;
			return targets;
		}, []),
	};
}

/** Hashes of files that no attachment but the person's own has. */
export function soleFiles(db: Sqlite, traces: Traces): string[] {
	const going = new Set(traces.attachments.filter(({ shared }) => !shared).map(({ id }) => id));
	const found = new Set<string>();
	for (const id of going) {
		const sha256 = db.get<{ sha256: string | null }>("SELECT sha256 FROM attachments WHERE id = ?", id)?.sha256;
		if (sha256 === null || sha256 === undefined) continue;
		const owners = db.all<{ id: string }>("SELECT id FROM attachments WHERE sha256 = ?", sha256);
		if (owners.every((owner) => going.has(owner.id))) found.add(sha256);
	}
	return [...found];
}

export interface LedgerName {
	target: string;
	key: string;
	lane: string;
	source_id: string;
	state: string;
	ref: string | null;
}

export function* ledgerRows(db: Sqlite, traces: Pick<Traces, "isTheirs">): Iterable<LedgerName> {
	const rows = walkRows<LedgerName>(db, {
		select: "SELECT target, key, lane, source_id, state, ref FROM ledger",
		where: [],
		values: [],
		order: ["target", "key"],
	});
	for (const row of rows) if (traces.isTheirs(row.source_id) || traces.isTheirs(row.lane)) yield row;
}

function recordsOf(db: Sqlite, person: Person, ratings: ReadonlySet<string>): Traces["records"] {
	const found = new Map<number, { pk: number; resource: string; id: string }>();
	const add = (rows: readonly { pk: number; resource: string; id: string }[]) => {
		for (const row of rows) found.set(row.pk, row);
	};
	const select = "SELECT pk, resource, record_id AS id FROM records";
	const resources = db.all<{ resource: string }>("SELECT DISTINCT resource FROM records");
	for (const id of ownIds(person)) {
		for (const { resource } of resources) {
			// Parts of it: `session/fingerprint`. "0" is what follows "/".
			add(
				db.all(
					`${select} WHERE resource = ?1 AND (record_id = ?2 OR (record_id > ?2 || '/' AND record_id < ?2 || '0'))`,
					resource,
					id,
				),
			);
		}
		add(db.all(`${select} WHERE parent = ?`, id));
	}
	const keys = new Set(person.keys.map(keyText));
	const isTheirs = (key: PersonKey | undefined) => key !== undefined && keys.has(keyText(key));
	for (const resource of personInside) {
		const rows = walkRows<{ pk: number; record_id: string; owner: SqlValue; email: SqlValue }>(db, {
			select: `SELECT pk, record_id, ${personColumns(resource)} FROM records`,
			where: ["resource = ?"],
			values: [resource],
			order: ["record_id"],
		});
		for (const { pk, record_id: id, owner, email } of rows) {
			const value = String(owner ?? "");
			const named = isTheirs({ type: "contact", value }) || isTheirs({ type: "conversation", value });
			if (named || isTheirs(keyOfEmail(String(email ?? "")))) add([{ pk, resource, id }]);
		}
	}
	// Under keys of their own: what the user handed in, by the conversation it became a rating of too, and spam.
	for (const resource of personAnywhere) {
		const rows = walkRows<{ pk: number; record_id: string; raw: string }>(db, {
			select: "SELECT pk, record_id, raw FROM records",
			where: ["resource = ?"],
			values: [resource],
			order: ["record_id"],
		});
		for (const { pk, record_id: id, raw } of rows)
			if ((resource === "handed-in-rating" && ratings.has(id)) || namesPerson(raw, keys)) add([{ pk, resource, id }]);
	}
	return [...found.values()];
}

/** Ids of the source, which records hang on; not those we made up. */
function ownIds(person: Person): string[] {
	return [...person.contactIds.filter((id) => !/^(?:visitor|email):/.test(id)), ...person.conversationIds];
}

function entitiesOf(db: Sqlite, person: Person): Traces["entities"] {
	const found: Traces["entities"] = [];
	for (const id of person.contactIds)
		if (db.get("SELECT 1 AS one FROM contacts WHERE id = ?", id) !== undefined) found.push({ kind: "contact", id });
	for (const id of person.conversationIds) {
		if (db.get("SELECT 1 AS one FROM conversations WHERE id = ?", id) !== undefined)
			found.push({ kind: "conversation", id });
		for (const message of db.all<{ id: string }>("SELECT id FROM messages WHERE conversation_id = ?", id))
			found.push({ kind: "message", id: message.id });
	}
	for (const id of soleCompanies(db, person)) found.push({ kind: "company", id });
	for (const id of ownIds(person))
		for (const row of db.all<{ kind: EntityKind; id: string }>("SELECT kind, id FROM entities WHERE parent = ?", id))
			found.push({ kind: row.kind, id: row.id });
	return found;
}

/** A company that nobody else works for may be nothing but another name of the person. */
function soleCompanies(db: Sqlite, person: Person): string[] {
	const contacts = new Set(person.contactIds);
	const own = new Set<string>();
	for (const id of contacts) {
		const row = db.get<{ company: string | null }>(
			"SELECT json_extract(json, '$.companyId') AS company FROM contacts WHERE id = ?",
			id,
		);
		if (row?.company) own.add(row.company);
	}
	return [...own].filter((company) =>
		db
			.all<{ id: string }>("SELECT id FROM contacts WHERE json_extract(json, '$.companyId') = ?", company)
			.every(({ id }) => contacts.has(id)),
	);
}

function attachmentsOf(db: Sqlite, person: Person): Traces["attachments"] {
	const own = new Set<string>();
	const conversations = new Set(person.conversationIds);
	for (const id of conversations) for (const url of fileUrls(db, "conversation_id = ?", id)) own.add(url.id);
	if (own.size === 0) return [];
	const shared = new Set<string>();
	for (const { id, conversation } of fileUrls(db, "1 = ?", 1))
		if (own.has(id) && !conversations.has(conversation)) shared.add(id);
	for (const { json } of walkRows<{ json: string }>(db, {
		select: "SELECT pk, json FROM entities",
		where: ["kind = 'article'"],
		values: [],
		order: ["pk"],
	}))
		for (const id of own) if (json.includes(JSON.stringify(id).slice(1, -1))) shared.add(id);
	return [...own].map((id) => ({ id, shared: shared.has(id) }));
}

function* fileUrls(db: Sqlite, where: string, value: string | number): Iterable<{ id: string; conversation: string }> {
	const rows = walkRows<{ conversation_id: string; json: string }>(db, {
		select: "SELECT pk, conversation_id, json FROM messages",
		where: [where, "instr(json, '\"attachmentId\"')"],
		values: [value],
		order: ["pk"],
	});
	for (const { conversation_id: conversation, json } of rows) {
		const { parts } = JSON.parse(json) as { parts: MessagePart[] };
		for (const part of parts) if ("attachmentId" in part) yield { id: part.attachmentId, conversation };
	}
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
	return counts;
}
