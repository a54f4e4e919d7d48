/**
 * Reads a `Retry-After` header: seconds or an HTTP date. Milliseconds from now, never negative;
 * undefined when it is absent or not understood.
 */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
	const trimmed = value?.trim();
	if (!trimmed) return undefined;
	if (/^\d+(\.\d+)?$/.test(trimmed)) {
		const ms = Math.ceil(Number(trimmed) * 1000);
		return Number.isSafeInteger(ms) ? ms : undefined;
	}
	// Date.parse takes almost anything ("-5" is a year), so only what looks like an HTTP date gets there.
	if (!/^[A-Za-z]{3,9},? /.test(trimmed)) return undefined;
	const at = Date.parse(trimmed);
	return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
