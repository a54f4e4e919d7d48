import { describe, expect, it } from "vitest";
import { startCrispDouble } from "../../../src/crisp/double/crisp-double.js";
import { doubleSecrets } from "../../../src/crisp/double/secrets.js";
import { annexB } from "../../../src/crisp/double/seed.js";
import { runningDouble, walk } from "./running-double.js";

describe("who may call the double", () => {
	it("refuses a wrong key, a wrong tier and a missing tier with 401, or 403 when told so", async () => {
		const { double, get } = await runningDouble();
		expect((await get("", { headers: { authorization: "Basic eDp5" } })).status).toBe(401);
		expect((await get("", { headers: { "x-crisp-tier": "plugin" } })).body).toEqual({
			error: true,
			reason: "unauthorized",
			data: {},
		});
		double.quirks.wrongTierStatus = 403;
		expect((await get("", { headers: { "x-crisp-tier": "user" } })).status).toBe(403);
		expect((await get("")).status).toBe(200);
	});

	it("answers 404 not_subscribed for another workspace", async () => {
		const { double, get } = await runningDouble();
		const { identifier, key, tier } = double.credentials;
		const authorization = `Basic ${Buffer.from(`${identifier}:${key}`).toString("base64")}`;
		const answer = await fetch(`${double.apiUrl}/website/7d1c6c1e-0000-4000-8000-000000000000`, {
			headers: { authorization, "x-crisp-tier": tier },
		});
		expect(answer.status).toBe(404);
		expect(await answer.json()).toEqual({ error: true, reason: "not_subscribed", data: {} });
		expect((await get("")).body.data.name).toBe("Acme Store");
	});

	it("keeps user-only routes and plugin routes from a website token", async () => {
		const { get } = await runningDouble();
		for (const path of [
			"/conversations/spams/1",
			"/campaigns/list/1",
			"/helpdesk/domain",
			"/visitors/blocked",
			"/plugin/connect/account",
		]) {
			expect((await get(path)).status, path).toBe(403);
		}
	});

	it("lets a user token read campaigns and spam, and a plugin token its session and workspaces", async () => {
		const user = await runningDouble({ tier: "user" });
		expect((await user.get("/campaigns/list/1")).body.data).toHaveLength(2);
		expect((await user.get("/conversations/spams/1")).body.data).toHaveLength(1);
		const plugin = await runningDouble({ tier: "plugin" });
		expect((await plugin.get("/plugin/connect/session", { method: "HEAD" })).status).toBe(200);
		const sites = await plugin.get("/plugin/connect/websites/all/1");
		expect(sites.body.data.map((site: { website_id: string }) => site.website_id)).toEqual([plugin.double.websiteId]);
	});

	it("refuses writes and counts them", async () => {
		const { double, get } = await runningDouble();
		expect((await get(`/conversation/${annexB.oneMessage}/state`, { method: "PATCH" })).status).toBe(405);
		expect((await get("/helpdesk/locale/en/article", { method: "POST" })).status).toBe(423);
		expect(double.writes()).toBe(2);
	});

	it("answers 403 where a scope is missing, or leaves the fields out", async () => {
		const { double, get } = await runningDouble({
			tier: "plugin",
			quirks: { missingScopes: ["website:conversation:messages", "helpdesk"] },
		});
		const messages = `/conversation/${annexB.oneMessage}/messages`;
		expect((await get(messages)).body).toMatchObject({ error: true, reason: "not_allowed" });
		expect((await get("/helpdesk")).status).toBe(403);
		expect((await get("/conversations/1")).body.data[0]).toHaveProperty("preview_message");
		double.quirks.missingScopeEffect = "fields";
		expect((await get(messages)).status).toBe(200);
		expect((await get("/conversations/1")).body.data[0]).not.toHaveProperty("preview_message");
	});
});

