import { AppError, isAppError } from "../model/app-error.js";
import { fileError } from "../model/file-error.js";
import { exitRules } from "./exit-codes.js";
import type { Output } from "./output.js";
import { clockTime } from "./progress.js";
import { both, speaker } from "./words.js";

/** Makes an AppError of anything thrown. What we do not know is a bug of ours. */
export function asAppError(thrown: unknown): AppError {
	if (isAppError(thrown)) return thrown;
	const name = thrown instanceof Error ? thrown.name : typeof thrown;
	if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOSPC") {
		return fileError(thrown, both("A file cannot be written", "无法写入文件"));
	}
	return new AppError("bug", {
		what: both(`Something unexpected happened (${name})`, `发生了意外错误（${name}）`),
		why: both("This is a defect of uncrisp", "这是 uncrisp 的缺陷"),
		hint: both(
			"Run it again with --verbose and report the stack, without personal data",
			"请加 --verbose 重新运行，并反馈堆栈（请去除个人信息）",
		),
		cause: thrown,
	});
}

/** One line what, one why, one "do this"; the stack only with `--verbose`. */
export function reportError(error: AppError, output: Output): void {
	const { language } = output.options;
	const say = speaker(language);
	output.settle();
	output.line(`${output.paint("31", say(both("Error: ", "错误：")))}${say(error.what)}`);
	if (error.why) output.paragraph(error.why, "  ");
	if (error.retryAtMs !== undefined) {
		const at = clockTime(error.retryAtMs, output.options.now());
		output.line(`  ${say(both(`Trying again can help from ${at}`, `${at} 之后重试可能有效`))}`);
	}
	if (error.hint) output.paragraph(error.hint, "→ ", "  ");
	if (!output.options.verbose) return;
	for (let each: unknown = error; each instanceof Error; each = each.cause) output.line(each.stack ?? String(each));
}

/** The same for `--json`. */
export function errorFacts(error: AppError, output: Output): Record<string, unknown> {
	const say = speaker(output.options.language);
	return {
		code: error.code,
		what: say(error.what),
		...(error.why && { why: say(error.why) }),
		...(error.hint && { hint: say(error.hint) }),
		...(error.retryAtMs !== undefined && { retryAtMs: error.retryAtMs }),
		...(error.details && { details: error.details }),
		retryable: exitRules[error.code].retryable,
	};
}
