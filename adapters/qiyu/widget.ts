import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** By a third party's digest of the vendor's pages. */
export const widget: Widget = {
	html: '<script src="https://qiyukf.com/script/{{APP_KEY}}.js"></script>',
	where: text(
		"The console shows the appKey; templateId and shuntId may follow as parameters. npm: @neysf/qiyu-web-sdk",
		"appKey 见控制台；可附加 templateId、shuntId 参数。npm 包：@neysf/qiyu-web-sdk",
	),
	calls: [
		{
			crisp: "CRISP_TOKEN_ID",
			vendor: 'ysf("config", {uid})',
			note: text("With authToken where the account checks user ids", "若开启 uid 校验，还须传 authToken"),
		},
		{ crisp: "user:nickname, user:email, user:phone", vendor: 'ysf("config", {name, email, mobile})' },
		{
			crisp: "session:data, session:segments",
			vendor: 'ysf("config", {data})',
			note: text("A JSON string of rows {key, label, value, href}", "由 {key, label, value, href} 组成的 JSON 字符串"),
		},
		{ crisp: "do chat:open", vendor: 'ysf("open")' },
		{ crisp: "do session:reset", vendor: 'ysf("logoff")' },
		{ crisp: "on session:loaded", vendor: 'ysf("onready", callback)' },
		{ crisp: "on message:received", vendor: 'ysf("onunread", callback)' },
	],
	source: "https://b.163.com/docs/qiyu (third-party digest)",
	confidence: "reported",
};
