/** A time as people read it in one zone. */
export interface LocalTime {
	/** `2024-05-06` */
	day: string;
	/** `07:08` */
	minute: string;
}

/** Date and time of day in a zone, from numeric parts only, so that no locale data can change it; undefined for what no calendar holds. */
export function localTimes(timeZone: string): (ms: number) => LocalTime | undefined {
	const known = zones.get(timeZone) ?? zoneTimes(timeZone);
	zones.set(timeZone, known);
	return known;
}

/** Making a format costs as much as translating twenty messages, and every conversation asks for the same one. */
const zones = new Map<string, (ms: number) => LocalTime | undefined>();

function zoneTimes(timeZone: string): (ms: number) => LocalTime | undefined {
	const format = new Intl.DateTimeFormat("en-CA", {
		timeZone,
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
		numberingSystem: "latn",
	});
	// The order of the numbers is asked for once: a text is made in a fifth of the time that its parts take.
	const order = format.formatToParts(0).filter(({ value }) => /^\d+$/.test(value));
	const [year, month, day, hour, minute] = (["year", "month", "day", "hour", "minute"] as const).map((type) =>
		order.findIndex((part) => part.type === type),
	) as [number, number, number, number, number];
	return (ms) => {
		if (!isCalendarTime(ms)) return undefined;
		const numbers = format.format(ms).match(/\d+/g) ?? [];
		return {
			day: `${numbers[year]}-${numbers[month]}-${numbers[day]}`,
			minute: `${numbers[hour]}:${numbers[minute]}`,
		};
	};
}

/** ISO 8601 in UTC; undefined for what no calendar holds. */
export function isoTime(ms: number | undefined): string | undefined {
	return ms === undefined || !isCalendarTime(ms) ? undefined : new Date(ms).toISOString();
}

const isCalendarTime = (ms: number) => Math.abs(ms) <= 8.64e15;
