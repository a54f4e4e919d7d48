import { describe, expect, it } from "vitest";
import { chatwoot } from "../../../../adapters/chatwoot/adapter.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import type { Entity } from "../../../../src/model/index.js";
import { contextOf, stored, workspace } from "../../entities.js";

// biome-ignore lint/suspicious/noExplicitAny: payloads are plain JSON of any shape here
type Payload = Record<string, any>;
const payloadOf = (operation: Operation | undefined) => operation?.payload as Payload;

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
