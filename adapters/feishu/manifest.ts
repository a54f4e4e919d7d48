import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** Feishu service desk for knowledge and agents, Bitable for contacts and history. */
export const manifest = sheetManifest({
	id: "feishu",
	name: text("Feishu service desk", "飞书服务台"),
	summary: text(
		"A desk inside Feishu, for people who have Feishu; knowledge goes in by API, contacts and history into Bitable with their times",
		"飞书内的服务台，面向飞书用户；知识库可通过 API 导入，客户和历史可连同时间存入多维表格",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"helpdesk categories and faqs would carry the help centre, ticket_customized_fields fields, agent_schedules agents and hours; bitable records/batch_create contacts, conversations and messages as rows, drive medias/upload_all files. Tickets of the desk can only start now, with Feishu users; rules and campaigns stay behind",
			"helpdesk 的 categories、faqs 可导入帮助中心，ticket_customized_fields 导入字段，agent_schedules 导入客服和工作时间；多维表格 records/batch_create 按行导入客户、会话和消息，drive medias/upload_all 上传文件。服务台工单只能面向飞书用户、从现在开始；规则和营销活动无法导入",
		),
	},
	time: {
		survives: "option",
		how: text("In Bitable, as a date column; not in the desk", "在多维表格中以日期列保存，服务台不支持"),
	},
	silence: {
		silent: true,
		how: text(
			"Rows in Bitable and FAQ entries are no tickets; start_service and messages must never be called",
			"只写多维表格和问答，不建工单；切勿调用 start_service 和消息接口",
		),
	},
	// Bitable: 500 rows a call, 10 calls a second, one table after the other.
	limits: { batch: 500, requestsPerMinute: 600 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
