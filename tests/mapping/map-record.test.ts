import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapRecord, relatedResources } from "../../src/mapping/map-record.js";
import { Entity } from "../../src/model/index.js";
import { sheetRecord, sheetRecords, workspaceId } from "./sheet-records.js";

const resources = [...new Set(sheetRecords.map((record) => record.resource))];
/** Everything a server can send, and things that only a broken one can. */
const anyJson = fc.oneof(
	fc.jsonValue({ maxDepth: 6 }),
	fc.constantFrom(Number.POSITIVE_INFINITY, Number.NaN, -0, 1e300, "\u0000", "\uD800"),
	fc.constant(JSON.parse('{"__proto__":{"x":1},"constructor":3,"type":"constructor"}')),
);

function expectSound(resource: string, raw: unknown, related: Record<string, unknown>, id = "session_x/1"): void {
	const before = JSON.stringify(raw);
	const result = mapRecord(resource, raw, { workspaceId, id, related });
	expect(JSON.stringify(raw)).toBe(before);
	for (const entity of result.entities) {
		const parsed = Entity.safeParse(JSON.parse(JSON.stringify(entity)));
		expect(parsed.error?.issues, `${resource} made an invalid ${entity.kind}`).toBeUndefined();
	}
	for (const attachment of result.attachments) expect(attachment.url).toMatch(/^https?:\/\//i);
	for (const problem of result.problems) {
		expect(problem.code).toMatch(/^[a-z-]+$/);
		expect(problem.text.en && problem.text["zh-CN"]).toBeTruthy();
	}
	expect(mapRecord(resource, raw, { workspaceId, id, related })).toEqual(result);
}

describe("the map of a record", () => {
	it("makes valid entities without problems from every sample of the reference sheet", () => {
		for (const record of sheetRecords) {
			const related = Object.fromEntries(
				sheetRecords
					.filter((other) => other.id === record.id && other.resource !== record.resource)
					.map((other) => [other.resource, other.raw]),
			);
			const result = mapRecord(record.resource, record.raw, { workspaceId, ...record, related });
			for (const entity of result.entities) expect(Entity.parse(entity)).toEqual(entity);
			expect(result.problems, record.resource).toEqual([]);
		}
	});

	it.each(resources)("survives any JSON in the place of %s", (resource) => {
		fc.assert(
			fc.property(anyJson, anyJson, (raw, other) => {
				const related = Object.fromEntries((relatedResources[resource] ?? []).map((name) => [name, other]));
				expectSound(resource, raw, related);
			}),
			{ numRuns: 300 },
		);
	});

	it.each(resources)("survives any JSON in the place of any value inside %s", (resource) => {
		const samples = sheetRecords.filter((record) => record.resource === resource);
		fc.assert(
			fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat(), anyJson, anyJson, (sample, a, b, one, two) => {
				const raw = withReplaced(withReplaced(sample.raw, a, one), b, two);
				expectSound(resource, raw, {}, sample.id);
			}),
			{ numRuns: 500 },
		);
	});

	it("gives a problem, not an entity, for a record that is no object", () => {
		for (const raw of [null, 3, "x", [], true]) {
			const result = mapRecord("conversation", raw, { workspaceId, id: "session_x" });
			expect(result.entities).toEqual([]);
			expect(result.problems.map((problem) => problem.code)).toEqual(["record-shape"]);
		}
	});

	it("says so when it knows no map for a resource, whatever the name is", () => {
		for (const resource of ["weather", "constructor", "__proto__"])
			expect(mapRecord(resource, {}, { workspaceId, id: "x" }).problems.map((problem) => problem.code)).toEqual([
				"resource-unknown",
			]);
	});

	it("survives JSON nested a thousand levels deep and says that it cut it", () => {
		let deep: unknown = 1;
		for (let level = 0; level < 1000; level++) deep = { deep };
		const raw = { ...(sheetRecord("message").raw as object), type: "hologram", content: deep };
		const result = mapRecord("message", raw, { workspaceId, id: "session_x/1" });
		expect(result.problems.map((problem) => problem.code)).toContain("json-too-deep");
		expect(Entity.safeParse(result.entities[0]).success).toBe(true);
	});
});

/** A copy in which the n-th value (counting round) is another one. */
function withReplaced(raw: unknown, n: number, replacement: unknown): unknown {
	const copy = structuredClone(raw);
	const places: [Record<string, unknown>, string][] = [];
	const visit = (value: unknown) => {
		if (typeof value !== "object" || value === null) return;
		for (const [key, inner] of Object.entries(value)) {
			places.push([value as Record<string, unknown>, key]);
			visit(inner);
		}
	};
	visit(copy);
	const place = places[n % Math.max(1, places.length)];
	if (place === undefined) return replacement;
	place[0][place[1]] = replacement;
	return copy;
}
