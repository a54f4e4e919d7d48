import type { Entity } from "../model/index.js";
import type { Operation } from "./contract.js";

/** Fields of a sample whose marker neither shows in a payload nor is declared as a loss: data that would vanish unnoticed. */
export function vanishedFields(entity: Entity, operations: readonly Operation[]): string[] {
	const own = operations.filter(({ source }) => source.kind === entity.kind && source.id === entity.id);
	if (own.some((operation) => operation.kind === "skip")) return [];
	const sent = JSON.stringify(operations.map((operation) => operation.payload)).toLowerCase();
	const lost = own.flatMap((operation) => operation.losses.map((loss) => loss.field));
	return markers(entity)
		.filter(({ field, marker }) => !sent.includes(marker) && !lost.some((name) => covers(name, field)))
		.map(({ field }) => field);
}

function covers(loss: string, field: string): boolean {
	const name = loss.replace(/\[?\b\d+\b\]?\.?/g, "").replace(/\.$/, "");
	return field === name || field.startsWith(`${name}.`) || name.startsWith(`${field}.`);
}

function markers(value: unknown, path: readonly string[] = []): { field: string; marker: string }[] {
	if (typeof value === "string") {
		const marker = value.match(/mk[a-z]+/)?.[0];
		return marker ? [{ field: path.join("."), marker }] : [];
	}
	if (Array.isArray(value)) return value.flatMap((item) => markers(item, path));
	if (value === null || typeof value !== "object") return [];
	return Object.entries(value).flatMap(([key, item]) => markers(item, [...path, key]));
}

/**
 * Numbers and yes-or-no fields of a sample, and whether anything changes when they change: what is sent, or what is declared lost.
 * `translate` gives the operations of the whole sample with this entity in place of its original.
 */
export function noticedFields(
	entity: Entity,
	operations: readonly Operation[],
	translate: (changed: Entity) => readonly Operation[],
): [field: string, noticed: boolean][] {
	const own = operations.filter(({ source }) => source.kind === entity.kind && source.id === entity.id);
	if (own.some((operation) => operation.kind === "skip")) return [];
	const lost = own.flatMap((operation) => operation.losses.map((loss) => loss.field));
	const before = sentText(operations);
	return changeable(entity).flatMap((path): [string, boolean][] => {
		const field = path.filter((step) => !/^\d+$/.test(step)).join(".");
		if (countedBySource.has(`${entity.kind}.${field}`)) return [];
		const declared = lost.some((name) => covers(name, field));
		return [[field, declared || sentText(translate(changedAt(entity, path) as Entity)) !== before]];
	});
}

/** What the source counted itself: it follows from the records, and would be wrong as soon as one more arrives. */
const countedBySource = new Set([
	"tag.contactCount",
	"tag.conversationCount",
	"custom-field.count",
	"workspace.people.total",
]);

/** What happens there: losses may be worded by a value, so they count as long as they are of the same fields. */
function sentText(operations: readonly Operation[]): string {
	return JSON.stringify(
		operations.map(({ kind, payload, losses }) => [kind, payload, losses.map(({ field }) => field)]),
	);
}

function changeable(value: unknown, path: readonly string[] = []): (readonly string[])[] {
	if (typeof value === "number" || typeof value === "boolean") return [path];
	if (value === null || typeof value !== "object") return [];
	return Object.entries(value).flatMap(([key, item]) => changeable(item, [...path, key]));
}

/** A copy in which one number is another (times by some weeks) or one answer is the opposite. */
function changedAt(value: unknown, path: readonly string[]): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return typeof value === "number" ? value + (value > 1e9 ? 3_000_000_000 : 1) : !value;
	if (Array.isArray(value)) return value.map((item, at) => (String(at) === step ? changedAt(item, rest) : item));
	const record = value as Record<string, unknown>;
	return { ...record, [step]: changedAt(record[step], rest) };
}
