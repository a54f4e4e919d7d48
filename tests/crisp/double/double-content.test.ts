import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { crispDoubleFlags, parseCrispDoubleFlag } from "../../../src/crisp/double/crisp-double-flags.js";
import { generateWorkspace } from "../../../src/crisp/double/generate.js";
import { defaultQuirks } from "../../../src/crisp/double/quirks.js";
import { annexB, annexBWorkspace } from "../../../src/crisp/double/seed.js";
import { fileUrl, seedFilePaths } from "../../../src/crisp/double/seed-files.js";
import { runningDouble, walk } from "./running-double.js";

const messagesOf = (id: string, query = "") => `/conversation/${id}/messages${query}`;

describe("the inventory of routes", () => {
	it("is answered whole: no route of it is unknown to the double", async () => {
		const table = await readFile(new URL("../../../fixtures/workspaces/crisp-routes.tsv", import.meta.url), "utf8");
		const { double } = await runningDouble({ tier: "user", quirks: { legacyHelpdesk: "works" } });
		const { identifier, key } = double.credentials;
		const headers = {
			authorization: `Basic ${Buffer.from(`${identifier}:${key}`).toString("base64")}`,
			"x-crisp-tier": "user",
		};
		const unknown: string[] = [];
		const rows = table.trim().split("\n").slice(1);
		for (const row of rows) {
			const [method = "", template = ""] = row.split("\t");
			const path = template
				.replace("{website_id}", double.websiteId)
				.replace("{page_number}", "1")
				.replace(/\{\w+\}/g, "x");
			const before = double.requestCount("unknown");
			const answer = await fetch(`${double.server.url}${path}`, { method, headers });
			if (double.requestCount("unknown") > before || answer.status === 405 || answer.status >= 500) unknown.push(row);
		}
		expect(rows.length).toBe(119);
		expect(unknown).toEqual([]);
	});

	it("answers HEAD only where Crisp does", async () => {
		const { get } = await runningDouble();
		expect((await get(`/conversation/${annexB.oneMessage}`, { method: "HEAD" })).status).toBe(200);
		expect((await get(messagesOf(annexB.oneMessage), { method: "HEAD" })).status).toBe(405);
		expect((await get("/people/profile/nobody", { method: "HEAD" })).status).toBe(404);
	});
});

