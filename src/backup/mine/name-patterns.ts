/** Regular expressions that find somebody's name in a text, the longest first. */
export type NamePatterns = readonly RegExp[];

/** A whole name in any case; its parts only as names are written, so that a customer called Will is not every "will". */
export function namePatterns(names: Iterable<string | undefined>): NamePatterns {
	const whole = new Set<string>();
	const parts = new Set<string>();
	const titled = new Set<string>();
	for (const name of names) {
		const clean = name?.normalize("NFC").replace(/\s+/g, " ").trim() ?? "";
		if (clean.length < 2 || clean.length > 100 || !/\p{L}/u.test(clean)) continue;
		whole.add(clean);
		for (const part of clean.split(/[\s,.·]+/)) addPart(part, parts);
		const [, surname, given] = /^(\p{Script=Han})(\p{Script=Han}{2})$/u.exec(clean) ?? [];
		if (given !== undefined) parts.add(given);
		if (surname !== undefined) titled.add(surname);
		else if (/^\p{Script=Han}{2}$/u.test(clean)) titled.add(clean.charAt(0));
	}
	return [
		...pattern(whole, "giu", bounded),
		...pattern(titled, "gu", (name) => `${name}(?=先生|女士|小姐|太太|老师|经理|总)`),
		...pattern(parts, "gu", bounded),
	];
}

function addPart(part: string, parts: Set<string>): void {
	if (part.length < 2 || !/^[\p{L}'’-]+$/u.test(part)) return;
	if (/\p{Script=Han}/u.test(part)) return;
	const capital = part.charAt(0).toUpperCase() + part.slice(1).toLowerCase();
	for (const form of [capital, part.toUpperCase()]) parts.add(form);
	// As typed when it has a capital of its own: McDonald.
	if (part !== part.toLowerCase()) parts.add(part);
}

/** Letters must not go on around a name, except in scripts that write without spaces. */
function bounded(name: string): string {
	const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
	const before = /^\p{Script=Han}/u.test(name) ? "" : "(?<![\\p{L}\\p{N}])";
	const after = /\p{Script=Han}$/u.test(name) ? "" : "(?![\\p{L}\\p{N}])";
	return before + escaped + after;
}

function pattern(names: ReadonlySet<string>, flags: string, write: (name: string) => string): RegExp[] {
	if (names.size === 0) return [];
	const longestFirst = [...names].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
	return [new RegExp(longestFirst.map(write).join("|"), flags)];
}