describe("pages", () => {
	it("gives 125 conversations in three pages of 50, and 130 with the empty ones", async () => {
		const { get } = await runningDouble();
		const sizes = [];
		for (const page of [1, 2, 3, 4]) {
			const { status, body } = await get(`/conversations/${page}?per_page=50&include_empty=1`);
			expect(status).toBe(206);
			sizes.push(body.data.length);
		}
		expect(sizes).toEqual([50, 50, 30, 0]);
		expect(await walk(get, (page) => `/conversations/${page}?per_page=50`)).toHaveLength(125);
	});

	it("keeps per_page between 20 and 50, or refuses it", async () => {
		const { double, get } = await runningDouble();
		const size = async (query: string) => (await get(`/conversations/1${query}`)).body.data.length;
		expect(await size("")).toBe(20);
		expect(await size("?per_page=5")).toBe(20);
		expect(await size("?per_page=500")).toBe(50);
		expect(await size("?per_page=33")).toBe(33);
		double.quirks.perPage = "refuse";
		expect((await get("/conversations/1?per_page=51")).status).toBe(400);
		expect((await get("/people/profiles/1?per_page=19")).status).toBe(400);
	});

	it("treats page 0 as page 1 or refuses it", async () => {
		const { double, get } = await runningDouble();
		expect((await get("/conversations/0")).body.data).toEqual((await get("/conversations/1")).body.data);
		double.quirks.pageZero = "refuse";
		expect((await get("/conversations/0")).status).toBe(400);
	});

	it("ends with an empty list, 404 or an empty object", async () => {
		const { double, get } = await runningDouble({ quirks: { listStatus: 200 } });
		expect(await get("/people/profiles/99")).toMatchObject({
			status: 200,
			body: { error: false, reason: "listed", data: [] },
		});
		double.quirks.pastEnd = "not-found";
		expect((await get("/conversations/99")).status).toBe(404);
		double.quirks.pastEnd = "empty-object";
		expect((await get("/teams/list/9")).body.data).toEqual({});
	});

	it("orders by creation, update or waiting time, newest first", async () => {
		const { double, get } = await runningDouble();
		double.workspace.touch(annexB.session(120));
		const first = async (order: string) => (await get(`/conversations/1?per_page=50&${order}=1`)).body.data;
		expect((await first("order_date_updated"))[0].session_id).toBe(annexB.session(120));
		const created = (await first("order_date_created")).map((item: { created_at: number }) => item.created_at);
		expect(created).toEqual([...created].sort((a, b) => b - a));
		const waiting = await first("order_date_waiting");
		expect(waiting.every((item: { waiting_since: unknown }) => typeof item.waiting_since === "number")).toBe(true);
	});

	it("filters by state, assignment, inbox, segment, text and condition", async () => {
		const { double, get } = await runningDouble();
		const all = (query: string) => walk(get, (page) => `/conversations/${page}?per_page=50&${query}`);
		const resolved = await all("filter_resolved=1");
		expect(resolved.every((item) => item.state === "resolved")).toBe(true);
		expect(resolved.length + (await all("filter_not_resolved=1")).length).toBe(125);
		expect(await all("filter_inbox_id=d1d1d1d1-2222-4333-8444-555555555555")).toHaveLength(10);
		const open = await all("filter_unassigned=1");
		expect(open).toHaveLength(
			double.workspace.content.conversations.filter((s) => !s.assigned && s.messages.length > 0).length,
		);
		const vip = await all("search_type=segment&search_query=vip");
		const condition = encodeURIComponent(
			JSON.stringify([{ model: "conversation", criterion: "meta.segments", operator: "eq", query: ["vip"] }]),
		);
		expect((await all(`search_type=filter&search_query=${condition}`)).length).toBe(vip.length);
		expect(vip.length).toBeGreaterThan(10);
		expect((await all("search_type=text&search_query=Parcel%20delay")).map((item) => item.session_id)).toEqual([
			annexB.oneMessage,
		]);
		double.quirks.subInboxes = "hidden";
		expect(await all("")).toHaveLength(115);
		expect(await all("filter_inbox_id=all")).toHaveLength(125);
	});

	it("means the update date by the date window, or the creation date", async () => {
		const { double, get } = await runningDouble();
		const start = double.workspace.tick();
		double.workspace.addMessage(annexB.session(100));
		const since = `/conversations/1?filter_date_start=${new Date(start).toISOString()}`;
		expect((await get(since)).body.data.map((item: { session_id: string }) => item.session_id)).toEqual([
			annexB.session(100),
		]);
		double.quirks.dateWindow = "created";
		expect((await get(since)).body.data).toEqual([]);
		expect((await get("/conversations/1?filter_date_start=yesterday")).status).toBe(400);
	});
});

