import { degraded } from "../../../src/adapter/build-operation.js";
import type { Loss } from "../../../src/adapter/contract.js";
import { text } from "../../../src/model/index.js";

/**
 * A text for a column of one line. The server counts bytes of UTF-8, not characters, and cuts without a word
 * (DBIx::SearchBuilder's TruncateValue); here the cut is between characters, and said.
 */
export function column(value: string, maxBytes: number, field: string, losses: Loss[]): string {
	const line = value.replace(/\s+/g, " ").trim();
	if (Buffer.byteLength(line) <= maxBytes) return line;
	losses.push(
		degraded(
			field,
			"too-long",
			text(
				`cut after ${maxBytes} bytes; the archive keeps all of it`,
				`超过 ${maxBytes} 字节的部分被截断；归档中保留全文`,
			),
		),
	);
	let [kept, bytes] = ["", 0];
	for (const character of line) {
		bytes += Buffer.byteLength(character);
		if (bytes > maxBytes) break;
		kept += character;
	}
	return kept.trim();
}