describe("messages", () => {
	it("answers 206 while older ones remain and 200 at the start, or always the same", async () => {
		const { double, get } = await runningDouble();
		const status = async (id: string, query = "") => (await get(messagesOf(id, query))).status;
		expect(await status(annexB.messages40)).toBe(200);
		expect(await status(annexB.messages41)).toBe(206);
		double.quirks.messageStatus = "always-200";
		expect(await status(annexB.messages41)).toBe(200);
		double.quirks.messageStatus = "always-206";
		expect(await status(annexB.oneMessage)).toBe(206);
	});

	it("gives the newest 40, oldest first, and walks back strictly", async () => {
		const { double, get } = await runningDouble();
		const newest = (await get(messagesOf(annexB.messages80))).body.data;
		const times = newest.map((item: { timestamp: number }) => item.timestamp);
		expect(times).toHaveLength(40);
		expect(times).toEqual([...times].sort((a, b) => a - b));
		const older = (await get(messagesOf(annexB.messages80, `?timestamp_before=${times[0]}`))).body.data;
		expect(older).toHaveLength(40);
		expect(older.at(-1).timestamp).toBeLessThan(times[0]);
		double.quirks.timestampBefore = "inclusive";
		expect((await get(messagesOf(annexB.messages80, `?timestamp_before=${times[0]}`))).body.data.at(-1).timestamp).toBe(
			times[0],
		);
		Object.assign(double.quirks, { messageBatch: 20, messageOrder: "descending" });
		const turned = (await get(messagesOf(annexB.messages80))).body.data;
		expect([turned.length, turned[0].timestamp]).toEqual([20, times.at(-1)]);
	});

	it("gives what came after and around a time", async () => {
		const { get } = await runningDouble();
		const all = (await get(messagesOf(annexB.messages39))).body.data;
		const after = await get(messagesOf(annexB.messages39, `?timestamp_after=${all[29].timestamp}`));
		expect(after.body.data).toEqual(all.slice(30));
		const around = await get(messagesOf(annexB.messages39, `?timestamp_around=${all[20].timestamp}`));
		expect(around.body.data).toContainEqual(all[20]);
		expect((await get(messagesOf(annexB.messages39, "?timestamp_before=soon"))).status).toBe(400);
	});

	it("loses one of two messages of the same millisecond to a naive walk", async () => {
		const { get } = await runningDouble();
		const newest = (await get(messagesOf(annexB.equalTimestamps))).body.data;
		const naive = (await get(messagesOf(annexB.equalTimestamps, `?timestamp_before=${newest[0].timestamp}`))).body.data;
		expect(newest.length + naive.length).toBe(59);
		const careful = (await get(messagesOf(annexB.equalTimestamps, `?timestamp_before=${newest[0].timestamp + 1}`))).body
			.data;
		const prints = new Set([...newest, ...careful].map((item) => item.fingerprint));
		expect(prints.size).toBe(60);
	});

	it("holds odd fingerprints, every type, unknown types and authors who are missing", async () => {
		const { double, get } = await runningDouble();
		const rows = async (id: string) => (await get(messagesOf(id))).body.data;
		const odd = (await rows(annexB.negativeFingerprint)).map((item: { fingerprint: number }) => item.fingerprint);
		expect(odd).toEqual(expect.arrayContaining([-333, 42]));
		const every = await rows(annexB.everyType);
		expect(every.map((item: { fingerprint: number }) => item.fingerprint)).toEqual(expect.arrayContaining([-333, 42]));
		expect(new Set(every.map((item: { type: string }) => item.type)).size).toBe(9);
		expect((await rows(annexB.unknownType))[0].type).toBe("hologram");
		const automated = (await rows(annexB.automatedAuthor)).at(-1);
		expect([automated.automated, automated.user]).toEqual([true, undefined]);
		expect(
			(await rows(annexB.hardTexts)).some((item: { content: string }) => Buffer.byteLength(item.content) > 99_000),
		).toBe(true);
		expect((await get(`/conversation/${annexB.everyType}/message/-333`)).body.data.edited).toBe(true);
		double.quirks.fingerprintForm = "string";
		expect((await rows(annexB.oneMessage))[0].fingerprint).toBeTypeOf("string");
	});

	it("can be seeded without the oddities", () => {
		const plain = annexBWorkspace({
			equalTimestamps: false,
			oddFingerprints: false,
			unknownTypes: false,
			anonymousVisitors: false,
		});
		for (const slot of plain.conversations) {
			expect(slot.peopleId).toBeDefined();
			for (let at = 0; at < slot.messages.length; at++) {
				expect(slot.messages.at(at).fingerprint).toBeGreaterThan(1e12);
				if (at > 0) expect(slot.messages.timestampAt(at)).toBeGreaterThan(slot.messages.timestampAt(at - 1));
			}
		}
	});

	it("accepts a slash at the end", async () => {
		const { get } = await runningDouble();
		expect((await get(`${messagesOf(annexB.oneMessage)}/`)).body.data).toHaveLength(1);
		expect((await get("/settings/")).status).toBe(404);
	});
});

