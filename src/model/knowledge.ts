import { z } from "zod";
import { AgentId, ArticleId, AttachmentId, CategoryId } from "./ids.js";
import { TimeMs } from "./scalars.js";

/** A language the help desk exists in. */
export const Locale = z.object({
	kind: z.literal("locale"),
	id: z.string().describe("The locale's code as the source writes it"),
	code: z.string(),
	url: z.string().optional(),
});
export type Locale = z.infer<typeof Locale>;

/** A folder of articles; a folder inside a folder is Crisp's section. */
export const Category = z.object({
	kind: z.literal("category"),
	id: CategoryId,
	locale: z.string(),
	contentType: z.string().describe("articles, guides, references, news"),
	path: z.string(),
	title: z.string(),
	description: z.string().optional(),
	color: z.string().optional(),
	imageUrl: z.string().optional(),
	parentId: CategoryId.optional(),
	order: z.int(),
});
export type Category = z.infer<typeof Category>;

export const Article = z.object({
	kind: z.literal("article"),
	id: ArticleId,
	locale: z.string(),
	contentType: z.string(),
	path: z.string(),
	categoryId: CategoryId.optional(),
	title: z.string(),
	description: z.string().optional(),
	format: z.string().optional(),
	markdown: z.string(),
	imageIds: z.array(AttachmentId).describe("Images inside the text, by URL"),
	authorId: AgentId.optional(),
	status: z.enum(["published", "draft"]),
	hidden: z.boolean(),
	featured: z.boolean(),
	url: z.string().optional(),
	order: z.int(),
	createdAtMs: TimeMs.optional(),
	updatedAtMs: TimeMs.optional(),
});
export type Article = z.infer<typeof Article>;
