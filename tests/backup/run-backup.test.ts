import { afterEach, describe, expect, test } from "vitest";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import type { CrispQuirks } from "../../src/crisp/double/quirks.js";
import { isAppError } from "../../src/model/index.js";
import { shorterWorkspace } from "./small-workspace.js";
import { held, type Stage, startStage } from "./stage.js";

let stage: Stage;
afterEach(() => stage.close());

/** Every message id the source has now. */
function sourceMessages(from: Stage): string[] {
	const ids: string[] = [];
	for (const slot of from.double.workspace.content.conversations) {
		for (let at = 0; at < slot.messages.length; at++) ids.push(`${slot.sessionId}/${slot.messages.at(at).fingerprint}`);
	}
	return ids.sort();
}

function sourceConversations(from: Stage): string[] {
	return from.double.workspace.content.conversations.map((slot) => slot.sessionId).sort();
}

function expectSame(from: Stage): void {
	expect(held(from.archive, "conversation")).toEqual(sourceConversations(from));
	expect(held(from.archive, "message")).toEqual(sourceMessages(from));
	const contacts = from.double.workspace.content.contacts.map((slot) => slot.peopleId).sort();
	expect(held(from.archive, "contact")).toEqual(contacts);
	expect(from.double.writes()).toBe(0);
}

const quirks: readonly Partial<CrispQuirks>[] = [
	{},
	{ listStatus: 200 },
	{ messageStatus: "always-200" },
	{ messageStatus: "always-206" },
	{ messageBatch: 20 },
	{ messageBatch: 50, messageStatus: "always-200" },
	{ messageOrder: "descending" },
	{ timestampBefore: "inclusive" },
	{ timestampBefore: "inclusive", messageStatus: "always-206" },
	{ perPage: "refuse", pageZero: "refuse" },
	{ pastEnd: "not-found" },
	{ pastEnd: "empty-object" },
	{ subInboxes: "hidden" },
	{ missingKeys: "absent" },
	{ missingKeys: "null" },
	{ missingKeys: "blank" },
	{ missingKeys: "object" },
	{ missingKeys: "dropped" },
	{ volatileFields: true },
	{ fingerprintForm: "string" },
	{ brokenEvery: 7, brokenKind: "html-502" },
	{ brokenEvery: 5, brokenKind: "truncated-json" },
	{ burstEvery: 20, quotaStatus: 420, quotaBody: "html" },
	{ listPageSize: 3 },
	{ peopleDataShape: "flat" },
	{ drift: "bump" },
	{ drift: "delete" },
	{ drift: "touch" },
	{ liveChanges: true },
	{ dateWindow: "created" },
	{ conversationOrder: "ignored" },
	{ mediaTypes: "missing" },
	{ treeHelpdesk: "gone" },
];

describe("a backup holds exactly what the source has", () => {
	test.each(quirks)(
		"under the quirks %j",
		async (quirk) => {
			stage = await startStage({ workspace: shorterWorkspace(), quirks: quirk });
			const first = await stage.backup();
			if (quirk.drift === undefined || quirk.drift === "none") expect(first.status).toBe("done");
			stage.double.quirks.drift = "none";
			if (quirk.drift !== undefined || quirk.liveChanges) await stage.backup();
			expectSame(stage);
		},
		30_000,
	);
});

describe("a first run", () => {
	test("costs what the sheet's arithmetic says", async () => {
		stage = await startStage();
		const content = stage.double.workspace.content;
		const least = content.conversations.reduce(
			(sum, slot) => sum + Math.max(1, Math.ceil(slot.messages.length / 39)),
			0,
		);
		await stage.backup();
		// A few more prove, once, that 200 can be believed.
		expect(stage.double.requestCount("/website/{w}/conversation/{s}/messages")).toBeLessThanOrEqual(least + 6);
		expect(stage.double.requestCount("/website/{w}/people/profiles/{page}")).toBe(3);
		// ceil(130 / 50) + 1 and one closing page.
		expect(stage.double.requestCount("/website/{w}/conversations/{page}")).toBeLessThanOrEqual(5);
	});

	test("stores files and says which are missing", async () => {
		stage = await startStage();
		const { files } = await stage.backup();
		expect(files.stored).toBeGreaterThan(0);
		expect(files.missing).toBe(1);
		expect(stage.double.fileRequests().withCredentials).toBe(0);
	});

	test("refuses files of hosts nobody allowed, with the flag that allows them", async () => {
		stage = await startStage();
		const { files } = await stage.backup({ fileHosts: [] });
		expect(files.stored).toBe(0);
		const [refused] = stage.archive.attachments({ state: "refused" });
		expect(refused?.reason).toMatch(/--file-host|scheme|address/);
	});
});

