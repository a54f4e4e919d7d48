import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Zoho Desk. Menus by their English names; the Chinese console was not read. */
export const setUp: readonly ManualStep[] = [
	{
		id: "client",
		when: "before",
		title: text("Create a self client", "创建 Self Client"),
		detail: text(
			"In the API console of zoho.com.cn, with scopes for tickets, contacts, settings and articles; it gives the refresh token. Note the orgId.",
			"在 zoho.com.cn 的 API 控制台创建，授权工单、联系人、设置和文章；获得 refresh token。记下 orgId。",
		),
	},
	{
		id: "notifications",
		when: "before",
		title: text("Switch notification and workflow rules off", "停用通知和工作流规则"),
		detail: text(
			"What they mail for new tickets and public comments was not read; ticketCreationType sendAsEmail must never be used.",
			"新工单和公开评论会触发哪些邮件未查阅；切勿使用 ticketCreationType=sendAsEmail。",
		),
		concerns: ["conversation"],
	},
	typedByHand({
		kinds: ["custom-field"],
		title: text("Create fields", "创建自定义字段"),
		where: text("For contacts and tickets, one of them for Crisp's id.", "用于联系人和工单，其中一个存放 Crisp 编号。"),
	}),
	typedByHand({
		kinds: ["contact", "company"],
		title: text("Or load contacts and accounts from CSV", "也可用 CSV 导入联系人和客户公司"),
		where: text(
			"Setup → Data Administration → Import, a file per module, with a column for Crisp's id. Perhaps it takes creation times.",
			"Setup → Data Administration → Import，每个模块一个文件，并保留 Crisp 编号列。或许可带创建时间。",
		),
	}),
	typedByHand({
		kinds: ["agent", "team", "inbox"],
		title: text("Create agents and departments", "创建客服和部门"),
		where: text("Each agent needs a licence.", "每位客服需要一个许可。"),
	}),
	typedByHand({
		kinds: ["canned-reply"],
		title: text("Type templates and canned messages", "录入模板和快捷消息"),
		where: text("Until the bodies of their calls are known.", "接口参数明确之前先手动录入。"),
	}),
	typedByHand({
		kinds: ["automation", "office-hours", "block-rule"],
		when: "after",
		title: text("Build rules and business hours again", "重新设置规则和营业时间"),
		where: text("In Setup.", "在 Setup 中操作。"),
	}),
	switchWidget(
		text(
			"The ASAP widget or SalesIQ; copy the code from the console. How SalesIQ names a visitor is unconfirmed.",
			"ASAP 插件或 SalesIQ，从控制台复制代码。SalesIQ 如何传入访客身份未确认。",
		),
	),
	keepArchive(
		text("Original times, page visits and events stay there only.", "原始时间、页面访问和事件只存在于归档中。"),
	),
];
