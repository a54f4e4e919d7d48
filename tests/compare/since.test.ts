import { describe, expect, it } from "vitest";
import { chatwoot } from "../../adapters/chatwoot/adapter.js";
import { createMemoryAdapter } from "../../adapters/memory/adapter.js";
import type { Adapter } from "../../src/adapter/contract.js";
import { compareVendors } from "../../src/compare/compare.js";
import { defaultWeights } from "../../src/compare/criteria.js";
import { changesSince, readComparison } from "../../src/compare/since.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { stubArchive } from "../plan/stub-archive.js";

const archive = stubArchive(sampleWorkspace(2, 2));
const both = [chatwoot as Adapter, createMemoryAdapter() as Adapter];
const made = (adapters: readonly Adapter[], weights = defaultWeights, nowMs = 1) =>
	compareVendors({ adapters, archive, weights, nowMs });

describe("compare --since", () => {
	it("finds nothing when nothing changed, also after a round through a file", () => {
		const before = readComparison(JSON.stringify(made(both)));
		expect(changesSince(before, made(both, defaultWeights, 2))).toEqual({
			sinceMs: 1,
			added: [],
			removed: [],
			moved: [],
			weightsChanged: false,
		});
	});

	it("tells vendors that came and went, facts that are new or gone, scores that moved", () => {
		const before = made(both);
		const [first] = both[0]!.manifest.facts;
		const fewer: Adapter = { ...both[0]!, manifest: { ...both[0]!.manifest, facts: both[0]!.manifest.facts.slice(1) } };
		const changes = changesSince(before, made([fewer]));
		expect(changes.removed.map(({ id }) => id)).toEqual(["memory"]);
		expect(changes.moved[0]?.factsGone).toEqual([{ topic: first!.topic, text: first!.text }]);
		expect(changesSince(made([fewer]), before).added.map(({ id }) => id)).toEqual(["memory"]);
		const heavier = changesSince(before, made(both, { ...defaultWeights, ai: 50 }));
		expect(heavier.weightsChanged).toBe(true);
		expect(heavier.moved.length).toBeGreaterThan(0);
	});

	it.each(["", "{}", "[]", '{"reportVersion":2,"vendors":[]}'])("refuses %j as a saved comparison", (content) => {
		expect(() => readComparison(content)).toThrowError(expect.objectContaining({ code: "usage" }));
	});
});