describe("drift between pages", () => {
	it.each(["bump", "delete", "touch"] as const)("happens as told: %s", async (drift) => {
		const { double, get } = await runningDouble({ quirks: { drift } });
		const before = double.workspace.content.conversations.length;
		const window = drift === "touch" ? `&filter_date_end=${new Date().toISOString()}` : "";
		const seen = await walk(get, (page) => `/conversations/${page}?per_page=50${window}`);
		const ids = seen.map((item) => item.session_id);
		const kept = double.workspace.content.conversations.filter((slot) => slot.messages.length > 0);
		expect(double.driftEvents[0]?.kind).toBe(drift);
		if (drift === "bump") {
			expect(new Set(ids).size).toBeLessThan(ids.length);
			expect(ids).not.toContain(double.driftEvents[0]?.sessionId);
		} else {
			if (drift === "delete") expect(double.workspace.content.conversations.length).toBeLessThan(before);
			expect(kept.some((slot) => !ids.includes(slot.sessionId))).toBe(true);
		}
	});

	it("deletes one and writes to one conversation of Annex B during the walk", async () => {
		const { double, get } = await runningDouble({ quirks: { liveChanges: true } });
		const ids = (await walk(get, (page) => `/conversations/${page}?per_page=50&order_date_created=1`)).map(
			(item) => item.session_id,
		);
		expect(ids).toContain(annexB.deletedAfterListing);
		expect((await get(`/conversation/${annexB.deletedAfterListing}/messages`)).body.reason).toBe(
			"conversation_not_found",
		);
		expect((await get(`/conversation/${annexB.deletedAfterListing}`, { method: "HEAD" })).status).toBe(404);
		expect((await get("/conversations/1")).body.data[0].session_id).toBe(annexB.messagedDuringWalk);
		double.quirks.deletedMessages = "empty-list";
		expect((await get(`/conversation/${annexB.deletedAfterListing}/messages`)).body.data).toEqual([]);
	});
});

describe("limits", () => {
	it("counts the day's requests, refuses in the asked form, and starts anew the next day", async () => {
		let now = Date.UTC(2026, 10, 24, 8);
		const clock = { now: () => now, sleep: async () => {} };
		const { double, get } = await runningDouble({ clock, quota: { perDay: 3 } });
		for (let n = 0; n < 3; n++) expect((await get("")).status).toBe(200);
		expect(double.quotaUsed()).toBe(3);
		const limited = await get("");
		expect(limited).toMatchObject({ status: 429, body: { error: true, reason: "rate_limited" } });
		expect(limited.headers.has("retry-after")).toBe(false);
		Object.assign(double.quirks, { quotaStatus: 420, quotaBody: "empty", quotaRetryAfter: 7 });
		const empty = await get("");
		expect([empty.status, empty.text, empty.headers.get("retry-after")]).toEqual([420, "", "7"]);
		double.quirks.quotaBody = "html";
		expect((await get("")).text).toContain("<html>");
		now += 86_400_000;
		expect((await get("")).status).toBe(200);
	});

	it("refuses in bursts and recovers", async () => {
		const { get } = await runningDouble({ quirks: { burstEvery: 3, burstLength: 2 } });
		const statuses = [];
		for (let n = 0; n < 8; n++) statuses.push((await get("")).status);
		expect(statuses).toEqual([200, 200, 200, 429, 429, 200, 200, 200]);
	});

	it("serves a stale body from the edge without counting it", async () => {
		let now = 1_000_000;
		const { double, get } = await runningDouble({
			clock: { now: () => now, sleep: async () => {} },
			quirks: { edgeCacheMs: 5_000 },
		});
		const path = `/conversation/${annexB.oneMessage}/messages`;
		expect((await get(path)).headers.get("bloom-status")).toBe("MISS");
		double.workspace.addMessage(annexB.oneMessage);
		const stale = await get(path);
		expect([stale.headers.get("bloom-status"), stale.body.data.length, double.quotaUsed()]).toEqual(["HIT", 1, 1]);
		now += 6_000;
		expect((await get(path)).body.data).toHaveLength(2);
	});

	it("breaks every n-th answer", async () => {
		const { double, get } = await runningDouble({ quirks: { brokenEvery: 2 } });
		expect((await get("")).status).toBe(200);
		expect(await get("")).toMatchObject({ status: 502, body: undefined });
		double.quirks.brokenKind = "truncated-json";
		await get("");
		expect(await get("")).toMatchObject({ status: 200, body: undefined });
	});
});

it("tells its credentials on the routes that have them, so that taking them out can be tested", async () => {
	const double = await startCrispDouble({ tier: "plugin" });
	const { get } = await runningDouble({ tier: "plugin" });
	await double.close();
	expect((await get("/verify/key")).body.data.secret).toBe(doubleSecrets.verifyKey);
	expect((await get("/helpdesk/settings")).body.data.access.jwt_secret).toBe(doubleSecrets.helpdeskJwt);
	expect((await get("/operators/list")).text).toContain(doubleSecrets.operatorKey);
	expect((await get("/plugin/connect/websites/all/1")).text).toContain(doubleSecrets.pluginToken);
	for (const secret of Object.values(doubleSecrets)) expect(secret).toContain("double-secret");
});
