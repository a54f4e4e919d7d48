import {
	AppError,
	keyOfContact,
	keyOfEmail,
	keyOfPhone,
	keysOfTyped,
	keyText,
	type PersonKey,
	text,
} from "../model/index.js";
import type { Person } from "./person-store.js";
import { personColumns, personInside } from "./record-person.js";
import { namesPerson, rowsNaming } from "./rows-naming.js";
import type { Sqlite, SqlValue } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

// From one address, number or id to everything that hangs on the person: profiles with the same e-mail address are one person,
// and so is every conversation of theirs. A phone number finds somebody, but joins nobody: families and offices share one.

export function findPerson(db: Sqlite, typed: string): Person | undefined {
	for (const key of keysOfTyped(typed)) {
		const found = seeds(db, key);
		if (found.contacts.size + found.conversations.size === 0 && !standsInside(db, key)) continue;
		if (key.type === "phone") requireOnePerson(db, found);
		expand(db, found);
		return personOf(db, found, key);
	}
	return keysOfTyped(typed)
		.filter((key) => (key.type === "email" || key.type === "phone") && isNamedSomewhere(db, key))
		.map((key) => personOf(db, { contacts: new Set(), conversations: new Set() }, key))
		.at(0);
}

interface Ids {
	contacts: Set<string>;
	conversations: Set<string>;
}

function seeds(db: Sqlite, key: PersonKey): Ids {
	const found: Ids = { contacts: new Set(), conversations: new Set() };
	if (key.type === "contact" || key.type === "conversation") {
		const [table, ids] =
			key.type === "contact"
				? (["contacts", found.contacts] as const)
				: (["conversations", found.conversations] as const);
		if (db.get(`SELECT 1 AS one FROM ${table} WHERE id = ?`, key.value) !== undefined) ids.add(key.value);
		return found;
	}
	for (const row of contactRows(db)) if (isKnownBy(row, key)) found.contacts.add(row.id);
	if (found.contacts.size > 0) return found;
	// An address or number that a profile had once, or that only a conversation shows.
	for (const row of versionRows(db, "contact")) if (isKnownBy(row, key)) found.contacts.add(row.id);
	for (const rows of [conversationRows(db), versionRows(db, "conversation")])
		for (const row of rows) if (isKnownBy(row, key)) found.conversations.add(row.id);
	return found;
}

/** Somebody without profile or conversation, on the list of a campaign or under an article. */
function standsInside(db: Sqlite, key: PersonKey): boolean {
	if (key.type !== "email") return false;
	for (const resource of personInside) {
		const rows = walkRows<PersonRow>(db, {
			select: `SELECT record_id, record_id AS id, ${personColumns(resource)} FROM records`,
			where: ["resource = ?"],
			values: [resource],
			order: ["record_id"],
		});
		for (const row of rows) if (isKnownBy(row, key)) return true;
	}
	return false;
}

/** Somebody whom the archive knows by what others say alone: a spam mail, a line in a talk. */
function isNamedSomewhere(db: Sqlite, key: PersonKey): boolean {
	const keys = new Set([keyText(key)]);
	for (const table of ["records", "record_versions"])
		for (const { raw } of rowsNaming(db, table, "raw", [key])) if (namesPerson(raw, keys)) return true;
	return false;
}

function expand(db: Sqlite, found: Ids): void {
	let before = -1;
	while (found.contacts.size + found.conversations.size !== before) {
		before = found.contacts.size + found.conversations.size;
		for (const id of found.conversations) {
			const owner = db.get<{ contact_id: string }>("SELECT contact_id FROM conversations WHERE id = ?", id);
			if (owner !== undefined) found.contacts.add(owner.contact_id);
			// What the conversation made up before its profile was known.
			if (hasContact(db, `visitor:${id}`)) found.contacts.add(`visitor:${id}`);
		}
		const addresses = addressesOf(db, found.contacts);
		for (const row of contactRows(db)) {
			const email = keyOfEmail(String(row.email ?? ""));
			if (email !== undefined && addresses.has(email.value)) found.contacts.add(row.id);
		}
		for (const id of found.contacts)
			for (const row of db.all<{ id: string }>("SELECT id FROM conversations WHERE contact_id = ?", id))
				found.conversations.add(row.id);
	}
}

