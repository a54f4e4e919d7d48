import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet. The console makes the code; how a share link is told who visits was not read. */
export const widget: Widget = {
	where: text("Share link of the app: the console shows iframe and script", "应用的分享链接：控制台提供 iframe 和脚本"),
	calls: [
		{
			crisp: "CRISP_TOKEN_ID",
			vendor: "customUid",
			note: text("On the API, from version 4.8.13", "用于 API，4.8.13 起支持"),
		},
	],
	source: "https://github.com/labring/FastGPT (openapi/intro.mdx)",
	confidence: "official",
};
