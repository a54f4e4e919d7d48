import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/**
 * Snippet: app/models/channel/web_widget.rb; calls: app/javascript/entrypoints/sdk.js and sdk/IFrameHelper.js, read on 2026-11-26
 * at later and earlier commits than 4.10.1, and in the vendor's user guide (articles/1677587234, of 2024-06-11).
 */
export const widget: Widget = {
	html: `<script>
  (function (d, t) {
    var BASE_URL = "https://{{HOST}}";
    var g = d.createElement(t), s = d.getElementsByTagName(t)[0];
    g.src = BASE_URL + "/packs/js/sdk.js";
    g.async = true;
    s.parentNode.insertBefore(g, s);
    g.onload = function () {
      window.chatwootSDK.run({
        websiteToken: "{{WEBSITE_TOKEN}}", baseUrl: BASE_URL
      });
    };
  })(document, "script");
</script>`,
	where: text(
		"Settings of a website inbox (not of the import's API inbox). Calls work after the event chatwoot:ready",
		"网站收件箱的设置页（不是导入用的 API 收件箱）。调用须在 chatwoot:ready 事件之后",
	),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "websiteToken" },
		{
			crisp: "CRISP_TOKEN_ID, user:email, user:nickname, user:phone, user:avatar",
			vendor: "$chatwoot.setUser(id, { email, name, phone_number, avatar_url, identifier_hash })",
			note: text(
				"One of e-mail, name and avatar is needed. identifier_hash: HMAC-SHA256 of the id by your server, where the inbox asks for it",
				"email、name、avatar_url 至少填一项。若收件箱要求校验，identifier_hash 为编号的 HMAC-SHA256，由您的服务器计算",
			),
		},
		{
			crisp: "session:data",
			vendor: "$chatwoot.setCustomAttributes({ ... }), $chatwoot.setConversationCustomAttributes({ ... })",
			note: text("Of the contact, or of the conversation", "分别写入联系人或会话"),
		},
		{
			crisp: "session:segments",
			vendor: "$chatwoot.setLabel(label), $chatwoot.removeLabel(label)",
			note: text("Of the conversation; the label must exist", "写入会话，标签须已存在"),
		},
		{ crisp: "do session:reset", vendor: "$chatwoot.reset()" },
		{ crisp: "do chat:open, do chat:close", vendor: '$chatwoot.toggle("open"), $chatwoot.toggle("close")' },
		{
			crisp: "do chat:show, do chat:hide",
			vendor: '$chatwoot.toggleBubbleVisibility("show"), $chatwoot.toggleBubbleVisibility("hide")',
		},
	],
	source: "https://github.com/chatwoot/chatwoot (app/models/channel/web_widget.rb, app/javascript/entrypoints/sdk.js)",
	confidence: "official",
};
