import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of Tiledesk: repeatable by API, dates by MongoDB. */
export const manifest = sheetManifest({
	id: "tiledesk",
	name: text("Tiledesk", "Tiledesk（开源客服）"),
	summary: text(
		"Open live chat with bots, by containers or hosted in the EU; repeatable imports, dates only by MongoDB",
		"开源在线客服和机器人，可容器自托管或使用欧盟云服务；可重复导入，时间只能在 MongoDB 中更新",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"leads, requests/{id}/messages and requests/{id}/close would carry contacts and conversations under our ids; departments, tags, canned responses, FAQ and hours have routes. Dates need MongoDB; files, notes, campaigns and page visits have no known way",
			"leads、requests/{id}/messages 和 requests/{id}/close 可用自定编号写入联系人和会话；部门、标签、快捷回复、FAQ 和工作时间也有接口。时间需在 MongoDB 中更新；文件、备注、营销活动和页面访问没有已知途径",
		),
	},
	time: { survives: "option", how: text("Only by an update in MongoDB", "只能在 MongoDB 中更新") },
	silence: {
		silent: false,
		how: text(
			"A new conversation is routed, wakes bots and mails agents; a switch for imports was not found",
			"新会话会触发分配、机器人和客服邮件；未找到导入开关",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
