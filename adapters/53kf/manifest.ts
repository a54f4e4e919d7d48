import { nothingImported, sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of 53KF: its widget, and that nothing is documented to import by. */
export const manifest = sheetManifest({
	id: "53kf",
	name: text("53KF", "53快服"),
	summary: text(
		"Web chat, WeChat and robot; no public API found, so only the widget can be switched",
		"网页客服、微信客服和机器人；未找到公开 API，只能更换聊天插件",
	),
	version: "1",
	route: {
		state: "impossible",
		text: text(
			"No public page, SDK or third-party code shows a way to write customers, chats or tickets, and no file import was found",
			"没有公开文档、SDK 或第三方代码说明如何写入客户、会话或工单，也未找到文件导入功能",
		),
	},
	...nothingImported,
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
