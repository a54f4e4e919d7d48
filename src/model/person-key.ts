/*
 * What somebody is known by, in the one form in which two spellings of it are equal. Finding a person, recognising one who was
 * forgotten and taking one out of a text all compare these keys, so that they can never disagree.
 */
export interface PersonKey {
	/** `contact`: Crisp's people id. `conversation`: its session id. */
	type: "email" | "phone" | "contact" | "conversation";
	value: string;
}

/** An e-mail address as a key: addresses compare without regard to case. Undefined when it is none. */
export function keyOfEmail(value: string): PersonKey | undefined {
	const email = value.normalize("NFKC").trim().toLowerCase();
	return /^[^\s@]+@[^\s@]+$/.test(email) ? { type: "email", value: email } : undefined;
}

/** A phone number as a key: its digits, without the marks of an international call and without 86 before a mobile of mainland China. */
export function keyOfPhone(value: string): PersonKey | undefined {
	const typed = value.normalize("NFKC").trim();
	if (!/^\+?[\d\s().\-/]+$/.test(typed)) return undefined;
	const digits = typed
		.replace(/\D/g, "")
		.replace(/^00/, "")
		.replace(/^86(?=1\d{10}$)/, "");
	return digits.length < 7 || digits.length > 15 ? undefined : { type: "phone", value: digits };
}

/** The keys of a contact's own id: of a visitor it is the session, of a contact known by address only the address. */
export function keyOfContact(id: string): PersonKey {
	if (id.startsWith("visitor:")) return { type: "conversation", value: id.slice("visitor:".length) };
	const email = id.startsWith("email:") ? keyOfEmail(id.slice("email:".length)) : undefined;
	return email ?? { type: "contact", value: id };
}

/** Everything that a name typed for a person may mean; the likeliest first. */
export function keysOfTyped(typed: string): PersonKey[] {
	const name = typed.trim();
	if (name === "") return [];
	const own = keyOfContact(name);
	if (own.type !== "contact") return [own];
	const byAddress = keyOfEmail(name);
	if (byAddress !== undefined) return [byAddress];
	return [...present(keyOfPhone(name)), own, { type: "conversation", value: name }];
}

/** One text for a key; no two keys share it. */
export function keyText(key: PersonKey): string {
	return `${key.type}:${key.value}`;
}

/** Replaces what reads as an e-mail address, a phone number or an id of Crisp's wherever `isMeant` says so. Linear in the text's length. */
export function replacePersonKeys(text: string, isMeant: (key: PersonKey) => boolean, by: string): string {
	return text.replace(tokens, (token) => (tokenKeys(token).some(isMeant) ? by : token));
}

// Every repetition is bounded: a hostile text costs a constant per character.
const address = "[A-Za-z0-9][A-Za-z0-9._+-]{0,63}(?:@|%40)(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}";
const sessionId = "session_[A-Za-z0-9-]{1,64}";
const uuid = "\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b";
const phone = "(?<![A-Za-z0-9])\\+?\\(?\\d[\\d ().\\u00a0-]{5,22}\\d(?![A-Za-z0-9])";
const tokens = new RegExp([address, sessionId, uuid, phone].join("|"), "gi");

function tokenKeys(token: string): PersonKey[] {
	if (/@|%40/.test(token)) return present(keyOfEmail(token.replace("%40", "@")));
	if (/^session_/i.test(token)) return [{ type: "conversation", value: token }];
	if (/[a-f-]/i.test(token) && /^[0-9a-f-]{36}$/i.test(token)) return [{ type: "contact", value: token }];
	return present(keyOfPhone(token));
}

function present(key: PersonKey | undefined): PersonKey[] {
	return key === undefined ? [] : [key];
}
