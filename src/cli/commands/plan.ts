import { type CommandDescription, flagOf, textOf } from "../command.js";
import { targetOption, translateOptions } from "../common-options.js";
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
		...translateOptions,
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
	],
	async run(session, input) {
		const { planStep, planText, targetGround } = await import("../plan-step.js");
		const { targetAdapter } = await import("../target-access.js");
		const { withArchive } = await import("../archive-access.js");
		const { changesExitCode } = await import("../exit-codes.js");
		const adapter = await targetAdapter(session);
		const plan = await withArchive(session, "read", async (archive) =>
			planStep(session, archive, await targetGround(session, archive, adapter), {
				out: textOf(input, "out"),
				html: textOf(input, "html"),
				markdown: textOf(input, "markdown"),
				proposeIdentities: true,
			}),
		);
		if (!session.output.options.json) session.output.data(`${await planText(session, plan)}\n`);
		const changed = flagOf(input, "detailedExitcode") && plan.changes;
		return { exitCode: changed ? changesExitCode : 0, summary: { plan } };
	},
};
