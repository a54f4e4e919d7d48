import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** As public sites embed it. */
export const widget: Widget = {
	html: `<script
  src="https://{{SHARD}}/live800/chatClient/floatButton.js?jid={{JID}}&companyID={{COMPANY_ID}}&configID={{CONFIG_ID}}&codeType=custom"></script>
<script
  src="https://{{SHARD}}/live800/chatClient/monitor.js?jid={{JID}}&companyID={{COMPANY_ID}}&configID={{CONFIG_ID}}&codeType=custom"></script>`,
	where: text(
		"Console of Live800; host, companyID, configID and jid are in the code it shows",
		"Live800 控制台；代码中含域名、companyID、configID 和 jid",
	),
	calls: [
		{
			crisp: "CRISP_TOKEN_ID",
			vendor: "info: userId, timestamp, hashCode",
			note: text(
				"hashCode is an MD5 over the fields sent, the time in milliseconds and a key; order and letter case differ by account, so take the formula from the console and compute on your server",
				"hashCode 为所传字段、毫秒时间戳和密钥的 MD5；字段顺序和大小写因账号而异，以控制台公式为准，并在服务端计算",
			),
		},
		{ crisp: "user:nickname, user:phone", vendor: "info: name, mobileNo" },
		{ crisp: "session:data", vendor: "info: memo, grade", note: text("Free text", "自由文本") },
		{ crisp: "session:segments", vendor: "skillId", note: text("Routing only", "仅用于分流") },
		{
			crisp: "do chat:open",
			vendor:
				'window.open("https://{{SHARD}}/live800/chatClient/chatbox.jsp?companyID={{COMPANY_ID}}&configID={{CONFIG_ID}}&jid={{JID}}&info=…")',
		},
	],
	source: "Public sites and apps that embed chatbox.jsp; Java and Vue code that computes hashCode",
	confidence: "observed",
};
