import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet. */
export const widget: Widget = {
	html: '<script\n  src="https://plugin-code.salesmartly.com/js/project_{{PROJECT}}.js"></script>',
	where: text("Console of SaleSmartly; the project's number is in the script", "SaleSmartly 控制台；脚本中含项目编号"),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "project_{{PROJECT}}.js" },
		{
			crisp: "CRISP_TOKEN_ID, user:*",
			vendor: 'ssq.push("setLoginInfo", { user_id: ... })',
			note: text(
				"The mobile SDK has setLoginInfo; its name on the web is unconfirmed",
				"移动端 SDK 有 setLoginInfo；网页端调用名未确认",
			),
		},
	],
	source: "https://github.com/SaleSmartly-Demo/SaleSmartly_LiveChat_SDK_Demo",
	confidence: "official",
};
