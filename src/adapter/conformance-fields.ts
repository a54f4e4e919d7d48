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
