import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Version 2 as public sites embed it; on the Tencent cloud the host differs. */
export const widget: Widget = {
	html: '<script id="zhichiScript" class="zhiCustomBtn"\n  src="https://{{BRAND}}.sobot.com/chat/frame/v2/entrance.js?sysnum={{SYSNUM}}"></script>',
	where: text(
		"The console shows the loader with your sysnum; V6 loads /chat/frame/v6/entrance.js",
		"控制台提供带 sysnum 的代码；V6 版加载 /chat/frame/v6/entrance.js",
	),
	calls: [
		{ crisp: "CRISP_TOKEN_ID", vendor: 'zc("config", {partnerid})' },
		{
			crisp: "user:nickname, user:email, user:phone, user:avatar",
			vendor: 'zc("config", {uname, email, tel, face})',
			note: text("Names beyond partnerid come from the list of version 1", "除 partnerid 外，其余参数名取自 V1 文档"),
		},
		{
			crisp: "session:data",
			vendor: 'zc("config", {params})',
			note: text("A JSON string of custom fields", "自定义字段的 JSON 字符串"),
		},
		{
			crisp: "session:segments",
			vendor: 'zc("config", {channelid, groupid})',
			note: text("Routing only; labels go in by API", "仅用于分流；标签须通过 API 写入"),
		},
		{
			crisp: "user:email, signature",
			vendor: "CRM 对接",
			note: text(
				"Sobot asks a server of yours: AES body, sign = MD5 of companyId, timestamp, secretKey and the encrypted parameter",
				"智齿请求您的服务端：AES 加密内容，sign 为 companyId、timestamp、secretKey 和密文参数的 MD5",
			),
		},
		{
			crisp: "do chat:open",
			vendor: 'zc("frame_manual")',
			note: text("Or a click on the element of the loader's class", "或点击带有加载代码 class 的元素"),
		},
	],
	source: "Public sites that embed entrance.js",
	confidence: "observed",
};
