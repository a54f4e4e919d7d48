import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** By README and demo of the vendor's web plugin. */
export const widget: Widget = {
	html: `<script>
window.easemobim = window.easemobim || {};
easemobim.config = {
  configId: "{{CONFIG_ID}}",
  visitor: { userNickname: "", email: "", phone: "", tags: [] }
};
</script>
<script src="//kefu.easemob.com/webim/easemob.js"></script>`,
	where: text(
		"configId is the id of the web channel in the console (or tenantId from 设置 → 企业信息)",
		"configId 为控制台中网页渠道的编号（或使用“设置 → 企业信息”中的 tenantId）",
	),
	calls: [
		{ crisp: "CRISP_TOKEN_ID", vendor: "easemobim.config.user.username", note: text("An IM user", "IM 用户") },
		{
			crisp: "user:nickname, user:email, user:phone, user:company",
			vendor: "visitor: {userNickname, email, phone, companyName}",
		},
		{
			crisp: "session:data",
			vendor: "visitor: {description}",
			note: text("Or extMsg with updateVisitorInfoSrc", "或 extMsg 的 updateVisitorInfoSrc"),
		},
		{ crisp: "session:segments", vendor: "visitor: {tags}" },
		{ crisp: "do chat:open, chat:close", vendor: "easemobim.bind({…}), easemobim.minimize()" },
		{ crisp: "do chat:hide", vendor: "easemobim.hideDefaultBtn()" },
		{ crisp: "do message:send", vendor: "easemobim.sendText(message)" },
		{ crisp: "on message:received", vendor: "onmessage" },
	],
	source: "https://github.com/easemob/kefu-webim (2023-05)",
	confidence: "observed",
};
