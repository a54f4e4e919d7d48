import { afterEach, describe, expect, test } from "vitest";
import { extraNames } from "../../src/backup/extras/extra-names.js";
import { parseExtras } from "../../src/backup/extras/extra-table.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import type { CrispQuirks } from "../../src/crisp/double/quirks.js";
import { annexB } from "../../src/crisp/double/seed.js";
import { smallWorkspace } from "./small-workspace.js";
import { held, type Stage, startStage } from "./stage.js";

let stage: Stage;
afterEach(() => stage?.close());

const c = "/website/{w}/conversation/{s}";
const routes = {
	pages: `${c}/pages/{page}`,
	events: `${c}/events/{page}`,
	relations: `${c}/relations`,
	originals: `${c}/original/{id}`,
	"contact-events": "/website/{w}/people/events/{id}/list/{page}",
	subscriptions: "/website/{w}/people/subscription/{id}",
} as const;
const all = { extras: extraNames, skipFiles: true };

/** Requests by extra since it was last asked. */
function spent(): Record<string, number> {
	const now = Object.entries(routes).map(([name, route]) => [name, stage.double.requestCount(route)] as const);
	const before = spentBefore;
	spentBefore = new Map(now);
	return Object.fromEntries(now.map(([name, count]) => [name, count - (before.get(name) ?? 0)]));
}
let spentBefore = new Map<string, number>();
afterEach(() => spentBefore.clear());

/** Ids of all a run with every extra brings, by resource; under `quirks`. */
async function everything(quirks: Partial<CrispQuirks>): Promise<Record<string, string[]>> {
	stage = await startStage({ tier: "user", workspace: smallWorkspace(), quirks });
	expect((await stage.backup(all)).status).toBe("done");
	const resources = stage.archive.resources().map(({ resource }) => resource);
	return Object.fromEntries(resources.map((resource) => [resource, held(stage.archive, resource)]));
}
let calm: Record<string, string[]> | undefined;

const raws = (resource: string) => [...stage.archive.records({ resource })].map(({ raw }) => raw);

