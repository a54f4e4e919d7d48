import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, rebuildRules, switchWidget, typedByHand, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Sobot's console and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "credentials",
		when: "before",
		title: text("Ask sales for appid, app_key and companyid", "向销售申请 appid、app_key 和 companyid"),
		detail: text(
			"Ask at the same time which environment is yours (www.sobot.com or www.soboten.com), and have the mainland cluster put in writing.",
			"同时确认所在环境（www.sobot.com 或 www.soboten.com），并书面约定使用国内集群。",
		),
	},
	{
		id: "ticket-category",
		when: "before",
		title: text("Create a ticket category for the archive", "新建一个归档用的工单分类"),
		detail: text(
			"With a template whose fields hold Crisp's id. Tickets created as closed (99) page nobody; switch ticket notifications off all the same.",
			"并在模板中添加存放 Crisp 编号的字段。工单直接以“已关闭”（99）创建，不会提醒客服；仍建议关闭工单通知。",
		),
		concerns: ["conversation"],
	},
	typedByHand({
		kinds: ["custom-field"],
		title: text("Define customer fields (客户中心)", "定义客户自定义字段（客户中心）"),
		where: text("No call creates them.", "没有创建接口。"),
	}),
	typedByHand({
		kinds: ["agent", "team", "inbox"],
		title: text("Create agents and skill groups (技能组)", "创建客服和技能组"),
		where: text("Agents are found by mail.", "客服按邮箱匹配。"),
	}),
	typeReplies(),
	typedByHand({
		kinds: ["category"],
		title: text("Create categories of the knowledge base (知识库)", "创建知识库分类"),
		where: text("Or let all articles go into one that exists.", "也可把全部文章放入一个现有分类。"),
	}),
	rebuildRules(),
	switchWidget(
		text(
			"Copy the code with your sysnum from the console; pass partnerid as the contacts carry it.",
			"从控制台复制带 sysnum 的代码；partnerid 须与客户资料一致。",
		),
	),
	keepArchive(
		text("Original times, page visits and events stay there only.", "原始时间、页面访问和事件只存在于归档中。"),
	),
];
