import pLimit from "p-limit";
import { StatusTrust, type TrustState } from "../crisp/status-trust.js";
import { type AppError, isAppError, text } from "../model/index.js";
import { advance, type BackupContext, concurrencyOf } from "./backup-context.js";
import type { MessageQueue } from "./message-queue.js";
import { readMessages } from "./read-messages.js";

/** Conversations that fail one after the other before the trouble is taken for the server's, not theirs. */
const patience = 8;

/** Reads the messages of everything in the queue, newest conversations first, several side by side. */
export async function drainQueue(context: BackupContext, queue: MessageQueue): Promise<void> {
	const { archive, run, writer, budget } = context;
	const trust = new StatusTrust(archive.fact<TrustState>("message-status"));
	// The client holds the number of requests; twice as many readers, so that the next one goes out when an answer comes, not when it is stored.
	const limit = pLimit(2 * concurrencyOf(context.options));
	const total = queue.size;
	if (total === 0) return;
	run.report({ type: "step", step: "messages", text: text("Reading messages", "正在读取消息"), total });
	let done = 0;
	let failuresInRow = 0;
	let refusedInRow = 0;
	let halt: unknown;

	for (let items = queue.take(); items.length > 0 && halt === undefined; items = queue.take()) {
		await Promise.all(
			items.map((item) =>
				limit(async () => {
					if (halt !== undefined) return;
					try {
						budget.check();
						const outcome = await readMessages(context, queue, item, trust);
						failuresInRow = outcome === "failed" ? failuresInRow + 1 : 0;
						refusedInRow = outcome === "refused" ? refusedInRow + 1 : 0;
						if (outcome === "refused") {
							queue.postpone(item);
							// Not one conversation's matter but the token's: asking for every other one would only cost.
							if (refusedInRow >= 3) halt = "refused";
						}
					} catch (error) {
						if (!isPassing(error)) {
							halt ??= error;
							return;
						}
						failuresInRow++;
						if (failuresInRow >= patience) {
							halt ??= error;
							return;
						}
						writer.failed("message", item.sessionId, error.code, error.what);
						queue.postpone(item);
					}
					done++;
					advance(context, "messages", done, Math.max(total, done));
				}),
			),
		);
	}
	if (halt !== undefined && halt !== "refused") throw halt;
}

/** Trouble with one answer; the others may still be fine. */
function isPassing(error: unknown): error is AppError {
	return isAppError(error) && ["remote-broken", "remote-refused", "network"].includes(error.code);
}
