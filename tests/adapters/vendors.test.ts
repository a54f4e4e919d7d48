import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtinAdapters } from "../../adapters/builtin.js";
import { assertBothLanguages } from "../../src/adapter/conformance-manifest.js";
import { samples } from "../../src/adapter/conformance-samples.js";
import { type Adapter, factValues, type TranslateContext } from "../../src/adapter/index.js";
import { invalidParts } from "../../src/adapter/invalid-parts.js";
import { createRegistry } from "../../src/adapter/registry.js";
import { entityKinds } from "../../src/model/index.js";

const registry = createRegistry(builtinAdapters);
const loaded = await Promise.all(registry.list().map((name) => registry.load(name)));
const bySheet = loaded.filter(({ manifest }) => manifest.kind === "facts-only");

describe("every vendor on the map", () => {
	for (const { manifest } of loaded) {
		it(`${manifest.id} states comparable values out of the list, each fact in both languages with source and date`, () => {
			for (const fact of manifest.facts) {
				assertBothLanguages(fact.text, `${manifest.id} ${fact.topic}`);
				expect(fact.source.trim(), fact.topic).not.toBe("");
				expect(fact.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
				const known = factValues[fact.topic];
				if (known) expect(known).toEqual(expect.arrayContaining([...(fact.values ?? [])]));
			}
			for (const topic of ["hosting", "deployment", "channels"]) {
				expect(
					manifest.facts.map((fact) => fact.topic),
					`${manifest.id} says nothing of ${topic}`,
				).toContain(topic);
			}
		});
	}

	for (const adapter of bySheet) describe(adapter.manifest.id, () => describeSheet(adapter));
});

function describeSheet(adapter: Adapter): void {
	const { manifest } = adapter;

	it("has a folder with a README, and is marked where nobody loads it", () => {
		expect(invalidParts(adapter)).toEqual([]);
		expect(existsSync(new URL(`../../adapters/${manifest.id}/README.md`, import.meta.url))).toBe(true);
		expect(registry.importers()).not.toContain(manifest.id);
		expect(manifest.route?.state).not.toBe("api");
	});

	it("says in both languages how data gets in, what survives, and how the widget is switched", () => {
		const { route, fit, widget } = manifest;
		assertBothLanguages(manifest.summary, "summary");
		assertBothLanguages(route?.text ?? { en: "", "zh-CN": "" }, "route");
		const rows = [
			...Object.values(fit?.entities ?? {}),
			...Object.values(fit?.parts ?? {}),
			...(fit?.rest ? [fit.rest] : []),
		];
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows) assertBothLanguages(row.text, "fit");
		for (const step of manifest.byHand) {
			assertBothLanguages(step.title, step.id);
			assertBothLanguages(step.detail, step.id);
		}
		expect(new Set(manifest.byHand.map(({ id }) => id)).size).toBe(manifest.byHand.length);
		if (widget) {
			assertBothLanguages(widget.where, "widget");
			for (const { note } of widget.calls) if (note) assertBothLanguages(note, "widget");
		}
	});

	it("gives every kind of entity an outcome, and refuses to be imported into", async () => {
		const seen = new Set<string>();
		for (const entity of samples().entities) {
			const operations = [...adapter.translate(entity, {} as TranslateContext)];
			expect(operations.length).toBe(1);
			seen.add(entity.kind);
			for (const operation of operations) {
				if (operation.kind === "skip") expect(operation.skip?.text.en).toBeTruthy();
				else expect(operation.kind).toBe(`sheet.${entity.kind}`);
			}
		}
		expect(entityKinds.filter((kind) => !seen.has(kind))).toEqual([]);
		await expect(adapter.connect({}, {} as never)).rejects.toMatchObject({ code: "usage" });
	});
}