describe("changes made by a test", () => {
	it("show at once: a new message, an edit, a deletion, a state, a contact, a conversation", async () => {
		const { double, get } = await runningDouble();
		const id = annexB.messages205;
		const first = async () => (await get("/conversations/1")).body.data[0];
		const added = double.workspace.addMessage(id, { content: "新消息" });
		expect(await first()).toMatchObject({ session_id: id, last_message: "新消息", updated_at: added.timestamp });
		double.workspace.editMessage(id, added.fingerprint, "改过了");
		const edited = await get(`/conversation/${id}/message/${added.fingerprint}`);
		expect(edited.body.data).toMatchObject({ content: "改过了", edited: true, timestamp: added.timestamp });
		expect((await first()).updated_at).toBeGreaterThan(added.timestamp);
		double.workspace.deleteMessage(id, added.fingerprint);
		expect((await get(`/conversation/${id}/message/${added.fingerprint}`)).status).toBe(404);
		double.workspace.setState(annexB.oneMessage, "resolved");
		expect((await get(`/conversation/${annexB.oneMessage}/state`)).body.data).toEqual({ state: "resolved" });
		const person = annexB.contact(30);
		double.workspace.updateContact(person, { data: { level: 9 }, notepad: "called" });
		expect((await get(`/people/data/${person}`)).body).toEqual({
			error: false,
			reason: "resolved",
			data: { data: { level: 9 } },
		});
		expect((await get(`/people/profile/${person}`)).body.data.notepad).toBe("called");
		expect((await get("/people/profiles/1?sort_field=updated_at&sort_order=descending")).body.data[0].people_id).toBe(
			person,
		);
		const made = double.workspace.addConversation({ nickname: "新客户", messages: [{ content: "hi" }] });
		expect((await first()).session_id).toBe(made.sessionId);
		double.workspace.deleteConversation(made.sessionId);
		expect((await first()).session_id).not.toBe(made.sessionId);
	});

	it("leave the update date alone after an edit when told so", async () => {
		const { double, get } = await runningDouble({ quirks: { editBumps: false } });
		const [message] = (await get(messagesOf(annexB.oneMessage))).body.data;
		const before = (await get(`/conversation/${annexB.oneMessage}`)).body.data.updated_at;
		double.workspace.editMessage(annexB.oneMessage, message.fingerprint, "x");
		expect((await get(`/conversation/${annexB.oneMessage}`)).body.data.updated_at).toBe(before);
	});
});

describe("the small parts of a conversation", () => {
	it("are all there: originals, relations, pages, events, files, participants", async () => {
		const { get } = await runningDouble();
		const original = (place: 0 | 2) => get(`/conversation/${annexB.email}/original/${annexB.originals[place]}`);
		expect((await original(0)).body.data).toMatchObject({ session_id: annexB.email, type: "text/html" });
		expect((await original(2)).status).toBe(404);
		expect((await get(`/conversation/${annexB.mergedParent}/relations`)).body.data.conversations.children).toEqual([
			annexB.mergedChild,
		]);
		expect((await get(`/conversation/${annexB.mergedChild}/relations`)).body.data.conversations.parent).toBe(
			annexB.mergedParent,
		);
		expect(await walk(get, (page) => `/conversation/${annexB.parts}/pages/${page}`)).toHaveLength(25);
		expect((await get(`/conversation/${annexB.parts}/events/1`)).body.data).toHaveLength(1);
		expect((await get(`/conversation/${annexB.files}/files/1`)).body.data).toHaveLength(8);
		expect((await get(`/conversation/${annexB.email}/participants`)).body.data.participants).toHaveLength(1);
		expect((await get(`/conversation/${annexB.oneMessage}/call`)).status).toBe(404);
	});

	it("change between looks only when volatile fields are wanted", async () => {
		const { double, get } = await runningDouble();
		const look = async () => (await get(`/conversation/${annexB.oneMessage}`)).text;
		expect(await look()).toBe(await look());
		double.quirks.volatileFields = true;
		expect(await look()).not.toBe(await look());
	});

	it("look missing in each way the switch names", async () => {
		const { double, get } = await runningDouble({ quirks: { missingKeys: "absent" } });
		const meta = async () => (await get(`/conversation/${annexB.oneMessage}`)).body.data.meta;
		expect(await meta()).not.toHaveProperty("avatar");
		for (const [mode, look] of [
			["null", null],
			["blank", ""],
			["object", {}],
		] as const) {
			double.quirks.missingKeys = mode;
			expect((await meta()).avatar).toEqual(look);
		}
	});

	it("turn the sign of time zones on demand", async () => {
		const { double, get } = await runningDouble();
		const zone = async () => (await get(`/conversation/${annexB.session(0)}`)).body.data.meta.device.timezone;
		expect(await zone()).toBe(-480);
		double.quirks.timezoneSign = "positive-east";
		expect(await zone()).toBe(480);
	});
});

