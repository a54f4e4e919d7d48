import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of Echat: it asks and pushes, it takes nothing in. */
export const manifest = sheetManifest({
	id: "echat",
	name: text("Echat", "一洽"),
	summary: text(
		"Web chat and tickets from mainland China; no call to create customers or chats, identity by the widget",
		"国内网页客服和工单；没有创建客户或会话的接口，身份由聊天插件传入",
	),
	version: "1",
	route: {
		state: "impossible",
		text: text(
			"The open platform pushes to your server and queries it; no page with a create call for customers, chats or articles was found, nor a file import",
			"开放平台只向您的服务器推送和查询；未找到创建客户、会话或文章的接口，也未找到文件导入功能",
		),
	},
	time: { survives: "no", how: text("Past chats cannot be brought in", "历史会话无法导入") },
	silence: { silent: true, how: text("Nothing is sent", "不发送任何内容") },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
