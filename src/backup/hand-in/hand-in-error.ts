import { AppError, type Localized, text } from "../../model/index.js";

/** A file that cannot be read as a whole. Says where, never what stands there: it is customers' data. */
export function fileInvalid(
	problem: Localized,
	options: { line?: number; item?: number; hint?: Localized; cause?: unknown } = {},
): AppError {
	const { line, item, cause } = options;
	return new AppError("usage", {
		what:
			line !== undefined
				? text(`Line ${line}: ${problem.en}`, `第 ${line} 行：${problem["zh-CN"]}`)
				: item !== undefined
					? text(`Item ${item}: ${problem.en}`, `第 ${item} 项：${problem["zh-CN"]}`)
					: text(`The file cannot be used: ${problem.en}`, `文件无法使用：${problem["zh-CN"]}`),
		why: text("Nothing was added", "未添加任何内容"),
		hint: options.hint ?? text("Correct the file and run the command again", "请更正文件后重新运行命令"),
		...(cause === undefined ? {} : { cause }),
		...(line === undefined ? {} : { details: { line } }),
		...(item === undefined ? {} : { details: { item } }),
	});
}
