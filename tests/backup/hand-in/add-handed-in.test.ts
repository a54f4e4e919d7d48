import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AddSummary, addHandedIn } from "../../../src/backup/hand-in/add-handed-in.js";
import { guessColumns } from "../../../src/backup/hand-in/guess-columns.js";
import type { HandInSort } from "../../../src/backup/hand-in/hand-in-sorts.js";
import { readTable } from "../../../src/backup/hand-in/read-table.js";
import { generateWorkspace } from "../../../src/crisp/double/generate.js";
import { ContactId, ConversationId } from "../../../src/model/index.js";
import { contact, conversation } from "../../archive/sample-entities.js";
import { type Stage, startStage } from "../stage.js";
import { utf8 } from "./encode.js";

let stage: Stage;
beforeEach(async () => {
	stage = await startStage({ workspace: generateWorkspace({ conversations: 3, messages: 9, contacts: 3, seed: 7 }) });
});
afterEach(() => stage.close());

function add(sort: HandInSort, content: string, more: { replace?: boolean } = {}): AddSummary {
	const bytes = utf8(content);
	const table = readTable(bytes);
	return addHandedIn({
		archive: stage.archive,
		sort,
		table,
		columns: guessColumns(sort, table.headers),
		fileSha256: createHash("sha256").update(bytes).digest("hex"),
		timeZone: "Asia/Shanghai",
		...more,
	});
}

const replies = () => [...stage.archive.entities("canned-reply")].map(({ shortcut, text }) => `${shortcut}: ${text}`);
const versions = () =>
	stage.archive.resources().map(({ resource, records, gone, versions }) => [resource, records, gone, versions]);

