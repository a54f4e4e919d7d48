import { hash } from "node:crypto";

/** 16 bytes of SHA-256: they tell versions of a record apart, and flipped bits too. */
export function digest(content: string): Uint8Array {
	return hash("sha256", content, "buffer").subarray(0, 16);
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
