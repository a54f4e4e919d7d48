export interface WallTime {
	year: number;
	/** 1 to 12. */
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
}

/** The moment at which clocks in a zone show this. Undefined for a day that no calendar has, and for an unknown zone. */
export function zonedTimeMs(wall: WallTime, timeZone: string): number | undefined {
	const { year, month, day, hour, minute, second } = wall;
	const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
	const back = new Date(asUtc);
	if (back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
	const format = formatOf(timeZone);
	if (format === undefined) return undefined;
	// The offset at the guessed moment is right except around a change of clocks; asking again there settles it.
	const guess = asUtc - offsetMs(format, asUtc);
	return asUtc - offsetMs(format, guess);
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
	try {
		return new Intl.DateTimeFormat("en-US", {
			timeZone,
			hourCycle: "h23",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric",
		});
	} catch {
		// RangeError: a zone nobody knows. Tested: an unknown zone gives no time.
		return undefined;
	}
}

function offsetMs(format: Intl.DateTimeFormat, atMs: number): number {
	const parts = new Map(format.formatToParts(atMs).map((part) => [part.type, Number(part.value)]));
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
	return shown - Math.floor(atMs / 1000) * 1000;
}
