/** FNV-1a, 32 bits, not negative: even and the same everywhere. Tells few things apart; nothing secret and nothing hostile rests on it. */
export function shortHash(value: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < value.length; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}
