import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The console makes the code. */
export const widget: Widget = {
	where: text("The project shows launch.js and tiledeskSettings", "在项目中查看 launch.js 和 tiledeskSettings 代码"),
	calls: [
		{
			crisp: "CRISP_TOKEN_ID, user:*",
			vendor: "JWT custom auth",
			note: text("Signed by your server", "由您的服务器签名"),
		},
	],
	source: "https://github.com/Tiledesk/tiledesk-server",
	confidence: "official",
};
