import { describe, expect, it } from "vitest";
import { chatwoot } from "../../adapters/chatwoot/adapter.js";
import { createMemoryAdapter } from "../../adapters/memory/adapter.js";
import { samples } from "../../src/adapter/conformance-samples.js";
import type { Adapter } from "../../src/adapter/contract.js";
import { sheetAdapter, sheetManifest } from "../../src/adapter/index.js";
import type { SheetFit } from "../../src/adapter/vendor.js";
import { compareVendors } from "../../src/compare/compare.js";
import { defaultWeights } from "../../src/compare/criteria.js";
import { type Entity, type EntityKind, entityKinds, text } from "../../src/model/index.js";
import { sampleContact, sampleConversation, sampleMessage, sampleWorkspace } from "../plan/sample-entities.js";
import { stubArchive } from "../plan/stub-archive.js";

const nowMs = Date.UTC(2026, 10, 26);
const memory = createMemoryAdapter() as Adapter;

function vendor(
	fit: Omit<SheetFit, "source" | "checked">,
	more: Partial<Parameters<typeof sheetManifest>[0]> = {},
): Adapter {
	return sheetAdapter(
		sheetManifest({
			id: "acme",
			name: text("Acme", "甲"),
			summary: text("A vendor", "某厂商"),
			version: "1",
			route: { state: "not-built", text: text("Not yet", "尚未") },
			time: { survives: "no", how: text("No", "否") },
			silence: { silent: true, how: text("Yes", "是") },
			byHand: [],
			facts: [],
			fit: { source: "sheet", checked: "2026-11-23", ...fit },
			...more,
		}),
	);
}

const row = (grade: "preserved" | "degraded" | "dropped" | "by-hand") => ({ grade, text: text(grade, "说明") });

function compareOne(adapter: Adapter, entities: Iterable<Entity>, sample?: { n: number; of: number }) {
	const archive = stubArchive(entities);
	return compareVendors({ adapters: [adapter], archive, sample, weights: defaultWeights, nowMs }).vendors[0]!;
}

function sums(
	entities: Partial<
		Record<EntityKind, { total: number; preserved: number; degraded: number; dropped: number; byHand: number }>
	>,
) {
	for (const [kind, each] of Object.entries(entities)) {
		expect(each.preserved + each.degraded + each.dropped + each.byHand, kind).toBe(each.total);
	}
}

describe("what survives at a vendor", () => {
	it.each([
		["by translation", memory],
		["by translation", chatwoot as Adapter],
		["by sheet", vendor({ entities: { contact: row("degraded") }, parts: {}, rest: row("dropped") })],
	])("%s: every record of every kind has one outcome (%#)", (_, adapter) => {
		const { fate } = compareOne(adapter, samples().entities);
		sums(fate.entities);
		expect(Object.keys(fate.entities).sort()).toEqual([...entityKinds].sort());
	});

	it("asks the sheet about each mix of message parts, and counts every message by its answer", () => {
		const adapter = vendor({
			entities: { message: row("preserved"), conversation: row("preserved") },
			parts: { text: row("preserved"), note: row("dropped") },
			rest: row("degraded"),
		});
		const said = sampleMessage(1, 1);
		const noted = { ...sampleMessage(1, 2), parts: [{ type: "note" as const, text: "secret" }] };
		const { fate } = compareOne(adapter, [sampleContact(1), sampleConversation(1), said, noted, sampleMessage(1, 3)]);
		expect(fate.entities.message).toMatchObject({ total: 3, preserved: 2, degraded: 1 });
		expect(fate.parts).toEqual({ text: { count: 2, grade: "preserved" }, note: { count: 1, grade: "dropped" } });
		expect(fate.losses).toContainEqual(expect.objectContaining({ entity: "message", field: "parts.note", count: 1 }));
	});

	it("leaves out what is gone at the source", () => {
		const archive = stubArchive(sampleWorkspace(3, 1));
		archive.setEntityGone("contact", [...archive.entities("contact")][0]!.id, true);
		const [only] = compareVendors({ adapters: [memory], archive, weights: defaultWeights, nowMs }).vendors;
		expect(only?.fate.entities.contact?.total).toBe(2);
	});

	it("takes each contact and conversation into exactly one part of a sample", () => {
		const parts = [1, 2, 3].map((n) => compareOne(memory, sampleWorkspace(20, 2), { n, of: 3 }).fate.entities);
		const total = (kind: EntityKind) => parts.reduce((sum, part) => sum + (part[kind]?.total ?? 0), 0);
		expect([total("contact"), total("conversation"), total("message")]).toEqual([20, 20, 40]);
		for (const part of parts) sums(part);
	});

	it("counts files above the vendor's limit", () => {
		const { entities } = samples(1000);
		const big = vendor({ entities: { attachment: row("preserved") }, parts: {} }, { limits: { maxFileBytes: 1000 } });
		const { fate, scores } = compareOne(big, entities);
		expect(fate.files.tooLarge).toBe(1);
		const files = scores.find(({ criterion }) => criterion === "files");
		expect(files?.value).toBeCloseTo(1 - 1 / fate.files.count);
	});

	it("prints no contact's address, name or text in any example", () => {
		const secret = { ...sampleContact(1), id: "person@customer.example" } as Entity;
		const shown = JSON.stringify(compareOne(memory, [secret, ...sampleWorkspace(2, 2)]));
		expect(shown).not.toContain("person@customer.example");
		expect(shown).not.toContain("message 1");
	});

	it("does without an archive: by capability, one of everything", () => {
		const { vendors, archive } = compareVendors({ adapters: [memory], weights: defaultWeights, nowMs });
		expect(archive).toBeUndefined();
		expect(vendors[0]?.fate.basis).toBe("capability");
		sums(vendors[0]!.fate.entities);
	});
});

describe("what a statement is worth", () => {
	const hosting = (confidence: "official" | "reported" | "unconfirmed", value: string) =>
		vendor(
			{ entities: {}, parts: {}, rest: row("dropped") },
			{
				facts: [
					{ topic: "hosting", text: text("x", "甲"), source: "s", checked: "2026-11-23", confidence, values: [value] },
				],
			},
		);
	const residency = (adapter: Adapter) =>
		compareOne(adapter, []).scores.find(({ criterion }) => criterion === "residency");

	it.each([
		["official", "cn-mainland", 1, false],
		["reported", "cn-mainland", 0.75, true],
		["unconfirmed", "own-server", 0.5, true],
		["official", "singapore", 0, false],
		["unconfirmed", "unknown", 0, true],
	] as const)("%s %s counts %d, doubt %s", (confidence, value, worth, doubt) => {
		expect(residency(hosting(confidence, value))).toMatchObject({ value: worth, doubt });
	});
});
