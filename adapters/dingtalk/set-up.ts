import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, rebuildRules, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in DingTalk's developer console and in the service consoles. */
export const setUp: readonly ManualStep[] = [
	{
		id: "application",
		when: "before",
		title: text("Create an internal app (企业内部应用)", "创建企业内部应用"),
		detail: text(
			"With ServiceGroup.Group.ReadWrite and the rights of tickets and knowledge. Note AppKey, AppSecret and the service team's openTeamId.",
			"开通 ServiceGroup.Group.ReadWrite 及工单、知识相关权限。记下 AppKey、AppSecret 和服务团队的 openTeamId。",
		),
	},
	{
		id: "ticket-template",
		when: "before",
		title: text("Create a ticket template and, for contacts, a form", "创建工单模板和客户表单"),
		detail: text(
			"With fields for Crisp's id and the original date. Leave notify empty when tickets are made, else people are messaged.",
			"添加存放 Crisp 编号和原日期的字段。建工单时 notify 须留空，否则会发消息通知。",
		),
		concerns: ["contact", "conversation"],
	},
	typedByHand({
		kinds: ["custom-field", "tag"],
		title: text("Create the form's fields", "创建表单字段"),
		where: text("The API writes only fields that exist.", "接口只能写入已有字段。"),
	}),
	typedByHand({
		kinds: ["agent"],
		title: text("Make sure that agents are in DingTalk", "确认客服已加入钉钉"),
		where: text("They are matched to a unionId.", "客服按 unionId 匹配。"),
	}),
	rebuildRules(),
	switchWidget(
		text(
			"Web entries of 智能客服 were not researched: look in its console.",
			"智能客服的网页入口未查证，请在其控制台查看。",
		),
	),
	keepArchive(text("Original times and the chats themselves stay there only.", "原始时间和完整会话只存在于归档中。")),
];
