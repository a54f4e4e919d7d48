import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "../../../src/archive/archive.js";
import { openArchive } from "../../../src/archive/open-archive.js";
import { type MineOptions, mineCannedReplies } from "../../../src/backup/mine/mine-canned-replies.js";
import { AgentId, ContactId, type Message, type Progress } from "../../../src/model/index.js";
import { contact, conversation, message } from "../../archive/sample-entities.js";

let folder: string;
let archive: Archive;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "uncrisp-mine-"));
	archive = openArchive(join(folder, "archive"), { mode: "create", now: () => 0 });
});
afterEach(async () => {
	archive.close();
	await rm(folder, { recursive: true, force: true });
});

const people = ["Ada Example", "Ben Invented", "Cleo Sample", "Dora Fiction", "Eli Model", "Fay Nobody"];
let next = 0;

/** One conversation with a customer of that name, in which an agent says this. */
function said(name: string, text: string, change: Partial<Message> = {}): void {
	next += 1;
	const session = `session_${String(next).padStart(6, "0")}`;
	archive.putEntity(contact(`c-${name}`, { name }));
	archive.putEntity(conversation(session, { contactId: ContactId.parse(`c-${name}`) }));
	archive.putEntity(
		message(session, 1, {
			direction: "outgoing",
			author: { type: "agent", agentId: AgentId.parse(`a${next % 2}`), name: "Tom Agent" },
			parts: [{ type: "text", text }],
			sentAtMs: Date.UTC(2026, 0, next),
			...change,
		}),
	);
}

const events: Progress[] = [];
const mine = (more: Partial<MineOptions> = {}) =>
	mineCannedReplies({
		archive,
		run: { signal: new AbortController().signal, report: (event) => events.push(event) },
		...more,
	});

beforeEach(() => {
	next = 0;
});

describe("mining", () => {
	it("groups what agents repeated with other names and numbers, and keeps what was the same for everybody", async () => {
		people.forEach((name, at) => {
			const [first] = name.split(" ");
			said(name, `Hi ${first}, your order #${7000 + at} has left. It arrives within 3 working days. Regards, Tom`);
		});
		said("Ada Example", "Hello! Something else entirely that nobody ever wrote a second time, promised.");
		const { proposals, answers } = await mine();
		expect(answers).toBe(7);
		expect(proposals).toEqual([
			{
				shortcut: "your-order-has-left",
				text: "Hi {{contact.name}}, your order {{number}} has left. It arrives within 3 working days. Regards, {{agent.name}}",
				timesUsed: 6,
				agents: 2,
				firstUsedMs: Date.UTC(2026, 0, 1),
				lastUsedMs: Date.UTC(2026, 0, 6),
				examples: ["Hi •••, your order ••• has left. It arrives within 3 working days. Regards, •••"],
			},
		]);
		const all = JSON.stringify(proposals);
		for (const word of [...people.flatMap((name) => name.split(" ")), "Tom", "7000"]) expect(all).not.toContain(word);
	});

	it("groups near-duplicates under the wording used most, in Chinese too", async () => {
		const usual = "您好，退款申请已经提交成功，款项会在三个工作日之内原路退回到您的账户，请您耐心等待。";
		for (const name of people.slice(0, 3)) said(name, usual);
		said("Eli Model", "您好！退款申请已提交成功，款项会在三个工作日内原路退回到您的账户，请您耐心等待～");
		said("Fay Nobody", "您好，发票请在订单详情页面的右上角自行申请并下载，开具后会发送到您的邮箱。");
		const { proposals } = await mine();
		expect(proposals).toMatchObject([{ text: usual, timesUsed: 4, shortcut: expect.stringMatching(/^退款申请/) }]);
		expect(proposals[0]?.examples).toHaveLength(2);
	});

	it("leaves out what one customer alone was told a number of", async () => {
		for (let at = 0; at < 4; at += 1)
			said("Ada Example", "The tracking number of your parcel is 990011, please keep it safe.");
		const { proposals } = await mine();
		expect(proposals[0]?.text).toBe("The tracking number of your parcel is {{number}}, please keep it safe.");
	});

	it("looks at nothing but what agents wrote to customers, and at no greeting", async () => {
		const text = "Please restart the application and sign in once more with your usual password.";
		for (const name of people) {
			said(name, text, { automated: true });
			said(name, text, { direction: "internal", parts: [{ type: "note", text }] });
			said(name, text, { direction: "incoming", author: { type: "contact" } });
			said(name, "Hello, how can I help you today?");
			said(name, "您好，请问有什么可以帮您？");
		}
		expect(await mine()).toMatchObject({ answers: 0, proposals: [] });
	});

	it("asks for as many uses as it is told", async () => {
		for (const name of people.slice(0, 2))
			said(name, "Please clear the cache of your browser and load the page again.");
		expect((await mine()).proposals).toEqual([]);
		expect((await mine({ leastUses: 2 })).proposals).toHaveLength(1);
	});

	it("does not propose what is a canned reply already", async () => {
		for (const name of people) said(name, `Hi ${name}, please send us a picture of the damaged part and order 77.`);
		const [proposal] = (await mine()).proposals;
		archive.putEntity({ kind: "canned-reply", id: "x", shortcut: "x", text: proposal?.text ?? "" });
		expect(await mine()).toMatchObject({ proposals: [], known: 1 });
	});

	it("gives the same list for the same archive, and the most used when it cannot hold all", async () => {
		const words = ["invoice", "parcel", "password", "printer", "camera", "ticket", "garden", "window"];
		words.forEach((word, at) => {
			for (let use = 0; use < 3 + at; use += 1)
				said(
					people[use % 6] ?? "",
					`About the ${word}: open ${word} settings, choose ${word} options, save the ${word} page.`,
				);
		});
		const first = await mine();
		expect(first).toMatchObject({ isCut: false });
		expect(first.proposals.map(({ timesUsed }) => timesUsed)).toEqual([10, 9, 8, 7, 6, 5, 4, 3]);
		expect(await mine()).toEqual(first);
		const small = await mine({ mostGroups: 4 });
		expect(small.isCut).toBe(true);
		expect(small.proposals.slice(0, 3)).toEqual(first.proposals.slice(0, 3));
	});

	it("stops when it is told to", async () => {
		const stop = new AbortController();
		stop.abort(new Error("stopped"));
		archive.transaction(() => {
			for (let n = 1; n <= 2000; n += 1) archive.putEntity(message("session_long", n));
		});
		const run = { signal: new AbortController().signal, stop: stop.signal, report: () => undefined };
		await expect(mine({ run })).rejects.toThrow("stopped");
	});
});
