import { nothingImported, sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** Live800: its widget is known, an import is not. */
export const manifest = sheetManifest({
	id: "live800",
	name: text("Live800", "Live800 在线客服"),
	summary: text(
		"Web chat, also on own domains; no public API found, so only the widget can be switched",
		"网页客服，可部署在自有域名；未找到公开 API，只能更换聊天插件",
	),
	version: "1",
	route: {
		state: "impossible",
		text: text(
			"No public API for customers, chats or tickets and no file import was found",
			"未找到写入客户、会话或工单的公开 API，也未找到文件导入功能",
		),
	},
	...nothingImported,
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
