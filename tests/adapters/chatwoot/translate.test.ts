import { describe, expect, it } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import { attributeKey, attributeValues } from "../../../adapters/chatwoot/translate/attributes.js";
import { labelTitle } from "../../../adapters/chatwoot/translate/labels.js";
import type { Operation } from "../../../src/adapter/contract.js";
import type { Agent, Entity } from "../../../src/model/index.js";
import { contextOf, person, said, stored, talk, workspace } from "../entities.js";

// biome-ignore lint/suspicious/noExplicitAny: payloads are plain JSON of any shape here
type Payload = Record<string, any>;
const payloadOf = (operation: Operation | undefined) => operation?.payload as Payload;

function conversationWith(...others: Entity[]) {
	const conversation = talk("session_a", "p1");
	return (config: Record<string, unknown> = {}) => {
		const context = contextOf([workspace, person("p1"), conversation, ...others], { config: config as never });
		return [...chatwoot.translate(conversation, context as never)];
	};
}

describe("a conversation for Chatwoot", () => {
	it("is created pending, then talks, then is finished by an operation that names its last message", () => {
		const operations = conversationWith(said("session_a", 1, { type: "text", text: "Hello" }))();
		expect(operations.map((one) => one.kind)).toEqual([
			"conversation.create",
			"day-mark.create",
			"message.create",
			"conversation.finish",
		]);
		expect(payloadOf(operations[0]).status).toBe("pending");
		expect(payloadOf(operations.at(-1))).toMatchObject({
			status: "open",
			last_message: "message:session_a/1",
			seen: true,
		});
		expect(new Set(operations.map((one) => one.lane))).toEqual(new Set(["session_a"]));
	});

	it("gives the finishing operation another payload when a message is appended", () => {
		const first = said("session_a", 1, { type: "text", text: "Hello" });
		const second = said("session_a", 2, { type: "text", text: "Still there?" });
		const before = conversationWith(first)().at(-1);
		const after = conversationWith(first, second)().at(-1);
		expect(payloadOf(after)).not.toEqual(payloadOf(before));
	});

	it("marks each day once, in the workspace's time zone, also when messages are out of order", () => {
		const at = (n: number, ms: number) => said("session_a", n, { type: "text", text: `${n}` }, { sentAtMs: ms });
		const operations = conversationWith(
			at(1, Date.UTC(2024, 2, 5, 15, 59)),
			at(2, Date.UTC(2024, 2, 5, 16, 1)),
			at(3, Date.UTC(2024, 2, 5, 15, 58)),
		)();
		const days = operations.filter((one) => one.key.startsWith("day:")).map((one) => payloadOf(one).content);
		expect(days).toEqual(["— 2024-03-05 (Asia/Shanghai) —", "— 2024-03-06 (Asia/Shanghai) —"]);
	});

	it("counts day marks apart from messages, and only where it makes them", () => {
		const operations = conversationWith(said("session_a", 1, { type: "text", text: "Hello" }));
		const kinds = (config: object) => operations({ ...config }).map(({ kind }) => kind);
		expect(kinds({})).toContain("day-mark.create");
		for (const config of [{ timeMarks: "none" }, { timeMarks: "per-message" }, { database: "postgres://db.example/c" }])
			expect(kinds(config)).not.toContain("day-mark.create");
		expect(chatwoot.manifest.operations?.["message.create"]?.en).toBe("Messages");
	});

	it("says which operations the bulk route takes, and leaves everything else of them alone", () => {
		const photo = stored("https://files.example/a.png", "image/png", 12, "a.png");
		const operations = conversationWith(
			said("session_a", 1, { type: "text", text: "Hello" }),
			said("session_a", 2, { type: "file", url: photo.url, attachmentId: photo.id }),
			photo,
		);
		const database = "postgres://chatwoot@db.example/chatwoot";
		const bulk = (more: object) => operations({ database, bulk: "yes", ...more });
		const ways = (all: readonly Operation[]) => all.map(({ inBulk }) => inBulk === true);
		expect(ways(operations({ database }))).toEqual([false, false, false, false]);
		expect(ways(bulk({}))).toEqual([true, true, false, true]);
		expect(ways(bulk({ storage: "/srv/chatwoot/storage" }))).toEqual([true, true, true, true]);
		expect(bulk({}).map(({ inBulk, ...rest }) => rest)).toEqual(operations({ database }));
	});

	it("needs no marks and loses no time where times are written into the database, unless marks are asked for", () => {
		const database = "postgres://chatwoot@db.example/chatwoot";
		const hello = said("session_a", 2, { type: "text", text: "Hello" });
		const timeLosses = (operations: Operation[]) =>
			operations.flatMap((one) => one.losses).filter((loss) => loss.code === "time-not-settable");
		const without = conversationWith(hello)();
		const operations = conversationWith(hello)({ database });
		expect(timeLosses(without).map(({ field }) => field)).toEqual(["createdAtMs", "sentAtMs"]);
		expect(timeLosses(operations)).toEqual([]);
		expect(operations.map(({ key }) => key)).toEqual(
			without.map(({ key }) => key).filter((key) => !key.startsWith("day:")),
		);
		// Nothing else differs: a database named later changes no record that was sent already.
		for (const one of operations) expect(one.payload).toEqual(without.find(({ key }) => key === one.key)?.payload);
		const marked = conversationWith(hello)({ database, timeMarks: "per-day" });
		expect(marked.map(({ key }) => key)).toEqual(without.map(({ key }) => key));
	});

	it("begins each text with its time when asked to", () => {
		const operations = conversationWith(said("session_a", 2, { type: "text", text: "Hello" }))({
			timeMarks: "per-message",
		});
		expect(payloadOf(operations[1]).content).toBe("2024-03-05 14:02\nHello");
	});

	it("keeps the original time in seconds both inside content_attributes and beside them", () => {
		const operations = conversationWith(said("session_a", 2, { type: "text", text: "Hello" }))({ timeMarks: "none" });
		const seconds = Date.UTC(2024, 2, 5, 6, 2) / 1000;
		expect(payloadOf(operations[1])).toMatchObject({
			external_created_at: seconds,
			content_attributes: { external_created_at: seconds },
			source_id: "crisp:session_a:2",
		});
	});

	it("splits a text above 150,000 characters instead of cutting it", () => {
		const text = "字".repeat(150_001);
		const operations = conversationWith(said("session_a", 1, { type: "text", text }))({ timeMarks: "none" });
		const messages = operations.filter((one) => one.kind === "message.create");
		expect(messages.map((one) => one.key)).toEqual(["message:session_a/1", "message:session_a/1#2"]);
		expect(messages.map((one) => payloadOf(one).content).join("")).toBe(text);
		expect(messages[0]?.losses.map((loss) => loss.code)).toContain("split");
	});

	it("escapes templates in what agents wrote and leaves what customers wrote alone", () => {
		const operations = conversationWith(
			said("session_a", 1, { type: "text", text: "{{ name }}" }),
			said("session_a", 2, { type: "text", text: "{{ name }}" }, { direction: "outgoing", author: { type: "agent" } }),
		)({ timeMarks: "none" });
		expect(payloadOf(operations[1]).content).toBe("{{ name }}");
		expect(payloadOf(operations[2]).content).toBe('{{ "{{" }} name }}');
	});

	it("leaves no template behind where a NUL stood between its braces", () => {
		const operations = conversationWith(
			said("session_a", 1, { type: "text", text: "{\0{ contact.name }}" }, { direction: "outgoing" }),
		)({ timeMarks: "none" });
		expect(payloadOf(operations[1]).content).toBe('{{ "{{" }} contact.name }}');
		expect(operations[1]?.losses.map((loss) => loss.code)).toContain("nul-removed");
	});

	it("has no loss of its own when only times, channel and read marks change their form", () => {
		const own = (operations: Operation[], kind: string) =>
			operations
				.filter((one) => one.kind === kind)
				.flatMap((one) => one.losses)
				.filter((loss) => loss.grade === "dropped" || !loss.general)
				.map((loss) => loss.code);
		const plain = { channel: "chat", readOn: "chat", deliveredOn: "chat" };
		const operations = conversationWith(
			said("session_a", 1, { type: "text", text: "Hello" }, plain),
			said(
				"session_a",
				2,
				{ type: "text", text: "Hi" },
				{ ...plain, direction: "outgoing", author: { type: "workspace" } },
			),
		)();
		expect(operations.flatMap((one) => one.losses).length).toBeGreaterThan(6);
		expect(own(operations, "conversation.create")).toEqual([]);
		expect(own(operations, "message.create")).toEqual([]);
		expect(own(operations, "conversation.finish")).toEqual([]);
		const edited = said("session_a", 1, { type: "text", text: "Hello" }, { edited: true });
		expect(own(conversationWith(edited)(), "message.create")).toEqual(["hidden"]);
	});

	it("names nobody in the text of a reply that nobody is named for", () => {
		const reply = said(
			"session_a",
			1,
			{ type: "text", text: "Hi" },
			{ direction: "outgoing", author: { type: "workspace" } },
		);
		for (const authorMode of ["bots", "importer"]) {
			const [, message] = conversationWith(reply)({ authorMode, timeMarks: "none" });
			expect(payloadOf(message).content).toBe("Hi");
			expect(message?.losses.map((loss) => loss.code)).not.toContain("name-in-text");
		}
	});

	it("removes NUL, replaces half characters and says so", () => {
		const operations = conversationWith(said("session_a", 1, { type: "text", text: "a\0b\ud800c" }))({
			timeMarks: "none",
		});
		expect(payloadOf(operations[1]).content).toBe("ab\ufffdc");
		const codes = operations[1]?.losses.map((loss) => loss.code);
		expect(codes).toEqual(expect.arrayContaining(["nul-removed", "broken-unicode"]));
	});

	it("does not mistake a customer's JSON for a reference of the plan", () => {
		const json = { $ref: "contact:somebody-else", $file: "x" };
		const operations = conversationWith(said("session_a", 1, { type: "unknown", sourceType: "odd", json }))();
		const message = operations.find((one) => one.key === "message:session_a/1");
		expect(message?.refs).toEqual(["conversation:session_a"]);
		expect(message?.bytes).toBeUndefined();
	});

	it("carries every part: text, note, files, choices, fields, carousels, events, unknown", () => {
		const file = { attachmentId: "https://files.example/a.png", url: "https://files.example/a.png", name: "a.png" };
		const parts: Record<string, unknown>[] = [
			{ type: "text", text: "plain" },
			{ type: "note", text: "for us" },
			{ type: "file", ...file },
			{ type: "image", ...file },
			{ type: "animation", ...file },
			{ type: "audio", ...file, durationSeconds: 3 },
			{
				type: "picker",
				text: "Which?",
				required: false,
				choices: [
					{ value: "a", label: "Tea", selected: true },
					{ value: "b", label: "Coffee", selected: false },
				],
			},
			{ type: "field", text: "Your name", value: "Lin", required: true },
			{
				type: "carousel",
				text: "Look",
				items: [{ title: "Green", actions: [{ label: "Buy", url: "https://tea.example" }] }],
			},
			{ type: "event", namespace: "state:resolved", text: "resolved" },
			{ type: "unknown", sourceType: "hologram", json: { a: 1 } },
		];
		const conversation = talk("session_a", "p1");
		const messages = parts.map((part, index) =>
			said("session_a", index, part, { direction: part.type === "event" ? "system" : "incoming" }),
		);
		const attachment = stored("https://files.example/a.png", "image/png", 12, "a.png");
		const context = contextOf([workspace, person("p1"), conversation, attachment, ...messages], {
			config: { timeMarks: "none" } as never,
		});
		const sent = [...chatwoot.translate(conversation, context as never)]
			.filter((one) => one.kind === "message.create")
			.map(payloadOf);
		expect(sent.map((one) => one.content)).toEqual([
			"plain",
			"for us",
			"",
			"",
			"",
			"",
			"Which?\n- [x] Tea\n- [ ] Coffee",
			"Your name: Lin",
			"Look\n- Green\n  Buy https://tea.example",
			"state:resolved: resolved",
			'[hologram] {"a":1}',
		]);
		expect(sent[1]).toMatchObject({ private: true, message_type: "outgoing" });
		expect(sent[9]).toMatchObject({ message_type: "activity" });
		expect(sent.filter((one) => one.attachments !== undefined)).toHaveLength(4);
		expect(sent[10]?.content_attributes.crisp.parts[0].json).toEqual({ a: 1 });
	});

	it("links a file whose bytes the archive lacks, as a stated loss", () => {
		const url = "https://files.example/gone.pdf";
		const operations = conversationWith(
			said("session_a", 1, { type: "file", attachmentId: url, url, name: "gone.pdf" }),
		)();
		const message = operations.find((one) => one.key === "message:session_a/1");
		expect(payloadOf(message).content).toBe(`gone.pdf: ${url}`);
		expect(message?.losses.map((loss) => loss.code)).toContain("file-missing");
	});

	it("keeps attributes inside Chatwoot's limits: 1500 characters, ten-digit integers, nothing nested", () => {
		const conversation = talk("session_b", "p1", {
			customFields: { long: "x".repeat(1600), epoch: 1_700_000_000_000, nested: { a: [1] }, status: "mine" },
		});
		const context = contextOf([workspace, person("p1"), conversation]);
		const [create] = [...chatwoot.translate(conversation, context as never)];
		const custom = payloadOf(create).custom_attributes;
		expect(custom).toMatchObject({ epoch: "1700000000000", nested: '{"a":[1]}', crisp_field_status: "mine" });
		expect(custom.long).toHaveLength(1500);
		expect(create?.losses.map((loss) => loss.code)).toEqual(
			expect.arrayContaining(["too-long", "number-as-text", "nested-as-text", "key-renamed"]),
		);
	});
});

