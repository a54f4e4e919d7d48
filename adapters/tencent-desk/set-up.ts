import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in the IM console, the Desk console (管理端) and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "retention",
		when: "before",
		title: text("Ask how long imported messages are kept", "先咨询导入消息的保存期限"),
		detail: text(
			"IM deletes roaming messages after 7 days unless the plan says more; whether Desk's own record follows is not documented.",
			"IM 默认 7 天后删除漫游消息，套餐可延长；智能客服的记录是否同样处理，文档没有说明。",
		),
		concerns: ["conversation"],
	},
	{
		id: "application",
		when: "before",
		title: text("Create an application of type Desk", "创建“客服服务 Desk”类型的应用"),
		detail: text(
			"IM console → 应用管理 → create, then 智能客服. Note SDKAppID and key. The user end must be 应用（SDK 轻量开发）: the import does not reach the page without code.",
			"即时通信 IM 控制台 → 应用管理 → 创建应用，再进入智能客服。记下 SDKAppID 和密钥。用户端须选“应用（SDK 轻量开发）”：免开发网页的用户无法导入历史。",
		),
	},
	{
		id: "callbacks",
		when: "before",
		title: text("Switch session callbacks off", "关闭会话事件回调"),
		detail: text(
			"管理端 → 设置 → 开发者. Note them down, and switch them on again after the import.",
			"管理端 → 设置 → 开发者。请先记录，导入完成后再恢复。",
		),
	},
	{
		id: "trial",
		when: "before",
		title: text("Try three messages in a test application", "先在测试应用导入三条消息"),
		detail: text(
			"The page does not say whether an import opens a session, rings an agent, wakes the robot or counts as unread. Look at the workbench and the session list.",
			"文档没有说明导入是否会新建会话、提醒客服、触发机器人或计入未读。请查看工作台和会话列表。",
		),
		concerns: ["conversation"],
	},
	typedByHand({
		kinds: ["custom-field"],
		title: text("Define profile fields", "定义用户自定义字段"),
		where: text("In the IM console, named Tag_Profile_Custom_….", "在 IM 控制台配置，名称为 Tag_Profile_Custom_…。"),
	}),
	typedByHand({
		kinds: ["agent"],
		title: text("Create members (客服成员)", "创建客服成员"),
		where: text(
			"By their mail, which messages are attributed to. The create call mails a password unless SendPassword is false.",
			"以邮箱为账号，消息按邮箱归属客服。用接口创建时，SendPassword 不设为 false 会发送密码邮件。",
		),
	}),
	typedByHand({
		kinds: ["canned-reply"],
		title: text("Type quick replies (快捷回复)", "录入快捷回复"),
		where: text(
			"Only if the call that adds one cannot be confirmed; one group a tag, at most 100 groups.",
			"仅在新增接口无法确认时录入；每个标签一个分组，最多 100 组。",
		),
	}),
	switchWidget(
		text(
			"Without code: 用户端配置 → 网页/H5（免开发）. To keep history, build the SDK in and sign users on your server.",
			"免开发：用户端配置 → 网页/H5（免开发）。要保留历史，请接入 SDK，并在服务端为用户签名。",
		),
	),
	keepArchive(
		text("Notes, tags, ratings, states and titles stay there only.", "备注、标签、评价、状态和标题只存在于归档中。"),
	),
];
