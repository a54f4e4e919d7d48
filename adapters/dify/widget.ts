import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet. The address of the script is shown by each instance. */
export const widget: Widget = {
	html: `<script>
  window.difyChatbotConfig = {
    token: "{{APP_TOKEN}}",
    baseUrl: "https://{{HOST}}",
    inputs: {},
    systemVariables: {},
    userVariables: {},
  };
</script>
<script src="{{EMBED_SCRIPT}}"></script>`,
	where: text(
		"The app shows token and script under embedding; an iframe works too",
		"在应用的“嵌入网站”中查看 token 和脚本地址，也可用 iframe",
	),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "token" },
		{ crisp: "CRISP_TOKEN_ID", vendor: "systemVariables.user_id", note: text("Not signed", "不签名") },
		{ crisp: "user:nickname, user:avatar", vendor: "userVariables.name, userVariables.avatar_url" },
		{ crisp: "session:data", vendor: "inputs" },
	],
	source: "https://github.com/langgenius/dify-docs (embedding-in-websites)",
	confidence: "official",
};
