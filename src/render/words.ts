import { type EntityKind, type Language, type Localized, type MessagePartType, text } from "../model/index.js";

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

export const partWords: Readonly<Record<MessagePartType, Localized>> = {
	text: text("Text", "文本"),
	note: text("Internal note", "内部备注"),
	file: text("File", "文件"),
	image: text("Image", "图片"),
	animation: text("Animation (GIF)", "动图 (GIF)"),
	audio: text("Audio", "语音"),
	picker: text("Picker", "选项卡片"),
	field: text("Form field", "表单字段"),
	carousel: text("Carousel", "轮播卡片"),
	event: text("Event", "系统事件"),
	unknown: text("Unknown type", "未知类型"),
};

/** `say(text("a", "b"))` in one language. */
export function speaker(language: Language): (words: Localized) => string {
	return (words) => words[language];
}
