/*
 * The only readers of untrusted JSON in the map. Each gives the value when it has the right shape, else `undefined`;
 * null, "" and {} count as absent, because Crisp sends all of them for "nothing". None of them throws.
 */
import { type FieldValue, text } from "../model/index.js";
import type { MapProblem } from "./map-result.js";

export type JsonFields = Readonly<Record<string, unknown>>;
type Json = FieldValue;

/** The fields of an object; an object without fields when `value` is none, so that reading on is always possible. */
export function readFields(value: unknown): JsonFields {
	return isFields(value) ? value : nothing;
}

/** The object, unless it is missing, empty or something else. */
export function readObject(value: unknown): JsonFields | undefined {
	return isFields(value) && Object.keys(value).length > 0 ? value : undefined;
}

export function isFields(value: unknown): value is JsonFields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text with something in it. */
export function readText(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}

/** A text or a number as text: what forms and pickers hold. */
export function readLabel(value: unknown): string | undefined {
	return typeof value === "number" && Number.isFinite(value) ? String(value) : readText(value);
}

export function readNumber(value: unknown): number | undefined {
	return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function readInteger(value: unknown): number | undefined {
	return Number.isSafeInteger(value) ? (value as number) : undefined;
}

/** True only for `true`: an absent flag is false at Crisp. */
export function readFlag(value: unknown): boolean {
	return value === true;
}

export function readList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The texts of a list, each once, in order. */
export function readTexts(value: unknown): string[] {
	const found = new Set<string>();
	for (const item of readList(value)) {
		const one = readText(item);
		if (one !== undefined) found.add(one);
	}
	return [...found];
}

/** Whether Crisp says nothing here: missing, null, "", {}. */
export function isAbsent(value: unknown): boolean {
	return value === undefined || value === null || value === "" || (isFields(value) && Object.keys(value).length === 0);
}

/** Unix time in milliseconds. Anything else that is not absent becomes a problem: it would sort a conversation wrongly. */
export function readTime(value: unknown, field: string, problems: MapProblem[]): number | undefined {
	if (isAbsent(value)) return undefined;
	const whole = typeof value === "number" ? Math.trunc(value) : Number.NaN;
	if (whole >= firstMs && whole <= lastMs) return whole;
	problems.push({
		code: "time-invalid",
		text: text(`${field} is not a time in milliseconds; it is left out`, `${field} 不是以毫秒表示的时间，已略去`),
	});
	return undefined;
}

/** Minutes east of Greenwich from Crisp's `timezone`, which counts like JavaScript's getTimezoneOffset: UTC+2 is -120. */
export function readUtcOffset(value: unknown, field: string, problems: MapProblem[]): number | undefined {
	if (isAbsent(value)) return undefined;
	const west = readNumber(value);
	// Adding to 0 turns -0 into 0.
	if (west !== undefined && Math.abs(west) <= 16 * 60) return 0 - west;
	problems.push({
		code: "time-zone-invalid",
		text: text(`${field} is not an offset in minutes; it is left out`, `${field} 不是以分钟表示的时差，已略去`),
	});
	return undefined;
}

/** A copy that is surely JSON: numbers like 1e999 become null, and what nests deeper than any reader can follow is cut. */
export function readJson(value: unknown, problems: MapProblem[]): Json {
	return copyJson(value, problems, 0);
}

/** An object's values as custom fields. Empty when there is none. */
export function readFieldValues(value: unknown, problems: MapProblem[]): Record<string, FieldValue> {
	return Object.fromEntries(
		Object.entries(readFields(value)).map(([key, inner]) => [key, copyJson(inner, problems, 1)]),
	);
}

/** An address that a file can be fetched from. */
export function isWebUrl(value: string): boolean {
	return /^https?:\/\//i.test(value) && URL.canParse(value);
}

const nothing: JsonFields = Object.freeze(Object.create(null));
/** Before it (March 1973) a value is surely in seconds; after it (end of 9999) surely no time. */
const firstMs = 100_000_000_000;
const lastMs = 253_402_300_799_999;
const maxDepth = 100;

function copyJson(value: unknown, problems: MapProblem[], depth: number): Json {
	if (typeof value === "string" || typeof value === "boolean") return value;
	if (typeof value === "number") return Number.isFinite(value) ? value : null;
	if (typeof value !== "object" || value === null) return null;
	if (depth >= maxDepth) {
		problems.push({
			code: "json-too-deep",
			text: text(
				`JSON nested deeper than ${maxDepth} levels is cut; the record keeps it`,
				`嵌套超过 ${maxDepth} 层的 JSON 已截断，原始记录仍完整保留`,
			),
		});
		return null;
	}
	if (Array.isArray(value)) return value.map((item) => copyJson(item, problems, depth + 1));
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, inner]) => inner !== undefined)
			.map(([key, inner]) => [key, copyJson(inner, problems, depth + 1)]),
	);
}
