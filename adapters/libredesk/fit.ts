import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const bySql = (en: string, zh: string): SheetRow => ({
	grade: "preserved",
	text: text(`${en} (by SQL)`, `${zh}（SQL）`),
});
const byApi = (en: string, zh: string): SheetRow => ({
	grade: "preserved",
	text: text(`${en} (over the API)`, `${zh}（API）`),
});
const file = bySql("A media row linked to the message", "与消息关联的媒体文件");
const block: SheetRow = {
	grade: "degraded",
	text: text("An HTML block with choices and answer", "以 HTML 列出选项和回答"),
};
const noPlace: SheetRow = {
	grade: "dropped",
	text: text("Libredesk has no such record", "Libredesk 没有对应的数据类型"),
};

/** Section 6 of the sheet. What goes by SQL keeps its times. */
export const fit: Pick<SheetFit, "entities" | "parts"> = {
	entities: {
		contact: bySql("A user of type contact", "类型为 contact 的用户"),
		"custom-field": byApi("Attribute definitions, values as JSON", "属性定义，值以 JSON 保存"),
		tag: {
			grade: "degraded",
			text: text(
				"On contacts only as an attribute; tags belong to conversations",
				"联系人上只能作为属性；标签属于会话",
			),
		},
		agent: byApi("An agent; the password is set by a reset link", "客服账号，密码通过重置链接设置"),
		team: byApi("A team", "团队"),
		inbox: {
			grade: "degraded",
			text: text("Its name; channels must be authorised again", "仅名称，渠道需重新授权"),
		},
		conversation: bySql(
			"A conversation; participants who are not agents go into its meta",
			"会话；非客服的参与者写入 meta",
		),
		message: bySql("A message row", "消息记录"),
		attachment: file,
		rating: bySql("Stars and comment", "星级和评语"),
		"canned-reply": byApi("A macro; its shortcut becomes the name", "宏，快捷键作为名称"),
		article: {
			grade: "degraded",
			text: text("An AI snippet: plain text without a public page", "AI 知识片段：纯文本，没有公开页面"),
		},
		category: { grade: "dropped", text: text("There is no help centre", "没有帮助中心") },
		automation: noPlace,
		"campaign-template": noPlace,
		"block-rule": {
			grade: "degraded",
			text: text(
				"A known contact can be blocked; IP addresses and patterns cannot",
				"可屏蔽已知联系人；IP 和规则无法保留",
			),
		},
		"page-visit": noPlace,
		"contact-event": noPlace,
		"office-hours": byApi("Weekly hours and holidays", "每周工作时间和节假日"),
	},
	parts: {
		text: bySql("HTML made of the Markdown", "由 Markdown 转换的 HTML"),
		note: bySql("A private message", "内部备注"),
		file,
		image: file,
		animation: file,
		audio: file,
		picker: block,
		field: block,
		carousel: block,
		event: { grade: "degraded", text: text("An activity line", "活动记录") },
	},
};
