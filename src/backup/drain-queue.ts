import { StatusTrust, type TrustState } from "../crisp/status-trust.js";
import { text } from "../model/index.js";
import { advance, type BackupContext, readersOf } from "./backup-context.js";
import type { MessageQueue, QueuedConversation } from "./message-queue.js";
import { readMessages } from "./read-messages.js";
import { workSideBySide } from "./side-by-side.js";

/** Refusals in a row that are not one conversation's matter but the token's: asking for every other one would only cost. */
const refusalsToStop = 3;

/** Reads the messages of everything in the queue, newest conversations first, several side by side. */
export async function drainQueue(context: BackupContext, queue: MessageQueue): Promise<void> {
	const { archive, run, writer, budget } = context;
	const trust = new StatusTrust(archive.fact<TrustState>("message-status"));
	const total = queue.size;
	if (total === 0) return;
	run.report({ type: "step", step: "messages", text: text("Reading messages", "正在读取消息"), total });
	let done = 0;
	let refusedInRow = 0;
	const taken = new Set<string>();
	const postpone = (item: QueuedConversation) => {
		queue.postpone(item);
		taken.delete(item.sessionId);
	};
	await workSideBySide({
		readers: readersOf(context.options),
		take() {
			const items = queue.take(taken);
			for (const { sessionId } of items) taken.add(sessionId);
			return items;
		},
		async work(item) {
			budget.check();
			const outcome = await writer.whileReading(() => readMessages(context, queue, item, trust));
			refusedInRow = outcome === "refused" ? refusedInRow + 1 : 0;
			if (outcome === "refused") {
				postpone(item);
				if (refusedInRow >= refusalsToStop) return "stop";
			}
			taken.delete(item.sessionId);
			done++;
			advance(context, "messages", done, Math.max(total, done));
			return undefined;
		},
		putOff: postpone,
		failed(item, error) {
			writer.failed("message", item.sessionId, error.code, error.what);
			postpone(item);
		},
		again: (items) => queue.bringBack(items.map((item) => item.sessionId)),
	});
}
