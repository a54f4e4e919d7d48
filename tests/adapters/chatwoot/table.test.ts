import { describe, expect, it } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import type { Operation } from "../../../src/adapter/contract.js";
import type { Entity } from "../../../src/model/index.js";
import { contextOf, person, said, stored, talk, workspace } from "../entities.js";

/**
 * The table of the fact sheet's section 8, row by row: what becomes of each thing of Crisp's, and how whole it arrives.
 * L: nothing is lost of the named field; D: it arrives in another form, as stated; X: it does not arrive, as stated.
 * Where the adapter decides otherwise than the sheet suggests, the row says why.
 */
interface TableRow {
	crisp: string;
	grade: "L" | "D" | "X";
	/** The entity that is translated; others are its neighbours. */
	of: Entity;
	with?: Entity[];
	config?: Record<string, unknown>;
	/** Whose losses count; absent: those of any field. */
	field?: string;
	becomes: object;
}

const database = "postgres://chatwoot@db.example/chatwoot";
const entity = (kind: string, more: object) => ({ kind, id: `${kind}1`, ...more }) as unknown as Entity;
const message = (part: Record<string, unknown>, more: Record<string, unknown> = {}) => said("session_a", 1, part, more);
const agentSaid = { direction: "outgoing", author: { type: "agent", agentId: "agent1", name: "Ada" } };
const agent = entity("agent", { id: "agent1", name: "Ada", role: "owner", status: "active" });
/** What a message becomes stands among what its conversation becomes. */
const inTalk = (...messages: Entity[]) => ({ of: talk("session_a", "p1"), with: [person("p1"), agent, ...messages] });
const sent = (payload: object) => ({ kind: "message.create", payload: expect.objectContaining(payload) });
const kept = (crisp: object) => ({
	content_attributes: expect.objectContaining({ crisp: expect.objectContaining(crisp) }),
});
const made = (kind: string, payload: object) => ({ kind, payload: expect.objectContaining(payload) });
const attributes = (custom: object) => ({ custom_attributes: expect.objectContaining(custom) });
const skipped = (reason: string) => ({ kind: "skip", skip: expect.objectContaining({ reason }) });
const file = (mimeType: string, name: string) => stored(`https://files.example/${name}`, mimeType, 100, name);
const filePart = (type: string, name: string) => ({
	type,
	attachmentId: `https://files.example/${name}`,
	url: `https://files.example/${name}`,
	name,
});
const locales = [entity("locale", { id: "en", code: "en" }), entity("locale", { id: "zh-cn", code: "zh-cn" })];
const folder = (locale: string, more: object = {}) =>
	entity("category", {
		id: `${locale}/articles/c`,
		locale,
		contentType: "articles",
		path: "c",
		title: "Help",
		order: 1,
		...more,
	});
const article = (locale: string, more: object = {}) =>
	entity("article", {
		id: `${locale}/articles/a`,
		locale,
		contentType: "articles",
		path: "a",
		title: "Returns",
		markdown: "Text",
		imageIds: [],
		status: "published",
		hidden: false,
		featured: false,
		order: 1,
		createdAtMs: Date.UTC(2023, 1, 1),
		...more,
	});

