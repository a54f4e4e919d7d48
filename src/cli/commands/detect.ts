import { type CommandDescription, flagOf, textOf } from "../command.js";
import { both } from "../words.js";

export const detectCommand: CommandDescription = {
	name: "detect",
	summary: both("Find personal information and secrets in text", "在文本中查找个人信息和密钥"),
	details: both(
		'Reads plain lines, or NDJSON {"id","text"} (with "previous", the question just before, if there is one). Writes one NDJSON line for each: {"id","spans":[{"start","end","category","class","confidence"}]}; offsets count UTF-16 units, a plain line\'s id is its number. The values themselves are never written. With --mask the text comes back with each value replaced by its category. A line that is not NDJSON among NDJSON is named with its number and ends the run with exit code 3. Nothing leaves this machine.',
		'读取普通文本行，或 NDJSON {"id","text"}（如有上一句提问，可放在 "previous" 中）。每行输出一行 NDJSON：{"id","spans":[{"start","end","category","class","confidence"}]}；偏移量按 UTF-16 单元计，普通文本行的 id 为行号。绝不输出识别到的值。使用 --mask 时返回文本，其中每个值替换为其类别。NDJSON 中格式错误的行会连同行号报出，运行以退出码 3 结束。任何内容都不会离开本机。',
	),
	arguments: [{ name: "[file]", text: both("The file; - or nothing for stdin", "文件；- 或不填表示 stdin") }],
	options: [
		{
			flags: "--mask",
			text: both("Write the text, each value replaced by its category", "输出文本，其中每个值替换为其类别"),
		},
		{
			flags: "--category <ids>",
			text: both("Only these categories, e.g. cn_mobile,email", "仅这些类别，如 cn_mobile,email"),
			shape: "list",
		},
		{
			flags: "--min-confidence <x>",
			text: both("Only hits at least so sure, 0 to 1; default 0", "仅置信度不低于此值的结果，0 到 1，默认 0"),
		},
		{
			flags: "--format <format>",
			text: both("Form of the input; default auto, by its first line", "输入格式，默认 auto，按首行判断"),
			choices: ["auto", "text", "ndjson"],
		},
		{
			flags: "--list",
			text: both("List the categories with class and legal basis", "列出各类别及其法律分类和依据"),
		},
	],
	examples: [
		{ line: "uncrisp detect chat.ndjson > spans.ndjson", text: both("What is in it, and where?", "有哪些，在哪里？") },
		{ line: "uncrisp detect --mask < chat.txt", text: both("The same text without the values", "去除这些值后的文本") },
	],
	async run(session, input) {
		const { detectStep, listCategories } = await import("../detect-step.js");
		if (flagOf(input, "list")) return listCategories(session);
		const { category } = input.values;
		return detectStep(session, {
			file: input.arguments[0],
			mask: flagOf(input, "mask"),
			categories: Array.isArray(category) ? category : [],
			minConfidence: textOf(input, "minConfidence"),
			format: textOf(input, "format") ?? "auto",
		});
	},
};