describe("who said it", () => {
	const agent = { kind: "agent", id: "op1", name: "Mei", role: "member", status: "active" } as unknown as Agent;
	const reply = said(
		"session_a",
		1,
		{ type: "text", text: "Welcome" },
		{ direction: "outgoing", author: { type: "agent", agentId: "op1", name: "Mei" } },
	);

	it("is a bot named like the agent, without a seat", () => {
		const message = conversationWith(agent, reply)({ timeMarks: "none" })[1];
		expect(payloadOf(message)).toMatchObject({
			sender_type: "AgentBot",
			sender_id: { $ref: "agent:op1" },
			content: "Welcome",
		});
		const [bot] = [...chatwoot.translate(agent, contextOf([workspace, agent]) as never)];
		expect(payloadOf(bot)).not.toHaveProperty("outgoing_url");
	});

	it("stands in the text when the agent is gone", () => {
		const gone = { ...reply, author: { type: "agent", name: "Old Tom" } } as typeof reply;
		const message = conversationWith(gone)({ timeMarks: "none" })[1];
		expect(payloadOf(message)).toMatchObject({ sender_id: { $ref: "agent:workspace" }, content: "Old Tom:\nWelcome" });
		expect(payloadOf(message).content_attributes.crisp.author.name).toBe("Old Tom");
	});

	it("stands in the text when everything is sent as the importer", () => {
		const message = conversationWith(agent, reply)({ timeMarks: "none", authorMode: "importer" })[1];
		expect(payloadOf(message)).not.toHaveProperty("sender_type");
		expect(payloadOf(message).content).toBe("Mei:\nWelcome");
	});

	it("assigns only agents that identities.csv maps", () => {
		const conversation = talk("session_a", "p1", { assigneeId: "op1" });
		const mapped = contextOf([workspace, agent, person("p1"), conversation], {
			identity: (kind) => (kind === "agent" ? { decision: "map", targetId: "2" } : undefined),
		});
		const final = [...chatwoot.translate(conversation, mapped as never)].at(-1);
		expect(payloadOf(final).assignee_id).toBe(2);
		const unmapped = [
			...chatwoot.translate(conversation, contextOf([workspace, agent, person("p1"), conversation]) as never),
		].at(-1);
		expect(payloadOf(unmapped)).not.toHaveProperty("assignee_id");
		expect(unmapped?.losses.map((loss) => loss.code)).toContain("not-mapped");
	});
});

