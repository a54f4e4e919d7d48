import { createHash } from "node:crypto";

/** SHA-256 of a payload's canonical JSON: the ledger knows by it whether an operation changed since it was done. */
export function payloadHash(payload: unknown): string {
	return createHash("sha256").update(canonicalJson(payload)).digest("hex");
}

/** JSON with sorted keys, so that two equal values are one text. What JSON leaves out (`undefined`) is left out here. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(sorted(value)) ?? "null";
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	// fromEntries defines `__proto__` as a plain key, which assignment would not.
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
			.map(([key, inner]) => [key, sorted(inner)]),
	);
}
