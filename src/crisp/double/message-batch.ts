import type { CrispQuirks } from "./quirks.js";
import type { MessageSource, MessageWire } from "./workspace-content.js";

export interface BatchQuery {
	before?: number | undefined;
	after?: number | undefined;
	around?: number | undefined;
}

/** One answer of the messages route (sheet 3.5): a window of the conversation, and whether older messages remain. */
export function messageBatch(
	messages: MessageSource,
	query: BatchQuery,
	quirks: Pick<CrispQuirks, "messageBatch" | "messageOrder" | "timestampBefore">,
): { items: MessageWire[]; olderRemain: boolean } {
	const size = quirks.messageBatch;
	let start: number;
	let end: number;
	if (query.before !== undefined) {
		const inclusive = quirks.timestampBefore === "inclusive";
		end = firstAtOrAfter(messages, inclusive ? query.before + 1 : query.before);
		start = Math.max(0, end - size);
	} else if (query.after !== undefined) {
		start = firstAtOrAfter(messages, query.after + 1);
		end = Math.min(messages.length, start + size);
	} else if (query.around !== undefined) {
		start = Math.max(0, firstAtOrAfter(messages, query.around) - Math.floor(size / 2));
		end = Math.min(messages.length, start + size);
	} else {
		end = messages.length;
		start = Math.max(0, end - size);
	}
	const items: MessageWire[] = [];
	for (let index = start; index < end; index++) items.push(messages.at(index));
	if (quirks.messageOrder === "descending") items.reverse();
	return { items, olderRemain: start > 0 };
}

function firstAtOrAfter(messages: MessageSource, timestamp: number): number {
	let low = 0;
	let high = messages.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (messages.timestampAt(middle) < timestamp) low = middle + 1;
		else high = middle;
	}
	return low;
}