describe("a contact for Chatwoot", () => {
	const create = (more: Record<string, unknown>) => {
		const contact = person("p1", more);
		return [...chatwoot.translate(contact, contextOf([workspace, contact]) as never)];
	};

	it("sends a phone only in strict E.164, else as an attribute", () => {
		const good = payloadOf(create({ identities: [{ type: "phone", value: "+33 1 99 00 11 22" }] })[0]);
		expect(good.phone_number).toBe("+33199001122");
		expect(good.custom_attributes).not.toHaveProperty("crisp_phones");
		expect(create({ identities: [{ type: "phone", value: "+33 1 99 00 11 22" }] })[0]?.losses).toEqual([]);
		const bad = create({ identities: [{ type: "phone", value: "01 99 00 11 22" }] })[0];
		expect(payloadOf(bad).phone_number).toBeUndefined();
		expect(payloadOf(bad).custom_attributes.crisp_phones).toBe("01 99 00 11 22");
	});

	it("gives no identifier to an anonymous visitor, so that the contact list stays clean", () => {
		expect(payloadOf(create({})[0]).identifier).toBe("crisp:people:p1");
		expect(payloadOf(create({ type: "visitor" })[0])).not.toHaveProperty("identifier");
	});

	it("counts a nickname that is the name, an uploaded picture and a good address as no loss", () => {
		const url = "https://files.example/lin.png";
		const contact = person("p1", {
			name: "Lin",
			nickname: "Lin",
			avatarUrl: url,
			identities: [{ type: "email", value: "lin@customer.example" }],
		});
		const [one] = [
			...chatwoot.translate(contact, contextOf([workspace, contact, stored(url, "image/png", 9)]) as never),
		];
		expect(one?.losses).toEqual([]);
		const webp = stored(url, "image/webp", 9);
		const [other] = [...chatwoot.translate(contact, contextOf([workspace, contact, webp]) as never)];
		expect(other?.losses.map((loss) => loss.code)).toEqual(["avatar-as-link"]);
	});

	it("loses no custom field by its name, not even __proto__ or an empty one", () => {
		const customFields = JSON.parse('{"__proto__":"a","":"b","constructor":"c"}');
		const [one] = create({ customFields });
		const values = Object.entries(payloadOf(one).custom_attributes).filter(([key]) => !/^crisp_(id|type)$/.test(key));
		expect(values.map(([, value]) => value).sort()).toEqual(["a", "b", "c"]);
		const field = {
			kind: "custom-field",
			id: "contact:",
			scope: "contact",
			key: "",
			valueType: "text",
		} as unknown as Entity;
		const [definition] = [...chatwoot.translate(field, contextOf([workspace]) as never)];
		expect(payloadOf(definition).custom_attribute_definition.attribute_display_name).not.toBe("");
	});

	it("blocks a blocked contact after its conversation", () => {
		const contact = person("p1");
		const conversation = talk("session_a", "p1", { blocked: true });
		const operations = [...chatwoot.translate(conversation, contextOf([workspace, contact, conversation]) as never)];
		expect(operations.slice(-2).map((one) => one.kind)).toEqual(["conversation.finish", "contact.block"]);
	});

	it("prefixes reserved attribute names and tells odd ones apart", () => {
		expect(attributeKey("contact", "email")).toBe("crisp_field_email");
		expect(attributeKey("contact", "plan")).toBe("plan");
		expect(attributeKey("contact", "it's")).not.toBe(attributeKey("contact", "it_s"));
		expect(attributeKey("contact", "套餐")).toMatch(/^[A-Za-z0-9_.-]+$/);
	});

	it("keeps a custom field named like JavaScript's own __proto__", () => {
		const fields = JSON.parse('{"__proto__":"kept","constructor":"too"}') as Record<string, string>;
		expect(Object.values(attributeValues("contact", fields, "customData", []))).toEqual(["kept", "too"]);
	});
});

