import type { CrispRouteName } from "../../crisp/routes.js";
import { AppError, type Localized, text } from "../../model/index.js";
import { type ExtraName, extraNames } from "./extra-names.js";

export type { ExtraName } from "./extra-names.js";

/** Every extra: by what it is asked for, and what it costs (sheet 3.4, 3.7, 5.1). */
export interface Extra {
	/** `contact-campaigns` comes by itself with a user token, which has no daily quota; the others by `--with`. */
	name: ExtraName | "contact-campaigns";
	/** What it is asked for by: read again when that changed. */
	owner: "conversation" | "contact";
	/** A list of pages, one object, or one call per message that names a raw e-mail. */
	shape: "list" | "object" | "original";
	resource: string;
	route: CrispRouteName;
	text: Localized;
}

/** In the order in which they are read. */
export const extraTable: readonly Extra[] = [
	{
		name: "originals",
		owner: "conversation",
		shape: "original",
		resource: "original",
		route: "original",
		text: text("Raw e-mails: one request each", "原始邮件：每封一次请求"),
	},
	{
		name: "relations",
		owner: "conversation",
		shape: "object",
		resource: "conversation-relations",
		route: "conversation-relations",
		text: text("Merge links: one request per conversation", "会话合并关系：每个会话一次请求"),
	},
	{
		name: "events",
		owner: "conversation",
		shape: "list",
		resource: "conversation-event",
		route: "conversation-events",
		text: text("Session events: one request or more per conversation", "会话事件：每个会话一次或多次请求"),
	},
	{
		name: "pages",
		owner: "conversation",
		shape: "list",
		resource: "conversation-page",
		route: "conversation-pages",
		text: text("Visited pages: one request or more per conversation", "浏览页面：每个会话一次或多次请求"),
	},
	{
		name: "subscriptions",
		owner: "contact",
		shape: "object",
		resource: "contact-subscription",
		route: "contact-subscription",
		text: text("Campaign opt-in: one request per contact", "营销订阅状态：每个联系人一次请求"),
	},
	{
		name: "contact-events",
		owner: "contact",
		shape: "list",
		resource: "contact-event",
		route: "contact-events",
		text: text("Contact events: one request or more per contact", "联系人事件：每个联系人一次或多次请求"),
	},
	{
		name: "contact-campaigns",
		owner: "contact",
		shape: "list",
		resource: "contact-campaign",
		route: "contact-campaigns",
		text: text("A contact's campaigns: one request or more per contact", "联系人的营销活动：每个联系人一次或多次请求"),
	},
];

/** The extra of `--with` that reads a resource; undefined for what comes without it. */
export function extraOf(resource: string): ExtraName | undefined {
	const name = extraTable.find((extra) => extra.resource === resource)?.name;
	return extraNames.find((known) => known === name);
}

/** The names as a user gave them; AppError `usage` with the whole list for one that is none of them. */
export function parseExtras(names: readonly string[]): ExtraName[] {
	const unknown = names.find((name) => !extraNames.some((known) => known === name));
	if (unknown !== undefined) {
		throw new AppError("usage", {
			what: text(`--with knows no "${unknown}"`, `--with 没有“${unknown}”这一项`),
			hint: text(`Choose among: ${extraNames.join(", ")}`, `可选项：${extraNames.join("、")}`),
		});
	}
	return extraNames.filter((name) => names.includes(name));
}