describe("a later run", () => {
	test("finds nothing new and asks for no messages", async () => {
		stage = await startStage();
		await stage.backup();
		const before = stage.double.requestCount("/website/{w}/conversation/{s}/messages");
		const second = await stage.backup();
		expect(second).toMatchObject({ mode: "incremental", status: "done" });
		expect(second.counts.conversation?.created ?? 0).toBe(0);
		expect(stage.double.requestCount("/website/{w}/conversation/{s}/messages")).toBe(before);
		expect(second.requests).toBeLessThan(60);
	});

	test("brings new messages, edits and deletions inside the stretch it reads", async () => {
		stage = await startStage();
		await stage.backup();
		const slot = stage.double.workspace.content.conversations.find((one) => one.messages.length === 39);
		if (!slot) throw new Error("Annex B has a conversation of 39");
		const edited = slot.messages.at(30);
		const deleted = slot.messages.at(20);
		stage.double.workspace.editMessage(slot.sessionId, edited.fingerprint, "changed");
		stage.double.workspace.deleteMessage(slot.sessionId, deleted.fingerprint);
		stage.double.workspace.addMessage(slot.sessionId, { content: "new" });
		stage.clock.at += 86_400_000;
		await stage.backup();
		expectSame(stage);
		const raw = stage.archive.record("message", `${slot.sessionId}/${edited.fingerprint}`)?.raw;
		expect(raw).toMatchObject({ content: "changed" });
		expect(stage.archive.record("message", `${slot.sessionId}/${deleted.fingerprint}`)?.gone).toBe(true);
	});

	test("marks a deleted conversation gone and keeps it", async () => {
		stage = await startStage();
		await stage.backup();
		const [slot] = stage.double.workspace.content.conversations;
		if (!slot) throw new Error("no conversation");
		stage.double.workspace.deleteConversation(slot.sessionId);
		await stage.backup();
		expect(stage.archive.record("conversation", slot.sessionId)?.gone).toBe(true);
		expectSame(stage);
	});
});

test("a full run reads everything again, finds silent edits and loses nothing", async () => {
	stage = await startStage({ quirks: { editBumps: false } });
	await stage.backup();
	const slot = stage.double.workspace.content.conversations.find((one) => one.messages.length === 80);
	if (!slot) throw new Error("Annex B has a conversation of 80");
	const first = slot.messages.at(0);
	stage.double.workspace.editMessage(slot.sessionId, first.fingerprint, "silently changed");
	stage.clock.at += 86_400_000;
	const again = await stage.backup({ full: true });
	expect(again).toMatchObject({ mode: "full", status: "done" });
	expect(stage.archive.record("message", `${slot.sessionId}/${first.fingerprint}`)?.raw).toMatchObject({
		content: "silently changed",
	});
	expectSame(stage);
}, 30_000);

test("messages that came while a walk stood half-way are read by the next run", async () => {
	stage = await startStage();
	const slot = stage.double.workspace.content.conversations.find((one) => one.messages.length === 205);
	if (!slot) throw new Error("Annex B has a conversation of 205");
	// Its walk gets two batches, then nothing.
	const path = `/conversation/${slot.sessionId}/messages`;
	const older = (_: string, at: string, url: URL) => at.endsWith(path) && url.searchParams.has("timestamp_before");
	let left = 1;
	stage.double.server.faults.add({ kind: "status", status: 502, match: (...call) => older(...call) && left-- <= 0 });
	expect((await stage.backup()).status).toBe("incomplete");
	stage.double.server.faults.clear();
	for (let more = 0; more < 3; more++) stage.double.workspace.addMessage(slot.sessionId);
	expect((await stage.backup()).status).toBe("done");
	expectSame(stage);
}, 30_000);

