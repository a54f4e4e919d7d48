import { hash } from "node:crypto";

/**
 * Numbers by text key, for millions of keys in flat memory: a table of 96-bit hashes, 16 bytes a slot, no text kept.
 * The hash is SHA-256, so nobody can write two names that count as one person.
 */
export class KeyIndex {
	#slots = new Uint32Array(4 * 1024);
	#mask = 1023;
	#size = 0;

	get size(): number {
		return this.#size;
	}

	get sizeBytes(): number {
		return this.#slots.byteLength;
	}

	get(key: string): number | undefined {
		const value = this.#slots[this.#place(parts(key)) + 3] ?? 0;
		return value === 0 ? undefined : value - 1;
	}

	/** Returns the number that stands there already, else puts `value` and returns it. */
	put(key: string, value: number): number {
		const hashed = parts(key);
		const at = this.#place(hashed);
		const there = this.#slots[at + 3] ?? 0;
		if (there !== 0) return there - 1;
		this.#slots.set([...hashed, value + 1], at);
		this.#size += 1;
		if (this.#size * 2 > this.#mask) this.#grow();
		return value;
	}

	#place([a, b, c]: readonly [number, number, number]): number {
		const slots = this.#slots;
		for (let slot = a & this.#mask; ; slot = (slot + 1) & this.#mask) {
			const at = slot * 4;
			if (slots[at + 3] === 0 || (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c)) return at;
		}
	}

	#grow(): void {
		const before = this.#slots;
		this.#slots = new Uint32Array(before.length * 2);
		this.#mask = this.#mask * 2 + 1;
		for (let at = 0; at < before.length; at += 4) {
			if (before[at + 3] === 0) continue;
			const row = before.subarray(at, at + 4);
			this.#slots.set(row, this.#place([row[0] ?? 0, row[1] ?? 0, row[2] ?? 0]));
		}
	}
}

function parts(key: string): [number, number, number] {
	const bytes = hash("sha256", key, "buffer");
	return [bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
}
