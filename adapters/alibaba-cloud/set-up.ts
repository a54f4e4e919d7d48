import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, rebuildRules, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in the console of Alibaba Cloud. BeeBot's menus were not read. */
export const setUp: readonly ManualStep[] = [
	{
		id: "access",
		when: "before",
		title: text("Create an AccessKey and a business space", "创建 AccessKey 和业务空间"),
		detail: text(
			"With rights for the chatbot product only. Note AgentKey (the business space) and the region.",
			"仅授予对话机器人权限。记下 AgentKey（业务空间）和地域。",
		),
	},
	typedByHand({
		kinds: ["agent", "team", "inbox"],
		title: text("Create agents and skill groups in AICCS", "在 AICCS 创建坐席和技能组"),
		where: text("Only if AICCS is used.", "仅在使用 AICCS 时需要。"),
	}),
	{
		id: "publish",
		when: "after",
		title: text("Read the drafts, then publish", "检查草稿后发布"),
		detail: text(
			"Nothing is seen by customers before a publish task has run, for the knowledge and for each robot.",
			"知识和每个机器人都须执行发布任务，之前客户看不到任何内容。",
		),
		concerns: ["article", "canned-reply"],
	},
	rebuildRules(),
	switchWidget(
		text(
			"GenerateUserAccessToken and InitIMConnect identify a visitor; how the window is embedded was not read.",
			"用 GenerateUserAccessToken、InitIMConnect 识别访客；嵌入方式未查到。",
		),
	),
	keepArchive(text("Contacts, conversations and notes stay there only.", "联系人、会话和备注只存在于归档中。")),
];
