import { knowledgeFit } from "../../src/adapter/knowledge-fit.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet: what Dify holds, and besides folders, dates and tags. */
export const fit = knowledgeFit({
	article: {
		grade: "degraded",
		text: text("A text collection with date and tags, nearly whole", "文本集合，带时间和标签，内容基本完整"),
	},
	category: { grade: "preserved", text: text("A folder of collections", "文件夹集合") },
	cannedReply: { grade: "degraded", text: text("A question with its answer", "一条问答") },
	tag: { grade: "degraded", text: text("Tags of collections, not of people", "作为集合标签，不关联客户") },
});
