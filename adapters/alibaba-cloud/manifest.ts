import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** Alibaba Cloud's BeeBot for knowledge, AICCS for agents; no history. */
export const manifest = sheetManifest({
	id: "alibaba-cloud",
	name: text("Alibaba Cloud BeeBot and AICCS", "阿里云智能对话机器人与智能联络中心"),
	summary: text(
		"A robot that takes articles and canned replies whole, with a publishing step; no contacts, tickets or past chats",
		"对话机器人可完整导入文章和快捷回复，须发布后生效；不能导入客户、工单和历史会话",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"CreateCategory, CreateFaq, CreateSimQuestion and CreateDoc would carry the help centre and canned replies, CreatePublishTask makes them visible, AICCS CreateAgent agents. Contacts, conversations and everything about people stay behind",
			"CreateCategory、CreateFaq、CreateSimQuestion、CreateDoc 可导入帮助中心和快捷回复，CreatePublishTask 使其生效，AICCS 的 CreateAgent 创建坐席。客户、会话及相关数据无法导入",
		),
	},
	time: {
		survives: "no",
		how: text("Past chats cannot be brought in; entries are dated now", "历史会话无法导入；知识条目为当前时间"),
	},
	silence: {
		silent: true,
		how: text("Knowledge stays a draft until it is published", "知识在发布前均为草稿"),
	},
	// CreateFaq: 10 calls a second.
	limits: { requestsPerMinute: 600, maxFileBytes: 100 * 1024 * 1024 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