describe("canned replies", () => {
	const canned = (id: string, shortcut: string, text: string, tag?: string) => {
		const reply: Entity = { kind: "canned-reply", id, shortcut, text, ...(tag && { tag }) };
		return payloadOf([...chatwoot.translate(reply, contextOf([workspace]) as never)][0]).canned_response;
	};

	it("say known facts in Chatwoot's words, leave blanks to the agent and escape every other template", () => {
		const text = "Hi {{ user.nickname }} ({{email}}), {{contact.name}}: {{number}} by {{email_address}}, {{ secret }}";
		expect(canned("1", "!hi", text).content).toBe(
			'Hi {{contact.name}} ({{contact.email}}), {{contact.name}}: [number] by [email_address], {{ "{{" }} secret }}',
		);
	});

	it("without a shortcut do not share the name of their tag", () => {
		const [one, other] = [canned("1", "", "One", "Sales"), canned("2", "", "Two", "Sales")];
		expect(one.short_code).toMatch(/^Sales-reply-/);
		expect(one.short_code).not.toBe(other.short_code);
	});
});

describe("labels", () => {
	it("follow Chatwoot's rule for titles", () => {
		expect(labelTitle("VIP customer")).toBe("vip-customer");
		expect(labelTitle("客户")).toBe("客户");
		for (const name of ["x", "!!", "a,b", "-lead", "a & b", "", "é"])
			expect(labelTitle(name)).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}_-]+$/u);
	});
	it("do not meet when symbols had to go", () => {
		expect(labelTitle("a&b")).not.toBe(labelTitle("a+b"));
	});
});

