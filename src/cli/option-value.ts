import { AppError } from "../model/app-error.js";
import type { Localized } from "../model/localized.js";
import type { InputValue, ValueShape } from "./command.js";
import { both } from "./words.js";

const durationUnits: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const sizeUnits: Readonly<Record<string, number>> = {
	"": 1,
	k: 1024,
	m: 1024 ** 2,
	g: 1024 ** 3,
};

/** A name, an IPv4 or a bracketed IPv6 address, and a port. */
const hostForm = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/i;

/** Turns the text of a flag or variable into its value; `name` is what the user typed it under. */
export function parseValue(raw: string, shape: ValueShape, name: string): Exclude<InputValue, undefined | boolean> {
	switch (shape) {
		case "text":
			return raw;
		case "integer":
		case "positive": {
			if (!/^[0-9]{1,15}$/.test(raw) || (shape === "positive" && Number(raw) === 0)) throw wrongValue(name, raw, shape);
			return Number(raw);
		}
		case "url": {
			if (!/^https?:\/\/[^/\s]/i.test(raw) || !URL.canParse(raw)) throw wrongValue(name, raw, shape);
			return raw;
		}
		case "zone": {
			if (!isTimeZone(raw)) throw wrongValue(name, raw, shape);
			return raw;
		}
		case "duration": {
			const found = /^([0-9]{1,9})(s|m|h|d)$/.exec(raw);
			const unit = durationUnits[found?.[2] ?? ""];
			if (!found || unit === undefined) throw wrongValue(name, raw, "duration");
			return Number(found[1]) * unit;
		}
		case "size": {
			const found = /^([0-9]{1,12})\s*(?:([kmg])(?:i?b)?|b?)$/i.exec(raw);
			const unit = sizeUnits[(found?.[2] ?? "").toLowerCase()];
			if (!found || unit === undefined) throw wrongValue(name, raw, "size");
			return Number(found[1]) * unit;
		}
		case "share": {
			const found = /^([0-9]{1,2})\s*%$/.exec(raw);
			if (!found || Number(found[1]) > 95) throw wrongValue(name, raw, "share");
			return Number(found[1]) / 100;
		}
		case "date": {
			const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/.test(raw) ? Date.parse(raw) : Number.NaN;
			// 2025-02-30 would quietly become the second of March.
			if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(raw.slice(0, raw.length > 10 ? 4 : 10)))
				throw wrongValue(name, raw, "date");
			return time;
		}
		case "list":
		case "hosts": {
			const items = raw
				.split(",")
				.map((each) => each.trim())
				.filter((each) => each !== "");
			if (shape === "hosts" && !items.every((each) => hostForm.test(each))) throw wrongValue(name, raw, shape);
			return items;
		}
		case "sample": {
			const found = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(raw);
			const n = Number(found?.[1]);
			const of = Number(found?.[2]);
			if (!found || n < 1 || of < 1 || n > of) throw wrongValue(name, raw, "sample");
			return { n, of };
		}
	}
}

/** Whether the times of a plan can be written in this zone: a wrong one would fail at every message. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return name !== "";
	} catch {
		return false;
	}
}

/** What a value of a shape looks like; `number` may be negative. */
const forms: Readonly<Record<Exclude<ValueShape, "text" | "list"> | "number" | "port", Localized>> = {
	integer: both("a whole number, such as 5000", "不带符号的整数，如 5000"),
	positive: both("a whole number, at least 1", "不小于 1 的整数"),
	url: both("an address with http:// or https://", "以 http:// 或 https:// 开头的地址"),
	hosts: both("hosts, each HOST or HOST:PORT, without https://", "主机名，写成 HOST 或 HOST:PORT，不带 https://"),
	zone: both("the name of a time zone, such as Asia/Shanghai", "时区名称，如 Asia/Shanghai"),
	number: both("a number, such as 40", "数字，如 40"),
	port: both("a port, 0 to 65535; 0 is any free one", "0 到 65535 之间的端口号，0 表示任意空闲端口"),
	date: both("a day such as 2025-01-31, or a time with its zone", "日期，如 2025-01-31，或带时区的时间"),
	duration: both("a number with s, m, h or d, such as 90m or 8h", "数字加 s、m、h 或 d，如 90m 或 8h"),
	size: both("a size, such as 100MiB", "大小，如 100MiB"),
	share: both("a percentage up to 95%, such as 20%", "不超过 95% 的百分比，如 20%"),
	sample: both("part/parts, such as 3/7", "“第几份/共几份”，如 3/7"),
};

export function wrongValue(name: string, raw: string, form: keyof typeof forms): AppError {
	const { en, "zh-CN": zh } = forms[form];
	return new AppError("usage", {
		what: both(`${name} cannot be "${raw}"`, `${name} 的值不能是“${raw}”`),
		why: both(`It takes ${en}`, `它需要${zh}`),
		hint: both("Correct the value and run the command again", "请修正该值后重新运行命令"),
	});
}
