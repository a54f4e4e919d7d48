import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, rebuildRules, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Easemob's console (管理员模式) and on the website. */
export const setUp: readonly ManualStep[] = [
	typedByHand({
		kinds: ["article", "category"],
		title: text("Load articles through the knowledge template", "用模板导入知识库"),
		where: text(
			"管理员模式 → 知识库 → 下载模版, fill in 分类, 知识标题, 知识内容 (text only, 1,000 rows, 10 levels), then 导入知识.",
			"管理员模式 → 知识库 → 下载模版，填写分类、知识标题、知识内容（仅文本，1,000 条，10 级分类），再点“导入知识”。",
		),
	}),
	typedByHand({
		kinds: ["agent", "team", "inbox"],
		title: text("Create agents and skill groups (技能组)", "创建坐席和技能组"),
		where: text("In 管理员模式.", "在管理员模式操作。"),
	}),
	typedByHand({
		kinds: ["tag", "custom-field"],
		title: text("Create customer tags", "创建客户标签"),
		where: text(
			"Own fields do not exist: what does not fit the built-in ones goes into the description.",
			"不支持自定义字段：内置字段放不下的内容写入描述。",
		),
	}),
	typedByHand({
		kinds: ["canned-reply"],
		title: text("Type quick replies", "录入常用语"),
		where: text("Console only.", "只能在控制台录入。"),
	}),
	{
		id: "ask-vendor",
		when: "before",
		title: text("Ask Easemob for the ticket API, if history matters", "如需历史，请向环信索取工单接口"),
		detail: text(
			"The open platform (flagship edition) names tickets; paths and credentials come from the vendor.",
			"API 开放平台（旗舰版）包含工单；路径和凭证由厂商提供。",
		),
		concerns: ["conversation"],
	},
	rebuildRules(text("In 管理员模式.", "在管理员模式操作。")),
	switchWidget(
		text(
			"Take configId from the web channel; pass visitor from the logged-in user, so that contacts come back.",
			"configId 取自网页渠道；用登录用户填写 visitor，客户资料即可重建。",
		),
	),
	keepArchive(text("Past chats and notes stay there only.", "历史会话和备注只存在于归档中。")),
];
