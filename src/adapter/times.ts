/** A time as people read it in one zone. */
export interface LocalTime {
	/** `2024-05-06` */
	day: string;
	/** `07:08` */
	minute: string;
}

/** Date and time of day in a zone, from numeric parts only, so that no locale data can change it; undefined for what no calendar holds. */
export function localTimes(timeZone: string): (ms: number) => LocalTime | undefined {
	// Making one costs as much as translating twenty messages.
	const format = new Intl.DateTimeFormat("en-CA", {
		timeZone,
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	});
	return (ms) => {
		if (!isCalendarTime(ms)) return undefined;
		const parts = Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]));
		return { day: `${parts.year}-${parts.month}-${parts.day}`, minute: `${parts.hour}:${parts.minute}` };
	};
}

/** ISO 8601 in UTC; undefined for what no calendar holds. */
export function isoTime(ms: number | undefined): string | undefined {
	return ms === undefined || !isCalendarTime(ms) ? undefined : new Date(ms).toISOString();
}

const isCalendarTime = (ms: number) => Math.abs(ms) <= 8.64e15;
