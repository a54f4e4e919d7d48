import type { Place } from "../compliance/evidence/evidence.js";
import type { Severity, Status } from "../compliance/rules/item.js";
import { type Localized, text } from "../model/index.js";

export const statusWords: Readonly<Record<Status, Localized>> = {
	fail: text("fail", "不通过"),
	review: text("needs review", "待复核"),
	pass: text("pass", "通过"),
	na: text("not applicable", "不适用"),
};

export const severityWords: Readonly<Record<Severity, Localized>> = {
	blocker: text("blocker", "阻断"),
	high: text("high", "高"),
	medium: text("medium", "中"),
	low: text("low", "低"),
};

export const placeWords: Readonly<Record<Place, Localized>> = {
	text: text("Message texts, subjects", "消息正文与主题"),
	note: text("Private notes", "内部备注"),
	field: text("Forms and pickers", "表单与选项"),
	"file-name": text("File names", "文件名"),
	event: text("Events", "事件"),
	"custom-data": text("Custom data", "自定义数据"),
	notepad: text("Notepads of profiles", "资料备注"),
	profile: text("Profiles", "联系人资料"),
	ip: text("IP addresses", "IP 地址"),
	geolocation: text("Places of profiles", "地理位置"),
	"email-original": text("Raw e-mails", "原始邮件"),
	"page-visit": text("Pages visited", "浏览页面"),
};

