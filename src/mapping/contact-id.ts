import { ContactId } from "../model/index.js";
import type { MapContext } from "./map-result.js";
import { readFields, readText } from "./read-json.js";

/**
 * Whose conversation it is, decided in this one place: the linked profile; else the profile with the same e-mail address;
 * else a contact known by that address only; else the anonymous visitor that the session made up.
 */
export function contactIdOf(
	conversation: unknown,
	context: Pick<MapContext, "contactByEmail"> & { sessionId: string },
): ContactId {
	const raw = readFields(conversation);
	const peopleId = readText(raw.people_id);
	if (peopleId !== undefined) return ContactId.parse(peopleId);
	const email = emailKey(readFields(raw.meta).email);
	if (email !== undefined) return ContactId.parse(context.contactByEmail?.(email) ?? `email:${email}`);
	return ContactId.parse(`visitor:${context.sessionId}`);
}

/** An e-mail address as a key: addresses compare without regard to case. */
export function emailKey(value: unknown): string | undefined {
	return readText(readText(value)?.trim().toLowerCase());
}

/** Crisp gives everybody without a name one like visitor607. */
export function isMadeUpName(name: string): boolean {
	return /^visitor\d{1,7}$/i.test(name);
}
