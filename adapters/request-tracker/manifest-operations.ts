import { type Localized, text } from "../../src/model/index.js";

/** What people read for each kind of operation, in Request Tracker's words. */
export const operations: Readonly<Record<string, Localized>> = {
	"queue.create": text("Queue", "队列"),
	"scrips.probe": text("Proof that scrips are off", "触发脚本停用验证"),
	"class.create": text("Article classes", "文章类别"),
	"contact.create": text("Users (requestors)", "用户（请求人）"),
	"conversation.create": text("Tickets", "工单"),
	"conversation.finish": text("Status, dates and owner", "状态、日期和负责人"),
	"message.create": text("Correspondence and comments", "回复和备注"),
	"article.create": text("Articles", "文章"),
};