describe("--with", () => {
	test("reads every extra as Crisp has it, each page of it, and none unasked", async () => {
		stage = await startStage();
		await stage.backup({ skipFiles: true });
		expect(Object.values(spent())).toEqual([0, 0, 0, 0, 0, 0]);
		const result = await stage.backup(all);
		expect(result.status).toBe("done");
		const { content } = stage.double.workspace;
		const parts = stage.double.workspace.conversation(annexB.parts)?.parts;
		expect(raws("conversation-page")).toHaveLength(25);
		expect(raws("conversation-page")).toEqual(expect.arrayContaining(parts?.pages ?? []));
		expect(raws("conversation-event")).toEqual(parts?.events);
		expect(raws("original")).toHaveLength(2);
		expect(held(stage.archive, "conversation-relations")).toEqual(held(stage.archive, "conversation"));
		expect(held(stage.archive, "contact-subscription")).toEqual(held(stage.archive, "contact"));
		expect(raws("contact-event")).toHaveLength(content.contacts.flatMap((slot) => slot.events()).length);
		// Per list one request for each page with something on it, and one that finds the end.
		const conversations = content.conversations.length;
		const withEvents = content.contacts.filter((slot) => slot.events().length > 0).length;
		expect(spent()).toEqual({
			pages: conversations + 2,
			events: conversations + 1,
			relations: conversations,
			originals: 3,
			"contact-events": content.contacts.length + withEvents,
			subscriptions: content.contacts.length,
		});
		expect(result.counts.original).toEqual({ created: 2, skipped: 1 });
	});

	test("puts them where the model has a place for them", async () => {
		stage = await startStage({ workspace: smallWorkspace() });
		await stage.backup(all);
		const { archive } = stage;
		expect(archive.countEntities("page-visit")).toBe(25);
		expect([...archive.entities("contact-event")].filter((event) => event.conversationId !== undefined)).toHaveLength(
			1,
		);
		expect(
			[...archive.messages(annexB.email as never)].filter((message) => message.original !== undefined),
		).toHaveLength(2);
		expect(archive.entity("conversation", annexB.mergedChild)?.parentId).toBe(annexB.mergedParent);
		const subscribed = stage.double.workspace.content.contacts.filter((slot) => slot.subscribed).length;
		expect([...archive.entities("contact")].filter((contact) => contact.subscribed === true)).toHaveLength(subscribed);
	});

	test("asks again only where a conversation or contact changed, and keeps what a raw e-mail said", async () => {
		stage = await startStage({ workspace: smallWorkspace() });
		await stage.backup(all);
		spent();
		stage.clock.at += 86_400_000;
		await stage.backup(all);
		expect(Object.values(spent())).toEqual([0, 0, 0, 0, 0, 0]);
		const { workspace } = stage.double;
		const slot = workspace.conversation(annexB.parts);
		slot?.parts?.pages?.unshift({
			page_title: "New",
			page_url: "https://acme-store.example/new",
			timestamp: stage.clock.at,
		});
		slot?.parts?.events?.splice(0, 1);
		workspace.addMessage(annexB.parts, { content: "again", timestamp: stage.clock.at });
		workspace.addMessage(annexB.email, { content: "again", timestamp: stage.clock.at });
		workspace.updateContact(annexB.contact(3), { notepad: "changed" });
		stage.clock.at += 86_400_000;
		const result = await stage.backup(all);
		expect(result.counts["conversation-page"]).toEqual({ created: 1, unchanged: 25 });
		expect(result.counts["conversation-event"]).toEqual({ gone: 1 });
		// 26 pages end on a third list page; the lost original is not asked for again.
		expect(spent()).toEqual({ pages: 4, events: 2, relations: 2, originals: 0, "contact-events": 2, subscriptions: 1 });
		expect(stage.archive.countEntities("contact-event")).toBe(raws("contact-event").length);
	});

	test("--full asks for all of them again", async () => {
		stage = await startStage({
			workspace: generateWorkspace({ conversations: 12, messages: 30, contacts: 6, seed: 3 }),
		});
		await stage.backup(all);
		spent();
		stage.clock.at += 86_400_000;
		await stage.backup({ ...all, full: true });
		expect(spent()).toMatchObject({ relations: 12, subscriptions: 6 });
	});

	test("a slice of the sweep asks for those of its own conversations and contacts", async () => {
		stage = await startStage({
			workspace: generateWorkspace({ conversations: 40, messages: 60, contacts: 20, seed: 3 }),
		});
		await stage.backup(all);
		spent();
		let relations = 0;
		for (let night = 0; night < 4; night++) {
			stage.clock.at += 86_400_000;
			await stage.backup({ ...all, slices: 4 });
			const cost = spent();
			expect(cost.relations).toBeLessThan(40);
			relations += cost.relations ?? 0;
		}
		expect(relations).toBe(40);
	});

	test("tells their price before it is paid, per extra", async () => {
		stage = await startStage();
		const result = await stage.backup(all);
		const notice = stage.events.find((event) => event.type === "notice" && event.code === "estimate-extras");
		expect(notice).toMatchObject({
			text: {
				en: "Of these, at least, for extras: originals 1, relations 130, events 130, pages 130, subscriptions 75, contact-events 75",
			},
		});
		// Messages of 130 conversations, data of 75 contacts, and the extras.
		expect(result.estimateRequests).toBeGreaterThan(130 + 75 + 541);
		expect(result.requests).toBeGreaterThan(result.estimateRequests - 40);
		// Nothing is said of a price where there is none.
		stage.events.length = 0;
		await stage.backup(all);
		expect(stage.events.some((event) => event.type === "notice" && event.code === "estimate-extras")).toBe(false);
	});

	test("stops inside them at a limit and goes on behind the last page, until all is there, with nothing asked twice", async () => {
		stage = await startStage({ quirks: { listPageSize: 5 } });
		let runs = 0;
		let status = "";
		while (status !== "done" && runs < 60) {
			stage.reopen();
			({ status } = await stage.backup({ ...all, maxRequests: 31 }));
			runs++;
		}
		expect(status).toBe("done");
		expect(runs).toBeGreaterThan(20);
		expect(raws("conversation-page")).toHaveLength(25);
		expect(raws("conversation-event")).toHaveLength(1);
		expect(raws("original")).toHaveLength(2);
		const cost = spent();
		expect(cost.relations).toBe(130);
		expect(cost.pages).toBe(130 + 5);
		expect(cost.subscriptions).toBe(75);
	}, 60_000);

	test("a broken answer is put off, then failed, and comes with the next run", async () => {
		stage = await startStage({ workspace: generateWorkspace({ conversations: 5, messages: 9, contacts: 3, seed: 3 }) });
		const fault = { kind: "status", status: 502, body: "<html>", contentType: "text/html" } as const;
		const [slot] = stage.double.workspace.content.conversations;
		const path = `${slot?.sessionId}/relations`;
		stage.double.server.faults.add({ ...fault, match: (_, at) => at.includes(path) });
		const first = await stage.backup({ extras: ["relations"], skipFiles: true });
		expect(first).toMatchObject({
			status: "incomplete",
			counts: { "conversation-relations": { created: 4, failed: 1 } },
		});
		stage.double.server.faults.clear();
		const second = await stage.backup({ extras: ["relations"], skipFiles: true });
		expect(second).toMatchObject({ status: "done", counts: { "conversation-relations": { created: 1 } } });
	});

	test.each([
		["pages", "website:conversation:pages", "conversation-page"],
		["events", "website:conversation:events", "conversation-event"],
		["contact-events", "website:people:events", "contact-event"],
		["subscriptions", "website:people:subscriptions", "contact-subscription"],
	] as const)(
		"%s that the token may not read are a gap, said once, and do not hold up the others",
		async (name, scope, resource) => {
			const workspace = generateWorkspace({ conversations: 30, messages: 60, contacts: 30, seed: 3 });
			stage = await startStage({ tier: "plugin", workspace, quirks: { missingScopes: [scope] } });
			const result = await stage.backup(all);
			expect(result).toMatchObject({ status: "incomplete", refused: [{ resource }] });
			expect(spent()[name]).toBeLessThan(12);
			expect(raws("conversation-relations")).toHaveLength(30);
		},
	);

	test("what goes at the source takes its extras with it", async () => {
		stage = await startStage({ workspace: smallWorkspace() });
		await stage.backup(all);
		stage.double.workspace.deleteConversation(annexB.parts);
		stage.double.workspace.deleteContact(annexB.contact(3));
		stage.clock.at += 86_400_000;
		await stage.backup(all);
		expect(raws("conversation-page")).toEqual([]);
		expect(stage.archive.countEntities("page-visit")).toBe(0);
		expect([...stage.archive.records({ resource: "contact-event", parent: annexB.contact(3) })]).toEqual([]);
		expect([...stage.archive.records({ resource: "conversation-page", includeGone: true })]).toHaveLength(25);
	});

	test("says of each extra left out what it would cost, and of one read before that it stays behind", async () => {
		stage = await startStage({ workspace: smallWorkspace() });
		await stage.backup({ extras: ["pages"], skipFiles: true });
		const options = () =>
			stage.archive
				.notExported()
				.filter(({ reason }) => reason === "option")
				.map(({ resource }) => resource);
		expect(options()).toEqual([
			"original",
			"conversation-relations",
			"conversation-event",
			"contact-subscription",
			"contact-event",
			"files",
		]);
		await stage.backup({ skipFiles: true });
		expect(stage.archive.notExported().find(({ resource }) => resource === "conversation-page")?.en).toContain(
			"25 from an earlier run",
		);
	});

	test.each<Partial<CrispQuirks>>([
		{ brokenEvery: 6, brokenKind: "html-502" },
		{ brokenEvery: 5, brokenKind: "truncated-json" },
		{ burstEvery: 15, quotaStatus: 420, quotaBody: "empty" },
		{ pastEnd: "not-found" },
		{ pastEnd: "empty-object", listStatus: 200 },
		{ listPageSize: 1 },
	])(
		"under %j ends with the same, with a user token too",
		async (quirks) => {
			if (calm === undefined) {
				calm = await everything({});
				await stage.close();
			}
			expect(await everything(quirks)).toEqual(calm);
			expect(Object.keys(calm).length).toBeGreaterThan(40);
		},
		60_000,
	);

	test("knows its names", () => {
		expect(parseExtras(["subscriptions", "pages", "pages"])).toEqual(["pages", "subscriptions"]);
		expect(() => parseExtras(["pages", "ratings"])).toThrow(/--with knows no "ratings"/);
	});
});
