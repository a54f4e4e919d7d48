import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapRecord } from "../../src/mapping/map-record.js";
import { markdownImages } from "../../src/mapping/markdown-images.js";
import type { Entity, EntityKind } from "../../src/model/index.js";
import { sheetRecord, sheetRecords, workspaceId } from "./sheet-records.js";

function map(resource: string, raw: unknown, id: string, related: Record<string, unknown> = {}) {
	return mapRecord(resource, raw, { workspaceId, id, related, timeZone: "Europe/Paris" });
}
const only = (entities: Entity[], kind: EntityKind) => entities.filter((entity) => entity.kind === kind);

describe("contacts", () => {
	const { raw, id } = sheetRecord("contact");
	const data = sheetRecord("contact-data").raw;

	it("are the same whether the profile or its custom data comes last", () => {
		const profileLast = map("contact", raw, id, { "contact-data": data });
		expect(map("contact-data", data, id, { contact: raw })).toEqual(profileLast);
		expect(only(profileLast.entities, "contact")[0]).toMatchObject({
			type: "person",
			name: "Dana Buyer",
			customFields: { plan: "gold", orders: 3, newsletter: true },
			companyId: "domain:customer.example",
			utcOffsetMinutes: 120,
			notepad: "Prefers phone.",
			score: 5,
			tagIds: ["vip"],
		});
		expect(only(profileLast.entities, "company")[0]).toMatchObject({
			id: "domain:customer.example",
			name: "Customer SARL",
			metrics: { employees: 12 },
		});
	});

	it("have no name and no company when Crisp only made them up", () => {
		const second = sheetRecord("contact", 1);
		const { entities } = map("contact", second.raw, second.id);
		expect(entities).toHaveLength(1);
		expect(entities[0]).toMatchObject({ nickname: "visitor1204" });
		expect(entities[0]).not.toHaveProperty("name");
		expect(entities[0]).not.toHaveProperty("companyId");
	});

	it("are not made from custom data alone", () => {
		const { entities, problems } = map("contact-data", data, id);
		expect(entities).toEqual([]);
		expect(problems.map((problem) => problem.code)).toEqual(["profile-missing"]);
	});

	it("keep a customer's own field called data", () => {
		const related = { "contact-data": { data: { data: "mine" } } };
		expect(only(map("contact", raw, id, related).entities, "contact")[0]).toMatchObject({
			customFields: { data: "mine" },
		});
	});
});

describe("the workspace", () => {
	const names = ["website", "website-settings", "plan", "people-stats"];
	const raws = Object.fromEntries(names.map((name) => [name, sheetRecord(name).raw]));

	it("is the same whichever of its records comes last", () => {
		const results = names.map((name) => {
			const { [name]: own, ...related } = raws;
			return map(name, own, workspaceId, related);
		});
		for (const result of results) expect(result).toEqual(results[0]);
		expect(only(results[0]!.entities, "workspace")[0]).toMatchObject({
			id: workspaceId,
			name: "Acme Store",
			plan: "Essentials",
			timeZone: "Europe/Paris",
			contactPoints: { email: "help@acme-store.example" },
			people: { total: 2 },
		});
		expect(only(results[0]!.entities, "inbox").map((inbox) => inbox.id)).toEqual(["main"]);
	});

	it("turns the chat box's lists into block rules", () => {
		const chatbox = { blocked_ips: ["203.0.113.9"], blocked_countries: ["XX", "XX"], allowed_pages: ["/shop"] };
		const rules = only(map("website-settings", { chatbox }, workspaceId).entities, "block-rule");
		expect(rules.map((rule) => rule.id)).toEqual(["ip:203.0.113.9", "country:XX", "allowed-page:/shop"]);
	});
});

describe("agents, tags and fields", () => {
	it("give an invited agent its state and the best name there is", () => {
		const [active, invited] = sheetRecords
			.filter((record) => record.resource === "agent")
			.map((record) => map("agent", record.raw, record.id).entities[0]);
		expect(active).toMatchObject({ name: "Leo Agent", role: "owner", status: "active" });
		expect(invited).toMatchObject({
			id: "invite:new@acme-store.example",
			name: "new@acme-store.example",
			status: "invited",
		});
	});

	it("make one tag of both counts in either order, and keep the two kinds of fields apart", () => {
		const conversation = { segment: "vip", count: 42 };
		const contact = { segment: "vip", count: 7 };
		const tag = map("conversation-segment", conversation, "vip", { "contact-segment": contact });
		expect(tag.entities).toEqual([{ kind: "tag", id: "vip", name: "vip", contactCount: 7, conversationCount: 42 }]);
		expect(map("contact-segment", contact, "vip", { "conversation-segment": conversation })).toEqual(tag);
		const ids = ["contact", "conversation"].map(
			(scope) => map(`${scope}-data-key`, { key: "order", count: 1 }, "order").entities[0]?.id,
		);
		expect(ids).toEqual(["contact:order", "conversation:order"]);
	});
});

