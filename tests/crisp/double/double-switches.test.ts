import { describe, expect, it } from "vitest";
import { annexB, annexBWorkspace } from "../../../src/crisp/double/seed.js";
import { runningDouble } from "./running-double.js";

const messagesOf = (id: string) => `/conversation/${id}/messages`;

describe("the rarer switches", () => {
	it("say why a scope is missing, and let user-only routes answer", async () => {
		const { double, get } = await runningDouble({
			quirks: { missingScopes: ["teams"], missingScopeReason: "token_scope_forbidden" },
		});
		expect((await get("/teams/list/1")).body.reason).toBe("token_scope_forbidden");
		expect((await get("/campaigns/list/1")).status).toBe(403);
		double.quirks.userOnlyRoutes = "answered";
		expect((await get("/campaigns/list/1")).body.data).toHaveLength(2);
	});

	it("set page sizes and show empty conversations", async () => {
		const { double, get } = await runningDouble({ quirks: { defaultPerPage: 50, listPageSize: 2 } });
		expect((await get("/conversations/1")).body.data).toHaveLength(50);
		expect((await get("/campaigns/templates/2")).body.data).toHaveLength(2);
		expect((await get("/campaigns/templates/3")).body.data).toEqual([]);
		expect((await get("/conversations/3")).body.data).toHaveLength(25);
		double.quirks.emptyConversations = "listed";
		double.workspace.touch(annexB.oneMessage);
		expect((await get("/conversations/3")).body.data).toHaveLength(30);
	});

	it("refuse the slash at the end", async () => {
		const { get } = await runningDouble({ quirks: { trailingSlash: "nowhere" } });
		expect((await get(`${messagesOf(annexB.oneMessage)}/`)).status).toBe(404);
	});

	it("wait before each answer, by the clock that came in", async () => {
		const waits: number[] = [];
		const clock = { now: () => 1_000, sleep: async (ms: number) => void waits.push(ms) };
		const { get } = await runningDouble({ clock, latencyMs: 250 });
		await get("");
		expect(waits).toEqual([250]);
	});

	it("never answer when told to stall, while later requests are answered", async () => {
		const { double, get } = await runningDouble({ quirks: { brokenEvery: 2, brokenKind: "stall" } });
		await get("");
		let outcome = "silent";
		const stalled = get("").then(
			() => (outcome = "answered"),
			() => (outcome = "dropped"),
		);
		while (double.server.requests.length < 2) await new Promise(setImmediate);
		expect((await get("")).status).toBe(200);
		expect(outcome).toBe("silent");
		await double.close();
		expect(await stalled).toBe("dropped");
	});

	it("drop present optional fields", async () => {
		const { double, get } = await runningDouble({ quirks: { missingKeys: "as-seeded" } });
		const authors = async () =>
			(await get(messagesOf(annexB.messages80))).body.data.filter((item: object) => "user" in item).length;
		const whole = await authors();
		double.quirks.missingKeys = "dropped";
		expect(await authors()).toBeLessThan(whole);
	});

	it("leave the merged pair, the hard texts and the authorless message out of the seed", () => {
		const plain = annexBWorkspace({ mergedPair: false, hardTexts: false, automatedAuthor: false });
		const slot = (id: string) => plain.conversations.find((entry) => entry.sessionId === id);
		expect(slot(annexB.mergedParent)?.parts).toBeUndefined();
		const hard = slot(annexB.hardTexts);
		expect(String(hard?.messages.at(0).content).length).toBeGreaterThan(0);
		const automated = slot(annexB.automatedAuthor)?.messages;
		expect(automated?.at(automated.length - 1).user).toBeDefined();
	});
});

it("shows tags, assignment, inbox and meta that a test changed, as an update", async () => {
	const { double, get } = await runningDouble();
	const before = (await get(`/conversation/${annexB.messages39}`)).body.data;
	double.workspace.updateConversation(annexB.messages39, {
		segments: ["退货"],
		assigned: null,
		meta: { nickname: "新名字" },
	});
	const after = (await get(`/conversation/${annexB.messages39}`)).body.data;
	expect(after.meta).toMatchObject({ nickname: "新名字", segments: ["退货"], ip: before.meta.ip });
	expect(after.updated_at).toBeGreaterThan(before.updated_at);
	expect((await get(`/conversation/${annexB.messages39}/routing`)).body.data.assigned).toBeNull();
	expect((await get("/conversations/suggest/segments/1")).body.data).toContainEqual({ segment: "退货", count: 1 });
});

describe("Annex B", () => {
	it("has its counts", () => {
		const { conversations, contacts, operators, teams, inboxes, templates, helpdesk, madeAt } = annexBWorkspace();
		const month = 30 * 86_400_000;
		const old = conversations.filter((slot) => madeAt - slot.updatedAt > month);
		expect([
			conversations.length,
			contacts.length,
			operators.length,
			teams.length,
			inboxes.length,
			templates.length,
		]).toEqual([130, 75, 3, 2, 1, 4]);
		expect(old).toHaveLength(annexB.counts.old);
		expect(conversations.filter((slot) => slot.messages.length === 0)).toHaveLength(annexB.counts.empty);
		expect(conversations.filter((slot) => slot.inboxId !== undefined)).toHaveLength(annexB.counts.subInbox);
		expect(conversations.filter((slot) => slot.state === "resolved" && !old.includes(slot))).toHaveLength(
			annexB.counts.resolved,
		);
		expect(contacts.filter((slot) => slot.dataKeys.length === 0)).toHaveLength(10);
		expect(contacts.filter((slot) => Object.keys(slot.profile().company as object).length === 0)).toHaveLength(5);
		expect(contacts.filter((slot) => /\+.*|[A-Z]/.test(slot.email)).map((slot) => slot.email)).toEqual(
			annexB.oddEmails,
		);
		expect(new Set(contacts.map((slot) => slot.email.toLowerCase())).size).toBe(75);
		expect(helpdesk?.locales).toHaveLength(2);
		expect(helpdesk?.pages.filter((page) => page.state.published && !page.state.hidden)).toHaveLength(3);
		expect(helpdesk?.redirections).toHaveLength(2);
	});
});
