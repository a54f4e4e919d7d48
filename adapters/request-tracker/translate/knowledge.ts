import { degraded, dropped, general, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Article, type CannedReply, text } from "../../../src/model/index.js";
import type { RequestTrackerConfig } from "../config.js";
import { keys, ownMark } from "../keys.js";
import { column } from "./column.js";

type Context = TranslateContext<RequestTrackerConfig>;

/** Help-desk articles become RT's articles, which agents read and insert; customers do not see them. */
export function* translateArticle(article: Article, context: Context): Iterable<Operation> {
	const source = { kind: "article", id: article.id } as const;
	if (context.config.articles === "none") {
		yield unwanted(source);
		return;
	}
	const losses: Loss[] = [
		degraded("markdown", "agents-only", text("seen by agents only; shown as plain text", "仅客服可见；以纯文本显示")),
	];
	for (const field of ["createdAtMs", "updatedAtMs", "url", "authorId", "format"] as const)
		if (article[field] !== undefined) losses.push(dropped(field, "no-field", noField));
	for (const field of ["status", "hidden", "featured", "order", "contentType", "path", "categoryId"] as const)
		losses.push(dropped(field, "no-field", noField));
	if (article.imageIds.length > 0)
		losses.push(degraded("imageIds", "old-links", text("links to the old place stay", "图片仍为旧链接")));
	const summary = [article.locale, categoryTitle(article, context), article.description].filter(Boolean).join(" · ");
	yield articleOperation(`article:${article.id}`, "articles", source, context, losses, {
		name: article.title || article.path,
		summary,
		content: article.markdown,
	});
}

/** A canned reply is an article too: agents insert both in the same way. */
export function* translateCannedReply(reply: CannedReply, context: Context): Iterable<Operation> {
	const source = { kind: "canned-reply", id: reply.id } as const;
	if (context.config.articles === "none") {
		yield unwanted(source);
		return;
	}
	const losses: Loss[] = [];
	if (/\{\{/.test(reply.text))
		losses.push(degraded("text", "placeholders", text("placeholders are not filled in there", "该平台不会填充占位符")));
	yield articleOperation(`canned-reply:${reply.id}`, "replies", source, context, losses, {
		name: [reply.tag, reply.shortcut].filter(Boolean).join(" · ") || reply.text.slice(0, 60),
		summary: "",
		content: reply.text,
	});
}

interface Texts {
	name: string;
	summary: string;
	content: string;
}

function articleOperation(
	key: string,
	use: "articles" | "replies",
	source: Operation["source"],
	context: Context,
	losses: Loss[],
	{ name, summary, content }: Texts,
): Operation {
	losses.push(general("id", "no-foreign-id", text("the ledger knows its new id", "新 ID 记录在台账中")));
	const mark = ownMark(key, context.workspace.id);
	const field = use === "articles" ? "title" : "shortcut";
	return operation({
		key,
		kind: "article.create",
		lane: use,
		source,
		losses,
		payload: {
			Class: ref(keys.articleClass(use)),
			Name: column(name, 200, field, losses) || mark,
			// 255 bytes; by the mark it is found again.
			Summary: [column(summary, 200, "description", losses), mark].filter((one) => one !== "").join(" · "),
			CustomFields: { Content: content.replaceAll("\r\n", "\n") },
			mark,
		},
	});
}

function categoryTitle(article: Article, context: Context): string | undefined {
	for (const category of context.entities("category")) if (category.id === article.categoryId) return category.title;
	return undefined;
}

const noField = text("articles have no such field", "文章没有此字段");
const unwanted = (source: Operation["source"]) =>
	skip(source, "no-articles", text("the settings say none", "设置为不导入文章"));
