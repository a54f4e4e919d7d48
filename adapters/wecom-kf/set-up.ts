import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, typedByHand, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in WeCom's admin console and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "application",
		when: "before",
		title: text("Create a self-built app", "创建自建应用"),
		detail: text(
			"List it under 微信客服 → 可调用接口的应用 and under 客户联系; trust your address for it; put the servicers into its visible range.",
			"在“微信客服 → 可调用接口的应用”和客户联系中添加该应用；设置可信 IP；接待人员须在应用可见范围内。",
		),
	},
	{
		id: "verification",
		when: "before",
		title: text("Have the company verified", "完成企业认证"),
		detail: text(
			"Unverified it may receive 100 customers in all; with a Channels account bound there is no limit.",
			"未认证企业最多接待 100 人；认证并绑定视频号后不限。",
		),
	},
	typedByHand({
		kinds: ["inbox"],
		title: text("Create accounts, and hand them to the API", "创建客服账号并交由 API 管理"),
		where: text("微信客服 → 通过API管理微信客服账号.", "微信客服 → 通过API管理微信客服账号。"),
	}),
	typedByHand({
		kinds: ["agent"],
		title: text("Invite agents as WeCom members", "邀请客服加入企业微信"),
		where: text("They become servicers (接待人员) of an account.", "再设为客服账号的接待人员。"),
	}),
	typeReplies(text("Console only; or write them as questions and answers.", "只能在控制台录入，或作为问答写入。")),
	{
		id: "kf-link",
		when: "after",
		title: text("Make the link of the account", "生成客服链接"),
		detail: text(
			"By add_contact_way; scene_param (128 bytes, URL-encoded) may carry the site's user id and comes back in the enter_session event.",
			"调用 add_contact_way；scene_param（URL 编码，128 字节以内）可带网站用户编号，在 enter_session 事件中返回。",
		),
	},
	{
		id: "widget",
		when: "after",
		title: text("Put the account's link in place of Crisp's chat", "用客服链接替换 Crisp 聊天插件"),
		detail: text(
			"There is no chat window for websites: a link or QR code on the page opens WeChat.",
			"没有网页聊天窗口：在页面放置链接或二维码，访客将在微信中对话。",
		),
	},
	keepArchive(text("Contacts, conversations and notes stay there only.", "联系人、会话和备注只存在于归档中。")),
];
