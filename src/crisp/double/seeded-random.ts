/** The same seed, the same numbers, on every machine. */
export class SeededRandom {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** 0 ≤ x < 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** Both ends included. */
	integer(min: number, max: number): number {
		return min + Math.floor(this.next() * (max - min + 1));
	}

	chance(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(list: readonly [T, ...T[]]): T {
		return list[Math.floor(this.next() * list.length)] ?? list[0];
	}
}

/** One 32-bit number out of several: the seed of a thing that is made on demand. */
export function seedOf(...parts: number[]): number {
	let hash = 0x811c9dc5;
	for (const part of parts) {
		hash = Math.imul(hash ^ (part >>> 0), 0x01000193) >>> 0;
		hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
		hash = (hash ^ (hash >>> 13)) >>> 0;
	}
	return hash;
}

/** A UUID v4 by its seed; the same parts give the same one. */
export function uuidOf(...parts: number[]): string {
	const random = new SeededRandom(seedOf(...parts));
	const hex = (digits: number) =>
		Math.floor(random.next() * 16 ** digits)
			.toString(16)
			.padStart(digits, "0");
	return `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[Math.floor(random.next() * 4)]}${hex(3)}-${hex(6)}${hex(6)}`;
}
