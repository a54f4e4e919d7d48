import { AppError } from "../../model/app-error.js";
import { type CommandDescription, flagOf, textOf } from "../command.js";
import {
	allowNotificationsOption,
	targetOption,
	tokenOptions,
	translateOptions,
	yesOption,
} from "../common-options.js";
import { selectionOptions } from "../selection-options.js";
import { both } from "../words.js";

const planHasPart = () =>
	new AppError("usage", {
		what: both("A saved plan is about the part it was made for", "保存的计划只针对生成时选定的范围"),
		hint: both(
			"Give --only, --since and --conversations to uncrisp plan --out",
			"请在 uncrisp plan --out 时使用 --only、--since 和 --conversations",
		),
	});

const instead = both(
	"Add --yes, or make a plan and add --plan FILE: uncrisp plan --out FILE",
	"请加 --yes，或先生成计划再加 --plan FILE：uncrisp plan --out FILE",
);

export const importCommand: CommandDescription = {
	name: "import",
	outlivesReader: true,
	summary: both("Send the archive to the target, each thing once", "把归档导入目标平台，每项只导入一次"),
	details: both(
		"Shows the plan and asks first. Interrupted or repeated, it sends only what is missing. Refuses a target that would notify your customers.",
		"先显示计划并询问。中断或重复运行时只发送缺少的部分。如果目标平台会通知客户，则拒绝执行。",
	),
	takesTarget: true,
	options: [
		targetOption,
		{ flags: "--plan <file>", text: both("Do exactly what this saved plan says", "严格按照已保存的计划执行") },
		yesOption,
		allowNotificationsOption,
		{
			flags: "--limit <n>",
			text: both("Stop after so many operations (exit 4)", "执行此数量的操作后停止（退出码 4）"),
			shape: "integer",
		},
		{
			flags: "--limit-requests <n>",
			text: both("Stop before operations would need more requests (exit 4)", "所需请求将超过此数时停止（退出码 4）"),
			shape: "integer",
		},
		...selectionOptions,
		...translateOptions,
		...tokenOptions,
	],
	examples: [
		{ line: "uncrisp import --to chatwoot", text: both("Look, confirm, import", "查看、确认、导入") },
		{
			line: "uncrisp import --to chatwoot --conversations 100 --sample",
			text: both(
				"First a hundred conversations; the same command without it does the rest",
				"先导入一百个会话；之后去掉该选项即可导入其余部分",
			),
		},
		{
			line: "uncrisp import --to chatwoot --plan plan.json",
			text: both("Import a reviewed plan, also without a terminal", "导入已审阅的计划，无终端时也可使用"),
		},
	],
	async run(session, input) {
		const { confirm, promptNeeded } = await import("../confirm.js");
		const planPath = textOf(input, "plan");
		const { selectionFilter } = await import("../selection-filter.js");
		const filter = selectionFilter(input);
		if (planPath !== undefined && Object.keys(filter).length > 0) throw planHasPart();
		const agreed = planPath !== undefined || flagOf(input, "yes");
		if (!agreed && !session.interactive) throw promptNeeded(instead);
		const { identitiesOf, planStep, planText, targetGround } = await import("../plan-step.js");
		const { completeStep, importExitCode, importStep } = await import("../import-step.js");
		const { completeConfig, targetAdapter } = await import("../target-access.js");
		const { withArchive } = await import("../archive-access.js");
		const { readPlanFile } = await import("../../plan/plan-file.js");
		const { resolve } = await import("node:path");
		const adapter = await targetAdapter(session);
		completeConfig(adapter, session.settings);
		await identitiesOf(session);
		const saved = planPath === undefined ? undefined : await readPlanFile(resolve(session.cwd, planPath));
		return withArchive(session, "write", async (archive) => {
			const ground = await targetGround(session, archive, adapter);
			const outputs = { proposeIdentities: false };
			const plan = saved?.summary ?? (await planStep(session, archive, ground, outputs, filter));
			if (!plan.changes && saved === undefined) {
				await completeStep(session, archive, ground, agreed);
				session.output.human(both("Nothing to import: the target is up to date", "无需导入：目标平台已是最新"));
				return { summary: { status: "done", changes: false, actions: plan.actions } };
			}
			if (!agreed) {
				session.output.line(await planText(session, plan));
				const question = both(`Import into ${plan.target}?`, `现在导入到 ${plan.target} 吗？`);
				if (!(await confirm(session, question, instead))) {
					session.output.human(both("Nothing was sent", "没有发送任何数据"));
					return { summary: { status: "declined" } };
				}
			}
			const summary = await importStep(session, archive, ground, input, { plan: saved, filter });
			return { exitCode: importExitCode(summary, session), summary: { ...summary } };
		});
	},
};
