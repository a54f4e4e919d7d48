import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The SDK's entry point as the vendor's UIKit has it. The page without code is shown by the console only. */
export const widget: Widget = {
	where: text(
		"Packages @tencentcloud/ai-desk-customer-vue, -uniapp and -wechat, or the code that 用户端配置 → 网页/H5（免开发） shows; users of the latter cannot have imported history",
		"使用 @tencentcloud/ai-desk-customer-vue、-uniapp、-wechat，或从“用户端配置 → 网页/H5（免开发）”复制代码；后者的用户无法导入历史",
	),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "SDKAppID" },
		{
			crisp: "CRISP_TOKEN_ID",
			vendor: "TUICustomerServer.initWithProfile({SDKAppID, userID, userSig, nickName, avatar})",
			note: text(
				"userSig is made on your server; the key must never reach a browser",
				"userSig 须在服务端生成；密钥不可出现在浏览器中",
			),
		},
		{ crisp: "user:nickname, user:avatar", vendor: "nickName, avatar" },
		{
			crisp: "user:email, user:phone, session:data",
			vendor: "v4/profile/portrait_set",
			note: text("From your server, into profile fields", "由服务端写入用户资料字段"),
		},
		{ crisp: "do chat:open, chat:hide", vendor: "<CustomerServiceChat …/>" },
	],
	source: "TUICustomerServer (uni-app and Vue UIKit)",
	confidence: "observed",
};
