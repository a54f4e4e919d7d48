import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet. Everything travels in the address, unsigned. */
export const widget: Widget = {
	html: '<script\n  src="https://{{HOST}}/chat/api/embed?protocol=https&host={{HOST}}&token={{TOKEN}}"></script>',
	where: text("The application shows token and code", "在应用中查看 token 和嵌入代码"),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "token" },
		{ crisp: "user:nickname", vendor: "asker", note: text("Not signed", "不签名") },
		{
			crisp: "session:data",
			vendor: "&{{VARIABLE}}=",
			note: text("Variables that the application declares for its API", "应用声明的接口变量"),
		},
	],
	source: "https://github.com/1Panel-dev/MaxKB (apps/chat/serializers/chat_embed_serializers.py)",
	confidence: "official",
};
