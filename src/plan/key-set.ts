/**
 * A set of keys that holds 64 bits of each: 16 bytes a key at most, so the keys of a million messages fit where their texts would not.
 * Two keys share all 64 bits once in about 37 million plans of a million keys; whoever asks must be able to live with a `has` too many.
 */
export interface KeySet {
	readonly size: number;
	add(key: string): void;
	has(key: string): boolean;
}

export function createKeySet(): KeySet {
	let slots = new Uint32Array(2 * 1024);
	let size = 0;

	/** Where a key is or would be. Zero marks a free slot, so the low word is never zero. */
	function place(low: number, high: number): number {
		const mask = slots.length / 2 - 1;
		let at = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
		while (slots[at * 2] !== 0 && !(slots[at * 2] === low && slots[at * 2 + 1] === high)) at = (at + 1) & mask;
		return at * 2;
	}

	function grow(): void {
		const old = slots;
		slots = new Uint32Array(old.length * 2);
		for (let at = 0; at < old.length; at += 2) {
			const [low = 0, high = 0] = [old[at], old[at + 1]];
			if (low !== 0) slots.set([low, high], place(low, high));
		}
	}

	return {
		get size() {
			return size;
		},
		add(key) {
			const [low, high] = hashOf(key);
			const at = place(low, high);
			if (slots[at] !== 0) return;
			slots.set([low, high], at);
			size += 1;
			if (size * 4 > slots.length) grow();
		},
		has(key) {
			const [low, high] = hashOf(key);
			return slots[place(low, high)] !== 0;
		},
	};
}

/** cyrb53's mixing (public domain), kept whole: two words that depend on every character. */
function hashOf(key: string): [low: number, high: number] {
	let one = 0xdeadbeef;
	let two = 0x41c6ce57;
	for (let at = 0; at < key.length; at += 1) {
		const code = key.charCodeAt(at);
		one = Math.imul(one ^ code, 2_654_435_761);
		two = Math.imul(two ^ code, 1_597_334_677);
	}
	one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
	two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
	return [one >>> 0 || 1, two >>> 0];
}