describe("the help centre", () => {
	const locale = { kind: "locale", id: "zh-cn", code: "zh-cn" } as Entity;
	const article = (more: Record<string, unknown>) =>
		({
			kind: "article",
			id: "zh-cn/articles/a",
			locale: "zh-cn",
			contentType: "articles",
			path: "a",
			title: "退款",
			markdown: "文本",
			imageIds: [],
			status: "published",
			hidden: false,
			featured: false,
			order: 1,
			...more,
		}) as unknown as Entity;

	it("has one portal with an empty custom domain and Chatwoot's names of languages", () => {
		const operations = [...chatwoot.translate(workspace, contextOf([workspace, locale]) as never)];
		const portal = operations.find((one) => one.kind === "portal.create");
		expect(payloadOf(portal).portal).toMatchObject({
			custom_domain: "",
			config: { default_locale: "zh_CN", allowed_locales: ["zh_CN"] },
		});
	});

	it("splits an article above 20,000 characters and loses nothing of it", () => {
		const one = article({ markdown: "字".repeat(45_000) });
		const operations = [...chatwoot.translate(one, contextOf([workspace, locale, one]) as never)];
		expect(operations.map((each) => each.key)).toEqual([
			"article:zh-cn/articles/a",
			"article:zh-cn/articles/a#2",
			"article:zh-cn/articles/a#3",
		]);
		expect(operations.map((each) => payloadOf(each).article.content).join("")).toBe("字".repeat(45_000));
		expect(new Set(operations.map((each) => payloadOf(each).article.slug)).size).toBe(3);
	});

	it("leaves room for the longer addresses of uploaded images and cuts through none", () => {
		const url = "https://files.example/i.png";
		const markdown = `${"字".repeat(19_000)}![a](${url})![b](${url})${"字".repeat(600)}`;
		const one = article({ markdown, imageIds: [url] });
		const context = contextOf([workspace, locale, one, stored(url, "image/png", 9, `${"长".repeat(150)}.png`)]);
		const operations = [...chatwoot.translate(one, context as never)];
		const pieces = operations.filter((each) => each.kind === "article.create").map(payloadOf);
		const contents = pieces.map((each) => each.article.content as string);
		expect(contents.join("")).toBe(markdown);
		for (const content of contents)
			expect(content.replaceAll(url, `https://desk.example/${"x".repeat(560)}`).length).toBeLessThanOrEqual(20_000);
		expect(pieces.map((each) => each.images.length)).toEqual(contents.map((each) => (each.includes(url) ? 1 : 0)));
		const upload = payloadOf(operations.find((each) => each.kind === "upload.create")).attachment;
		expect(upload.name.length).toBeLessThan(30);
	});

	it("has slugs of its own in each account of an installation", () => {
		const one = article({});
		const slugs = [1, 2].map((accountId) => {
			const context = contextOf([workspace, locale, one], { config: { accountId } as never });
			const [operation] = [...chatwoot.translate(one, context as never)];
			const portal = [...chatwoot.translate(workspace, context as never)].find((each) => each.kind === "portal.create");
			return [payloadOf(operation).article.slug, payloadOf(portal).portal.slug];
		});
		expect(new Set(slugs.flat()).size).toBe(4);
	});

	it("says when links lead to the old help centre", () => {
		const url = "https://help.lantern.example/en/article/a";
		const one = article({ url, markdown: "See [b](https://help.lantern.example/en/article/b)" });
		const [operation] = [...chatwoot.translate(one, contextOf([workspace, locale, one]) as never)];
		expect(operation?.losses.map((loss) => loss.code)).toContain("old-links");
	});

	it("keeps drafts and hidden articles out of sight", () => {
		for (const more of [{ status: "draft" }, { hidden: true }]) {
			const one = article(more);
			const [operation] = [...chatwoot.translate(one, contextOf([workspace, locale, one]) as never)];
			expect(payloadOf(operation).article.status).toBe("draft");
		}
	});
});

