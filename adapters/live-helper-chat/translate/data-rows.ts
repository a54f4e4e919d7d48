import { degraded, dropped } from "../../../src/adapter/build-operation.js";
import type { Loss, TranslateContext } from "../../../src/adapter/contract.js";
import { type FieldValue, type Localized, text } from "../../../src/model/index.js";
import type { LiveHelperChatConfig } from "../config.js";
import { type DataRow, phpJsonBytes } from "../wire.js";

/** `additional_data` is a TEXT column: 65,535 bytes of PHP's JSON. A little stays free for what the widget adds. */
const budgetBytes = 60_000;
const longestValue = 6_000;

/** Collects what operators see beside a chat, within what the column holds. What does not fit is declared. */
export interface DataRows {
	/** `identifier` without its prefix; nothing is added for an absent value. */
	add(field: string, identifier: string, label: Localized, value: FieldValue | undefined): void;
	rows: DataRow[];
}

export function createDataRows(context: TranslateContext<LiveHelperChatConfig>, losses: Loss[]): DataRows {
	const rows: DataRow[] = [];
	let used = 2;
	return {
		rows,
		add(field, identifier, label, value) {
			if (value === undefined || value === null || value === "") return;
			const row: DataRow = {
				identifier: `crisp_${identifier}`.slice(0, 200),
				key: label[context.language].slice(0, 200),
				value: plain(value, field, losses),
			};
			const bytes = phpJsonBytes(row) + 1;
			if (used + bytes > budgetBytes) {
				losses.push(dropped(field, "data-full", dataFull));
				return;
			}
			used += bytes;
			rows.push(row);
		},
	};
}

function plain(value: FieldValue, field: string, losses: Loss[]): string | number | boolean {
	if (typeof value === "number" || typeof value === "boolean") return value;
	const whole = typeof value === "string" ? value : JSON.stringify(value);
	if (typeof value !== "string") losses.push(degraded(field, "nested-as-text", nestedText));
	if (whole.length <= longestValue) return whole;
	losses.push(degraded(field, "too-long", tooLong));
	const end = /[\ud800-\udbff]/.test(whole.charAt(longestValue - 1)) ? longestValue - 1 : longestValue;
	return whole.slice(0, end);
}

const dataFull = text(
	"a chat holds 65,535 bytes of data; the archive keeps the rest",
	"每个会话的数据上限为 65,535 字节；其余保留在归档中",
);
const nestedText = text("nested value: kept as JSON text", "嵌套的值：以 JSON 文本保存");
const tooLong = text(
	`cut after ${longestValue} characters; the archive keeps all of it`,
	`超过 ${longestValue} 个字符的部分被截断；归档中保留全文`,
);
