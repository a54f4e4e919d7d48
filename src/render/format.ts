import type { Language } from "../model/index.js";

/** `12,345` in both languages. */
export function formatNumber(value: number, language: Language): string {
	return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** `97.3%`; never rounds something missing up to 100%, nor something there down to 0%. */
export function formatShare(part: number, whole: number, language: Language): string {
	if (whole <= 0) return "–";
	const tenths = (part / whole) * 1000;
	const honest = part < whole ? Math.min(Math.round(tenths), 999) : Math.round(tenths);
	return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(
		(part > 0 ? Math.max(honest, 1) : honest) / 1000,
	);
}

/** `1.4 GiB`, in steps of 1024. */
export function formatBytes(bytes: number, language: Language): string {
	let value = bytes;
	let unit = 0;
	while (value >= 1024 && unit < byteUnits.length - 1) {
		value /= 1024;
		unit += 1;
	}
	return `${formatNumber(value, language)} ${byteUnits[unit]}`;
}

/** The two largest units: `6 d 23 h`, `6 天 23 小时`. */
export function formatDuration(ms: number, language: Language): string {
	const seconds = Math.max(0, Math.ceil(ms / 1000));
	const names = durationUnits[language];
	const amounts = [
		Math.floor(seconds / 86_400),
		Math.floor(seconds / 3600) % 24,
		Math.floor(seconds / 60) % 60,
		seconds % 60,
	];
	const first = amounts.findIndex((amount) => amount > 0);
	if (first === -1) return `0 ${names[3]}`;
	return amounts
		.map((amount, index) => ({ amount, name: names[index] }))
		.slice(first, first + 2)
		.filter(({ amount }) => amount > 0)
		.map(({ amount, name }) => `${formatNumber(amount, language)} ${name}`)
		.join(" ");
}

/** `2026-11-24 08:10 UTC`: reads the same for everybody; with a zone, that zone's time and name. */
export function formatTime(ms: number, timeZone = "UTC"): string {
	const parts = new Intl.DateTimeFormat("en-GB", {
		timeZone,
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	}).formatToParts(ms);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
	return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")} ${timeZone}`;
}

const byteUnits = ["B", "KiB", "MiB", "GiB", "TiB"] as const;
const durationUnits: Record<Language, readonly string[]> = {
	en: ["d", "h", "min", "s"],
	"zh-CN": ["天", "小时", "分钟", "秒"],
};
