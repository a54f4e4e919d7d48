import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestTracker } from "../../../adapters/request-tracker/adapter.js";
import { type RequestTrackerDouble, startRequestTrackerDouble } from "../../../adapters/request-tracker/double.js";
import type { Entity } from "../../../src/model/index.js";
import { contextOf, person, said, stored, talk, workspace } from "../entities.js";
import { connectTo, type TestSession } from "../target-session.js";
import { configOf, inventoryOf } from "./subject.js";

let double: RequestTrackerDouble;
beforeEach(async () => {
	double = await startRequestTrackerDouble();
});
afterEach(() => double.close());

function session(entities: Entity[], more: Record<string, unknown> = {}, files?: Map<string, Uint8Array>) {
	const config = configOf(double, more);
	const context = contextOf([workspace, ...entities], {
		config: config as never,
		identity: (kind) => (kind === "agent" ? { decision: "map", targetId: "root" } : undefined),
	});
	return connectTo(requestTracker, config, context, files === undefined ? {} : { files });
}

const importAll = async (at: TestSession, ...entities: Entity[]) => at.perform(...at.translate(workspace, ...entities));

const email = { type: "email", value: "li@customer.example" };
const li = person("p1", { name: "Li Wang", identities: [email], notepad: "Prefers tea" });
const conversation = talk("session_a", "p1", {
	status: "resolved",
	subject: "Late order",
	updatedAtMs: Date.UTC(2024, 2, 6),
	assigneeId: "a1",
});
const hello = said("session_a", 3, { type: "text", text: "Hello" });
const note = said("session_a", 4, { type: "note", text: "Known" }, { direction: "internal" });

const historyOf = (ticket: number | undefined) =>
	double.data.transactions.filter((row) => row.ticket === ticket).map(({ Type }) => Type);
const kept = () => double.data.tickets.filter(({ Status }) => Status !== "deleted");

describe("a ticket in Request Tracker", () => {
	it("has its own dates, its owner and its requestor, and says the time of each message", async () => {
		await using at = await session([conversation, li, hello, note]);
		await importAll(at, li, conversation);
		expect(kept()).toMatchObject([
			{
				Status: "resolved",
				Created: "2024-03-05T06:02:00Z",
				Started: "2024-03-05T06:02:00Z",
				Resolved: "2024-03-06T00:00:00Z",
				Owner: { id: "root" },
				Requestor: [{ id: "li@customer.example" }],
				link: `crisp:${workspace.id}/session_a`,
			},
		]);
		const texts = double.data.attachments.map(({ bytes }) => String(bytes));
		expect(texts).toContain("2024-03-05 14:03 Asia/Shanghai · Li Wang (customer)\n\nHello");
		expect(historyOf(kept()[0]?.id)).toEqual(["Create", "Correspond", "Comment", "Status"]);
	});

	it("keeps a file's name and bytes, whatever alphabet and encoding", async () => {
		const bytes = Buffer.from("caf\xe9\r\n", "latin1");
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		const url = "https://files.example/1";
		const file = { ...stored(url, "text/plain", bytes.length), sha256 };
		const part = { type: "file", attachmentId: url, url, name: "报告 é.txt" };
		await using at = await session([conversation, file, said("session_a", 5, part)], {}, new Map([[sha256, bytes]]));
		await importAll(at, conversation);
		const found = double.data.attachments.find(({ Filename }) => Filename !== "");
		expect(found).toMatchObject({ Filename: "报告 é.txt" });
		expect(Buffer.compare(found?.bytes as Buffer, bytes)).toBe(0);
	});

	it("warns when the owner may not own tickets", async () => {
		double.data.users[0]!.Privileged = 0;
		await using at = await session([conversation, hello]);
		const outcomes = await importAll(at, conversation);
		expect(outcomes.at(-1)).toMatchObject({
			status: "created",
			warnings: [{ en: expect.stringContaining("OwnTicket") }],
		});
	});
});

