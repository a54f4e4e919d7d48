import { AppError, text } from "../model/index.js";
import { type Criterion, criteria, defaultWeights, type Weights } from "./criteria.js";

/** Reads `history=5,wechat=3`; what is not named keeps its default. Throws AppError `usage`. */
export function parseWeights(typed: string): Weights {
	const given: Record<string, unknown> = {};
	for (const item of typed.split(",").map((each) => each.trim())) {
		if (item === "") continue;
		const [name = "", value = "", ...more] = item.split("=").map((each) => each.trim());
		given[name] = value === "" || more.length > 0 ? item : Number(value);
	}
	return checkedWeights(given);
}

/** Reads `{"history": 5}` of a weights file. Throws AppError `usage`. */
export function readWeights(content: string): Weights {
	let parsed: unknown;
	try {
		parsed = JSON.parse(content);
	} catch {
		parsed = undefined;
	}
	if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
		throw new AppError("usage", {
			what: text("The file of weights is not a JSON object", "权重文件不是 JSON 对象"),
			hint: text('Write for example {"history": 5, "wechat": 3}', '例如：{"history": 5, "wechat": 3}'),
		});
	}
	return checkedWeights(parsed as Record<string, unknown>);
}

function checkedWeights(given: Record<string, unknown>): Weights {
	const weights = { ...defaultWeights };
	for (const [name, value] of Object.entries(given)) {
		if (!(criteria as readonly string[]).includes(name)) throw unknownCriterion(name);
		if (typeof value !== "number" || !Number.isFinite(value) || value < 0 || value > 100)
			throw wrongWeight(name, value);
		weights[name as Criterion] = value;
	}
	if (criteria.every((criterion) => weights[criterion] === 0)) {
		throw new AppError("usage", {
			what: text("All weights are 0", "所有权重均为 0"),
			hint: text("Give at least one criterion a weight", "请至少为一项设置权重"),
		});
	}
	return weights;
}

function unknownCriterion(name: string): AppError {
	const known = criteria.join(", ");
	return new AppError("usage", {
		what: text(`There is no criterion named ${name}`, `没有名为 ${name} 的评价项`),
		hint: text(`There are: ${known}`, `可用的评价项：${known}`),
	});
}

function wrongWeight(name: string, value: unknown): AppError {
	return new AppError("usage", {
		what: text(`The weight of ${name} cannot be ${String(value)}`, `${name} 的权重不能是 ${String(value)}`),
		hint: text("Use a number from 0 to 100", "请使用 0 到 100 的数字"),
	});
}
