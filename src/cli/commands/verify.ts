import { AppError } from "../../model/app-error.js";
import { type CommandDescription, flagOf } from "../command.js";
import {
	crispOptions,
	maxRequestsOption,
	remoteOptions,
	targetOption,
	tokenOptions,
	translateOptions,
	yesOption,
} from "../common-options.js";
import { both } from "../words.js";

export const verifyCommand: CommandDescription = {
	name: "verify",
	summary: both("Check the archive, or what arrived in the target", "检查归档，或核验目标平台中的数据"),
	details: both(
		"Without --against: the database, the links between records, the hashes of files, and the counts of the last backup. With --repair: fetches just what is damaged or lost, files from the remote first, records from Crisp. With --against crisp: what its lists say now, priced first. With --against a target: reads back what was imported and compares. Exit 5 when something differs.",
		"不加 --against：检查数据库、记录之间的关联、附件哈希，以及最近一次备份的计数。加 --repair：只重新获取受损或丢失的部分，附件优先取自远端，记录取自 Crisp。加 --against crisp：与 Crisp 当前的列表核对，并先估算请求数。加 --against 目标平台：回读已导入的数据并比较。有差异时退出码为 5。",
	),
	takesTarget: true,
	options: [
		{
			flags: "--against <adapter>",
			text: both("Compare with this target, or with crisp", "与该目标平台或 crisp 比较"),
			setting: "target",
			suggestions: ["crisp", ...(targetOption.suggestions ?? [])],
		},
		{
			flags: "--sample <n/t>",
			text: both("Only part n of t, to rotate over nights", "只检查 t 份中的第 n 份，可按天轮换"),
			shape: "sample",
		},
		{
			flags: "--repair",
			text: both(
				"Show what would make a damaged archive whole, and its price; --yes does it",
				"显示修复受损归档所需的操作及代价；加 --yes 执行",
			),
		},
		yesOption,
		maxRequestsOption,
		...remoteOptions,
		...crispOptions,
		{
			flags: "--imported",
			text: both(
				"With --against: only what was imported, after a trial of a part",
				"与 --against 合用：只核验已导入的部分，适用于试导入之后",
			),
		},
		...translateOptions,
		...tokenOptions,
	],
	examples: [
		{ line: "uncrisp verify", text: both("Is the archive sound?", "归档是否完好？") },
		{
			line: "uncrisp verify --against chatwoot",
			text: both("Did everything arrive?", "是否全部送达？"),
		},
		{
			line: "uncrisp verify --against crisp",
			text: both("Does the archive hold what Crisp lists?", "归档是否包含 Crisp 列出的内容？"),
		},
		{
			line: "uncrisp verify --repair",
			text: both("What is damaged, and what would bring it back?", "哪里受损，如何修复？"),
		},
		{
			line: "uncrisp verify --against chatwoot --sample 1/7",
			text: both("A seventh of the conversations, another one each night", "每晚核验七分之一的会话，依次轮换"),
		},
	],
	async run(session, input) {
		if (flagOf(input, "repair")) {
			if (input.values.against !== undefined) throw repairsTheArchive();
			return (await import("../repair-step.js")).repairCommand(session, input);
		}
		if (input.values.against === "crisp") {
			return (await import("../verify-source-step.js")).verifySourceCommand(session, input);
		}
		const { verifyArchiveStep, verifyTargetCommand } = await import("../verify-step.js");
		return input.values.against === undefined ? verifyArchiveStep(session, input) : verifyTargetCommand(session, input);
	},
};

function repairsTheArchive(): AppError {
	return new AppError("usage", {
		what: both("--repair is for the archive, --against for a target", "--repair 用于归档，--against 用于目标平台"),
		hint: both("Use one of them", "请只用其中一个"),
	});
}