/** Of today and of earlier versions. */
function addressesOf(db: Sqlite, contacts: ReadonlySet<string>): Set<string> {
	const rows = [...contacts].flatMap((id) => [
		...db.all<PersonRow>("SELECT id, email, phone FROM contacts WHERE id = ?", id),
		...contactVersions(db, id),
	]);
	return new Set(rows.flatMap((row) => keyOfEmail(String(row.email ?? ""))?.value ?? []));
}

function personOf(db: Sqlite, found: Ids, typed: PersonKey): Person {
	const keys = new Map<string, PersonKey>();
	const add = (key: PersonKey | undefined) => {
		if (key !== undefined) keys.set(keyText(key), key);
	};
	const names = new Set<string>();
	add(typed);
	for (const id of found.conversations) add({ type: "conversation", value: id });
	for (const id of found.contacts) {
		add(keyOfContact(id));
		const rows = db.all<PersonRow & { json: string }>("SELECT id, email, phone, json FROM contacts WHERE id = ?", id);
		for (const row of [...rows, ...contactVersions(db, id)]) {
			add(keyOfEmail(String(row.email ?? "")));
			add(keyOfPhone(String(row.phone ?? "")));
		}
		for (const { json } of rows) {
			const { name, nickname } = JSON.parse(json) as { name?: string; nickname?: string };
			for (const one of [name, nickname]) if (one !== undefined && one.trim() !== "") names.add(one.trim());
		}
	}
	return {
		contactIds: [...found.contacts],
		conversationIds: [...found.conversations],
		keys: [...keys.values()],
		names: [...names],
	};
}

/** Whoever else has the number must turn out to be the same person. */
function requireOnePerson(db: Sqlite, found: Ids): void {
	const [first] = found.contacts;
	if (first === undefined) return;
	const one: Ids = { contacts: new Set([first]), conversations: new Set() };
	expand(db, one);
	if ([...found.contacts].every((id) => one.contacts.has(id))) return;
	throw new AppError("usage", {
		what: text("Several people have this phone number", "有多人使用此电话号码"),
		hint: text("Name one of them by e-mail address or id", "请改用邮箱或 ID 指定其中一位"),
	});
}

interface PersonRow {
	id: string;
	email: SqlValue;
	phone: SqlValue;
}

function isKnownBy(row: PersonRow, key: PersonKey): boolean {
	const own = key.type === "email" ? keyOfEmail(String(row.email ?? "")) : keyOfPhone(String(row.phone ?? ""));
	return own?.value === key.value;
}

function hasContact(db: Sqlite, id: string): boolean {
	return db.get("SELECT 1 AS one FROM contacts WHERE id = ?", id) !== undefined;
}

function contactRows(db: Sqlite): Iterable<PersonRow> {
	const select = "SELECT pk, id, email, phone FROM contacts";
	return walkRows<PersonRow>(db, { select, where: [], values: [], order: ["pk"] });
}

function conversationRows(db: Sqlite): Iterable<PersonRow> {
	return walkRows<PersonRow>(db, {
		select: `SELECT record_id, record_id AS id, ${personColumns("conversation")} FROM records`,
		where: ["resource = 'conversation'"],
		values: [],
		order: ["record_id"],
	});
}

function versionRows(db: Sqlite, resource: "contact" | "conversation"): Iterable<PersonRow> {
	return walkRows<PersonRow>(db, {
		select: `SELECT pk, record_id AS id, ${personColumns(resource)} FROM record_versions`,
		where: ["resource = ?"],
		values: [resource],
		order: ["pk"],
	});
}

function contactVersions(db: Sqlite, id: string): PersonRow[] {
	return db.all<PersonRow>(
		`SELECT v.record_id AS id, v.email, v.phone FROM (SELECT record_pk, record_id, ${personColumns("contact")} FROM record_versions
		WHERE record_pk IN (SELECT pk FROM records WHERE resource = 'contact' AND record_id = ?)) v`,
		id,
	);
}
