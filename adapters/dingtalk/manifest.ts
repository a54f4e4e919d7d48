import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** DingTalk service groups and customer service: knowledge and tickets, no history. */
export const manifest = sheetManifest({
	id: "dingtalk",
	name: text("DingTalk", "钉钉（服务群、智能客服）"),
	summary: text(
		"Service groups and tickets inside DingTalk; knowledge and tickets go in by API, chats only as memos dated today",
		"钉钉内的服务群和工单；知识和工单可通过 API 写入，会话只能转为当天的工单备注",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"serviceGroup/librarys and knowledges would carry articles and canned replies (with a key, so that they can be taken away again), customerService/tickets conversations of people from outside, serviceGroup tickets and memos messages and files, customForms contacts as rows. Chats as such, tags on people and rules stay behind",
			"serviceGroup/librarys、knowledges 可导入文章和快捷回复（带外部编号，可批量删除），customerService/tickets 导入外部用户的会话，serviceGroup 的工单和备注导入消息和文件，customForms 按行导入客户。原始会话、客户标签和规则无法导入",
		),
	},
	time: { survives: "no", how: text("No call takes a date; it stands in the text", "接口不接受日期，原时间写入正文") },
	silence: {
		silent: false,
		how: text(
			"With notify left empty nobody is messaged by the ticket; whether processors and template rules are told all the same is unknown. messages/send must never be called",
			"notify 留空时工单不发通知，但处理人和模板规则是否触发提醒未知；切勿调用 messages/send",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
