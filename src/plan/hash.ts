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
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map((item) => written(item) ?? "null").join(",")}]`;
	const record = value as Record<string, unknown>;
	let members = "";
	for (const key of Object.keys(record).sort()) {
		const member = written(record[key]);
		if (member !== undefined) members += `${members === "" ? "" : ","}${quoted(key)}:${member}`;
	}
	return `{${members}}`;
}

function quoted(key: string): string {
	return /^\w+$/.test(key) ? `"${key}"` : JSON.stringify(key);
}
