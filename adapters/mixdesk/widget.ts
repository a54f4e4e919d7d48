import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** As four public sites embed it; the loader itself comes from the workbench. */
export const widget: Widget = {
	where: text(
		"The workbench shows the loader of https://chat.mixdesk.com/entry.js (some sites: chat.mix-chat.com)",
		"工作台提供加载代码，脚本为 https://chat.mixdesk.com/entry.js（部分网站为 chat.mix-chat.com）",
	),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: '_MIXDESK("entId", "{{ENT_ID}}")' },
		{
			crisp: "user:*, session:data",
			vendor: '_MIXDESK("metadata", { ... })',
			note: text("By analogy with Meiqia, unconfirmed", "按美洽类推，未确认"),
		},
		{ crisp: "do chat:hide", vendor: '_MIXDESK("hide")' },
	],
	source: "https://chat.mixdesk.com/entry.js",
	confidence: "observed",
};