const rows: TableRow[] = [
	{
		crisp: "people profile: nickname, email, phone",
		grade: "L",
		of: person("p1", {
			identities: [
				{ type: "email", value: "lin@customer.example" },
				{ type: "phone", value: "+8613800000000" },
			],
		}),
		becomes: made("contact.create", {
			name: "Person p1",
			email: "lin@customer.example",
			phone_number: "+8613800000000",
		}),
	},
	{
		crisp: "people profile: a phone that is not E.164 goes to a custom attribute",
		grade: "D",
		of: person("p1", { identities: [{ type: "phone", value: "0571 8888" }] }),
		field: "identities",
		becomes: made("contact.create", attributes({ crisp_phones: "0571 8888" })),
	},
	{
		crisp: "people profile: avatar",
		grade: "L",
		of: person("p1", { avatarUrl: "https://files.example/face.png" }),
		with: [file("image/png", "face.png")],
		becomes: made("contact.avatar", { avatar: expect.objectContaining({ mimeType: "image/png" }) }),
	},
	{
		crisp: "profile: gender, website, timezone, employments, geolocation, company",
		grade: "D",
		of: person("p1", {
			gender: "female",
			website: "https://w.example",
			geolocation: { city: "Hangzhou", country: "CN" },
		}),
		field: "gender",
		becomes: made("contact.create", {
			additional_attributes: expect.objectContaining({ city: "Hangzhou", country_code: "CN" }),
			...attributes({ crisp_gender: "female", crisp_website: "https://w.example" }),
		}),
	},
	{
		crisp: "custom data: scalars",
		grade: "L",
		of: person("p1", { customFields: { plan: "pro", seats: 3 } }),
		field: "customFields.plan",
		becomes: made("contact.create", attributes({ plan: "pro", seats: 3 })),
	},
	{
		crisp: "custom data: nested values are flattened",
		grade: "D",
		of: person("p1", { customFields: { address: { city: "Hangzhou" } } }),
		field: "customFields.address",
		becomes: made("contact.create", attributes({ address: '{"city":"Hangzhou"}' })),
	},
	{
		crisp: "custom data: its definition",
		grade: "L",
		of: entity("custom-field", { id: "contact:plan", scope: "contact", key: "plan", valueType: "text" }),
		becomes: { kind: "attribute.create" },
	},
	{
		crisp: "notepad",
		grade: "D",
		of: person("p1", { notepad: "likes green tea" }),
		field: "notepad",
		becomes: made("contact.note", { note: { content: expect.stringContaining("likes green tea") } }),
	},
	{ crisp: "people events", grade: "X", of: entity("contact-event", {}), becomes: skipped("no-history") },
	{
		// The sheet drops it; as an attribute it costs nothing.
		crisp: "people score",
		grade: "D",
		of: person("p1", { score: 0.8 }),
		field: "score",
		becomes: made("contact.create", attributes({ crisp_score: 0.8 })),
	},
	{
		crisp: "segments",
		grade: "D",
		of: person("p1", { tagIds: ["VIP customer"] }),
		field: "tagIds",
		becomes: made("contact.labels", { labels: ["vip-customer"] }),
	},
	{
		crisp: "created_at of people: a date attribute",
		grade: "D",
		of: person("p1", { createdAtMs: Date.UTC(2023, 0, 1) }),
		field: "createdAtMs",
		becomes: made("contact.create", attributes({ crisp_created_at: "2023-01-01T00:00:00.000Z" })),
	},
	{
		crisp: "created_at of people: true value by SQL",
		grade: "L",
		of: person("p1", { createdAtMs: Date.UTC(2023, 0, 1) }),
		config: { database },
		field: "createdAtMs",
		becomes: made("contact.create", attributes({ crisp_created_at: "2023-01-01T00:00:00.000Z" })),
	},
	{
		crisp: "conversation: in an API inbox, with a contact inbox of its own",
		grade: "L",
		of: talk("session_a", "p1"),
		with: [person("p1")],
		config: { database },
		field: "createdAtMs",
		becomes: made("conversation.create", { source_id: `crisp:${workspace.id}:session_a`, status: "pending" }),
	},
	{
		crisp: "conversation: its times without SQL",
		grade: "D",
		of: talk("session_a", "p1"),
		with: [person("p1")],
		field: "createdAtMs",
		becomes: made("conversation.create", attributes({ crisp_created_at: "2024-03-05T06:02:00.000Z" })),
	},
	...(["open", "pending", "resolved"] as const).map(
		(status): TableRow => ({
			crisp: `state ${status}`,
			grade: "L",
			of: talk("session_a", "p1", { status }),
			with: [person("p1")],
			field: "status",
			becomes: made("conversation.finish", { status }),
		}),
	),
	{
		crisp: "text message from visitor",
		grade: "L",
		...inTalk(message({ type: "text", text: "Hello" })),
		field: "parts",
		becomes: sent({ content: "Hello", message_type: "incoming" }),
	},
	{
		crisp: "text message from operator",
		grade: "L",
		...inTalk(message({ type: "text", text: "Hi" }, agentSaid)),
		field: "parts",
		becomes: sent({
			content: "Hi",
			message_type: "outgoing",
			sender_type: "AgentBot",
			sender_id: { $ref: "agent:agent1" },
		}),
	},
	{
		crisp: "message time by SQL",
		grade: "L",
		...inTalk(message({ type: "text", text: "Hello" })),
		config: { database },
		field: "sentAtMs",
		becomes: sent({ external_created_at: Date.UTC(2024, 2, 5, 6, 1) / 1000 }),
	},
	{
		crisp: "file",
		grade: "L",
		...inTalk(message(filePart("file", "a.pdf")), file("application/pdf", "a.pdf")),
		field: "parts",
		becomes: sent({ attachments: [expect.objectContaining({ mimeType: "application/pdf" })] }),
	},
	{
		crisp: "animation (GIF)",
		grade: "L",
		...inTalk(message(filePart("animation", "a.gif")), file("image/gif", "a.gif")),
		field: "parts",
		becomes: sent({ attachments: [expect.objectContaining({ mimeType: "image/gif" })] }),
	},
	{
		crisp: "animation (GIF) that could not be fetched: its link",
		grade: "D",
		...inTalk(message(filePart("animation", "a.gif"))),
		field: "parts",
		becomes: sent({ content: "a.gif: https://files.example/a.gif" }),
	},
	{
		crisp: "audio (its duration is recomputed)",
		grade: "L",
		...inTalk(message(filePart("audio", "a.ogg")), file("audio/ogg", "a.ogg")),
		field: "parts",
		becomes: sent({ attachments: [expect.objectContaining({ mimeType: "audio/ogg" })] }),
	},
	{
		crisp: "picker",
		grade: "D",
		...inTalk(
			message({
				type: "picker",
				text: "Which?",
				required: false,
				choices: [
					{ value: "a", label: "A", selected: true },
					{ value: "b", label: "B", selected: false },
				],
			}),
		),
		field: "parts",
		becomes: sent({
			content: "Which?\n- [x] A\n- [ ] B",
			...kept({ parts: [expect.objectContaining({ type: "picker" })] }),
		}),
	},
	{
		crisp: "field",
		grade: "D",
		...inTalk(message({ type: "field", text: "E-mail", value: "lin@customer.example", required: true })),
		field: "parts",
		becomes: sent({ content: "E-mail: lin@customer.example" }),
	},
	{
		crisp: "carousel",
		grade: "D",
		...inTalk(
			message({
				type: "carousel",
				text: "Teas",
				items: [{ title: "Green", description: "fresh", actions: [{ label: "Buy", url: "https://shop.example" }] }],
			}),
		),
		field: "parts",
		becomes: sent({ content: "Teas\n- Green\n  fresh\n  Buy https://shop.example" }),
	},
	{
		crisp: "note",
		grade: "L",
		...inTalk(message({ type: "note", text: "careful" }, { ...agentSaid, direction: "internal" })),
		field: "parts",
		becomes: sent({ content: "careful", private: true, message_type: "outgoing" }),
	},
	{
		crisp: "event",
		grade: "D",
		...inTalk(message({ type: "event", namespace: "state:resolved", text: "" }, { direction: "system" })),
		field: "parts",
		becomes: sent({ content: "state:resolved:", message_type: "activity" }),
	},
	...(["edited", "translated"] as const).map(
		(field): TableRow => ({
			crisp: `${field}: the current text, the mark in content_attributes`,
			grade: "D",
			...inTalk(message({ type: "text", text: "now" }, { [field]: true })),
			field,
			becomes: sent({ content: "now", ...kept({ [field]: true }) }),
		}),
	),
	{
		crisp: "references / reply → in_reply_to",
		grade: "D",
		...inTalk(message({ type: "text", text: "yes" }, { references: [{ type: "message", target: "77" }] })),
		field: "references",
		becomes: sent({
			content_attributes: expect.objectContaining({ in_reply_to_external_id: "crisp:session_a:77" }),
		}),
	},
	{
		crisp: "read and delivered marks (skipped as status, kept as facts)",
		grade: "D",
		...inTalk(message({ type: "text", text: "Hi" }, { ...agentSaid, readOn: "chat", deliveredOn: "chat" })),
		field: "readOn",
		becomes: sent(kept({ read_on: "chat", delivered_on: "chat" })),
	},
	{
		crisp: "mentions in text stay plain text",
		grade: "D",
		...inTalk(message({ type: "note", text: "@ada look" }, { direction: "internal", mentionedAgentIds: ["agent1"] })),
		field: "mentionedAgentIds",
		becomes: sent({ content: "@ada look" }),
	},
	{
		crisp: "participants (extra emails), CC",
		grade: "D",
		of: talk("session_a", "p1", { participants: [{ type: "email", target: "cc@customer.example" }] }),
		with: [person("p1")],
		field: "participants",
		becomes: made("conversation.create", attributes({ crisp_participants: "email:cc@customer.example" })),
	},
	{
		crisp: "assigned operator, not mapped",
		grade: "D",
		of: talk("session_a", "p1", { assigneeId: "agent1" }),
		with: [person("p1"), agent],
		field: "assigneeId",
		becomes: made("conversation.create", attributes({ crisp_assignee: "Ada" })),
	},
	{
		// A private note: a survey answer cannot be dated over HTTP, and would count in this month's reports.
		crisp: "rating",
		grade: "D",
		of: entity("rating", { conversationId: "session_a", stars: 4, comment: "good", ratedAtMs: Date.UTC(2024, 2, 6) }),
		with: [talk("session_a", "p1")],
		field: "stars",
		becomes: sent({
			private: true,
			external_created_at: Date.UTC(2024, 2, 6) / 1000,
			content: expect.stringContaining("4/5"),
		}),
	},
	{
		crisp: "device, browser, OS, page, locale, IP, geo",
		grade: "D",
		of: talk("session_a", "p1", { device: { browser: "Firefox", os: "Linux" }, locales: ["zh-CN"], ip: "192.0.2.7" }),
		with: [person("p1")],
		field: "device",
		becomes: made("conversation.create", {
			additional_attributes: expect.objectContaining({
				browser: expect.objectContaining({ browser_name: "Firefox", platform_name: "Linux" }),
				browser_language: "zh-CN",
			}),
			...attributes({ crisp_ip: "192.0.2.7" }),
		}),
	},
	{ crisp: "visit pages", grade: "X", of: entity("page-visit", {}), becomes: skipped("no-history") },
	{
		// As a bot: no seat, no mail, nothing in reports. Role and e-mail belong to real users, made by hand.
		crisp: "operator: name",
		grade: "L",
		of: agent,
		field: "name",
		becomes: made("agent-bot.create", { name: "Ada" }),
	},
	{ crisp: "operator: role", grade: "X", of: agent, field: "role", becomes: { kind: "agent-bot.create" } },
	{
		crisp: "inbox: one inbox + label",
		grade: "D",
		of: entity("inbox", { id: "i1", name: "Sales Team", agentIds: [], teamIds: [], conditions: [] }),
		becomes: made("label.create", { label: expect.objectContaining({ title: expect.stringContaining("sales-team") }) }),
	},
	{
		crisp: "shortcut: bang → short_code, tag as prefix",
		grade: "D",
		of: entity("canned-reply", { shortcut: "!hi", tag: "greet", text: "Hello" }),
		field: "tag",
		becomes: made("canned.create", { canned_response: { short_code: "greet-hi", content: "Hello" } }),
	},
	{ crisp: "trigger", grade: "X", of: entity("automation", { type: "trigger" }), becomes: skipped("by-hand") },
	{ crisp: "campaign", grade: "X", of: entity("campaign-template", {}), becomes: skipped("by-hand") },
	{
		crisp: "bot scenarios, automation",
		grade: "X",
		of: entity("automation", { type: "bot" }),
		becomes: skipped("by-hand"),
	},
	{
		crisp: "helpdesk locale",
		grade: "L",
		of: workspace,
		with: locales,
		field: "locale",
		becomes: made("portal.create", {
			portal: expect.objectContaining({ config: { default_locale: "en", allowed_locales: ["en", "zh_CN"] } }),
		}),
	},
	{
		crisp: "helpdesk category",
		grade: "L",
		of: folder("en"),
		with: locales,
		becomes: made("category.create", { category: expect.objectContaining({ name: "Help", locale: "en" }) }),
	},
	{
		crisp: "helpdesk section",
		grade: "L",
		of: folder("en", { id: "en/articles/s", path: "s", parentId: "en/articles/c" }),
		with: [...locales, folder("en")],
		becomes: made("category.create", {
			category: expect.objectContaining({ parent_category_id: { $ref: "category:en/articles/c" } }),
		}),
	},
	{
		crisp: "article title, content, description, status, order",
		grade: "L",
		of: article("en", { description: "How to", categoryId: "en/articles/c" }),
		with: [...locales, folder("en")],
		field: "markdown",
		becomes: made("article.create", {
			article: expect.objectContaining({
				title: "Returns",
				content: "Text",
				description: "How to",
				status: "published",
				position: 1,
				category_id: { $ref: "category:en/articles/c" },
			}),
		}),
	},
	{
		crisp: "article: special blocks",
		grade: "D",
		of: article("en", { markdown: "<aside>Mind this</aside>" }),
		with: locales,
		field: "markdown",
		becomes: { kind: "article.create" },
	},
	{
		crisp: "article translations: associated_article_id",
		grade: "L",
		of: article("zh-cn"),
		with: [...locales, article("en")],
		field: "locale",
		becomes: made("article.create", {
			article: expect.objectContaining({ associated_article_id: { $ref: "article:en/articles/a" }, locale: "zh_CN" }),
		}),
	},
	{
		crisp: "article dates",
		grade: "X",
		of: article("en"),
		with: locales,
		field: "createdAtMs",
		becomes: { kind: "article.create" },
	},
	{
		crisp: "article dates by SQL",
		grade: "L",
		of: article("en"),
		with: locales,
		config: { database },
		field: "createdAtMs",
		becomes: made("article.create", { times: { created_at_ms: Date.UTC(2023, 1, 1) } }),
	},
	{
		crisp: "article redirections",
		grade: "X",
		of: article("en", { url: "https://help.shop.example/a" }),
		with: locales,
		field: "url",
		becomes: { kind: "article.create" },
	},
	{
		crisp: "blocked conversation: its contact, last of all",
		grade: "L",
		of: talk("session_a", "p1", { blocked: true }),
		with: [person("p1")],
		field: "blocked",
		becomes: made("contact.block", { blocked: true }),
	},
	{
		crisp: "blocklist: rules (IP, country)",
		grade: "X",
		of: entity("block-rule", {}),
		becomes: skipped("no-block-rules"),
	},
	{
		// Not on the import inbox, which must not answer anybody: a step by hand on the one that lives on.
		crisp: "office hours, away message",
		grade: "X",
		of: entity("office-hours", {}),
		becomes: skipped("by-hand"),
	},
	{
		crisp: "conversation custom data (meta.data)",
		grade: "L",
		of: talk("session_a", "p1", { customFields: { order: "A-1" } }),
		with: [person("p1")],
		field: "customFields.order",
		becomes: made("conversation.create", attributes({ order: "A-1" })),
	},
	{
		crisp: "conversation custom data above 1500 characters",
		grade: "D",
		of: talk("session_a", "p1", { customFields: { order: "x".repeat(1501) } }),
		with: [person("p1")],
		field: "customFields.order",
		becomes: made("conversation.create", attributes({ order: "x".repeat(1500) })),
	},
	{
		crisp: "companies, as the community edition has none",
		grade: "X",
		of: entity("company", { name: "Tea Ltd" }),
		becomes: skipped("no-companies"),
	},
];

