import { knowledgeFit } from "../../src/adapter/knowledge-fit.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet. */
export const fit = knowledgeFit({
	article: {
		grade: "degraded",
		text: text(
			"A document; address, language, category and date in meta_fields",
			"文档；地址、语言、分类和日期写入 meta_fields",
		),
	},
	category: {
		grade: "degraded",
		text: text("A value in meta_fields, or a dataset of its own", "写入 meta_fields，或单独建一个知识库"),
	},
	cannedReply: {
		grade: "preserved",
		text: text("A chunk with the answer and its questions", "分段存放回答，并附问题"),
	},
	tag: {
		grade: "degraded",
		text: text("tag_kwd or metadata of documents, not of people", "作为文档的 tag_kwd 或元数据，不关联客户"),
	},
});
