import { entityWords, type Language, text } from "../model/index.js";
import type { PlannedAction, PlannedOperation } from "../plan/plan.js";
import { requestsOf } from "../plan/requests.js";
import { performedActions } from "../plan/summarise.js";
import { type CsvValue, csvLines } from "./csv-cells.js";
import { fieldText } from "./field-words.js";
import { actionWords } from "./plan-words.js";
import { speaker } from "./words.js";

/*
 * The operations of a plan, a line each, for a spreadsheet or a program. They say what happens to which record and what is lost on
 * the way, and nothing of what the record holds: a diff is shown around, the plan file is not.
 */

/** The head of the table, with a byte order mark, without which Excel reads Chinese as something else. */
export function changesCsvHead(language: Language): string {
	const say = speaker(language);
	return `\uFEFF${csvLines([columns.map((column) => say(column))])}`;
}

/** One operation as a row. */
export function changesCsvRow(planned: PlannedOperation, language: Language): string {
	const { action, operation, count = 1 } = planned;
	const say = speaker(language);
	const { source, losses, skip } = operation;
	const values: CsvValue[] = [
		say(actionWords[action]),
		say(entityWords[source.kind]),
		source.id,
		operation.kind,
		operation.key,
		count,
		sends(action) ? requestsOf(planned) : 0,
		sends(action) ? (operation.bytes ?? 0) : 0,
		losses
			.map((loss) => `${say(fieldText(loss.field))}: ${say(loss.grade === "dropped" ? loss.why : loss.how)}`)
			.join("; "),
		skip === undefined ? "" : say(skip.text),
	];
	return csvLines([values]);
}

/** One operation as a line of JSON, in words that stay. */
export function changesJsonLine(planned: PlannedOperation): string {
	const { action, operation, count, root } = planned;
	const { key, kind, source, refs, bytes, losses, skip } = operation;
	const requests = requestsOf(planned);
	const lost = losses.map(({ field, grade, code }) => ({ field, grade, code }));
	const change = { action, kind, key, source, root, count, refs, requests, bytes, losses: lost, reason: skip?.reason };
	return `${JSON.stringify({ type: "change", schemaVersion: 1, ...change })}\n`;
}

function sends(action: PlannedAction): boolean {
	return performedActions.includes(action);
}

const columns = [
	text("action", "操作"),
	text("kind", "类别"),
	text("source id", "源 ID"),
	text("operation", "操作类型"),
	text("key", "键"),
	text("records", "记录数"),
	text("requests", "请求数"),
	text("file bytes", "文件字节数"),
	text("what changes or is lost", "变化或丢失的内容"),
	text("why it is left out", "跳过的原因"),
];
