/** The word of a list that somebody probably meant, by edit distance. */
export function closestWord(typed: string, known: readonly string[]): string | undefined {
	let best: { word: string; distance: number } | undefined;
	for (const word of known) {
		const distance = editDistance(typed.toLowerCase(), word.toLowerCase());
		if (distance <= Math.max(2, Math.floor(word.length / 3)) && (!best || distance < best.distance))
			best = { word, distance };
	}
	return best?.word;
}

function editDistance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let j = 1; j <= to.length; j++) {
			const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
			next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, swap));
		}
		row = next;
	}
	return row[to.length] ?? 0;
}
