import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runImport } from "../../src/apply/import.js";
import { checkIdentities } from "../../src/plan/check-identities.js";
import type { Identity } from "../../src/plan/identities.js";
import {
	formatIdentities,
	mergeIdentities,
	parseIdentities,
	proposeIdentities,
} from "../../src/plan/identities-file.js";
import { createTranslateContext } from "../../src/plan/translate-context.js";
import { importBench } from "../apply/import-bench.js";
import { temporaryArchive } from "../apply/temporary-archive.js";
import { sampleWorkspace } from "./sample-entities.js";
import { stubArchive } from "./stub-archive.js";

const ada: Identity = {
	kind: "agent",
	sourceId: "agent1",
	sourceName: "Ada",
	sourceEmail: "ada@shop.example",
	decision: "map",
};

describe("identities.csv", () => {
	it("survives writing and reading, whatever names people have", () => {
		const word = fc.string({ unit: "grapheme", maxLength: 12 }).map((value) => value.trim());
		const line = fc.record(
			{
				kind: fc.constantFrom("agent" as const, "inbox" as const, "team" as const),
				sourceId: fc.uuid(),
				sourceName: fc.oneof(word, fc.constantFrom("=1+1", "'=x", '"; ,"', "＋86", "@sum", "王，芳")),
				sourceEmail: fc.emailAddress(),
				targetId: fc.integer({ min: 1 }).map(String),
				decision: fc.constantFrom("map" as const, "skip" as const),
			},
			{ requiredKeys: ["kind", "sourceId", "sourceName", "decision"] },
		);
		fc.assert(
			fc.property(fc.uniqueArray(line, { selector: ({ sourceId }) => sourceId }), (identities) => {
				expect(parseIdentities(formatIdentities(identities))).toEqual(identities);
			}),
		);
	});

	it("has no cell that a spreadsheet would run", () => {
		const content = formatIdentities([{ ...ada, sourceName: "=HYPERLINK(1)", sourceId: "@a", sourceEmail: "+1" }]);
		expect(content).toContain("'=HYPERLINK(1)");
		expect(content).not.toMatch(/(^|,)"?[=+@]/m);
	});

	it("may come back with semicolons, other columns, another order and Windows line ends", () => {
		const content = "\uFEFFdecision;note;source_id;kind;target_id\r\nMAP;x;agent1;Agent; 7 \r\n\r\nskip;;t;team;\r\n";
		expect(parseIdentities(content)).toEqual([
			{ kind: "agent", sourceId: "agent1", sourceName: "", targetId: "7", decision: "map" },
			{ kind: "team", sourceId: "t", sourceName: "", decision: "skip" },
		]);
	});

	it.each([
		["", 1, "the file is empty"],
		["kind,source_id\nagent,a", 1, "no column decision"],
		["kind,source_id,decision\nrobot,a,map", 2, "kind must be"],
		["kind,source_id,decision\nagent,a,map\nagent,b,perhaps", 3, "decision must be"],
		["kind,source_id,decision\nagent,,map", 2, "source_id is empty"],
		["kind,source_id,decision\nagent,a,map\nteam,a,map\nagent,a,skip", 4, "same source as line 2"],
		['kind,source_id,decision\nagent,"a,map', 2, "a quote is not closed"],
		['kind,source_id,source_name,decision\nagent,a,"two\nlines",map\nagent,b,x,no', 4, "decision must be"],
	])("names line and problem of %j", (content, line, problem) => {
		expect(() => parseIdentities(content, "ids.csv")).toThrow(`ids.csv line ${line}: ${problem}`);
	});
});

describe("proposing who is who", () => {
	const archive = stubArchive(sampleWorkspace());
	const target = (id: string, name: string, email?: string) => ({
		id,
		name,
		...(email && { email }),
	});

	it("goes by e-mail before name, without regard to case", () => {
		const proposed = proposeIdentities(archive, {
			agent: [target("1", "Ada"), target("2", "Else", "ADA@shop.example")],
		});
		expect(proposed[0]).toEqual({ ...ada, targetId: "2" });
	});

	it("goes by name where no e-mail fits, and proposes nobody when two share it", () => {
		expect(proposeIdentities(archive, { agent: [target("1", "ada")] })[0]).toEqual({ ...ada, targetId: "1" });
		expect(proposeIdentities(archive, { agent: [target("1", "Ada"), target("2", "Ada")] })[0]).toEqual(ada);
	});

	it("leaves nobody out for want of a counterpart: an open line decides nothing", () => {
		const identities = proposeIdentities(archive, {});
		expect(identities.map(({ decision }) => decision)).toEqual(["map", "map"]);
		const context = createTranslateContext(archive, { config: {}, language: "en", timeZone: "UTC", identities });
		expect(context.identity("agent", "agent1")).toBeUndefined();
	});

	it("keeps what the user decided, fills open lines and forgets nobody", () => {
		const decided: Identity[] = [
			{ ...ada, decision: "skip" },
			{ ...ada, sourceId: "old", targetId: "9" },
		];
		const found = { agent: [target("1", "Ada")] };
		expect(proposeIdentities(archive, found, decided).slice(0, 2)).toEqual(decided);
		expect(mergeIdentities([ada], [{ ...ada, targetId: "1" }])).toEqual([{ ...ada, targetId: "1" }]);
	});
});

describe("checking who is who against the target", () => {
	const inTarget = {
		agent: [
			{ id: "7", name: "Ada", email: "ada@shop.example" },
			{ id: "8", name: "Bo" },
		],
	};
	const check = (targetId: string, more: Partial<Identity> = {}) =>
		checkIdentities([{ ...ada, targetId, ...more }], inTarget);

	it("takes what is there, what is open, and kinds the vendor cannot list", () => {
		expect(() => check("7")).not.toThrow();
		expect(() => checkIdentities([ada], inTarget)).not.toThrow();
		expect(() => check("99", { kind: "team" })).not.toThrow();
		expect(() => check("99", { decision: "skip" })).not.toThrow();
	});

	it.each([
		["bo", {}, "write 8 (Bo) instead of bo"],
		["ADA@shop.example", {}, "write 7 (Ada) instead of"],
		["99", {}, "write 7 (Ada) instead of 99"],
		["99", { sourceName: "Zoe", sourceEmail: undefined }, "There are: 7 (Ada), 8 (Bo)"],
	] as [string, Partial<Identity>, string][])("says who was probably meant by %s %j", (targetId, more, hint) => {
		expect(() => check(targetId, more)).toThrow(
			expect.objectContaining({ code: "usage", hint: expect.objectContaining({ en: expect.stringContaining(hint) }) }),
		);
	});

	it("stops an import before anything is sent", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const bench = importBench(archive, { identities: inTarget });
		const identities: Identity[] = [{ ...ada, targetId: "99" }];
		await expect(runImport(bench.options({ identities }))).rejects.toMatchObject({ code: "usage" });
		expect(bench.remote.objects.size).toBe(0);
		expect(archive.runs().some(({ kind }) => kind === "import")).toBe(false);
		expect(await runImport(bench.options({ identities: [{ ...ada, targetId: "7" }] }))).toMatchObject({
			status: "done",
		});
	});
});
