import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, switchWidget, typedByHand, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Qiyu's console and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "developer-id",
		when: "before",
		title: text("Create the developer id", "创建开发者 ID"),
		detail: text(
			"系统管理 → 扩展与集成 → 开发者 ID (professional edition). Press reset once only: pressing again changes the secret. Allow your address if there is a list of addresses.",
			"系统管理 → 扩展与集成 → 开发者 ID（专业版）。“重置”只按一次，再按会更换密钥。如设有 IP 白名单，请加入您的 IP。",
		),
	},
	typedByHand({
		kinds: ["custom-field", "tag"],
		title: text("Configure customer fields", "配置客户字段"),
		where: text(
			"客户中心记录字段: enabled and visible, plus a text field for tags; values go in by the field's display name.",
			"客户中心记录字段：须启用并可见，另建一个存放标签的文本字段；数值按字段显示名称写入。",
		),
	}),
	typedByHand({
		kinds: ["contact"],
		title: text("Load customers without a phone number", "导入没有手机号的客户"),
		where: text(
			"客户导入 in the console takes Excel; its columns were not read (likely 姓名, 手机, 邮箱, 地址, 首次联系时间, 末次联系时间).",
			"控制台的客户导入支持 Excel；列名未读到（可能为姓名、手机、邮箱、地址、首次联系时间、末次联系时间）。",
		),
	}),
	{
		id: "ticket-template",
		when: "before",
		title: text("Create a ticket template for the archive", "新建归档用的工单模板"),
		detail: text(
			"And switch off notifications of tickets: what a new ticket sends is not documented.",
			"并关闭工单通知：新建工单会发送哪些通知，文档没有说明。",
		),
		concerns: ["conversation"],
	},
	typedByHand({
		kinds: ["agent", "team", "inbox"],
		title: text("Create agents and groups", "创建客服和客服组"),
		where: text("Agents use seats.", "客服占用坐席。"),
	}),
	typeReplies(),
	typedByHand({
		kinds: ["article", "category"],
		title: text("Copy articles into the knowledge base", "复制文章到知识库"),
		where: text("In the console.", "在控制台操作。"),
	}),
	switchWidget(
		text(
			"Add your domains to the console's list, else the script is refused.",
			"请在控制台添加域名白名单，否则脚本无法加载。",
		),
	),
	keepArchive(text("Rules, page visits and events stay there only.", "规则、页面访问和事件只存在于归档中。")),
];
