import { Crisp } from "crisp-api";
import { describe, expect, it } from "vitest";
import type { CrispDouble } from "../../../src/crisp/double/crisp-double.js";
import { annexB } from "../../../src/crisp/double/seed.js";
import { runningDouble } from "./running-double.js";

type Row = Record<string, unknown>;

describe("the official client against the double", () => {
	it("pages through every conversation and every message", async () => {
		const { double } = await runningDouble();
		const { website } = officialClient(double);
		const conversations: Row[] = [];
		for (let page = 1; ; page++) {
			const options = { per_page: 50, include_empty: 1, order_date_created: 1 };
			const list = (await website.listConversations(double.websiteId, page, options as never)) as unknown as Row[];
			if (!Array.isArray(list) || list.length === 0) break;
			conversations.push(...list);
		}
		expect(new Set(conversations.map((item) => item.session_id)).size).toBe(annexB.counts.conversations);
		const counts = new Map<unknown, number>();
		for (const { session_id } of conversations) {
			const prints = new Set<unknown>();
			for (let before: number | undefined; ; ) {
				const batch = (await website.getMessagesInConversation(
					double.websiteId,
					String(session_id),
					before,
				)) as unknown as Row[];
				const known = prints.size;
				for (const item of batch) prints.add(item.fingerprint);
				if (prints.size === known) break;
				before = Number(batch[0]?.timestamp) + 1;
			}
			counts.set(session_id, prints.size);
		}
		expect(
			[
				annexB.noMessages,
				annexB.oneMessage,
				annexB.messages39,
				annexB.messages40,
				annexB.messages41,
				annexB.messages80,
				annexB.messages205,
				annexB.equalTimestamps,
			].map((id) => counts.get(id)),
		).toEqual([0, 1, 39, 40, 41, 80, 205, 60]);
		const truth = double.workspace.content.conversations.reduce((sum, slot) => sum + slot.messages.length, 0);
		expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(truth);
		expect([...counts.values()].filter((count) => count === 0)).toHaveLength(annexB.counts.empty);
	});

	it("reads all contacts with their data, by id and by e-mail", async () => {
		const { double } = await runningDouble();
		const { website } = officialClient(double);
		const contacts: Row[] = [];
		for (let page = 1; ; page++) {
			const list = (await website.listPeopleProfiles(double.websiteId, page)) as unknown as Row[];
			if (!Array.isArray(list) || list.length === 0) break;
			contacts.push(...list);
		}
		expect(new Set(contacts.map((item) => item.people_id)).size).toBe(75);
		expect(await website.getPeopleStatistics(double.websiteId)).toEqual({ total: 75 });
		let withoutData = 0;
		for (const { people_id } of contacts) {
			const { data } = (await website.getPeopleData(double.websiteId, String(people_id))) as unknown as { data: Row };
			if (Object.keys(data).length === 0) withoutData++;
		}
		expect(withoutData).toBe(10);
		for (const email of annexB.oddEmails) {
			const profile = (await website.getPeopleProfile(double.websiteId, encodeURIComponent(email))) as unknown as Row;
			expect(profile.email).toBe(email);
		}
		const ids = (await website.listPeopleConversations(double.websiteId, annexB.contact(0), 1)) as unknown as unknown[];
		expect(ids.every((id) => typeof id === "string")).toBe(true);
		expect(ids.length).toBeGreaterThan(0);
	});

	it("reads the workspace, its people, inboxes, teams, templates and plan", async () => {
		const { double } = await runningDouble();
		const { website, plan } = officialClient(double);
		const id = double.websiteId;
		expect(await website.getWebsite(id)).toMatchObject({ website_id: id });
		expect(await website.getWebsiteSettings(id)).toMatchObject({ website_id: id });
		expect(await website.listWebsiteOperators(id)).toHaveLength(3);
		expect(await website.listLastActiveWebsiteOperators(id)).toHaveLength(2);
		expect(await website.getWebsiteAvailabilityStatus(id)).toMatchObject({ status: "online" });
		expect(await website.listWebsiteOperatorAvailabilities(id)).toHaveLength(2);
		expect(await website.listInboxes(id, 1)).toHaveLength(1);
		expect(await website.listTeams(id, 1)).toHaveLength(2);
		expect(await website.listCampaignTemplates(id, 1)).toHaveLength(4);
		expect(await website.getVerifySettings(id)).toEqual({ enabled: true });
		expect(await plan.getPlanSubscriptionForWebsite(id)).toMatchObject({
			name: "Essentials",
			since: "2025-02-01T09:00:00.000Z",
		});
		expect(await website.listSuggestedConversationSegments(id, 1)).toContainEqual({
			segment: "vip",
			count: expect.any(Number),
		});
		await expect(website.listCampaigns(id, 1)).rejects.toMatchObject({
			reason: "error",
			code: 403,
			message: "not_allowed",
		});
	});

	it("reads the help desk, its paths of several segments and its history", async () => {
		const { double } = await runningDouble();
		const { website } = officialClient(double);
		const id = double.websiteId;
		await website.checkHelpdeskExists(id);
		expect(await website.listHelpdeskLocales(id, 1)).toHaveLength(2);
		const pages = (await website.listHelpdeskPages(id, "en", "articles" as never, 1)) as unknown as Row[];
		expect(pages.map((page) => page.tree_path)).toContain("orders/delivery/shipping-policy.md");
		const path = "orders/delivery/shipping-policy.md";
		const content = (await website.resolveHelpdeskTreeContent(id, "en", "articles" as never, path)) as unknown as Row;
		expect(content.content).toContain("We ship within **2 days**");
		expect(content.content).toContain(double.filesUrl);
		expect(await website.resolveHelpdeskTreeMetadata(id, "en", "articles" as never, path)).toMatchObject({
			format: "markdown",
		});
		const [orders] = (await website.listHelpdeskTree(id, "en", "articles" as never, 1)) as unknown as Row[];
		expect(orders).toMatchObject({
			type: "folder",
			slug: "orders",
			children: [{ slug: "delivery" }, { slug: "returns.md" }, { slug: "gift-cards.md" }],
		});
		expect(await website.listHelpdeskRedirections(id, 1)).toHaveLength(2);
		expect(await website.listHelpdeskHistoryChanges(id, 1)).toHaveLength(5);
		expect(await website.listHelpdeskLocaleFeedbacks(id, "en", "articles" as never, 1)).toHaveLength(2);
	});

	it("reads with a user token what only that gets: campaigns, spam, plugins, the domain of the help desk", async () => {
		const { double } = await runningDouble({ tier: "user" });
		const { website, plugin } = officialClient(double);
		const id = double.websiteId;
		const campaigns = (await website.listCampaigns(id, 1)) as unknown as Row[];
		expect(campaigns).toHaveLength(2);
		expect(campaigns[0]).not.toHaveProperty("message");
		const campaign = String(campaigns[0]?.campaign_id);
		expect(await website.getCampaign(id, campaign)).toMatchObject({ message: "*Hello*, enjoy 20% off." });
		expect(await website.listCampaignTags(id)).toEqual(["sales"]);
		expect(await website.listCampaignRecipients(id, campaign, 1)).toHaveLength(20);
		expect(await website.listCampaignRecipients(id, campaign, 2)).toHaveLength(5);
		expect(await website.listCampaignStatistics(id, campaign, "clicked" as never, 1)).toHaveLength(4);
		expect(await website.listPeopleCampaigns(id, annexB.contact(0), 1)).toMatchObject([
			{ campaign_id: campaign, statistics: ["opened", "clicked", "unsubscribed"] },
		]);
		const [spam] = (await website.listSpamConversations(id, 1)) as unknown as Row[];
		expect(spam).not.toHaveProperty("content");
		expect(await website.resolveSpamConversationContent(id, String(spam?.spam_id))).toHaveProperty("content");
		const plugins = (await plugin.listSubscriptionsForWebsite(id)) as unknown as Row[];
		expect(plugins).toHaveLength(2);
		expect(await plugin.getSubscriptionSettings(id, String(plugins[1]?.id))).toMatchObject({ website_id: id });
		expect(await website.resolveHelpdeskDomain(id)).toMatchObject({ verified: true });
		expect(await website.countBlockedVisitors(id)).toHaveLength(1);
	});

	it("reads what costs a request per conversation or contact", async () => {
		const { double } = await runningDouble();
		const { website } = officialClient(double);
		const id = double.websiteId;
		expect(await website.listConversationPages(id, annexB.parts, 2)).toHaveLength(5);
		expect(await website.listConversationEvents(id, annexB.parts, 1)).toHaveLength(1);
		expect(await website.getConversationRelations(id, annexB.mergedChild)).toEqual({
			conversations: { parent: annexB.mergedParent, children: [] },
		});
		const original = await website.getOriginalMessageInConversation(id, annexB.email, annexB.originals[0]);
		expect(original).toMatchObject({ content: "<p>Where is my parcel?</p>" });
		await expect(website.getOriginalMessageInConversation(id, annexB.email, annexB.originals[2])).rejects.toMatchObject(
			{
				code: 404,
			},
		);
		expect(await website.listPeopleEvents(id, annexB.contact(3), 1)).toHaveLength(1);
		expect(await website.getPeopleSubscriptionStatus(id, annexB.contact(1))).toEqual({ email: true });
	});
});

function officialClient(double: CrispDouble): Crisp {
	const client = new Crisp();
	client.setRestHost(new URL(double.apiUrl).origin);
	client.authenticateTier(double.credentials.tier as never, double.credentials.identifier, double.credentials.key);
	return client;
}
