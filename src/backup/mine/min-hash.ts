/** MinHash: the share of equal places in two signatures estimates how much two sets of features have in common. */
export const bandCount = 5;
const rowsPerBand = 4;
/** The first places make the bands; the rest sharpen the estimate. */
const bandPlaces = bandCount * rowsPerBand;
const allPlaces = 64;

/** Places that make the bands only: enough to count, a third of the work. */
export function shortSignature(hashes: Uint32Array): Uint32Array {
	return signature(hashes, bandPlaces);
}

export function fullSignature(hashes: Uint32Array): Uint32Array {
	return signature(hashes, allPlaces);
}

/**
 * One key a band. Two answers share at least one with a chance of 93 % when they have 80 % in common, 99.5 % at 90 %, 12 % at 40 %;
 * equal ones share all.
 */
export function bandKeys(signed: Uint32Array): number[] {
	const keys: number[] = [];
	for (let band = 0; band < bandCount; band += 1) {
		let key = Math.imul(band + 1, 0x9e3779b1);
		for (let row = 0; row < rowsPerBand; row += 1) key = mix(key ^ (signed[band * rowsPerBand + row] ?? 0));
		// The band stands above the 32 bits of the hash, so that keys of different bands never meet.
		keys.push(band * 2 ** 32 + (key >>> 0));
	}
	return keys;
}

export function similarity(one: Uint32Array, other: Uint32Array): number {
	let equal = 0;
	for (let place = 0; place < one.length; place += 1) if (one[place] === other[place]) equal += 1;
	return equal / one.length;
}

function signature(hashes: Uint32Array, places: number): Uint32Array {
	const least = new Uint32Array(places).fill(0xffffffff);
	for (const hash of hashes) {
		for (let place = 0; place < places; place += 1) {
			const value = mix(hash ^ Math.imul(place + 1, 0x85ebca6b)) >>> 0;
			if (value < (least[place] ?? 0)) least[place] = value;
		}
	}
	return least;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
function mix(value: number): number {
	let hash = value;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
