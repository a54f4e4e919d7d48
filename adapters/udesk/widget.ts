import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** What the loader of the console calls, as public sites have it. */
export const widget: Widget = {
	html: `ud({
  code: "{{CODE}}",
  link: "https://{{HOST}}/im_client/?web_plugin_id={{PLUGIN_ID}}",
  customer: { c_name: "…", c_phone: "…" }
});`,
	where: text(
		"管理中心 → 网页插件 shows the loader of udeskApi.js (its host depends on your shard) that comes before this call",
		"在管理中心 → 网页插件复制 udeskApi.js 加载代码（域名取决于分片），放在此调用之前",
	),
	calls: [
		{
			crisp: "CRISP_TOKEN_ID",
			vendor: "customer: {web_token, nonce, timestamp, signature}",
			note: text(
				"On your server: upper-case hex SHA-1 of nonce=…&timestamp=…&web_token=…&<im_user_key>, time in milliseconds",
				"在服务端计算 nonce=…&timestamp=…&web_token=…&<im_user_key> 的 SHA-1，大写十六进制，时间单位毫秒",
			),
		},
		{ crisp: "user:nickname, user:phone", vendor: "customer: {c_name, c_phone}" },
		{
			crisp: "user:email",
			vendor: "customer: {c_email}",
			note: text("By analogy; unconfirmed", "按命名规律推断，未确认"),
		},
		{
			crisp: "session:data",
			vendor: 'customer: {"c_cf_<field label>": …}',
			note: text("Fields must exist", "字段须已创建"),
		},
		{ crisp: "session:segments", vendor: "customer: {c_tags}" },
		{ crisp: "do chat:open", vendor: "targetSelector, .udesk-client-btn" },
		{ crisp: "do chat:hide, chat:show", vendor: "#udesk_container {display}" },
	],
	source: "Public sites that embed udeskApi.js; github.com/udesk/open_udesk_doc",
	confidence: "observed",
};
