import { AppError } from "../model/app-error.js";
import type { InputValue, ValueShape } from "./command.js";
import { both } from "./words.js";

const durationUnits: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const sizeUnits: Readonly<Record<string, number>> = {
	"": 1,
	k: 1024,
	m: 1024 ** 2,
	g: 1024 ** 3,
};

/** Turns the text of a flag or variable into its value; `name` is what the user typed it under. */
export function parseValue(raw: string, shape: ValueShape, name: string): Exclude<InputValue, undefined | boolean> {
	switch (shape) {
		case "text":
			return raw;
		case "integer": {
			if (!/^[0-9]{1,15}$/.test(raw)) throw wrongValue(name, raw, "5000");
			return Number(raw);
		}
		case "duration": {
			const found = /^([0-9]{1,9})(s|m|h|d)$/.exec(raw);
			const unit = durationUnits[found?.[2] ?? ""];
			if (!found || unit === undefined) throw wrongValue(name, raw, "90m, 8h");
			return Number(found[1]) * unit;
		}
		case "size": {
			const found = /^([0-9]{1,12})\s*(?:([kmg])(?:i?b)?|b?)$/i.exec(raw);
			const unit = sizeUnits[(found?.[2] ?? "").toLowerCase()];
			if (!found || unit === undefined) throw wrongValue(name, raw, "100MiB");
			return Number(found[1]) * unit;
		}
		case "share": {
			const found = /^([0-9]{1,2})\s*%$/.exec(raw);
			if (!found || Number(found[1]) > 95) throw wrongValue(name, raw, "20%");
			return Number(found[1]) / 100;
		}
		case "list":
			return raw
				.split(",")
				.map((each) => each.trim())
				.filter((each) => each !== "");
		case "sample": {
			const found = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(raw);
			const n = Number(found?.[1]);
			const of = Number(found?.[2]);
			if (!found || n < 1 || of < 1 || n > of) throw wrongValue(name, raw, "3/7");
			return { n, of };
		}
	}
}

function wrongValue(name: string, raw: string, example: string): AppError {
	return new AppError("usage", {
		what: both(`${name} cannot be "${raw}"`, `${name} 的值不能是“${raw}”`),
		hint: both(`Write it like this: ${example}`, `请按此格式书写：${example}`),
	});
}
