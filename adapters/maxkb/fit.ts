import { knowledgeFit } from "../../src/adapter/knowledge-fit.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet. */
export const fit = knowledgeFit({
	article: {
		grade: "degraded",
		text: text("A document of paragraphs, nearly whole", "由段落组成的文档，内容基本完整"),
	},
	category: {
		grade: "degraded",
		text: text("A value of the document, or a knowledge base of its own", "写入文档属性，或单独建一个知识库"),
	},
	cannedReply: {
		grade: "preserved",
		text: text("A paragraph with its questions, other wordings included", "段落及其问题，可含多种问法"),
	},
});
