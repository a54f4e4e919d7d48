import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of Mixdesk: its widget, and that no call writes anything. */
export const manifest = sheetManifest({
	id: "mixdesk",
	name: text("Mixdesk", "Mixdesk（美洽国际版）"),
	summary: text(
		"Chat for cross-border sellers, of the Meiqia family; no public import, only the widget can be switched",
		"美洽系的出海客服；没有公开的导入接口，只能更换聊天插件",
	),
	version: "1",
	route: {
		state: "impossible",
		text: text(
			"No public call writes contacts, messages or knowledge; a contact upload in the workbench is unconfirmed. Do not assume Meiqia's API here",
			"没有公开接口可写入联系人、消息或知识库；工作台能否导入联系人未确认。不要套用美洽的 API",
		),
	},
	time: { survives: "no", how: text("Past chats cannot be brought in", "历史会话无法导入") },
	silence: { silent: true, how: text("Nothing is sent", "不发送任何内容") },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
