/**
 * How often each band key was met, in a table of fixed size: 64 MiB at most, whatever the number of answers. Keys that share a cell
 * are counted together, so a count can be too high and never too low: no repeated answer is missed, a few single ones are looked at twice.
 */
export class RepeatCounter {
	readonly #cells: Uint8Array;
	readonly #mask: number;

	constructor(answers: number) {
		const bits = Math.min(26, Math.max(16, Math.ceil(Math.log2(Math.max(1, answers) * 1024))));
		this.#cells = new Uint8Array(2 ** bits);
		this.#mask = 2 ** bits - 1;
	}

	add(keys: readonly number[]): void {
		for (const key of keys) {
			const cell = this.#cell(key);
			const count = this.#cells[cell] ?? 0;
			if (count < 255) this.#cells[cell] = count + 1;
		}
	}

	/** Whether some other answer shares a band: without one nothing is like it. */
	isRepeated(keys: readonly number[]): boolean {
		return keys.some((key) => (this.#cells[this.#cell(key)] ?? 0) > 1);
	}

	/**
	 * About how often the answer with these keys was met; 255 stands for more. The median of its bands: one band may be common
	 * to answers that are otherwise different.
	 */
	estimate(keys: readonly number[]): number {
		const counts = keys.map((key) => this.#cells[this.#cell(key)] ?? 0).sort((one, other) => one - other);
		return counts[Math.floor(counts.length / 2)] ?? 0;
	}

	#cell(key: number): number {
		// Low bits of the hash, turned by the band above it.
		return (Math.imul(Math.floor(key / 2 ** 32) + 1, 0x27d4eb2f) ^ key) & this.#mask;
	}
}