describe("the sheet's table of what becomes what", () => {
	it.each(rows)("$crisp: $grade", ({ of, with: others = [], config = {}, field, grade, becomes }) => {
		const context = contextOf([workspace, ...others, of], { config: { timeMarks: "none", ...config } as never });
		const operations = [...chatwoot.translate(of, context as never)];
		expect(operations).toContainEqual(expect.objectContaining(becomes));
		expect(gradeOf(operations, field)).toBe(grade);
	});

	it("says of the workspace's own settings that they are made by hand", () => {
		const operations = [...chatwoot.translate({ ...workspace, plan: "pro" } as never, contextOf([workspace]) as never)];
		expect(gradeOf(operations, "settings")).toBe("D");
		expect(operations[0]?.losses.map(({ field }) => field)).toEqual(expect.arrayContaining(["settings", "plan"]));
	});
});

/** The worst that happens to a field. */
function gradeOf(operations: readonly Operation[], field: string | undefined): TableRow["grade"] {
	if (operations.every(({ kind }) => kind === "skip")) return "X";
	const losses = operations.flatMap((one) => one.losses).filter((loss) => field === undefined || loss.field === field);
	if (losses.some((loss) => loss.grade === "dropped")) return "X";
	return losses.length > 0 ? "D" : "L";
}
