import { counted, type Localized, numberText, text } from "../model/index.js";
import type { PlannedAction } from "../plan/plan.js";

export const actionWords: Readonly<Record<PlannedAction, Localized>> = {
	create: text("Create", "新建"),
	update: text("Update", "更新"),
	unchanged: text("Unchanged", "未变"),
	keep: text("Keep as is", "保持原样"),
	skip: text("Skip", "跳过"),
	resolve: text("In doubt", "待核实"),
	remove: text("Remove", "移除"),
	gone: text("Gone at the source, stays", "源端已删除，予以保留"),
};

/** Every word of the plan document that does not come with the plan. */
export const planWords = {
	title: (target: string) => text(`Import plan: Crisp → ${target}`, `导入计划：Crisp → ${target}`),
	workspace: text("Workspace", "工作区"),
	target: text("Target account", "目标账号"),
	created: text("Planned at", "计划生成时间"),
	run: text("Archive state", "归档状态"),
	afterRun: (run: number) => text(`after run ${run}`, `第 ${run} 次运行之后`),
	noRun: text("no finished run yet", "尚无已完成的运行"),
	preserved: text("Fully preserved", "完整保留"),
	ofEntities: (part: string, whole: string, share: string) =>
		text(`${part} of ${whole} (${share})`, `${part} / ${whole}（${share}）`),
	toCreate: text("To create", "将新建"),
	toUpdate: text("To update", "将更新"),
	toRemove: text("To remove", "将移除"),
	toSkip: text("To skip", "将跳过"),
	requests: text("Requests", "请求数"),
	upload: text("File upload", "上传文件"),
	estimate: text("Time needed, about", "预计耗时"),
	noChanges: text(
		"Nothing to do: the target already holds everything this archive can give it.",
		"无需操作：目标账号已包含本归档能够提供的全部内容。",
	),
	inDoubt: (count: number) =>
		text(
			`${counted(count, "earlier operation is", "earlier operations are")} in doubt. The import first looks whether they arrived and repeats none blindly.`,
			`有 ${numberText(count)} 个先前的操作结果不明。导入时会先核实是否已送达，绝不盲目重发。`,
		),
	entities: text("What happens to your data", "数据去向"),
	kind: text("Kind", "类别"),
	total: text("Total", "总数"),
	fully: text("Preserved", "完整"),
	degraded: text("Degraded", "有损"),
	skipped: text("Skipped", "跳过"),
	share: text("Preserved in %", "完整率"),
	distribution: text("Distribution", "分布"),
	barLabel: (fully: string, degraded: string, skipped: string) =>
		text(
			`${fully} preserved, ${degraded} degraded, ${skipped} skipped`,
			`完整 ${fully}，有损 ${degraded}，跳过 ${skipped}`,
		),
	fullyNote: text(
		"Preserved: everything arrives. What the target does to every record alike (its times, say) is listed once, under “The same for all records”.",
		"“完整”表示内容全部送达。目标平台对所有记录的统一处理（如时间）不计入，另列于“所有记录的共同变化”。",
	),
	parts: text("Message contents", "消息内容"),
	partType: text("Content type", "内容类型"),
	count: text("Count", "数量"),
	actions: text("Operations", "操作"),
	operation: text("Operation", "操作"),
	losses: text("What cannot be carried over completely", "无法完整迁移的内容"),
	noLosses: text("Nothing: every field of every entity arrives.", "没有：所有数据的所有字段都会完整送达。"),
	lossNote: text(
		"Your archive keeps all of it. “Degraded” arrives in another form, “dropped” does not arrive.",
		"归档中仍完整保留这些内容。“有损”表示以其他形式送达，“丢弃”表示不会送达。",
	),
	general: text("The same for all records", "所有记录的共同变化"),
	generalNote: text(
		"These values arrive whole, in the form that the target has for them.",
		"以下内容完整送达，但采用目标平台所支持的形式。",
	),
	field: text("Field", "字段"),
	grade: text("Grade", "程度"),
	what: text("What happens", "说明"),
	records: text("Records", "记录数"),
	examples: text("Examples (source ids)", "示例（源 ID）"),
	gradeDegraded: text("degraded", "有损"),
	gradeDropped: text("dropped", "丢弃"),
	skips: text("What is left out, and why", "跳过的内容及原因"),
	reason: text("Reason", "原因"),
	agents: text("Agents without an account in the target", "在目标账号中没有对应账号的客服"),
	agentsNote: text(
		"Their messages arrive with their names in the text. To link them, fill in identities.csv and plan again.",
		"他们的消息会以文字注明姓名。如需关联账号，请填写 identities.csv 后重新生成计划。",
	),
	messages: text("Messages", "消息数"),
	part: text("Part of the archive", "归档的范围"),
	partOnly: (kinds: string) => text(`only ${kinds}, with what they need`, `仅 ${kinds} 及其所需内容`),
	partSince: (day: string) => text(`since ${day}`, `自 ${day} 起`),
	partNewest: (count: number) =>
		text(`the newest ${counted(count, "conversation")}`, `最新的 ${numberText(count)} 个会话`),
	partSample: (count: number) =>
		text(`a sample of ${counted(count, "conversation")}`, `抽样 ${numberText(count)} 个会话`),
	drift: text("Changed in the target since the import", "导入后目标平台中的变化"),
	driftNone: (count: number) =>
		text(
			`Nothing changed: ${counted(count, "thing read back is as it was", "things read back are as they were")} imported.`,
			`没有：回读的 ${numberText(count)} 项均与导入时一致。`,
		),
	driftFound: (changed: number, deleted: number) =>
		text(
			`In the target, ${counted(changed, "thing was", "things were")} changed and ${numberText(deleted)} deleted since the import. An import leaves that as it is, unless the archive changed too.`,
			`目标平台中有 ${numberText(changed)} 项在导入后被修改，${numberText(deleted)} 项被删除。除非归档中也有变化，导入不会改动它们。`,
		),
	driftUnread: (count: string) => text(`${count} could not be read back.`, `有 ${count} 项无法回读。`),
	driftState: text("State", "状态"),
	driftChanged: text("changed", "已修改"),
	driftDeleted: text("deleted", "已删除"),
	key: text("Key", "键"),
	fields: text("Fields", "字段"),
	andMore: (count: string) => text(`… and ${count} more.`, `……另有 ${count} 项。`),
	name: text("Name", "姓名"),
	id: text("Source id", "源 ID"),
	byHand: text("What you do by hand", "需要手动完成的步骤"),
	before: text("Before the import", "导入之前"),
	after: text("After the import", "导入之后"),
	version: (adapter: string, plan: number, ledger: number) =>
		text(
			`Adapter ${adapter} · plan format ${plan} · ledger revision ${ledger}`,
			`适配器 ${adapter} · 计划格式 ${plan} · 台账版本 ${ledger}`,
		),
	disclaimer: text(
		"Made by uncrisp from the archive alone. Nothing has been sent. Times are UTC; the time needed follows from the target's published limits.",
		"由 uncrisp 仅根据归档生成，尚未发送任何数据。时间为 UTC；预计耗时按目标平台公布的限额推算。",
	),
} as const;
