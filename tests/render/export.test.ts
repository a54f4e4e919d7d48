import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapRecord } from "../../src/mapping/map-record.js";
import { Entity, type EntityKind, type EntityOf, entityKinds } from "../../src/model/index.js";
import { csvLines, safeCell } from "../../src/render/csv-cells.js";
import { csvColumns } from "../../src/render/csv-columns.js";
import { exportCsv } from "../../src/render/export-csv.js";
import { exportEntities, exportRecords } from "../../src/render/export-ndjson.js";
import { sheetRecords, workspaceId } from "../mapping/sheet-records.js";

const entities = sheetRecords.flatMap(
	(record) => mapRecord(record.resource, record.raw, { workspaceId, ...record }).entities,
);

function rowsOf<K extends EntityKind>(kind: K, items: readonly Entity[] = entities) {
	const chosen = items.filter((entity) => entity.kind === kind) as unknown as EntityOf<K>[];
	const [head = [], ...rows] = parseCsv([...exportCsv(kind, chosen)].join(""));
	return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
}

const anyCell = fc.oneof(
	fc.string(),
	fc
		.array(
			fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " ", '"', ",", ";", "|", "＝", "cmd", "\u0000", "字", "'"),
			{ maxLength: 8 },
		)
		.map((pieces) => pieces.join("")),
);

describe("CSV for spreadsheets", () => {
	it("starts no formula, whatever the text is", () => {
		fc.assert(
			fc.property(anyCell, (value) => {
				expect(safeCell(value)).not.toMatch(/^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/);
				expect(safeCell(value)).not.toMatch(/^[\t\r]/);
				expect(safeCell(value).replace(/^'/, "")).toBe(value.replace(/^'/, ""));
			}),
			{ numRuns: 1000 },
		);
		expect(safeCell("=cmd|' /C calc'!A0")).toBe("'=cmd|' /C calc'!A0");
	});

	it("keeps every cell in its place and loses none of its text", () => {
		fc.assert(
			fc.property(fc.array(fc.array(anyCell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
				expect(parseCsv(csvLines(rows))).toEqual(rows.map((row) => row.map(safeCell)));
			}),
			{ numRuns: 500 },
		);
	});

	it("leaves numbers as numbers, negative ones too", () => {
		expect(csvLines([[-120, 1.5, true, undefined]])).toBe("-120,1.5,true,\r\n");
	});

	it("has a column for every field of every kind", () => {
		for (const kind of entityKinds) {
			const names = csvColumns(kind).map((column) => column.name);
			expect(new Set(names).size, kind).toBe(names.length);
			const option = Entity.options.find((each) => each.shape.kind.value === kind)!;
			for (const field of Object.keys(option.shape).filter((name) => name !== "kind"))
				expect(
					names.some((name) => name === field || name === field.replace(/Ms$/, "") || name.startsWith(`${field}.`)),
					`${kind}.${field}`,
				).toBe(true);
		}
	});

	it("flattens a contact and a message to what a reader looks for", () => {
		const [contact] = rowsOf("contact").filter((row) => row.email === "dana@customer.example");
		expect(contact).toMatchObject({
			name: "Dana Buyer",
			phone: "'+33199000000",
			"geolocation.country": "FR",
			utcOffsetMinutes: "120",
			createdAt: "2025-01-01T10:00:00.123Z",
		});
		const texts = rowsOf("message").map((row) => row.text);
		expect(texts).toContain("Where is my parcel?");
		expect(texts).toContain("What do you prefer?\n[ ] A refund\n[x] Send it again");
	});

	it("begins with a byte order mark when Excel asks for one", () => {
		expect([...exportCsv("tag", [], { bom: true })].join("")).toMatch(/^\uFEFFid,name/);
		expect([...exportCsv("tag", [])].join("")).toMatch(/^id,name/);
	});

	it("asks for no entity before the reader wants it", () => {
		let asked = 0;
		const endless = (function* () {
			for (;;) yield { kind: "tag", id: `t${asked++}`, name: "x" } as EntityOf<"tag">;
		})();
		const chunks = exportCsv("tag", endless)[Symbol.iterator]();
		chunks.next();
		expect(asked).toBe(0);
		chunks.next();
		expect(asked).toBeLessThan(1000);
	});
});

describe("NDJSON", () => {
	it("writes one entity a line, kind and id first, that reads back the same", () => {
		const lines = [...exportEntities(entities)];
		for (const [index, line] of lines.entries()) {
			expect(line).toMatch(/^\{"kind":"[a-z-]+","id":"[^\n]*\}\n$/);
			expect(Entity.parse(JSON.parse(line))).toEqual(entities[index]);
		}
	});

	it("writes records with exactly the agreed members, and the raw as it came", () => {
		const raw = { b: 1, a: { x: null }, text: "line\nbreak\u2028" };
		const [line] = [...exportRecords([{ resource: "message", id: "s/1", parent: "s", raw, gone: false, runId: 4 }])];
		expect(line).toBe(`${JSON.stringify({ resource: "message", id: "s/1", parent: "s", gone: false, raw })}\n`);
		expect(line?.split("\n")).toHaveLength(2);
	});
});

/** A strict reader of RFC 4180, written apart from the writer. */
function parseCsv(csv: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at < csv.length) {
		let cell = "";
		if (csv[at] === '"') {
			for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += 1) {
				if (at >= csv.length) throw new Error("open quote");
				cell += csv[at];
				if (csv[at] === '"') at += 1;
			}
			at += 1;
		} else while (at < csv.length && csv[at] !== "," && !csv.startsWith("\r\n", at)) cell += csv[at++];
		row.push(cell);
		if (csv[at] === ",") at += 1;
		else if (csv.startsWith("\r\n", at)) {
			at += 2;
			rows.push(row);
			row = [];
		} else throw new Error(`neither comma nor line end at ${at}`);
	}
	return rows;
}
