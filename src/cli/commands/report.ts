import { type CommandDescription, flagOf } from "../command.js";
import { targetOption } from "../common-options.js";
import { both } from "../words.js";

export const reportCommand: CommandDescription = {
	name: "report",
	summary: both("Check the archive against a compliance checklist", "按合规清单检查归档"),
	details: both(
		"Counts in the archive whose data it holds, where, of which kinds and since when, and judges 59 items of Chinese law, the GDPR, UK and US rules: pass, fail, needs review, not applicable, each with its article, evidence and what to do. What only you know is asked with --ask and kept in uncrisp.config.json, or comes from --answers; what nobody answered never passes. Prints no personal information and sends nothing. It is not legal advice.",
		"统计归档中涉及哪些人、哪些种类的个人信息、位于何处、始于何时，并按中国法律、GDPR 及英美规则判断 59 个事项：通过、不通过、待复核、不适用，并列出条文、证据与整改建议。只有您知道的事实可用 --ask 填报并保存在 uncrisp.config.json，或由 --answers 提供；未填报的事项不会判为通过。不输出任何个人信息，也不发送任何数据。本报告不构成法律意见。",
	),
	options: [
		targetOption,
		{
			flags: "--ask",
			text: both("Ask the open questions on the terminal, keep the answers", "在终端逐一询问未回答的问题并保存"),
		},
		{
			flags: "--answers <file>",
			text: both("JSON file with answers; over the config's", "含回答的 JSON 文件，优先于配置文件"),
		},
		{ flags: "--questions", text: both("List all questions and what they take", "列出全部问题及其格式") },
		{
			flags: "--html <file>",
			text: both("Write it as a page to read and print (A4)", "输出为可阅读和打印的网页（A4）"),
		},
		{ flags: "--markdown <file>", text: both("Write it as Markdown", "输出为 Markdown") },
		{ flags: "--csv <file>", text: both("Write one line an item", "输出为 CSV，每个事项一行") },
		{ flags: "--save <file>", text: both("Save it as JSON, for a later --since", "保存为 JSON，供以后 --since 使用") },
		{ flags: "--since <file>", text: both("Show what changed since a saved report", "显示与已保存报告相比的变化") },
		{
			flags: "--fail-on <severity>",
			text: both("Exit 3 when an item so severe, or worse, fails", "有此级别或更严重的事项不通过时，退出码为 3"),
			choices: ["blocker", "high", "medium", "low"],
		},
	],
	examples: [
		{
			line: "uncrisp report --to chatwoot --ask --html report.html",
			text: both("Answer what is open, then a page for the legal team", "回答未决问题，输出供法务阅读的网页"),
		},
		{
			line: "uncrisp report --fail-on blocker --since last.json --save now.json",
			text: both("Watch it in CI", "在 CI 中持续检查"),
		},
	],
	async run(session, input) {
		const { listQuestions, reportStep } = await import("../report-step.js");
		return flagOf(input, "questions") ? listQuestions(session) : reportStep(session, input);
	},
};