test.each([1, 2])(
	"help desk pages in folders that a tree of %i levels does not show are read",
	async (treeLevels) => {
		stage = await startStage({ quirks: { treeLevels, pageList: "gone" } });
		await stage.backup();
		const { pages } = stage.double.workspace.content.helpdesk ?? { pages: [] };
		expect(pages.some((page) => page.path.split("/").length > treeLevels)).toBe(true);
		expect(held(stage.archive, "helpdesk-page")).toEqual(
			pages.map((page) => `${page.locale}/${page.type}/${page.path}`).sort(),
		);
	},
	30_000,
);

describe("limits", () => {
	test("a spent budget stops the run, and runs to come end with the same archive", async () => {
		stage = await startStage();
		const stops: string[] = [];
		for (let run = 0; run < 40; run++) {
			const result = await stage.backup({ maxRequests: 23 });
			stops.push(result.status);
			if (result.status === "done") break;
			expect(result.stopped?.reason).toBe("max-requests");
			expect(stage.archive.fact("watermark")).toBeUndefined();
			stage.reopen();
		}
		expect(stops.at(-1)).toBe("done");
		expectSame(stage);
	}, 30_000);

	test("the source's quota stops the run as resumable; the next day goes on", async () => {
		stage = await startStage({ quota: { perDay: 100 } });
		const first = await stage.backup();
		expect(first).toMatchObject({ status: "stopped", stopped: { reason: "quota" } });
		for (let day = 0; day < 5; day++) {
			stage.double.resetQuota();
			stage.clock.at += 86_400_000;
			if ((await stage.backup()).status === "done") break;
		}
		expectSame(stage);
	}, 30_000);

	test("after a refusal until tomorrow nothing more goes out, not even what stood in line", async () => {
		stage = await startStage();
		const nth = Array.from({ length: 300 }, (_, index) => 80 + index);
		stage.double.server.faults.add({ kind: "status", status: 429, headers: { "retry-after": "10800" }, nth });
		const result = await stage.backup({ concurrency: 3, skipFiles: true });
		expect(result).toMatchObject({ status: "stopped", stopped: { reason: "quota" } });
		expect(result.stopped?.retryAtMs).toBeGreaterThan(stage.clock.now() + 10_000_000);
		// Those on the way when the first answer came, and no other.
		expect(stage.double.server.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(3);
	});

	test("the daily budget counts the requests of earlier runs of the day", async () => {
		stage = await startStage();
		await stage.backup({ dailyBudget: 50 });
		const again = await stage.backup({ dailyBudget: 50 });
		expect(again).toMatchObject({ status: "stopped", requests: 0, stopped: { reason: "quota" } });
		expect(stage.double.requestCount()).toBe(50);
	});

	test("a soft stop ends the run resumable", async () => {
		stage = await startStage();
		const stop = new AbortController();
		let seen = 0;
		const base = { clock: stage.clock, log: { debug() {}, warn() {} }, signal: new AbortController().signal };
		const result = await stage.backup({
			run: {
				...base,
				stop: stop.signal,
				random: () => 0.5,
				report: () => {
					if (++seen === 60) stop.abort();
				},
			},
		});
		expect(result).toMatchObject({ status: "stopped", stopped: { reason: "signal" } });
		await stage.backup();
		expectSame(stage);
	});
});

test("what was refused is still said, and still counts, when a later run goes on with the sweep", async () => {
	const missingScopes = ["website:people:suggest", "website:settings"];
	stage = await startStage({ tier: "plugin", quirks: { missingScopes } });
	for (let run = 0; run < 40; run++) if ((await stage.backup({ maxRequests: 23 })).status !== "stopped") break;
	const refused = stage.archive.notExported().map((item) => item.resource);
	expect(refused).toEqual(expect.arrayContaining(["contact-data-key", "website-settings"]));
	// Without the list of keys, custom data is asked for contact by contact.
	expect(held(stage.archive, "contact-data").length).toBe(75);
	expectSame(stage);
}, 60_000);

test.each([
	[55, 40, "done"],
	[60, 20, "incomplete"],
] as const)(
	"%i new messages of one millisecond, %i a batch, end %s: read, or said to be missing by every run",
	async (count, messageBatch, status) => {
		stage = await startStage({ quirks: { messageBatch } });
		await stage.backup();
		const slot = stage.double.workspace.content.conversations.find((one) => one.messages.length === 39);
		if (!slot) throw new Error("Annex B has a conversation of 39");
		const timestamp = Date.now();
		for (let at = 0; at < count; at++)
			stage.double.workspace.addMessage(slot.sessionId, { timestamp, fingerprint: at + 1 });
		expect((await stage.backup()).status).toBe(status);
		expect((await stage.backup()).status).toBe(status);
		if (status === "done") expectSame(stage);
	},
	30_000,
);

test("a template whose content was closed to the token is read once it opens", async () => {
	stage = await startStage();
	const path = "/campaigns/template/";
	stage.double.server.faults.add({
		kind: "status",
		status: 403,
		body: JSON.stringify({ error: true, reason: "not_allowed", data: {} }),
		contentType: "application/json",
		match: (_, at) => at.includes(path),
	});
	await stage.backup();
	expect(stage.archive.notExported().some((item) => item.resource === "campaign-template-content")).toBe(true);
	stage.double.server.faults.clear();
	await stage.backup();
	const templates = [...stage.archive.records({ resource: "campaign-template" })];
	expect(templates.length).toBeGreaterThan(1);
	for (const { raw } of templates) expect(raw).toHaveProperty("content");
}, 30_000);

test.each(["/tree/metadata/", "/page/list/", "/tree/content/"])(
	"help desk pages without %s are said to be so and completed once it opens",
	async (part) => {
		stage = await startStage();
		stage.double.server.faults.add({
			kind: "status",
			status: 403,
			body: JSON.stringify({ error: true, reason: "not_allowed", data: {} }),
			contentType: "application/json",
			match: (_, at) => at.includes(part),
		});
		await stage.backup();
		expect(stage.archive.notExported().some((item) => item.resource.startsWith("helpdesk-"))).toBe(true);
		stage.double.server.faults.clear();
		await stage.backup();
		const pages = [...stage.archive.records({ resource: "helpdesk-page" })];
		expect(pages.length).toBe(stage.double.workspace.content.helpdesk?.pages.length);
		for (const { raw } of pages) {
			expect(raw).toMatchObject({ content: { content: expect.any(String) }, page: expect.any(Object) });
			expect(raw).toMatchObject({ metadata: { title: expect.any(String) } });
		}
	},
	30_000,
);

test("a 404 that is some proxy's, not the API's, takes nothing away", async () => {
	stage = await startStage();
	const nth = [2, 9, 40, 120, 200, 260, 290];
	stage.double.server.faults.add({ kind: "status", status: 404, body: "<h1>no</h1>", contentType: "text/html", nth });
	expect((await stage.backup()).status).toBe("done");
	expect(stage.archive.record("website-settings", stage.double.websiteId)).toBeDefined();
	expect(held(stage.archive, "contact-data").length).toBe(75);
	expectSame(stage);
}, 30_000);

describe("an interrupted run", () => {
	test.each([1, 2, 3, 4, 5, 6])(
		"aborted at a random instant (seed %i) goes on to the same archive",
		async (seed) => {
			stage = await startStage({ quirks: { messageStatus: seed % 2 === 0 ? "always-200" : "by-remainder" } });
			for (let run = 0; run < 3; run++) {
				const abort = new AbortController();
				let left = 15 + ((seed * 7919 + run * 104729) % 160);
				await stage
					.backup({
						run: {
							clock: stage.clock,
							log: { debug() {}, warn() {} },
							signal: abort.signal,
							random: () => 0.5,
							report: () => {
								if (--left === 0) abort.abort(new Error("killed"));
							},
						},
					})
					.catch(() => undefined);
				stage.reopen();
			}
			expect((await stage.backup()).status).toBe("done");
			expectSame(stage);
		},
		30_000,
	);
});

describe("refusals", () => {
	async function codeOf(work: Promise<unknown>): Promise<string> {
		try {
			await work;
			return "none";
		} catch (error) {
			return isAppError(error) ? error.code : String(error);
		}
	}

	test("a wrong key stops at once and says so", async () => {
		stage = await startStage();
		const crisp = { websiteId: stage.double.websiteId, ...stage.double.credentials, apiUrl: stage.double.apiUrl };
		expect(await codeOf(stage.backup({ crisp: { ...crisp, key: "f".repeat(64) } }))).toBe("credentials-refused");
	});

	test.each([401, 403] as const)("a wrong tier answered with %i is a refusal of the token", async (wrongTierStatus) => {
		stage = await startStage({ quirks: { wrongTierStatus } });
		const crisp = { websiteId: stage.double.websiteId, ...stage.double.credentials, apiUrl: stage.double.apiUrl };
		const code = await codeOf(stage.backup({ crisp: { ...crisp, tier: "plugin" } }));
		expect(["credentials-refused", "rights-missing"]).toContain(code);
	});

	test("an unknown workspace is named as such", async () => {
		stage = await startStage();
		const crisp = { ...stage.double.credentials, apiUrl: stage.double.apiUrl };
		const other = { ...crisp, websiteId: "00000000-0000-4000-8000-000000000000" };
		expect(await codeOf(stage.backup({ crisp: other }))).toBe("workspace-unknown");
	});

	test.each([
		["website:operators", "agent"],
		["helpdesk", "helpdesk"],
		["website:people:data", "contact-data"],
		["inboxes", "inbox"],
	])("the missing scope %s leaves out %s, which the run's status and summary say", async (scope, resource) => {
		stage = await startStage({
			tier: "plugin",
			workspace: generateWorkspace({ conversations: 6, messages: 20, contacts: 4, seed: 9 }),
			quirks: { missingScopes: [scope], missingScopeReason: "token_scope_forbidden" },
		});
		const result = await stage.backup({ skipFiles: true });
		expect(result.status).toBe("incomplete");
		expect(result.refused).toEqual([expect.objectContaining({ resource, reason: "scope" })]);
		expect(stage.archive.notExported()).toContainEqual(expect.objectContaining({ resource, reason: "scope" }));
		expectSame(stage);
	});

	test("a refusal in the first of several runs is still told by the last", async () => {
		stage = await startStage({
			tier: "plugin",
			workspace: generateWorkspace({ conversations: 6, messages: 20, contacts: 4, seed: 9 }),
			quirks: { missingScopes: ["website:operators"] },
		});
		expect(await stage.backup({ skipFiles: true, maxRequests: 30 })).toMatchObject({ status: "stopped" });
		const last = await stage.backup({ skipFiles: true });
		expect(last).toMatchObject({ status: "incomplete", refused: [{ resource: "agent" }] });
		expect(stage.archive.notExported().map((item) => item.resource)).toContain("agent");
	});

	test("a plan without a side feature is no gap", async () => {
		stage = await startStage({
			tier: "plugin",
			workspace: generateWorkspace({ conversations: 6, messages: 20, contacts: 4, seed: 9 }),
			quirks: { missingScopes: ["plan:subscription", "website:verify"] },
		});
		const result = await stage.backup({ skipFiles: true });
		expect(result.status).toBe("done");
		expect(result.refused.map((item) => item.resource)).toEqual(["plan", "verify-settings"]);
	});

	test("conversations refused for a while are no empty list: the watermark waits, and nothing of that time is lost", async () => {
		const workspace = generateWorkspace({ conversations: 260, messages: 300, contacts: 5, seed: 9 });
		stage = await startStage({ tier: "plugin", workspace });
		await stage.backup({ skipFiles: true });
		const watermark = stage.archive.fact("watermark");
		const [slot] = workspace.conversations;
		stage.clock.at += 3_600_000;
		stage.double.workspace.addMessage(slot!.sessionId, { content: "meanwhile", timestamp: stage.clock.at });
		stage.double.quirks.missingScopes = ["website:conversation:sessions"];
		stage.clock.at += 3_600_000;
		const refused = await stage.backup({ skipFiles: true });
		expect(refused).toMatchObject({ status: "incomplete", refused: [{ resource: "conversation" }] });
		expect(stage.archive.fact("watermark")).toBe(watermark);
		stage.double.quirks.missingScopes = [];
		stage.clock.at += 3_600_000;
		await stage.backup({ skipFiles: true });
		expectSame(stage);
	});

	test("a missing scope leaves the resource out, says so and goes on", async () => {
		stage = await startStage({ tier: "plugin", quirks: { missingScopes: ["website:conversation:messages"] } });
		const result = await stage.backup();
		expect(result.status).toBe("incomplete");
		expect(stage.archive.notExported().some((item) => item.resource === "message")).toBe(true);
		expect(held(stage.archive, "contact").length).toBe(75);
	});
});
