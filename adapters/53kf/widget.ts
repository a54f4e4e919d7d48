import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** As public sites embed it. */
export const widget: Widget = {
	html: '<script async\n  src="https://tb.53kf.com/code/code/{{ACCOUNT}}/{{STYLE}}"></script>',
	where: text(
		"Console of 53KF; account and style number are in the code it shows",
		"53快服控制台；代码中含账号和样式编号",
	),
	calls: [
		{ crisp: "CRISP_TOKEN_ID", vendor: "u_cust_id" },
		{ crisp: "user:nickname", vendor: "u_cust_name" },
		{
			crisp: "user:email, user:phone, session:data",
			vendor: "u_custom_info",
			note: text("Free text; whether it must be signed is unconfirmed", "自由文本；是否需要签名未确认"),
		},
		{
			crisp: "do chat:open",
			vendor: 'window.open("https://tb.53kf.com/code/client/{{ACCOUNT}}/{{STYLE}}")',
		},
	],
	source: "https://tb.53kf.com",
	confidence: "observed",
};
