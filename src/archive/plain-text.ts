/**
 * Text for a plain column. SQLite bindings cut a text at NUL when it is read back, and half a surrogate pair is no UTF-8;
 * the JSON column beside it keeps both as escapes.
 */
export function plainText(value: string): string {
	if (!unsafe.test(value)) return value;
	return value.replaceAll("\0", "\u2400").replace(/\p{Surrogate}/gu, "\ufffd");
}

/** The same for a column that may be empty. */
export function plainOrNull(value: string | undefined): string | null {
	return value === undefined ? null : plainText(value);
}

/** ISO 8601 in UTC; null for no time and for one beyond the calendar. */
export function isoTime(ms: number | undefined | null): string | null {
	if (ms === undefined || ms === null || Math.abs(ms) > 8.64e15) return null;
	return new Date(ms).toISOString();
}

const unsafe = /[\0\ud800-\udfff]/;