/** Everything the report says besides its items. */
export const complianceWords = {
	title: text("Compliance checklist", "合规检查报告"),
	workspace: text("Workspace", "工作区"),
	target: text("Target", "目标平台"),
	noTarget: text("none chosen (--to NAME)", "未选定（--to 名称）"),
	madeAt: text("Made", "生成时间"),
	window: text("Counted since", "年度起算"),
	rules: text("Rules", "规则"),
	rulesOf: (version: string, asOf: string) =>
		text(`version ${version}, law as of ${asOf}`, `版本 ${version}，法律状态截至 ${asOf}`),
	backups: text("Exports", "导出"),
	backupsOf: (runs: string, first: string, last: string) =>
		text(`${runs} backups, ${first} to ${last}`, `备份 ${runs} 次，${first} 至 ${last}`),
	outdated: (asOf: string) =>
		text(
			`The rules state the law as of ${asOf}, more than six months ago. Update uncrisp before relying on them.`,
			`规则所依据的法律状态截至 ${asOf}，已超过六个月。请升级 uncrisp 后再使用。`,
		),
	canStart: text("Can the import start?", "可以开始导入吗？"),
	blockersFail: (count: string) => text(`No: ${count} blockers fail.`, `否：有 ${count} 个阻断项不通过。`),
	blockersOpen: (count: string) =>
		text(
			`Not yet: no blocker fails, but ${count} need a person's review.`,
			`暂不：没有阻断项不通过，但有 ${count} 个须人工复核。`,
		),
	blockersClear: text(
		"No blocker stands in the way. See the items of high severity before you start.",
		"没有阻断项。开始前请先处理高严重度事项。",
	),
	summary: text("Summary", "摘要"),
	/** What an item is said to be: its status and severity, then why. */
	verdict: (status: string, severity: string, reason: string) =>
		text(`${status} · ${severity}: ${reason}`, `${status} · ${severity}：${reason}`),
	titled: (id: string, title: string, status: string, severity: string) =>
		text(`${id} · ${title} (${status}, ${severity})`, `${id} · ${title}（${status}，${severity}）`),
	/** Citations, each with the day its law came into force. */
	inForceSince: (citation: string, date: string) => text(`${citation} (${date})`, `${citation}（${date}）`),
	severity: text("Severity", "严重度"),
	status: text("Status", "状态"),
	item: text("Item", "事项"),
	why: text("Why", "理由"),
	count: text("Count", "数量"),
	failing: text("Failing", "不通过"),
	review: text("Needs review", "待复核"),
	passing: text("Pass", "通过"),
	notApplicable: text("Not applicable", "不适用"),
	peopleCn: text("People in mainland China", "境内个人"),
	peopleSensitive: text("of them with sensitive data", "其中涉敏感信息"),
	tierFigure: text("Export tier", "出境门槛"),
	tier: text("Cross-border tier", "出境门槛"),
	tierNote: text(
		"People, not records, each counted once. The lower bound holds confirmed hits, known locations and this year; the upper bound adds probable hits, unknown locations, anonymous visitors and all years. Exports of other systems, as declared, count in both.",
		"按自然人去重计数。下限为确认命中、已知所在地、本年度；上限另含疑似命中、未知所在地、匿名访客和全部年份。已填报的其他系统出境数量均计入。",
	),
	tiersDiffer: text("The bounds fall into different tiers: a person must decide.", "上下限落入不同门槛，须人工判断。"),
	bound: text("Bound", "界限"),
	lower: text("lower", "下限"),
	upper: text("upper", "上限"),
	people: text("People", "人数"),
	sensitivePeople: text("With sensitive data", "涉敏感信息"),
	result: text("Result", "结果"),
	tierTable: [
		[
			text("Critical infrastructure operator, or important data", "关键信息基础设施运营者，或重要数据"),
			text("CAC security assessment", "数据出境安全评估"),
			text("XBDF 7; NDSR 37", "规定第 7 条；条例第 37 条"),
		],
		[
			text("1,000,000 people or more, or 10,000 with sensitive data", "100 万人以上，或涉敏感信息 1 万人以上"),
			text("CAC security assessment", "数据出境安全评估"),
			text("XBDF 7", "规定第 7 条"),
		],
		[
			text(
				"100,000 to 999,999 people, or 1 to 9,999 with sensitive data",
				"10 万至不满 100 万人，或涉敏感信息 1 至 9,999 人",
			),
			text("standard contract (filed) or certification", "标准合同备案或认证"),
			text("XBDF 8; Order 20", "规定第 8 条；第 20 号令"),
		],
		[
			text("Fewer than 100,000 people and no sensitive data", "不满 10 万人且不涉敏感信息"),
			text("exempt", "豁免"),
			text("XBDF 5(1)(4)", "规定第 5 条第 1 款第 4 项"),
		],
	] as const,
	condition: text("Condition", "条件"),
	basis: text("Basis", "依据"),
	numbers: text("What was found", "发现的数据"),
	byCountry: text("People by country or region", "个人所在国家或地区"),
	country: text("Country or region", "国家或地区"),
	certain: text("Certain", "确定"),
	possible: text("At most", "至多"),
	unknown: text("unknown", "未知"),
	anonymous: text("anonymous visitors (conversations)", "匿名访客（会话）"),
	byCategory: text("Kinds of information", "信息种类"),
	category: text("Kind", "种类"),
	class: text("Class", "分类"),
	hits: text("Hits", "命中"),
	records: text("Records", "记录"),
	examples: text("Look up", "查阅"),
	none: text("Nothing was found.", "未发现。"),
	classes: {
		pi: text("personal", "个人信息"),
		sensitive: text("sensitive", "敏感"),
		secret: text("secret", "密钥"),
		company: text("company", "企业信息"),
	},
	byPlace: text("Where it stands", "所在位置"),
	place: text("Place", "位置"),
	sensitiveHits: text("Sensitive", "敏感"),
	secrets: text("Secrets", "密钥"),
	time: text("Time", "时间"),
	oldest: text("Oldest message", "最早消息"),
	newest: text("Newest message", "最新消息"),
	quietFor: (age: string) => text(`Quiet for more than ${age}`, `超过${age}无活动`),
	ages: {
		"6m": text("6 months", "6 个月"),
		"1y": text("1 year", "1 年"),
		"2y": text("2 years", "2 年"),
		"3y": text("3 years", "3 年"),
		"5y": text("5 years", "5 年"),
	},
	conversations: text("Conversations", "会话"),
	channel: text("Channel", "渠道"),
	messages: text("Messages", "消息"),
	checklist: text("Checklist", "检查清单"),
	details: text("Items in detail", "逐项说明"),
	detailsNote: text(
		"Items that do not apply stand in the checklist only. Each rule is a function in src/compliance/rules/, in the file named beside it.",
		"不适用的事项仅列于检查清单。每条规则对应 src/compliance/rules/ 中的一个函数，文件名列于各项。",
	),
	evidence: text("Evidence", "证据"),
	value: text("Value", "数值"),
	applies: text("Applies when", "适用条件"),
	inForce: text("In force", "施行日期"),
	rule: text("Rule", "规则"),
	remediation: text("What to do", "整改清单"),
	remediationNote: text(
		"Failing items first, then those to review, by severity.",
		"先列不通过项，再列待复核项，按严重度排序。",
	),
	nothingToDo: text("Nothing fails and nothing needs review.", "没有不通过或待复核的事项。"),
	declared: text("Declared facts", "填报的事实"),
	declaredNote: text("The user's own statements: not checked by uncrisp.", "由使用者填报，uncrisp 未作核实。"),
	noAnswers: text("Nothing is declared.", "尚未填报。"),
	openQuestions: (count: string) =>
		text(
			`${count} questions that matter here are open. Answer them with \`uncrisp report --ask\`, or in a file with --answers:`,
			`尚有 ${count} 个相关问题未回答。请用 \`uncrisp report --ask\` 回答，或以 --answers 提供文件：`,
		),
	question: text("Question", "问题"),
	answer: text("Answer", "回答"),
	key: text("Key", "键"),
	yes: text("yes", "是"),
	no: text("no", "否"),
	targetFacts: text("The target by its manifest", "目标平台资料"),
	targetNote: text(
		"Leads, not proof: what counts is the contract and the certificates.",
		"仅为线索，不作证明：以合同与证书为准。",
	),
	topic: text("Topic", "主题"),
	fact: text("Fact", "内容"),
	checked: text("Checked", "核对日期"),
	confidence: text("Confidence", "可信度"),
	source: text("Source", "来源"),
	changes: text("Since the last report", "与上次报告相比"),
	changesOf: (date: string) => text(`Compared with the report of ${date}.`, `与 ${date} 的报告相比。`),
	rulesChanged: text(
		"The rules changed in between: a status may have moved for that reason alone.",
		"其间规则有更新，状态变化可能仅因规则不同。",
	),
	noChanges: text("No status and no number changed.", "状态与数值均无变化。"),
	before: text("Before", "之前"),
	after: text("Now", "现在"),
	number: text("Number", "指标"),
	fields: text("Fields of the archive", "归档字段"),
	fieldsNote: text(
		"Annex for the classification policy: each field, and in how many records it is filled. Keys of custom data that are not plain names count as (other).",
		"可作为分类分级制度附件：各字段及其有值的记录数。自定义数据中非普通名称的键计入 (other)。",
	),
	field: text("Field", "字段"),
	method: text("Method and its limits", "方法与局限"),
	methodLines: [
		text(
			"Read: profiles, conversations, messages, notes, forms, file names, custom data, notepads, events. What is gone at Crisp but still in the archive counts too.",
			"已检索：资料、会话、消息、备注、表单、文件名、自定义数据、资料备注、事件。Crisp 已删除但归档仍有的也计入。",
		),
		text(
			"Not read: pictures, documents, voice, raw e-mails, records of companies. Files are judged by name and by the talk around them; unknown is not zero.",
			"未检索：图片、文档、语音、原始邮件、公司记录。文件仅按名称与上下文判断；未知不等于没有。",
		),
		text(
			"People: profiles with the same e-mail address or phone are one person. Country by address, place of the profile, phone code, then language with time zone; IP addresses are not looked up.",
			"个人：邮箱或电话相同的资料视为同一人。国家依次取自地址、资料位置、电话区号、语言与时区；未查询 IP 归属。",
		),
		text(
			"Confirmed hits carry their own proof (a check digit, a label). Probable ones widen the upper bound and never fail an item. Topics, requests and hints are found by words.",
			"确认命中带有自身凭据（校验位、标签）；疑似命中仅计入上限，不导致不通过。主题、请求与线索由关键词发现。",
		),
		text(
			"Masked: no value of personal information stands in this report. Ids lead to the records in the archive.",
			"已脱敏：报告中没有任何个人信息的值，可凭编号在归档中查阅。",
		),
	],
	signOff: text("Sign-off", "签署"),
	signers: [
		text("Prepared by", "编制人"),
		text("Reviewed by counsel", "律师复核"),
		text("Exceptions approved by", "例外批准人"),
	],
	role: text("Role", "角色"),
	person: text("Name", "姓名"),
	date: text("Date", "日期"),
	signature: text("Signature and remarks", "签字与备注"),
	laws: text("Annex: laws and sources", "附录：法律与来源"),
	law: text("Law", "法律"),
	mark: text("How known", "核实程度"),
	otherSources: text("Other sources", "其他来源"),
	disclaimer: (asOf: string) =>
		text(
			`Made automatically from the archive named above and from facts that the user declared, by rules as of ${asOf}. It may be out of date, incomplete or wrong where archive, declarations or law differ. It is no legal advice and makes nobody a client. What needs review is for qualified counsel; a pass does not confirm legality.`,
			`本报告由工具依据上述归档和使用者填报的事实自动生成，适用截至 ${asOf} 的规则；归档、填报或法律有出入时，结论可能过时、不完整或错误。本报告不构成法律意见，也不形成委托关系。待复核事项应由专业律师判断，“通过”不代表已确认合法。`,
		),
} as const;
