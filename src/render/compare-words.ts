import type { Criterion } from "../compare/criteria.js";
import type { VendorFate } from "../compare/fate.js";
import { counted, type Localized, numberText, text } from "../model/index.js";

export const criterionWords: Readonly<Record<Criterion, Localized>> = {
	history: text("Conversations", "会话历史"),
	contacts: text("Contacts", "联系人"),
	files: text("Files", "文件"),
	knowledge: text("Articles, canned replies", "文章与快捷回复"),
	time: text("Original times", "原始时间"),
	import: text("Import by uncrisp", "uncrisp 导入"),
	residency: text("Data in China", "数据境内存储"),
	certification: text("Certificates", "资质认证"),
	wechat: text("WeChat, WeCom", "微信与企业微信"),
	channels: text("Channels in use", "在用渠道"),
	features: text("Features in use", "在用功能"),
	ai: text("Bots and AI", "机器人与 AI"),
	openness: text("Open source", "开源"),
};

export const basisWords: Readonly<Record<VendorFate["basis"], Localized>> = {
	translation: text("by translation", "逐条转换"),
	sheet: text("by its sheet", "依据资料"),
	capability: text("by capability", "依据能力"),
};

export const compareWords = {
	title: text("Where can this workspace go?", "这个工作区可以迁往何处？"),
	titleWithout: text("Vendors by facts and capabilities", "厂商资料与能力对比"),
	workspace: text("Workspace", "工作区"),
	created: text("Made", "生成时间"),
	run: text("Archive", "归档"),
	afterRun: (id: number) => text(`after run ${id}`, `运行 ${id} 之后`),
	sample: text("Sample", "抽样"),
	samplePart: (n: number, of: number) =>
		text(
			`part ${n} of ${of} of contacts and conversations; figures are of the sample, time and requests scaled up`,
			`联系人和会话的第 ${n}/${of} 份；数字为抽样结果，用时和请求数已按比例放大`,
		),
	first: text("First place", "第一名"),
	second: text("Second place", "第二名"),
	lead: text("Lead", "领先"),
	nearest: text("Nearest weight that changes the order", "最易改变名次的权重"),
	none: text("none up to 20", "20 以内没有"),
	flip: (name: string, from: string, to: string) => text(`${name}: ${from} → ${to}`, `${name}：${from} → ${to}`),
	ranking: text("Ranking", "排名"),
	rankingNote: text(
		"Each criterion gives 0 to 100; the total is the sum of weight × score, divided by the sum of the weights. Statements count in full when official or observed, three quarters when reported, half when unconfirmed. “?” marks doubt.",
		"每项得分 0 到 100；总分为“权重 × 得分”之和除以权重之和。官方或实测资料全额计分，转述计四分之三，未确认计一半。“?” 表示存疑。",
	),
	place: text("Place", "名次"),
	vendor: text("Vendor", "厂商"),
	total: text("Total", "总分"),
	basis: text("Basis", "依据"),
	criterion: text("Criterion", "评价项"),
	weight: text("Weight", "权重"),
	robust: text("How firm is the order?", "名次有多稳定？"),
	robustNote: (first: string, second: string) =>
		text(
			`${second} draws level with ${first} when one weight alone becomes:`,
			`仅改变一项权重，${second} 即可追平 ${first}：`,
		),
	robustNone: (first: string) =>
		text(
			`No single weight up to 20 takes the first place from ${first}.`,
			`在 20 以内，没有单项权重能改变 ${first} 的首位。`,
		),
	now: text("Now", "当前"),
	turnsAt: text("Turns at", "临界值"),
	arithmetic: (name: string) => text(`Arithmetic of ${name}`, `${name} 的计分过程`),
	score: text("Score", "得分"),
	points: text("Weight × score", "权重 × 得分"),
	why: text("Why", "理由"),
	holds: text("What the archive holds", "归档内容"),
	kind: text("Kind", "类型"),
	count: text("Count", "数量"),
	survives: text("What survives where", "各处的保留情况"),
	survivesNote: text(
		"Share of records that arrive whole, then degraded. Records typed by hand or dropped are the rest.",
		"先为完整保留的比例，后为有损保留的比例；其余需手动录入或丢弃。",
	),
	facts: text("Facts", "事实"),
	topic: text("Topic", "主题"),
	statement: text("Statement", "内容"),
	source: text("Source, date", "来源、日期"),
	detail: (name: string) => text(name, name),
	preserved: text("Whole", "完整"),
	degraded: text("Degraded", "有损"),
	byHand: text("By hand", "手动"),
	dropped: text("Dropped", "丢弃"),
	losses: text("What is lost there", "主要损失"),
	field: text("Field", "字段"),
	records: text("Records", "记录数"),
	examples: text("Examples", "示例"),
	what: text("How, or why", "方式或原因"),
	noLoss: text("Nothing of its own is lost", "没有损失"),
	importing: text("Import", "导入"),
	importCost: (requests: number, duration: string) =>
		text(
			`${counted(requests, "request")}, about ${duration} under the vendor's limits`,
			`${numberText(requests)} 个请求，按厂商限制约需 ${duration}`,
		),
	files: text("Files", "文件"),
	filesOf: (count: number, bytes: string, large: number) =>
		text(
			`${counted(count, "file")}, ${bytes}; ${numberText(large)} too large`,
			`${numberText(count)} 个文件，${bytes}；${numberText(large)} 个过大`,
		),
	fieldsOf: (inUse: number, degraded: number, dropped: number) =>
		text(
			`${counted(inUse, "field")} in use: ${numberText(degraded)} degraded, ${numberText(dropped)} dropped`,
			`在用字段 ${numberText(inUse)} 个：${numberText(degraded)} 个有损，${numberText(dropped)} 个丢弃`,
		),
	fieldsTitle: text("Fields", "字段"),
	steps: text("By hand", "需要手动完成"),
	before: text("Before", "导入前"),
	after: text("After", "导入后"),
	overview: text("Facts side by side", "事实对照"),
	inUse: text("In use here, and who has it", "在用项及支持情况"),
	item: text("In use", "在用项"),
	has: text("Vendors known to have it", "已知支持的厂商"),
	changes: (date: string) => text(`Changed since ${date}`, `自 ${date} 以来的变化`),
	nothingChanged: text("Nothing changed.", "没有变化。"),
	weightsChanged: text("The weights are not what they were.", "权重已改变。"),
	added: (name: string) => text(`New: ${name}`, `新增：${name}`),
	removed: (name: string) => text(`No longer compared: ${name}`, `不再对比：${name}`),
	moved: (name: string, before: string, now: string) =>
		text(`${name}: ${before} → ${now}`, `${name}：${before} → ${now}`),
	newFact: (topic: string, statement: string) => text(`new: ${topic}: ${statement}`, `新：${topic}：${statement}`),
	goneFact: (topic: string, statement: string) => text(`gone: ${topic}: ${statement}`, `删除：${topic}：${statement}`),
	footer: text(
		"Facts carry the day they were checked; ask the vendor before you decide. A sheet's answers are not a test of the product.",
		"事实均注明核对日期，决定前请向厂商确认。依据资料的结论未经产品实测。",
	),
} as const;
