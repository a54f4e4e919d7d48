import { nothingImported, sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** Meiqia: an API that reads only. */
export const manifest = sheetManifest({
	id: "meiqia",
	name: text("Meiqia", "美洽"),
	summary: text(
		"Web, WeChat and Weibo chat with a robot; its API only reads, so only the widget can be switched",
		"网页、微信、微博客服和机器人；API 只读，只能更换聊天插件",
	),
	version: "1",
	route: {
		state: "impossible",
		text: text(
			"The API reads conversations and tickets; no call that writes and no import in the console was found. The vendor may import on request",
			"API 只能读取会话和工单；未找到写入接口和控制台导入功能。可询问厂商能否协助导入",
		),
	},
	...nothingImported,
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
