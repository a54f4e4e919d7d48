import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of EngageLab LiveDesk: contacts, and history as a private transcript. */
export const manifest = sheetManifest({
	id: "engagelab",
	name: text("EngageLab LiveDesk", "EngageLab LiveDesk（极光）"),
	summary: text(
		"Live chat by Aurora Mobile, hosted in Singapore; contacts by API, history as one private transcript",
		"极光的在线客服，数据在新加坡；联系人可走 API，历史只能存为一条私密记录",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"POST /api/v2/accounts/contacts and /conversations/{id}/messages with private=true would carry contacts and a transcript for each conversation; the call that creates a conversation is unconfirmed. Times, files, labels, knowledge and settings stay behind",
			"POST /api/v2/accounts/contacts 和 /conversations/{id}/messages（private=true）可写入联系人和每个会话的文字记录；创建会话的接口未确认。时间、文件、标签、知识库和设置除外",
		),
	},
	time: { survives: "no", how: text("Only as text in the transcript", "仅以文本形式写在会话记录中") },
	silence: {
		silent: true,
		how: text(
			"Private messages stay inside; an agent's text with private=false goes to the live channel",
			"私密消息不会外发；若 private=false，客服文本会发往在线渠道",
		),
	},
	// The vendor's own limit was not read: two requests a second is our caution.
	limits: { requestsPerMinute: 120 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
