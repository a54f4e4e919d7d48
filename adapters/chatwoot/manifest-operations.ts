import { type Localized, text } from "../../src/model/index.js";

/** What people read for each kind of operation, in the words of Chatwoot's own dashboard. */
export const operations: Readonly<Record<string, Localized>> = {
	"inbox.create": text("Inbox", "收件箱"),
	"inbox.member": text("Inbox members", "收件箱成员"),
	"attribute.create": text("Custom attributes", "自定义属性"),
	"agent-bot.create": text("Bots that stand for agents", "代表客服的机器人"),
	"portal.create": text("Help centres", "帮助中心"),
	"team.create": text("Teams", "团队"),
	"team.members": text("Team members", "团队成员"),
	"label.create": text("Labels", "标签"),
	"canned.create": text("Canned responses", "快捷回复"),
	"contact.create": text("Contacts", "联系人"),
	"contact.avatar": text("Contact pictures", "联系人头像"),
	"contact.note": text("Contact notes", "联系人备注"),
	"contact.labels": text("Labels on contacts", "联系人的标签"),
	"contact.block": text("Blocked contacts", "屏蔽的联系人"),
	"conversation.create": text("Conversations", "会话"),
	"conversation.finish": text("Conversation states, labels and assignees", "会话状态、标签与负责人"),
	"message.create": text("Messages", "消息"),
	"day-mark.create": text("Day marks between messages", "消息间的日期标记"),
	"category.create": text("Article categories", "文章分类"),
	"article.create": text("Articles", "文章"),
	"upload.create": text("Article images", "文章图片"),
};
