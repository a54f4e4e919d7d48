import { clip, degraded, general } from "../../../src/adapter/build-operation.js";
import type { Loss, TranslateContext } from "../../../src/adapter/contract.js";
import { isoTime } from "../../../src/adapter/times.js";
import { type FieldValue, type Localized, text } from "../../../src/model/index.js";
import type { RequestTrackerConfig } from "../config.js";

/** What a text with labels may hold: RT has no column for most of what is known of a person or conversation. */
const longestValue = 4_000;

/** Collects `Label: value` lines, and declares each as kept in a text. */
export interface Details {
	/** Nothing is added for an absent value. */
	add(field: string, label: Localized | string, value: FieldValue | undefined): void;
	addTime(field: string, label: Localized, ms: number | undefined): void;
	lines: string[];
}

export function createDetails(
	context: TranslateContext<RequestTrackerConfig>,
	losses: Loss[],
	how: Localized,
): Details {
	const lines: string[] = [];
	const details: Details = {
		lines,
		add(field, label, value) {
			if (value === undefined || value === null || value === "") return;
			const plain = typeof value === "string" ? value : JSON.stringify(value);
			const name = typeof label === "string" ? label : label[context.language];
			lines.push(`${name}: ${clip(plain, longestValue, field, losses)}`);
			losses.push(
				typeof value === "object" ? degraded(field, "nested-as-text", nestedText) : general(field, "as-text", how),
			);
		},
		addTime: (field, label, ms) => details.add(field, label, isoTime(ms)),
	};
	return details;
}

export function joined(values: readonly (string | number | undefined)[], separator = ", "): string {
	return values.filter((value) => value !== undefined && value !== "").join(separator);
}

const nestedText = text("nested value: kept as JSON text", "嵌套的值：以 JSON 文本保存");
