import { type Localized, text } from "../../src/model/index.js";

/** What people read for each kind of operation, in the words of Live Helper Chat's console. */
export const operations: Readonly<Record<string, Localized>> = {
	"department.create": text("Departments", "部门"),
	"department.hours": text("Working hours", "工作时间"),
	"file.floor": text("Where the files begin", "文件起点"),
	"file.create": text("Files", "文件"),
	"survey.create": text("Survey", "调查问卷"),
	"operator.create": text("Operators (disabled)", "客服（停用状态）"),
	"subject.create": text("Subjects", "主题"),
	"canned.create": text("Canned messages", "快捷消息"),
	"contact.create": text("Contacts without a chat", "没有会话的联系人"),
	"contact.finish": text("Contacts without a chat, closed", "没有会话的联系人（关闭）"),
	"conversation.create": text("Chats with their messages", "会话及其消息"),
	"conversation.finish": text("Chat states and file names", "会话状态与文件名"),
	"conversation.subjects": text("Subjects on chats", "会话的主题"),
	"rating.create": text("Survey answers", "问卷答复"),
	"faq.create": text("FAQ", "FAQ"),
	"block.create": text("Block list", "黑名单"),
};
