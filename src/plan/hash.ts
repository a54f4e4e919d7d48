import { hash } from "node:crypto";

/** SHA-256 of a payload's canonical JSON: the ledger knows by it whether an operation changed since it was done. */
export function payloadHash(payload: unknown): string {
	return hash("sha256", canonicalJson(payload));
}

/** JSON with sorted keys, so that two equal values are one text. What JSON leaves out (`undefined`) is left out here. */
export function canonicalJson(value: unknown): string {
	return written(value) ?? "null";
}

/** Undefined for what JSON has no word for. Written by hand: a plan of a million messages passes here. */
function written(value: unknown): string | undefined {
	if (typeof value === "string") return plain.test(value) ? `"${value}"` : JSON.stringify(value);
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${value.map(writtenItem).join(",")}]`;
	const record = value as Record<string, unknown>;
	const { sorted, heads } = shapeOf(record);
	let members = "";
	for (let at = 0; at < sorted.length; at += 1) {
		const member = written(record[sorted[at] as string]);
		if (member !== undefined) members += `${members === "" ? "" : ","}${heads[at]}${member}`;
	}
	return `{${members}}`;
}

const writtenItem = (item: unknown) => written(item) ?? "null";

/** Texts that stand in JSON as they are. */
const plain = /^[ !#-[\]-~]*$/;

/** The keys of an object in their order, and sorted, each with its beginning in JSON. */
interface Shape {
	keys: readonly string[];
	sorted: readonly string[];
	heads: readonly string[];
}

/** What was found out about an object serves those like it: a million payloads have a handful of shapes. Kept by first key. */
const shapes = new Map<string, Shape[]>();
const maxShapes = 16;

function shapeOf(record: object): Shape {
	const keys = Object.keys(record);
	const first = keys[0] ?? "";
	const known = shapes.get(first) ?? [];
	for (const shape of known) if (isSame(shape.keys, keys)) return shape;
	const sorted = keys.toSorted();
	const shape = { keys, sorted, heads: sorted.map((key) => `${JSON.stringify(key)}:`) };
	// Customers' own fields may be a shape for each record: what is kept stays small.
	if (shapes.size >= maxShapes * maxShapes) shapes.clear();
	shapes.set(first, known.length < maxShapes ? [...known, shape] : [shape]);
	return shape;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
	if (some.length !== others.length) return false;
	for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
	return true;
}
