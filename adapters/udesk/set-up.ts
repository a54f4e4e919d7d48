import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, rebuildRules, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Udesk's console (管理中心) and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "triggers",
		when: "before",
		title: text("Switch ticket triggers off", "停用工单触发器"),
		detail: text(
			"Replies notify customers and agents by the account's triggers. Switch them on again after the import.",
			"回复工单会按触发器通知客户和客服。导入完成后再恢复。",
		),
		concerns: ["conversation"],
	},
	typedByHand({
		kinds: ["custom-field"],
		title: text("Define custom fields", "定义自定义字段"),
		where: text("In 管理中心; the API only reads them.", "在管理中心操作，API 只能读取。"),
	}),
	typedByHand({
		kinds: ["contact"],
		title: text("Or load customers from a file", "也可用文件导入客户"),
		where: text(
			"客户管理 → 批量导入 (csv, xlsx, xls): 姓名, one of 邮箱 and 电话, 描述, 标签 separated by commas, custom fields by name. Rows whose mail or phone exists are skipped. By a help text of 2017.",
			"客户管理 → 批量导入（csv、xlsx、xls）：姓名必填，邮箱和电话至少填一项，另有描述、标签（半角逗号分隔）和自定义字段列。邮箱或电话已存在的行会被跳过。依据 2017 年的帮助文档。",
		),
	}),
	typedByHand({
		kinds: ["agent", "team", "inbox"],
		title: text("Create agents and agent groups", "创建客服和客服组"),
		where: text("Agents are found by mail.", "客服按邮箱匹配。"),
	}),
	typedByHand({
		kinds: ["canned-reply"],
		title: text("Type 常用语 and quick replies", "录入常用语（快捷回复）"),
		where: text("No call and no import was found.", "未找到接口和导入功能。"),
	}),
	typedByHand({
		kinds: ["article", "category"],
		title: text("Copy articles into the knowledge base", "复制文章到知识库"),
		where: text("The call that creates an entry is unconfirmed.", "创建条目的接口未确认。"),
	}),
	rebuildRules(text("In 管理中心.", "在管理中心操作。")),
	switchWidget(
		text(
			"管理中心 → 网页插件 shows the exact loader; sign visitors on your server.",
			"从管理中心 → 网页插件复制代码；访客签名须在服务端生成。",
		),
	),
	keepArchive(
		text("Original times, page visits and events stay there only.", "原始时间、页面访问和事件只存在于归档中。"),
	),
];
