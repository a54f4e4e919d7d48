import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet: identity is stated by the page, unsigned. */
export const widget: Widget = {
	html: `<script src="{{ADDRESS_OF_BYTEDESK_WEB_JS}}"></script>
<script>
  new BytedeskWeb({
    htmlUrl: "{{YOUR_CHAT_PAGE}}",
    chatConfig: { org: "{{ORG}}", t: "{{TYPE}}", sid: "{{SID}}" },
  }).init();
</script>`,
	where: text(
		"Package bytedesk-web on npm; organisation, type and sid are in the console",
		"npm 包 bytedesk-web；组织、类型和 sid 见后台",
	),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "chatConfig.org, chatConfig.sid" },
		{
			crisp: "CRISP_TOKEN_ID",
			vendor: "chatConfig.visitorUid",
			note: text("Unsigned: anybody can claim it", "不签名，可被冒用"),
		},
		{ crisp: "user:nickname, user:avatar", vendor: "chatConfig.nickname, chatConfig.avatar" },
		{
			crisp: "user:email, user:phone, session:data",
			vendor: "chatConfig.email, chatConfig.mobile, chatConfig.extra",
			note: text("These three are unconfirmed", "这三项未确认"),
		},
		{ crisp: "do chat:open, do chat:close", vendor: "window.bytedesk.showChat(), window.bytedesk.hideChat()" },
		{ crisp: "do chat:show, do chat:hide", vendor: "window.bytedesk.showButton(), window.bytedesk.hideButton()" },
	],
	source: "https://github.com/Bytedesk/bytedesk-web",
	confidence: "official",
};
