import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet: a chat that knows people by a signed token. */
export const widget: Widget = {
	html: `<script>
  window.LibredeskSettings = {
    baseURL: "https://{{HOST}}", inboxID: "{{INBOX_UUID}}",
    userJWT: "{{JWT}}"
  };
</script>
<script src="https://{{HOST}}/widget.js" async></script>`,
	where: text(
		"Your own server; its console shows the inbox and its secret. Leave userJWT out for visitors",
		"自有服务器；收件箱及其密钥见后台。未登录访客不要填 userJWT",
	),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "inboxID" },
		{
			crisp: "CRISP_TOKEN_ID, user:email, user:nickname, user:phone",
			vendor: "window.Libredesk.setUser(jwt)",
			note: text(
				"HS256 with the inbox secret: external_user_id, email and first_name are needed",
				"使用收件箱密钥以 HS256 签名；必须包含 external_user_id、email 和 first_name",
			),
		},
		{
			crisp: "session:data",
			vendor: "contact_custom_attributes",
			note: text("A claim of the same token", "写在同一个 JWT 中"),
		},
		{ crisp: "do chat:show, do chat:hide", vendor: "window.Libredesk.show(), window.Libredesk.hide()" },
		{ crisp: "do session:reset", vendor: "window.Libredesk.logout()" },
	],
	source: "https://github.com/abhinavxd/libredesk (static/widget.js)",
	confidence: "official",
};