describe("switches of the other resources", () => {
	it("shape contacts, plan and help desk", async () => {
		const { double, get } = await runningDouble();
		Object.assign(double.quirks, {
			peopleDataShape: "flat",
			peopleConversations: "objects",
			planDates: "milliseconds",
			peopleTotalOffset: 2,
		});
		expect((await get(`/people/data/${annexB.contact(11)}`)).body.data).not.toHaveProperty("data");
		expect((await get(`/people/conversations/${annexB.contact(0)}/list/1`)).body.data[0]).toHaveProperty("session_id");
		expect((await get(`/plans/subscription/${double.websiteId}`)).body.data.since).toBe(
			Date.parse("2025-02-01T09:00:00Z"),
		);
		expect((await get("/people/stats")).body.data.total).toBe(77);
		const email = encodeURIComponent(annexB.oddEmails[0]);
		expect((await get(`/people/profile/${email}`)).status).toBe(200);
		double.quirks.emailAsId = false;
		expect((await get(`/people/profile/${email}`)).body.reason).toBe("people_not_found");
		const path = "/helpdesk/tree/content/en/articles/orders/delivery/shipping-policy";
		expect((await get(path)).status).toBe(404);
		double.quirks.treePaths = "extension-optional";
		expect((await get(path)).status).toBe(200);
		expect((await get("/helpdesk/locale/en/articles/1")).status).toBe(404);
		Object.assign(double.quirks, { legacyHelpdesk: "works", treeHelpdesk: "gone" });
		const [article] = (await get("/helpdesk/locale/en/articles/1")).body.data;
		expect((await get(`/helpdesk/locale/en/article/${article.article_id}`)).body.data.content).toContain("# ");
		expect((await get("/helpdesk/page/list/en/articles/1")).status).toBe(404);
	});

	it("finds Chinese help-desk paths and contacts by a condition", async () => {
		const { get } = await runningDouble();
		const path = ["订单", "配送", "发货说明.md"].map(encodeURIComponent).join("/");
		expect((await get(`/helpdesk/tree/content/zh-cn/articles/${path}`)).body.data.content).toContain("48 小时");
		const filter = encodeURIComponent(
			JSON.stringify([{ model: "people", criterion: "segments", operator: "eq", query: ["vip"] }]),
		);
		const vip = await walk(get, (page) => `/people/profiles/${page}?per_page=50&search_filter=${filter}`);
		expect(vip.length).toBeGreaterThan(10);
		expect(vip.every((item) => (item.segments as string[]).includes("vip"))).toBe(true);
	});
});

describe("files", () => {
	it("are served without credentials: small, empty, large, gone, moved, twice the same name", async () => {
		const { double, get } = await runningDouble();
		const { text } = await get(messagesOf(annexB.files));
		expect(text).not.toContain("storage.crisp.chat");
		const size = async (path: string) => {
			const answer = await fetch(new URL(path, double.filesUrl));
			return [answer.status, (await answer.arrayBuffer()).byteLength, answer.headers.get("content-type")];
		};
		expect(await size(seedFilePaths.emptyPdf)).toEqual([200, 0, "application/pdf"]);
		expect(await size(seedFilePaths.large)).toEqual([200, 3 * 1024 * 1024, "application/pdf"]);
		expect((await size(seedFilePaths.missing))[0]).toBe(404);
		expect(await size(seedFilePaths.redirected)).toEqual(await size(seedFilePaths.smallPng));
		expect((await size(seedFilePaths.sameNameFirst))[1]).not.toBe((await size(seedFilePaths.sameNameSecond))[1]);
		expect(double.fileRequests()).toEqual({ all: 8, withCredentials: 0 });
		double.quirks.mediaTypes = "missing";
		expect((await size(seedFilePaths.smallPng))[2]).toBeNull();
		double.quirks.keepStorageUrls = true;
		expect((await get(messagesOf(annexB.files))).text).toContain(fileUrl(seedFilePaths.missing));
	});
});

