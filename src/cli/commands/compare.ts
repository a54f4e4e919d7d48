import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const compareCommand: CommandDescription = {
	name: "compare",
	summary: both("Weigh vendors on your own archive", "用您自己的归档对比各厂商"),
	details: both(
		"Asks every vendor, or those you name, what of this archive would survive, degrade or be lost there, and joins facts: where data rests, deployment, channels, certificates, AI. The ranking shows its arithmetic and what would change it. Without an archive, facts and capabilities alone. Sends nothing.",
		"逐一核对各厂商（或您指定的厂商）能保留、有损保留或丢失此归档中的哪些内容，并结合资料：数据存储地、部署方式、渠道、资质和 AI。排名会列出计分过程以及影响名次的因素。没有归档时仅按资料和能力对比。不发送任何数据。",
	),
	arguments: [{ name: "[vendors...]", text: both("Adapters' names; default all", "适配器名称，默认全部") }],
	options: [
		{
			flags: "--weigh <weights>",
			text: both(
				"Your priorities: history=5,wechat=3, or a JSON file of them",
				"您的优先级：history=5,wechat=3，或 JSON 文件",
			),
		},
		{
			flags: "--sample <n/t>",
			text: both("Only part n of t of contacts and conversations", "只取联系人和会话的第 n/t 份"),
			shape: "sample",
		},
		{ flags: "--html <file>", text: both("Write it as a page with a heat map", "输出为带热力图的网页") },
		{ flags: "--markdown <file>", text: both("Write it as Markdown", "输出为 Markdown") },
		{ flags: "--csv <file>", text: both("Write one line a vendor", "输出为 CSV，每个厂商一行") },
		{ flags: "--save <file>", text: both("Save it for a later --since", "保存结果，供以后 --since 使用") },
		{ flags: "--since <file>", text: both("Show what changed since a saved comparison", "显示与已保存结果相比的变化") },
	],
	examples: [
		{
			line: "uncrisp compare --html compare.html",
			text: both("All vendors, as a page to share", "对比所有厂商，输出为可分享的网页"),
		},
		{
			line: "uncrisp compare chatwoot udesk --weigh history=5,wechat=8",
			text: both("Two of them, with your own priorities", "按您的优先级对比其中两家"),
		},
	],
	async run(session, input) {
		const { compareStep } = await import("../compare-step.js");
		return compareStep(session, input);
	},
};
