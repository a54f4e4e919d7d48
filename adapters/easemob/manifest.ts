import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** Easemob's help desk: knowledge by its console's template, nothing else documented. */
export const manifest = sheetManifest({
	id: "easemob",
	name: text("Easemob customer service", "环信客服云"),
	summary: text(
		"Web, app and WeChat chat with tickets; only articles go in, by a template of the console, contacts return by the widget",
		"网页、App、微信客服和工单；仅文章可用控制台模板导入，客户资料靠插件重建",
	),
	version: "1",
	route: {
		state: "bundle",
		text: text(
			"管理员模式 → 知识库 → 导入知识 takes category, title and text of up to 1,000 articles; uncrisp does not write that file yet. No call creates customers, past chats cannot be written, and the paths of the ticket API were not found: contacts, conversations and notes stay behind",
			"管理员模式 → 知识库 → 导入知识，可导入最多 1,000 篇文章的分类、标题和文本；uncrisp 暂不生成该文件。没有新建客户的接口，历史会话不能写入，工单接口路径未查到：客户、会话和备注无法导入",
		),
	},
	time: { survives: "no", how: text("Past chats cannot be brought in", "历史会话无法导入") },
	silence: { silent: true, how: text("Only knowledge is loaded; nothing is sent", "仅导入知识库，不发送任何内容") },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