describe("adding canned replies", () => {
	it("keeps each row verbatim with its file and run, beside the entity", () => {
		const { runId } = add("canned-replies", "Shortcut,Content,Owner\n !Hi ,=Hello,Li\n");
		const record = stage.archive.record("handed-in-canned-reply", "hi");
		expect(record).toMatchObject({ runId, gone: false });
		expect(record?.raw).toMatchObject({
			row: { Shortcut: " !Hi ", Content: "=Hello", Owner: "Li" },
			columns: { shortcut: "Shortcut", text: "Content" },
			file: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
			line: 2,
		});
		expect(replies()).toEqual(["!Hi: =Hello"]);
		expect(stage.archive.runs().at(-1)).toMatchObject({ kind: "add", status: "done" });
	});

	it("changes nothing the second time", () => {
		const file = "shortcut,text\na,one\nb,two\n";
		expect(add("canned-replies", file)).toMatchObject({ created: 2 });
		const before = versions();
		expect(add("canned-replies", file)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
		expect(versions()).toEqual(before);
	});

	it("updates by key from a corrected file, keeps what was, and marks gone only when asked", () => {
		add("canned-replies", "shortcut,text\na,one\nb,two\nc,three\n");
		const first = stage.archive.runs().at(-1)?.id ?? 0;
		expect(add("canned-replies", "shortcut,text\n!A,ONE\nb,two\n")).toMatchObject({
			updated: 1,
			unchanged: 1,
			gone: 0,
		});
		expect(replies()).toEqual(["!A: ONE", "b: two", "c: three"]);
		expect(add("canned-replies", "shortcut,text\n!A,ONE\nb,two\n", { replace: true })).toMatchObject({ gone: 1 });
		expect(replies()).toEqual(["!A: ONE", "b: two"]);
		expect(stage.archive.record("handed-in-canned-reply", "c")).toMatchObject({ gone: true });
		const past = [...stage.archive.records({ resource: "handed-in-canned-reply", asOfRun: first })];
		expect(past.map(({ raw }) => (raw as { row: { text: string } }).row.text)).toEqual(["one", "two", "three"]);
		expect(add("canned-replies", "shortcut,text\nc,three\n")).toMatchObject({ updated: 1 });
		expect(replies()).toContain("c: three");
	});

	it("gives every refused row an outcome with its line, and then marks nothing gone", () => {
		add("canned-replies", "shortcut,text\na,one\nb,two\n");
		const summary = add("canned-replies", "shortcut,text\na,\nc,three\nC,other\nc,three\n", { replace: true });
		expect(summary).toMatchObject({ created: 1, repeated: 1, gone: 0, replaceSkipped: true });
		expect(summary.refused.map(({ line, code }) => [line, code])).toEqual([
			[2, "text-missing"],
			[4, "key-taken"],
		]);
		const outcomes = [...stage.archive.outcomes(summary.runId)];
		expect(outcomes.map(({ id, status, reason }) => [id, status, reason])).toEqual([
			["line 2", "failed", "text-missing"],
			["line 4", "failed", "key-taken"],
		]);
		expect(replies()).toEqual(["a: one", "b: two", "c: three"]);
	});

	it("knows a reply without a shortcut by its text", () => {
		add("canned-replies", "text\nWe ship on weekdays only\n");
		expect(add("canned-replies", "text\nWe ship on weekdays only\nAnother\n")).toMatchObject({
			unchanged: 1,
			created: 1,
		});
	});

	it("adds all rows or none", () => {
		const table = readTable(utf8("shortcut,text\na,one\nb,two\n"));
		const archive = new Proxy(stage.archive, {
			get: (target, name) =>
				name === "putEntity"
					? (entity: { id: string }, options: object) => {
							if (entity.id === "b") throw new Error("broken");
							target.putEntity(entity as never, options);
						}
					: Reflect.get(target, name),
		});
		const columns = { shortcut: "shortcut", text: "text" };
		const options = { archive, sort: "canned-replies" as const, table, columns, fileSha256: "0", timeZone: "UTC" };
		expect(() => addHandedIn(options)).toThrow("broken");
		expect(replies()).toEqual([]);
		expect(stage.archive.countRecords("handed-in-canned-reply")).toBe(0);
		expect(stage.archive.runs().at(-1)).toMatchObject({ kind: "add", status: "failed" });
	});
});

describe("adding triggers", () => {
	it("makes automation entities", () => {
		add("triggers", "触发器名称,说明,延迟\n欢迎,打开价格页时,5\n");
		expect([...stage.archive.entities("automation")]).toMatchObject([
			{ id: "trigger:欢迎", name: "欢迎", type: "trigger", description: "打开价格页时", definition: { 延迟: "5" } },
		]);
	});
});

describe("adding ratings", () => {
	const session = "session_00000000-0000-4000-8000-000000000001";
	const seed = () => {
		stage.archive.putEntity(contact("c1", { identities: [{ type: "email", value: "Ada@Shop.example" }] }));
		stage.archive.putEntity(
			conversation(session, {
				contactId: ContactId.parse("c1"),
				createdAtMs: Date.UTC(2026, 2, 1),
				updatedAtMs: Date.UTC(2026, 2, 2),
			}),
		);
	};
	const ratings = () => [...stage.archive.entities("rating")];

	it("finds the conversation by session id, or by e-mail and date", () => {
		seed();
		const summary = add(
			"ratings",
			`会话,邮箱,评分时间,评分,评语\n${session},,,5,很好\n,ADA@shop.example,2026/3/2 09:00,★★★★,\n`,
		);
		expect(summary).toMatchObject({ created: 2, refused: [], waiting: [], doubts: [] });
		expect(ratings().map(({ conversationId, stars }) => [conversationId, stars])).toEqual(
			expect.arrayContaining([
				[ConversationId.parse(session), 5],
				[ConversationId.parse(session), 4],
			]),
		);
		expect(JSON.stringify(ratings().map(({ id }) => id)).toLowerCase()).not.toContain("ada@");
	});

	it("keeps and reports what fits no conversation, and looks again when the next file comes", () => {
		const first = add("ratings", `email,date,stars\nada@shop.example,2026-03-02,2\n`);
		expect(first).toMatchObject({ created: 1, refused: [] });
		expect(first.waiting.map(({ line, code }) => [line, code])).toEqual([[2, "conversation-unmatched"]]);
		expect(ratings()).toEqual([]);
		seed();
		expect(add("ratings", `conversation,stars\n${session},4\n`).waiting).toEqual([]);
		expect(
			ratings()
				.map(({ stars }) => stars)
				.sort(),
		).toEqual([2, 4]);
	});

	it("holds two ratings of one day apart, and uses a rating whose date cannot be read", () => {
		seed();
		const file = `conversation,date,stars\n${session},2026-03-02,2\n${session},2026-03-02,4\n${session},some day,5\n`;
		const summary = add("ratings", file);
		expect(summary).toMatchObject({ created: 3, refused: [] });
		expect(summary.doubts).toMatchObject([{ line: 4, code: "date-invalid" }]);
		expect(add("ratings", file)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
	});
});

describe("a backup after adding", () => {
	it("leaves what was handed in alone and says how much of it there is", async () => {
		add("canned-replies", "shortcut,text\na,one\nb,two\n");
		const first = await stage.backup();
		add("triggers", "name\nWelcome\n");
		const listed = () => Object.fromEntries(stage.archive.notExported().map((each) => [each.resource, each]));
		expect(listed()).toMatchObject({
			"canned-replies": { reason: "handed-in", en: expect.stringContaining("2 handed in") },
			triggers: { reason: "handed-in" },
			ratings: { reason: "no-route" },
		});
		const second = await stage.backup({ full: true });
		expect(second.notExported).toBe(first.notExported - 1);
		expect(listed()).toMatchObject({ triggers: { reason: "handed-in" } });
		expect(replies()).toEqual(["a: one", "b: two"]);
		expect(stage.archive.entity("automation", "trigger:welcome")).toMatchObject({ name: "Welcome" });
		expect(stage.archive.isEntityGone("automation", "trigger:welcome")).toBe(false);
		expect(add("canned-replies", "shortcut,text\nz,\n").refused).toHaveLength(1);
		add("canned-replies", "shortcut,text\na,one\n", { replace: true });
		expect(listed()).toMatchObject({ "canned-replies": { en: expect.stringContaining("1 handed in") } });
	});
});
