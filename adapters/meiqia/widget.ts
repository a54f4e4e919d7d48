import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** By the vendor's JavaScript page; the loader itself is copied from the console. */
export const widget: Widget = {
	html: `<script>
  /* 控制台中的加载代码 / loader from the console */
  _MEIQIA('entId', '{{ENTERPRISE_ID}}');
</script>`,
	where: text(
		"The console shows the loader of static.meiqia.com/dist/meiqia.js with your enterprise id; it queues calls by itself",
		"加载代码（static.meiqia.com/dist/meiqia.js）和企业 ID 见控制台；代码会自动排队后续调用",
	),
	calls: [
		{ crisp: "CRISP_TOKEN_ID", vendor: "_MEIQIA('clientId', id)" },
		{
			crisp: "user:nickname, user:email, user:phone, user:avatar",
			vendor: "_MEIQIA('metadata', {name, email, tel, avatar})",
		},
		{ crisp: "session:data", vendor: "_MEIQIA('metadata', {key: value})" },
		{
			crisp: "session:segments",
			vendor: "_MEIQIA('metadata', {tags})",
			note: text("Unconfirmed", "未确认"),
		},
		{ crisp: "do chat:open", vendor: "_MEIQIA('showPanel')" },
		{ crisp: "do chat:hide", vendor: "_MEIQIA('withoutBtn')", note: text("Before init", "须在 init 之前调用") },
		{ crisp: "on session:loaded", vendor: "_MEIQIA('allSet', callback)" },
	],
	source: "https://meiqia.com/help/article/javascript",
	confidence: "official",
};
