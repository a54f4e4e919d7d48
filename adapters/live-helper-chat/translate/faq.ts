import { clip, degraded, dropped, operation } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Article, text } from "../../../src/model/index.js";
import { markdownToBbcode } from "../bbcode.js";
import type { LiveHelperChatConfig } from "../config.js";
import { byHand } from "./other.js";

type Context = TranslateContext<LiveHelperChatConfig>;

/** `lh_faq.answer` holds 65,535 bytes; a character takes four at the most. */
const answerLimit = 16_000;

/** An article becomes one question of the FAQ: a flat list without languages, folders and pictures. */
export function* translateArticle(article: Article, context: Context): Iterable<Operation> {
	const source = { kind: "article", id: article.id } as const;
	if (context.config.databaseUrl === undefined) {
		yield byHand(
			source,
			text(
				"type it in the console (FAQ), or give the database; export has it as Markdown",
				"请在控制台（FAQ）中录入，或提供数据库地址；可导出为 Markdown",
			),
		);
		return;
	}
	const losses: Loss[] = [];
	const noField = text("the FAQ has no such field", "FAQ 没有此字段");
	for (const field of ["description", "authorId", "order", "createdAtMs", "updatedAtMs", "url"] as const)
		if (article[field] !== undefined) losses.push(dropped(field, "no-field", noField));
	if (article.featured) losses.push(dropped("featured", "no-field", noField));
	if (article.contentType !== "articles") losses.push(degraded("contentType", "one-list", noField));
	losses.push(degraded("locale", "one-list", text("the language stands before the question", "语言写在问题前")));
	losses.push(
		degraded(
			"markdown",
			"bbcode",
			text("Markdown as BBCode; pictures become links", "Markdown 转为 BBCode；图片变为链接"),
		),
	);
	if (article.imageIds.length > 0)
		losses.push(dropped("imageIds", "no-images", text("pictures stay at the old address", "图片仍指向旧地址")));
	const folder = categoryTitle(article, context);
	if (folder !== undefined)
		losses.push(degraded("categoryId", "in-question", text("stands before the question", "写在问题前")));
	const prefix = [article.locale, folder].filter((one) => one !== undefined && one !== "").join(" / ");
	yield operation({
		key: `article:${article.id}`,
		kind: "faq.create",
		lane: "faq",
		source,
		losses,
		requests: 0,
		payload: {
			question: clip(`${prefix}: ${article.title || article.path}`, 250, "title", losses),
			answer: clip(markdownToBbcode(article.markdown), answerLimit, "markdown", losses),
			active: article.status === "published" && !article.hidden ? 1 : 0,
		},
	});
}

function categoryTitle(article: Article, context: Context): string | undefined {
	if (article.categoryId === undefined) return undefined;
	for (const category of context.entities("category")) if (category.id === article.categoryId) return category.title;
	return undefined;
}
