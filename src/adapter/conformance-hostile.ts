import type { Entity } from "../model/index.js";

/** Texts that break careless code: markup, formulas, templates, control characters, half characters, nothing, very much. */
export const hostileTexts: readonly string[] = [
	"",
	" \t\r\n ",
	"<script>alert(1)</script><img src=x onerror=alert(1)>",
	'=HYPERLINK("https://evil.example")',
	"{{ contact.name }} {% raw %} #{process} %s %n",
	"'; DROP TABLE messages; --",
	"../../etc/passwd\u0000.png",
	"\ud800 a half character \udfff",
	"\u202etxt.exe\u202c \u200b\ufeff",
	"👩‍👩‍👧‍👦 中文，全角。 ﷽",
	"not-an-email@",
	"javascript:alert(1)",
	"__proto__",
	"x".repeat(150_000),
	"字".repeat(50_000),
];

/** The entity with every marked text replaced; ids and enumerations stay, so it remains an entity of its kind. */
export function withText(entity: Entity, hostile: string): Entity {
	const { kind, id } = entity;
	return { ...(replaced(entity, hostile) as Entity), kind, id } as Entity;
}

function replaced(value: unknown, hostile: string, name = ""): unknown {
	if (typeof value === "string") return value.includes("mk") && !/(^|[a-z])Ids?$|^id$/.test(name) ? hostile : value;
	if (Array.isArray(value)) return value.map((item) => replaced(item, hostile, name));
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, hostile, key)]));
}
