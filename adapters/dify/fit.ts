import { knowledgeFit } from "../../src/adapter/knowledge-fit.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet: articles nearly whole, curated answers, nothing of people. */
export const fit = knowledgeFit({
	article: {
		grade: "degraded",
		text: text(
			"A document of Markdown, nearly whole; address, language, category and date as metadata",
			"Markdown 文档，内容基本完整；地址、语言、分类和日期存为元数据",
		),
	},
	category: {
		grade: "degraded",
		text: text("Metadata, or a dataset for each category", "存为元数据，或每个分类一个知识库"),
	},
	cannedReply: {
		grade: "degraded",
		text: text("An annotation of an app, or a question with its answer", "应用的标注回复，或一条问答"),
	},
});
