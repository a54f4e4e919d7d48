import { counted, numberText, text } from "../model/index.js";
import type { BackupContext } from "./backup-context.js";
import { extrasPrice } from "./extras/pending-extras.js";
import type { MessageQueue } from "./message-queue.js";
import { countPendingData } from "./read-contacts.js";

/** Requests for what no list has told yet: the rest of the workspace and the closing pass. */
const smallThings = 12;

/** Requests still to be made, by the sheet's arithmetic: one per conversation and contact at least, and for each extra asked for. */
export function requestsLeft(
	context: BackupContext,
	queue: MessageQueue,
	price: ReadonlyMap<string, number> = extrasPrice(context),
): number {
	return queue.size + countPendingData(context) + smallThings + sum(price.values());
}

/** Tells what the run will cost before it costs it. */
export function tellEstimate(context: BackupContext, queue: MessageQueue): number {
	const { budget, run } = context;
	const price = extrasPrice(context);
	const total = budget.used + requestsLeft(context, queue, price);
	const { daily } = budget;
	const days = daily === undefined ? 1 : Math.max(1, Math.ceil(total / Math.max(1, daily)));
	const figure = numberText(total);
	const perDay = daily === undefined ? undefined : numberText(daily);
	run.report({
		type: "notice",
		level: "info",
		code: "estimate",
		text: text(
			perDay === undefined
				? `About ${counted(total, "request")}; newest conversations first`
				: `About ${counted(total, "request")}, ${counted(days, "day")} at ${perDay} a day; newest conversations first`,
			perDay === undefined
				? `约需 ${figure} 次请求；从最新的会话开始`
				: `约需 ${figure} 次请求，按每天 ${perDay} 次计需 ${days} 天；从最新的会话开始`,
		),
	});
	tellPrice(context, price);
	return total;
}

/** What of the estimate is for extras, each by its name. Lists of more than a page and mails not read yet cost more. */
function tellPrice({ run }: BackupContext, price: ReadonlyMap<string, number>): void {
	const dear = [...price].filter(([, requests]) => requests > 0);
	if (dear.length === 0) return;
	const parts = (separator: string) =>
		dear.map(([name, requests]) => `${name} ${numberText(requests)}`).join(separator);
	run.report({
		type: "notice",
		level: "info",
		code: "estimate-extras",
		text: text(`Of these, at least, for extras: ${parts(", ")}`, `其中附加内容至少：${parts("、")}`),
	});
}

function sum(values: Iterable<number>): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}