describe("a rating", () => {
	it("is a private note whatever its comment and time are", () => {
		const conversation = talk("session_a", "p1");
		const rating = {
			kind: "rating",
			id: "r1",
			conversationId: "session_a",
			stars: 4.5,
			comment: `{{ a }} ${"字".repeat(160_000)}`,
			ratedAtMs: Number.MAX_SAFE_INTEGER,
		} as unknown as Entity;
		const [note] = [...chatwoot.translate(rating, contextOf([workspace, conversation, rating]) as never)];
		expect(payloadOf(note)).toMatchObject({ private: true, message_type: "outgoing" });
		expect(payloadOf(note).content.length).toBeLessThan(150_000);
		expect(note?.losses.map((loss) => loss.code)).toEqual(["rating-as-note", "too-long"]);
	});
});

describe("identities.csv", () => {
	const map = (targetId: string) => () => ({ decision: "map" as const, targetId });
	const translated = (entity: unknown, targetId: string) => {
		const context = contextOf([workspace, entity as Entity], { identity: map(targetId) });
		return [...chatwoot.translate(entity as Entity, context as never)];
	};

	it("puts members into the team it names instead of making another", () => {
		const team = { kind: "team", id: "t1", name: "Sales", agentIds: ["a1"] };
		const [members, ...others] = translated(team, "12");
		expect(members).toMatchObject({ kind: "team.members", refs: [], payload: { team_id: 12, user_ids: [12] } });
		expect(others).toEqual([]);
		expect(translated({ ...team, agentIds: [] }, "12")).toMatchObject([
			{ kind: "skip", skip: { reason: "identity-map" } },
		]);
	});

	it("is not followed in silence where a target id can mean nothing", () => {
		const agent = { kind: "agent", id: "a1", name: "Ada", role: "owner", status: "active" };
		expect(translated(agent, "ada@support.example")[0]?.losses).toContainEqual(
			expect.objectContaining({ code: "target-id-ignored", grade: "degraded" }),
		);
		const inbox = { kind: "inbox", id: "i1", name: "Sales", agentIds: [], teamIds: [], conditions: [] };
		expect(translated(inbox, "4")[0]?.losses.map((loss) => loss.code)).toContain("target-id-ignored");
	});
});

describe("an inbox", () => {
	it("that identities.csv skips becomes no label, nowhere", () => {
		const inbox = {
			kind: "inbox",
			id: "i1",
			name: "Sales",
			agentIds: [],
			teamIds: [],
			conditions: [],
		} as unknown as Entity;
		const conversation = talk("session_a", "p1", { inboxId: "i1" });
		const identity = () => ({ decision: "skip" as const });
		for (const [more, kind, labels] of [
			[{}, "label.create", ["inbox-sales"]],
			[{ identity }, "skip", []],
		] as const) {
			const context = contextOf([workspace, inbox, conversation], more);
			expect([...chatwoot.translate(inbox, context as never)].map((one) => one.kind)).toEqual([kind]);
			const final = [...chatwoot.translate(conversation, context as never)].at(-1);
			expect(payloadOf(final).labels).toEqual(labels);
		}
	});
});
