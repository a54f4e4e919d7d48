import { expect, it } from "vitest";
import { retryAfterMs } from "../../src/http/retry-after.js";

const nowMs = Date.UTC(2026, 0, 1, 12, 0, 0);
const cases: [string | undefined, number | undefined][] = [
	["0", 0],
	["120", 120_000],
	[" 1.5 ", 1500],
	["Thu, 01 Jan 2026 12:01:00 GMT", 60_000],
	["Thursday, 01-Jan-26 12:01:00 GMT", 60_000],
	["Thu, 01 Jan 2026 11:00:00 GMT", 0],
	["-5", undefined],
	["soon", undefined],
	["2026", 2_026_000],
	["99999999999999999999", undefined],
	["", undefined],
	[undefined, undefined],
];
for (const [value, expected] of cases) {
	it(`reads Retry-After ${JSON.stringify(value)} as ${expected} ms`, () => {
		expect(retryAfterMs(value, nowMs)).toBe(expected);
	});
}
