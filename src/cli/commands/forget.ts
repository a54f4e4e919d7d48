import { type CommandDescription, flagOf, textOf } from "../command.js";
import { targetOption, tokenOptions, yesOption } from "../common-options.js";
import { both } from "../words.js";

export const forgetCommand: CommandDescription = {
	name: "forget",
	outlivesReader: true,
	summary: both("Erase one person from the archive, for good", "从归档中彻底删除某个人的数据"),
	details: both(
		"Shows what would go and does nothing without --yes. Their contact, conversations, messages, files, events and ratings go, in every earlier version too, and so do their address, number and ids wherever others mention them; the bytes are wiped. A tombstone without anything to know them by keeps the next backup from bringing them back. What an import created is listed, and removed with --at-target. Crisp and snapshots elsewhere still hold them.",
		"默认只预览，加 --yes 才会执行。此人的联系人资料、会话、消息、文件、事件和评分（含所有历史版本）都会删除，其他人记录中出现的其邮箱、电话和 ID 也会去除，并清除磁盘上的残留字节。归档中只留下无法辨认本人的墓碑记录，以免下次备份再次带回。导入到目标平台的内容会列出，加 --at-target 一并删除。Crisp 和其他位置的快照中仍保留此人的数据。",
	),
	takesTarget: true,
	arguments: [
		{
			name: "<person>",
			text: both("E-mail address, phone number, people id or session id", "邮箱、电话、people ID 或会话 ID"),
		},
	],
	options: [
		{ flags: "--erase", text: both("Everything goes; the default", "全部删除（默认）") },
		{
			flags: "--pseudonymise",
			text: both(
				"Keep when and how they wrote for statistics; without name, address, texts, notes and files",
				"仅保留时间、渠道等统计信息，去除姓名、联系方式、正文、备注和文件",
			),
		},
		{
			flags: "--reason <reason>",
			text: both(
				"For the tombstone: request (default), consent withdrawn, retention over",
				"记入墓碑的原因：request（本人请求，默认）、consent（撤回同意）、retention（保存期满）",
			),
			choices: ["request", "consent", "retention"],
		},
		{
			flags: "--at-target",
			text: both("Also remove what an import created at --to", "同时删除导入在 --to 平台创建的内容"),
		},
		targetOption,
		yesOption,
		...tokenOptions,
	],
	examples: [
		{ line: "uncrisp forget mei@shop.example", text: both("Preview", "预览") },
		{
			line: "uncrisp forget mei@shop.example --yes --at-target --to chatwoot",
			text: both("Here and there", "归档和目标平台一并删除"),
		},
	],
	async run(session, input) {
		const { forgetStep } = await import("../forget-step.js");
		const reason = textOf(input, "reason");
		return forgetStep(session, {
			person: input.arguments[0] ?? "",
			erase: flagOf(input, "erase"),
			pseudonymise: flagOf(input, "pseudonymise"),
			reason: reason === "consent" || reason === "retention" ? reason : "request",
			atTarget: flagOf(input, "atTarget"),
			perform: flagOf(input, "yes"),
		});
	},
};