describe("a generated workspace", () => {
	it("holds exactly what was asked for, the same each time, and differs by seed", () => {
		const make = (seed: number) => generateWorkspace({ conversations: 300, messages: 4_000, contacts: 50, seed });
		const [first, again, other] = [make(5), make(5), make(6)];
		expect(first.conversations).toHaveLength(300);
		expect(first.contacts).toHaveLength(50);
		expect(first.conversations.reduce((sum, slot) => sum + slot.messages.length, 0)).toBe(4_000);
		const body = (made: typeof first) =>
			JSON.stringify(
				made.conversations.map((slot) => Array.from({ length: slot.messages.length }, (_, at) => slot.messages.at(at))),
			);
		expect(body(first) === body(again)).toBe(true);
		expect(body(first) === body(other)).toBe(false);
		for (const type of ["note", "event", "file", "audio", "picker", "carousel", "field", "animation"]) {
			expect(body(first).includes(`"type":"${type}"`), type).toBe(true);
		}
	});

	it("never lets time fall nor a fingerprint recur inside a conversation", () => {
		for (const slot of generateWorkspace({ conversations: 40, messages: 6_000, seed: 9 }).conversations) {
			const prints = new Set<number>();
			for (let at = 0; at < slot.messages.length; at++) {
				const message = slot.messages.at(at);
				expect(message.timestamp).toBe(slot.messages.timestampAt(at));
				if (at > 0) expect(message.timestamp).toBeGreaterThanOrEqual(slot.messages.timestampAt(at - 1));
				prints.add(message.fingerprint);
			}
			expect(prints.size).toBe(slot.messages.length);
		}
	});

	it("serves files that no table lists", async () => {
		const workspace = generateWorkspace({ conversations: 1, messages: 30, contacts: 0, seed: 2, files: 1 });
		const { get } = await runningDouble({ workspace });
		const [slot] = workspace.conversations;
		const [message] = (await get(messagesOf(slot?.sessionId ?? ""))).body.data;
		const once = await (await fetch(message.content.url)).arrayBuffer();
		expect(once.byteLength).toBeGreaterThan(100);
		expect(Buffer.from(await (await fetch(message.content.url)).arrayBuffer()).equals(Buffer.from(once))).toBe(true);
	});
});

describe("the flags of the double", () => {
	it("cover every switch, in both languages, with its default", () => {
		expect(crispDoubleFlags.map((flag) => flag.name).sort()).toEqual(Object.keys(defaultQuirks).sort());
		for (const flag of crispDoubleFlags) {
			expect(flag.default).toEqual(defaultQuirks[flag.name]);
			expect(flag.description.en).not.toBe(flag.description["zh-CN"]);
			if (flag.choices) expect(flag.choices, flag.name).toContain(String(flag.default));
			else expect(flag.type, flag.name).not.toBe("text");
		}
	});

	it("read their values or refuse them", () => {
		const parse = (name: string, value: string) => {
			const flag = crispDoubleFlags.find((entry) => entry.flag === name);
			return flag && parseCrispDoubleFlag(flag, value);
		};
		expect(parse("list-status", "200")).toBe(200);
		expect(parse("list-status", "404")).toBeUndefined();
		expect(parse("drift", "bump")).toBe("bump");
		expect(parse("missing-scopes", "helpdesk, teams")).toEqual(["helpdesk", "teams"]);
		expect(parse("live-changes", "yes")).toBe(true);
		expect(parse("daily-quota", "many")).toBeUndefined();
	});
});
