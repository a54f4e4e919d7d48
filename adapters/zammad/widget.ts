import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet: a chat without identity. */
export const widget: Widget = {
	html: `<script src="https://{{HOST}}/assets/chat/chat-no-jquery.min.js"></script>
<script>
  new ZammadChat({ chatId: {{CHAT_ID}}, title: "{{TITLE}}" });
</script>`,
	where: text("Your own server; the number of the chat is in the console", "自有服务器；聊天编号见后台"),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "chatId" },
		{
			crisp: "user:email, user:nickname, session:data",
			vendor: "-",
			note: text(
				"No counterpart: no identity, no verification. Your page can only write them into the first message",
				"没有对应功能，不接收也不校验身份；页面只能将其写入首条消息",
			),
		},
	],
	source: "https://github.com/zammad/zammad",
	confidence: "official",
};
