import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapRecord } from "../../src/mapping/map-record.js";
import { dateOrderOf, readTypedTime } from "../../src/mapping/typed-time.js";
import { Entity } from "../../src/model/index.js";

const context = { workspaceId: "w", id: "key" };
const shanghai = { timeZone: "Asia/Shanghai" };
const iso = (value: string, options: Parameters<typeof readTypedTime>[1] = shanghai) => {
	const time = readTypedTime(value, options);
	return typeof time === "object" ? new Date(time.fromMs).toISOString() : time;
};

describe("a handed-in canned reply", () => {
	it("keeps its text as it is, a formula included, and loses only the apostrophe that guarded it", () => {
		const map = (text: string) =>
			mapRecord(
				"handed-in-canned-reply",
				{ row: { B: "!hi", T: text }, columns: { shortcut: "B", text: "T" } },
				context,
			).entities[0];
		expect(map("=SUM(A1)\r\nline two")).toEqual({
			kind: "canned-reply",
			id: "key",
			shortcut: "!hi",
			text: "=SUM(A1)\nline two",
		});
		expect(map("'- a list")).toMatchObject({ text: "- a list" });
		expect(map("'tis fine")).toMatchObject({ text: "'tis fine" });
	});
});

describe("a handed-in trigger", () => {
	it("keeps the whole row, so that it can be built again", () => {
		const row = { Name: "Welcome", Delay: 5, When: { page: "/pricing" } };
		const { entities } = mapRecord("handed-in-trigger", { row, columns: { name: "Name" } }, context);
		expect(entities).toEqual([{ kind: "automation", id: "key", name: "Welcome", type: "trigger", definition: row }]);
	});
});

describe("a handed-in rating", () => {
	const rating = (row: Record<string, unknown>, more: object = {}) =>
		mapRecord(
			"handed-in-rating",
			{ row, columns: { conversation: "c", stars: "s", date: "d", email: "e" }, timeZone: "UTC" },
			{ ...context, ...more },
		);

	it.each([
		["5", 5],
		["4/5", 4],
		["4,5", 4.5],
		["3 stars", 3],
		["２星", 2],
		["★★★☆☆", 3],
		["⭐⭐", 2],
		[4, 4],
	])("reads %j as stars", (cell, stars) => {
		expect(rating({ c: "session_a", s: cell }).entities).toMatchObject([{ stars }]);
	});

	it.each(["0", "6", "80%", "good", "", "-3"])("refuses %j as stars", (cell) => {
		const { entities, problems } = rating({ c: "session_a", s: cell });
		expect(entities).toEqual([]);
		expect(problems.map(({ code }) => code)).toEqual(["stars-invalid"]);
	});

	it("finds the session inside the address of the conversation", () => {
		const c = "https://app.crisp.example/website/w/inbox/session_00000000-0000-4000-8000-000000000001/";
		expect(rating({ c, s: "5" }).entities).toMatchObject([
			{ conversationId: "session_00000000-0000-4000-8000-000000000001" },
		]);
	});

	it("takes the conversation that went on at the time, and never guesses between two", () => {
		const day = 86_400_000;
		const at = Date.UTC(2026, 2, 10);
		const spans = (...list: [string, number, number][]) => ({
			conversationsOf: () => list.map(([id, from, to]) => ({ id, fromMs: at + from * day, toMs: at + to * day })),
		});
		const row = { e: "ada@shop.example", d: "2026-03-10", s: "5" };
		expect(rating(row, spans(["old", -90, -80], ["now", -1, 0.5], ["next", 3, 4])).entities).toMatchObject([
			{ conversationId: "now" },
		]);
		expect(rating(row, spans(["ended", -9, -3])).entities).toMatchObject([{ conversationId: "ended" }]);
		expect(rating(row, spans(["a", -1, 1], ["b", -2, 2])).problems[0]?.code).toBe("conversation-ambiguous");
		expect(rating(row, spans(["old", -90, -80])).problems[0]?.code).toBe("conversation-unmatched");
		expect(rating({ c: "session_x", s: "5" }, { hasConversation: () => false }).problems[0]?.code).toBe(
			"conversation-missing",
		);
	});
});

describe("a typed time", () => {
	it.each([
		["2026-03-01T06:05:00Z", "2026-03-01T06:05:00.000Z"],
		["2026-03-01 14:05", "2026-03-01T06:05:00.000Z"],
		["2026/3/1 14:05:09", "2026-03-01T06:05:09.000Z"],
		["2026年3月1日 下午2:05", "2026-03-01T06:05:00.000Z"],
		["2026年3月1日", "2026-02-28T16:00:00.000Z"],
		["1.3.2026 2:05 pm", "2026-03-01T06:05:00.000Z"],
		["13/03/2026", "2026-03-12T16:00:00.000Z"],
		["Mar 1, 2026 12:30 AM", "2026-02-28T16:30:00.000Z"],
		["1 March 2026", "2026-02-28T16:00:00.000Z"],
		["1772345100", "2026-03-01T06:05:00.000Z"],
		["1772345100000", "2026-03-01T06:05:00.000Z"],
	])("reads %s", (value, expected) => {
		expect(iso(value)).toBe(expected);
	});

	it("reads 03/04/2026 only when the file shows which of them is the month", () => {
		expect(iso("03/04/2026")).toBe("ambiguous");
		expect(dateOrderOf(["03/04/2026", "25/04/2026"])).toBe("dmy");
		expect(dateOrderOf(["03/04/2026", "04/25/2026"])).toBe("mdy");
		expect(dateOrderOf(["25/04/2026", "04/25/2026"])).toBeUndefined();
		expect(iso("03/04/2026", { timeZone: "UTC", order: "dmy" })).toBe("2026-04-03T00:00:00.000Z");
	});

	it("knows no 30th of February, no hour 25 and no invented zone", () => {
		for (const value of ["2026-02-30", "2026-03-01 25:00", "soon", ""]) expect(iso(value), value).toBeUndefined();
		expect(iso("2026-03-01", { timeZone: "Mars/Base" })).toBeUndefined();
	});

	it("shows summer and winter time as clocks did", () => {
		expect(iso("2026-07-01 12:00", { timeZone: "Europe/Paris" })).toBe("2026-07-01T10:00:00.000Z");
		expect(iso("2026-01-01 12:00", { timeZone: "Europe/Paris" })).toBe("2026-01-01T11:00:00.000Z");
	});
});

describe("the maps of what is handed in", () => {
	it.each(["handed-in-canned-reply", "handed-in-trigger", "handed-in-rating"])(
		"make valid entities or a problem of any JSON: %s",
		(resource) => {
			const cell = fc.oneof(
				fc.string(),
				fc.jsonValue(),
				fc.constantFrom("5", "2026-03-01", "session_a", "a@b.example"),
			);
			const names = fc.constantFrom(
				"shortcut",
				"text",
				"name",
				"stars",
				"conversation",
				"date",
				"email",
				"a.b",
				"__proto__",
			);
			const record = fc.oneof(
				fc.jsonValue(),
				fc.record({
					row: fc.dictionary(names, cell),
					columns: fc.dictionary(names, fc.oneof(names, fc.jsonValue())),
					timeZone: fc.option(fc.string(), { nil: undefined }),
					dateOrder: fc.option(fc.string(), { nil: undefined }),
				}),
			);
			fc.assert(
				fc.property(record, (raw) => {
					const { entities, problems } = mapRecord(resource, raw, context);
					for (const entity of entities) Entity.parse(entity);
					expect(entities.length + problems.length).toBeGreaterThan(0);
				}),
			);
		},
	);
});
