import { AppError } from "../../model/app-error.js";
import { type CommandDescription, type CommandInput, flagOf, textOf } from "../command.js";
import { asOfOption, targetOption, tokenOptions, translateOptions } from "../common-options.js";
import { selectionOptions } from "../selection-options.js";
import { both } from "../words.js";

export const planCommand: CommandDescription = {
	name: "plan",
	summary: both("Show what an import would do, without doing it", "预览导入将执行的操作，但不执行"),
	details: both(
		"Compares the archive with what was imported before: what would be created, what changes on the way, what is lost, what remains to be done by hand. Sends nothing. Writes identities.csv, in which you decide who is who.",
		"将归档与此前的导入结果比较：会创建什么、哪些内容会变化、哪些会丢失、哪些需要手动完成。不发送任何数据。会生成 identities.csv，由您决定人员对应关系。",
	),
	takesTarget: true,
	options: [
		targetOption,
		{
			flags: "--out <file>",
			text: both("Save the plan for import --plan", "保存计划，供 import --plan 使用"),
		},
		{ flags: "--html <file>", text: both("Write it as a page to share", "输出为可分享的网页") },
		{ flags: "--markdown <file>", text: both("Write it as Markdown", "输出为 Markdown") },
		{
			flags: "--comment <file>",
			text: both("Write a short form for a pull request", "输出用于合并请求评论的简短版本"),
		},
		{
			flags: "--csv <file>",
			text: both("Write each operation as a row, without contents", "每个操作输出为一行 CSV，不含具体内容"),
		},
		{ flags: "--ndjson <file>", text: both("The same, a JSON object a line", "同上，每行一个 JSON 对象") },
		{
			flags: "--refresh",
			text: both(
				"Also read the target: who is there, and what was changed or deleted there since",
				"同时读取目标平台：有哪些人员，以及导入后被修改或删除的内容",
			),
		},
		...selectionOptions,
		asOfOption,
		...translateOptions,
		...tokenOptions,
		{
			flags: "--detailed-exitcode",
			text: both("Exit 0 without changes, 2 with changes", "没有变化时退出码为 0，有变化时为 2"),
		},
	],
	examples: [
		{
			line: "uncrisp plan --to chatwoot --html plan.html",
			text: both("Look at it in a browser", "在浏览器中查看"),
		},
		{
			line: "uncrisp plan --to chatwoot --out plan.json",
			text: both(
				"Save it, have it reviewed, then: import --plan plan.json",
				"保存并审阅，然后执行：import --plan plan.json",
			),
		},
		{
			line: "uncrisp plan --to chatwoot --conversations 100 --sample",
			text: both("A trial with a hundred conversations", "用一百个会话试跑"),
		},
		{
			line: "uncrisp plan --to chatwoot --refresh --comment comment.md",
			text: both("What did people change there since? For a pull request", "导入后目标平台有何变化？用于合并请求"),
		},
		{
			line: "uncrisp plan --to chatwoot --as-of 2026-11-01",
			text: both("What would have been imported then?", "按当时的归档会导入什么？"),
		},
	],
	async run(session, input) {
		const { planOutputs, planStep, planText, targetGround } = await import("../plan-step.js");
		const { selectionFilter } = await import("../selection-filter.js");
		const { targetAdapter } = await import("../target-access.js");
		const { withEarlierArchive } = await import("../archive-access.js");
		const { changesExitCode } = await import("../exit-codes.js");
		const asOf = textOf(input, "asOf");
		if (asOf !== undefined) refuseWithPast(input);
		const adapter = await targetAdapter(session);
		const plan = await withEarlierArchive(session, asOf, async (archive) =>
			planStep(
				session,
				archive,
				await targetGround(session, archive, adapter),
				{
					...planOutputs(input),
					// Who is who is decided for today's people.
					proposeIdentities: asOf === undefined,
					...(flagOf(input, "refresh") && { look: "everything" as const }),
				},
				selectionFilter(input),
			),
		);
		if (!session.output.options.json) session.output.data(`${await planText(session, plan)}\n`);
		const changed = flagOf(input, "detailedExitcode") && plan.changes;
		return { exitCode: changed ? changesExitCode : 0, summary: { plan } };
	},
};

/** A plan of the past is for reading: it cannot be imported, and today's target tells nothing of it. */
function refuseWithPast(input: CommandInput): void {
	const name = input.values.out !== undefined ? "--out" : flagOf(input, "refresh") ? "--refresh" : undefined;
	if (name === undefined) return;
	throw new AppError("usage", {
		what: both(`--as-of and ${name} exclude each other`, `--as-of 与 ${name} 不能同时使用`),
		why: both(
			"A plan of an earlier state is for reading; only one of today can be imported",
			"早先状态的计划仅供查看；只有当前的计划才能导入",
		),
		hint: both("Leave one of them out", "请去掉其中一个"),
	});
}