describe("the help desk", () => {
	it("makes categories of folders at any depth, parents first", () => {
		const tree = [
			{
				type: "folder",
				slug: "orders",
				title: "Orders",
				children: [
					{ type: "folder", slug: "delivery", title: "Delivery", children: [{ type: "file", slug: "a.md" }] },
					{ type: "file", slug: "b.md" },
				],
			},
			{ slug: "empty" },
		];
		const { entities } = map("helpdesk-tree", tree, "en/articles");
		expect(entities.map((entity) => [entity.id, "parentId" in entity ? entity.parentId : undefined])).toEqual([
			["en/articles/orders", undefined],
			["en/articles/empty", undefined],
			["en/articles/orders/delivery", "en/articles/orders"],
		]);
	});

	it("composes an article of its answers, with its images", () => {
		const page = sheetRecord("helpdesk-page");
		const { entities, attachments } = map("helpdesk-page", page.raw, page.id);
		expect(entities[0]).toMatchObject({
			id: page.id,
			categoryId: "en/articles/orders",
			path: "orders/shipping-policy.md",
			title: "Shipping policy",
			status: "published",
			featured: true,
			imageIds: ["https://storage.crisp.chat/users/helpdesk/website/map.png"],
		});
		expect(attachments.map((attachment) => attachment.url)).toEqual([
			"https://storage.crisp.chat/users/helpdesk/website/map.png",
		]);
	});

	it("takes a page for a draft only when it is said not to be published", () => {
		const status = (state: unknown) =>
			map("helpdesk-page", { content: "x", metadata: { state } }, "en/articles/a.md").entities[0];
		expect(status({ published: false })).toMatchObject({ status: "draft" });
		expect(status(null)).toMatchObject({ status: "published" });
	});

	it("keeps redirections as something to set up again", () => {
		const { raw, id } = sheetRecord("helpdesk-redirection");
		expect(map("helpdesk-redirection", raw, id).entities[0]).toMatchObject({
			kind: "automation",
			type: "redirection",
			name: "/old",
		});
	});

	it("finds images however Markdown writes them, once each", () => {
		const markdown = [
			'![a](https://x.example/1.png "t") ![](<https://x.example/2.png>) ![a](https://x.example/1.png)',
			"<img alt='x' src='https://x.example/3.png?a=1&amp;b=2'> ![ref][logo] ![c](https://x.example/a_(b).png)",
			"![no](javascript:alert(1)) ![rel](/local.png) [link](https://x.example/no.png)",
			"[logo]: https://x.example/4.png",
		].join("\n");
		expect(markdownImages(markdown).sort()).toEqual([
			"https://x.example/1.png",
			"https://x.example/2.png",
			"https://x.example/3.png?a=1&b=2",
			"https://x.example/4.png",
			"https://x.example/a_(b).png",
		]);
	});

	it("reads hostile Markdown in linear time", () => {
		fc.assert(
			fc.property(fc.constantFrom("![", "![a](", "<img ", "![a][", "[x]: ", "![a](https://x("), (piece) => {
				const started = performance.now();
				markdownImages(piece.repeat(20_000));
				expect(performance.now() - started).toBeLessThan(5000);
			}),
			{ numRuns: 12 },
		);
	});
});

describe("the help desk of before the tree", () => {
	const id = (resource: string) => sheetRecord(resource).id.replace("/", "/articles/");
	const mapped = (resource: string) => {
		const record = sheetRecord(resource);
		return mapRecord(resource, record.raw, { workspaceId, id: record.id });
	};

	it("becomes categories, sections inside them, and articles inside those", () => {
		expect(mapped("helpdesk-category").entities).toMatchObject([
			{ kind: "category", id: id("helpdesk-category"), title: "Orders", order: 1 },
		]);
		expect(mapped("helpdesk-section").entities).toMatchObject([
			{ kind: "category", id: id("helpdesk-section"), title: "Delivery", parentId: id("helpdesk-category") },
		]);
		expect(mapped("helpdesk-article").entities).toMatchObject([
			{
				kind: "article",
				id: id("helpdesk-article"),
				categoryId: id("helpdesk-section"),
				title: "Shipping policy",
				status: "draft",
				hidden: true,
				featured: true,
				updatedAtMs: 1735725600001,
			},
		]);
	});

	it("brings its images along", () => {
		const urls = (resource: string) => mapped(resource).attachments.map(({ url }) => url);
		expect(urls("helpdesk-article")).toEqual(["https://storage.crisp.chat/users/helpdesk/website/7d1c/map.png"]);
		expect(urls("helpdesk-category")).toEqual(["https://storage.crisp.chat/users/helpdesk/website/7d1c/orders.png"]);
	});
});
