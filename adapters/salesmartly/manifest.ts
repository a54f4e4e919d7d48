import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of SaleSmartly: contacts and labels could move, chats cannot. */
export const manifest = sheetManifest({
	id: "salesmartly",
	name: text("SaleSmartly", "SaleSmartly（全渠道客服）"),
	summary: text(
		"Chat for exporters across WhatsApp, Messenger and others; contacts and labels by API, no past messages",
		"面向出海企业的全渠道聊天；联系人和标签可走 API，历史消息无法导入",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"add-contact, update-user-info and batch-update-label would carry contacts with a phone or e-mail address, remarks and labels; conversations, messages, knowledge and settings stay behind",
			"add-contact、update-user-info 和 batch-update-label 可写入有手机号或邮箱的联系人、备注和标签；会话、消息、知识库和设置除外",
		),
	},
	time: { survives: "no", how: text("No call takes a time", "接口均不接收时间") },
	silence: {
		silent: true,
		how: text(
			"Contacts, remarks and labels only; nothing is sent into a chat",
			"只写联系人、备注和标签，不向聊天发送任何内容",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
