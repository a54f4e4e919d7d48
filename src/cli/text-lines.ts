/** Bytes or text, as files and stdin give them. */
export type Chunks = AsyncIterable<Uint8Array | string>;

/**
 * Lines of UTF-8 as they arrive, without `\n` or `\r\n`; a last line without an end counts. Only these end a line: other
 * line separators are part of what people write.
 */
export async function* textLines(chunks: Chunks): AsyncIterable<string> {
	const decoder = new TextDecoder();
	// Pieces of one long line are joined once, not with every chunk.
	let pieces: string[] = [];
	for await (const chunk of chunks) {
		const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
		let from = 0;
		for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
			pieces.push(text.slice(from, at));
			yield lineOf(pieces);
			pieces = [];
			from = at + 1;
		}
		if (from < text.length) pieces.push(text.slice(from));
	}
	const rest = decoder.decode();
	if (rest !== "") pieces.push(rest);
	if (pieces.length > 0) yield lineOf(pieces);
}

function lineOf(pieces: readonly string[]): string {
	const line = pieces.join("");
	return line.endsWith("\r") ? line.slice(0, -1) : line;
}
