import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, typedByHand, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Feishu's admin and developer consoles. */
export const setUp: readonly ManualStep[] = [
	{
		id: "application",
		when: "before",
		title: text("Create a self-built app (自建应用)", "创建自建应用"),
		detail: text(
			"Rights helpdesk:all and those of Bitable (多维表格). Note helpdesk_id and helpdesk_token; an agent or administrator of the desk grants the user token.",
			"开通 helpdesk:all 和多维表格权限。记下 helpdesk_id 和 helpdesk_token；用户令牌须由服务台的客服或管理员授权。",
		),
	},
	typedByHand({
		kinds: ["agent"],
		title: text("Invite agents to Feishu", "邀请客服加入飞书"),
		where: text("Only Feishu users can become agents of the desk.", "只有飞书用户才能成为服务台客服。"),
	}),
	{
		id: "no-live-tickets",
		when: "before",
		title: text("Do not turn history into tickets", "不要把历史会话建成工单"),
		detail: text(
			"start_service opens a real chat with a real user, may page agents, and no ticket can be deleted. Use Bitable.",
			"start_service 会与真实用户开启会话，可能提醒客服，且工单无法删除。请使用多维表格。",
		),
		concerns: ["conversation"],
	},
	typeReplies(text("In the desk's console; no call was found.", "在服务台后台录入，未找到接口。")),
	typedByHand({
		kinds: ["automation", "campaign-template"],
		when: "after",
		title: text("Build rules and notifications again", "重新设置规则和推送"),
		where: text("In the desk's console.", "在服务台后台操作。"),
	}),
	{
		id: "widget",
		when: "after",
		title: text("Link to the desk instead of Crisp's chat", "用服务台链接替换 Crisp 聊天插件"),
		detail: text(
			"A link or QR code opens the desk inside Feishu. Visitors without Feishu have no way in: keep another channel for them.",
			"链接或二维码会在飞书内打开服务台。没有飞书的访客无法使用，请为其保留其他渠道。",
		),
	},
	keepArchive(text("Bitable holds a copy of the history, not the whole.", "多维表格只是历史的副本，并不完整。")),
];
