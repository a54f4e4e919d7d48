import { createHash } from "node:crypto";

/** The first hexadecimal digits of a text's SHA-256: tells names apart that a target would take for one. */
export function shortHash(value: string, length = 8): string {
	return createHash("sha256").update(value).digest("hex").slice(0, length);
}
