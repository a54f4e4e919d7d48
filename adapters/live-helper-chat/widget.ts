import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Read in design/defaulttheme/tpl/lhsystem/htmlcodebeta.tpl.php and design/defaulttheme/widget/wrapper/src/index.js of 4.90, 2026-11-26. */
export const widget: Widget = {
	html: `<script>
  var LHC_API = LHC_API || {};
  LHC_API.args = {
    mode: "widget", lhc_base_url: "//{{HOST}}/index.php/",
    wheight: 450, wwidth: 350, department: [{{DEPARTMENT_ID}}],
    lang: "{{LANGUAGE}}/"
  };
  (function () {
    var s = document.createElement("script");
    s.async = true;
    s.src =
      "//{{HOST}}/design/defaulttheme/js/widgetv2/index.js?" + Date.now();
    document.body.appendChild(s);
  })();
</script>`,
	where: text(
		"System configuration, Page embed code. Imported departments are hidden from visitors: name one that is not, or make it visible",
		"系统设置 → 页面嵌入代码。导入的部门对访客隐藏：请填写可见的部门，或将其设为可见",
	),
	calls: [
		{ crisp: "CRISP_WEBSITE_ID", vendor: "LHC_API.args.department" },
		{
			crisp: "user:email, user:nickname, user:phone",
			vendor:
				'LHCChatOptions.attr_prefill = [{ name: "username", value }, { name: "email", value }, { name: "phone", value }]',
			note: text("Before the script loads", "须在脚本加载之前设置"),
		},
		{
			crisp: "session:data",
			vendor: "LHCChatOptions.attr_prefill_admin = [{ index, name, value, hidden }], LHC_API.args.lhc_var = { ... }",
			note: text(
				"Shown beside the chat; variables must be declared in the console",
				"显示在会话旁；变量须先在控制台声明",
			),
		},
		{
			crisp: "session:segments",
			vendor: '$_LHC.eventListener.emitEvent("addTag", [tag])',
			note: text("A tag of the visitor, for invitations", "访客标签，用于邀请规则"),
		},
		{ crisp: "do chat:open", vendor: '$_LHC.eventListener.emitEvent("showWidget")' },
		{ crisp: "do chat:close", vendor: '$_LHC.eventListener.emitEvent("closeWidget")' },
		{ crisp: "do session:reset", vendor: '$_LHC.eventListener.emitEvent("endChat")' },
		{ crisp: "on message:received", vendor: '$_LHC.eventListener.addListener("unread_message", callback)' },
	],
	source:
		"https://github.com/LiveHelperChat/livehelperchat (lhc_web/design/defaulttheme/tpl/lhsystem/htmlcodebeta.tpl.php, widget/wrapper/src/index.js)",
	confidence: "official",
};
