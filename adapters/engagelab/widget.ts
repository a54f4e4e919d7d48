import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet. */
export const widget: Widget = {
	html: '<iframe\n  src="https://livedesk.engagelab.com/console/livedesk/widget/?website_token={{WEBSITE_TOKEN}}"></iframe>',
	where: text(
		"Website channel in the console; its SDK calls work after the event livedesk:ready",
		"控制台的网站渠道；SDK 调用须在 livedesk:ready 事件之后",
	),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "website_token" },
		{
			crisp: "CRISP_TOKEN_ID, user:*",
			vendor: "$livedesk.setUserId(id, { email, name, phone_number, avatar_url, identifier_hash })",
			note: text(
				"identifier_hash: hex HMAC-SHA256 of the id, by your server",
				"identifier_hash 为编号的 HMAC-SHA256 十六进制值，由服务器计算",
			),
		},
		{
			crisp: "session:data",
			vendor: "$livedesk.setCustomAttributes({ ... }), $livedesk.setConversationCustomAttributes({ ... })",
		},
		{ crisp: "session:segments", vendor: "-", note: text("None found", "未找到") },
		{
			crisp: "do chat:open, do chat:close",
			vendor: "$livedesk.toggle",
			note: text("Its arguments were not read", "参数未查阅"),
		},
	],
	source: "https://engagelab.com/docs/livedesk/console/channels/website/website-advanced-guide",
	confidence: "official",
};
