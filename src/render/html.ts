/** Text that is HTML already: what {@link html} made, or a constant of ours. Never data. */
export class SafeHtml {
	constructor(readonly value: string) {}
	toString(): string {
		return this.value;
	}
}

type Insert = string | number | SafeHtml | undefined | false | readonly (string | SafeHtml)[];

/** Writes HTML. Everything inserted is escaped, except what {@link html} itself made; attributes must stand in quotes. */
export function html(strings: TemplateStringsArray, ...inserts: Insert[]): SafeHtml {
	let value = strings[0] ?? "";
	for (const [index, insert] of inserts.entries()) value += render(insert) + (strings[index + 1] ?? "");
	return new SafeHtml(value);
}

/** The one place that makes text harmless in HTML, inside elements and quoted attributes. */
export function escapeHtml(value: string): string {
	return value.replace(hostile, (character) => entities.get(character) ?? "\uFFFD");
}

// C0 controls but tab and newlines cannot stand in HTML; bidi overrides could make a cell read as another one.
const hostile = /[&<>"'`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
const entities: ReadonlyMap<string, string> = new Map([
	["&", "&amp;"],
	["<", "&lt;"],
	[">", "&gt;"],
	['"', "&quot;"],
	["'", "&#39;"],
	["`", "&#96;"],
]);

function render(insert: Insert): string {
	if (insert === undefined || insert === false) return "";
	if (insert instanceof SafeHtml) return insert.value;
	if (typeof insert === "object") return insert.map(render).join("");
	return escapeHtml(String(insert));
}
