import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** No script: a link that opens WeChat. */
export const widget: Widget = {
	html: '<a href="{{KF_URL}}&scene_param={{USER_ID}}">在微信中咨询</a>',
	where: text(
		"add_contact_way gives the address of the account; who somebody is, WeChat says",
		"链接由 add_contact_way 返回；身份为微信账号",
	),
	calls: [
		{
			crisp: "CRISP_TOKEN_ID",
			vendor: "scene_param",
			note: text("Comes back in the enter_session event", "在 enter_session 事件中返回"),
		},
		{ crisp: "do chat:open", vendor: 'location.href = "{{KF_URL}}"' },
	],
	source: "https://developer.work.weixin.qq.com/document/path",
	confidence: "official",
};
