import type { EntityKind } from "./entity.js";
import { type Localized, text } from "./localized.js";

/** Names of what the archive holds, as people say it. */
export const entityWords: Readonly<Record<EntityKind, Localized>> = {
	workspace: text("Workspace", "工作区"),
	agent: text("Agents", "客服"),
	team: text("Teams", "团队"),
	inbox: text("Inboxes", "收件箱"),
	locale: text("Help desk languages", "帮助中心语言"),
	tag: text("Tags", "标签"),
	"custom-field": text("Custom fields", "自定义字段"),
	company: text("Companies", "公司"),
	contact: text("Contacts", "联系人"),
	conversation: text("Conversations", "会话"),
	message: text("Messages", "消息"),
	attachment: text("Attachments", "附件"),
	rating: text("Ratings", "评价"),
	"canned-reply": text("Canned replies", "快捷回复"),
	category: text("Article categories", "文章分类"),
	article: text("Articles", "文章"),
	"campaign-template": text("Campaign templates", "营销模板"),
	automation: text("Automations", "自动化规则"),
	"block-rule": text("Block rules", "屏蔽规则"),
	"office-hours": text("Office hours", "工作时间"),
	"contact-event": text("Contact events", "联系人事件"),
	"page-visit": text("Page visits", "页面访问"),
};
