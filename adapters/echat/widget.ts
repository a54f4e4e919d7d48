import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet. */
export const widget: Widget = {
	html: `<script>
  var _echatServer = ["e.echatsoft.com"];
  window._echat = window._echat || function () {
    (_echat.q = _echat.q || []).push(arguments);
  };
  _echat.l = +new Date();
  _echat("initParam", { companyId: {{COMPANY_ID}} });
  _echat("initParam", { metaData: "{{ENCRYPTED_METADATA}}" });
</script>
<script id="echatmodulejs" async src="{{SCRIPT_FROM_CONSOLE}}"></script>`,
	where: text("Console of Echat; leave metaData out for strangers", "一洽控制台；未登录访客不要填 metaData"),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "companyId" },
		{
			crisp: "CRISP_TOKEN_ID, user:*, session:data",
			vendor: '_echat("initParam", { metaData })',
			note: text(
				"Encrypted on your server with encodingAesKey, in the scheme of WeChat messages; the member's id is the key",
				"由您的服务器用 encodingAesKey 加密，方式与微信消息加密一致；以会员编号为主键",
			),
		},
		{
			crisp: "session:segments",
			vendor: "echatTag",
			note: text("Only the tag of the entry, for routing", "仅为接入点标签，用于路由"),
		},
	],
	source: "https://doc.echatsoft.com/api/bizIntegration/bizIntegrationForVisitor.html",
	confidence: "official",
};