describe("a user in Request Tracker", () => {
	it("who was there before is used as they are, and outlives an undo", async () => {
		const before = { Name: "LI", EmailAddress: "LI@customer.example", RealName: "Mine", Comments: "", Disabled: 0 };
		double.data.users.push({ ...before, id: 900 });
		await using at = await session([li]);
		const outcomes = await importAll(at, li);
		expect(outcomes.at(-1)).toMatchObject({ status: "existing", ref: { id: "900" } });
		await at.target.revert?.({ kind: "user", id: "900" }, { key: "contact:p1", kind: "contact.create" });
		expect(double.data.users.at(-1)).toMatchObject(before);
	});

	it("is taken up again after an undo, as are the queue and the articles", async () => {
		const reply = { kind: "canned-reply", id: "r1", shortcut: "hi", text: "Hello {{contact.name}}" } as const;
		await using at = await session([li, reply]);
		const operations = at.translate(workspace, li, reply).filter(({ kind }) => kind !== "skip");
		await at.perform(...operations);
		const first = inventoryOf(double);
		for (const { key, kind } of [...operations].reverse()) await at.target.revert?.(at.refs.get(key), { key, kind });
		expect(inventoryOf(double)).toEqual(["queue General", "class General", "user root"]);
		const outcomes = await at.perform(...operations);
		expect(outcomes.map(({ status }) => status)).toEqual(operations.map(() => "created"));
		expect(inventoryOf(double)).toEqual(first);
	});
});

describe("long Chinese texts in Request Tracker, whose columns count bytes", () => {
	const long = "请问我的订单为什么还没有发货".repeat(40);

	it("are cut between characters, said, and read back without a difference", async () => {
		const lu = person("p2", { name: long, nickname: long, address: long });
		const chinese = talk("session_b", "p2", { subject: long });
		const article = {
			kind: "article",
			id: "zh/articles/1",
			locale: "zh",
			contentType: "articles",
			path: "1",
			title: long,
			description: long,
			markdown: long,
			imageIds: [],
			status: "published",
			hidden: false,
			featured: false,
			order: 0,
		} as unknown as Entity;
		await using at = await session([lu, chinese, article]);
		const operations = at.translate(workspace, lu, chinese, article).filter(({ kind }) => kind !== "skip");
		await at.perform(...operations);
		for (const operation of operations) {
			const back = await at.target.read?.(at.refs.get(operation.key), operation, at.refs);
			if (operation.kind !== "scrips.probe") expect(back?.differences, operation.key).toEqual([]);
			if (operation.kind === "article.create")
				expect(await at.target.locate(operation, at.refs)).toEqual(at.refs.get(operation.key));
		}
		const cut = operations.flatMap(({ losses }) => losses.filter(({ code }) => code === "too-long"));
		expect(cut.map(({ field }) => field)).toEqual(expect.arrayContaining(["name", "nickname", "subject", "title"]));
	});
});

describe("silence in Request Tracker", () => {
	it("refuses until somebody says that scrips are off", async () => {
		await using at = await session([], { scrips: "active" });
		expect(await at.target.check()).toMatchObject([{ severity: "notify", code: "scrips" }]);
	});

	it("is proved before any person is named: with scrips on nothing but the proof is made, and that is taken back", async () => {
		double.quirks.scrips = true;
		await using at = await session([conversation, li, hello]);
		const [queue, probe, ...others] = at.translate(workspace, li, conversation);
		const outcomes = await at.perform(queue!, probe!);
		expect(outcomes[1]).toMatchObject({ status: "failed", reason: "scrips-active" });
		expect(kept()).toEqual([]);
		const tickets = others.filter(({ kind }) => kind === "conversation.create");
		expect(tickets.map(({ refs }) => refs)).toEqual([expect.arrayContaining([probe!.key])]);
		expect(double.data.transactions.filter(({ Type }) => Type === "EmailRecord")).toEqual([]);
	});
});

describe("what Request Tracker does not take", () => {
	it("an ISO date on a new ticket is stored as 1970, so that form is never sent", async () => {
		const created = await call("POST", "/ticket", { Queue: "General", Created: "2024-03-05T06:02:00Z" });
		expect(created.status).toBe(201);
		expect(double.data.tickets[0]?.Created).toBe("1970-01-01T00:00:00Z");
	});

	it("segments for a field that is not on the queue stop the import before a ticket", async () => {
		await using at = await session([conversation], { tagField: "Crisp tags" });
		const [outcome] = await at.perform(at.translate(workspace)[0]!);
		expect(outcome).toMatchObject({ status: "failed", text: { en: expect.stringContaining("Crisp tags") } });
	});
});

function call(method: string, path: string, body: unknown): Promise<Response> {
	return fetch(`${double.baseUrl}/REST/2.0${path}`, {
		method,
		headers: { authorization: `token ${double.token}`, "content-type": "application/json" },
		body: JSON.stringify(body),
	});
}
