import assert from "node:assert/strict";
import type { Entity } from "../model/index.js";
import { sampleContext, translateAll } from "./conformance-context.js";
import { importSamples, refsOf, type SampleLedger } from "./conformance-engine.js";
import { createHarness, surplus } from "./conformance-harness.js";
import { assertBothLanguages, secretsOf } from "./conformance-manifest.js";
import type { ConformanceSubject, ConformanceVendor, TestFunctions } from "./conformance-vendor.js";
import { CannotLocateError } from "./errors.js";

/** The part of the suite that talks to a vendor: what is made, found, read back, changed and taken back. */
export function describeImport<Config>(
	{ it }: TestFunctions,
	subject: ConformanceSubject<Config>,
	start: () => Promise<ConformanceVendor<Config>>,
): void {
	const { adapter } = subject;
	const { all, onStage, importAll, wanted, sorted } = createHarness(subject, start);
	it("checks without changing anything", () =>
		onStage(async (stage) => {
			const before = await sorted(stage);
			const target = await stage.connect();
			const findings = await target.check();
			await target.close();
			assert.ok(Array.isArray(findings));
			for (const { severity, code, text, remedy } of findings) {
				// A name and a version read alike in both.
				if (severity !== "info" || text.en !== text["zh-CN"]) assertBothLanguages(text, `finding ${code}`);
				if (remedy) assertBothLanguages(remedy, `remedy of ${code}`);
			}
			assert.deepEqual(
				findings.filter(({ severity }) => severity === "block"),
				[],
			);
			assert.deepEqual(await sorted(stage), before);
		}));

	it("performs every operation of the samples", () =>
		onStage(async (stage, operations) => {
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const undone = wanted(operations).filter(({ key }) => ledger.get(key)?.state !== "done");
			assert.deepEqual(
				undone.map(({ key }) => `${key} ${ledger.get(key)?.state ?? "blocked"}`),
				[],
			);
			assert.deepEqual(duplicates(await stage.vendor.inventory()), []);
		}));

	it("lists who is there, or says that it cannot", () =>
		onStage(async (stage) => {
			const target = await stage.connect();
			const lists = (await target.identities?.()) ?? {};
			await target.close();
			for (const [kind, list] of Object.entries(lists)) {
				assert.ok(["agent", "inbox", "team"].includes(kind), `no identities of kind ${kind}`);
				for (const { id, name } of list) assert.ok(typeof id === "string" && id !== "" && typeof name === "string");
			}
		}));

	it("needs no more requests that change something than its operations say", () =>
		onStage(async (stage, operations) => {
			const { faults } = stage.vendor;
			if (!faults) return;
			const target = await stage.connect();
			await target.prepare?.();
			const before = faults.calls();
			await importSamples(target, operations, new Map(), adapter.manifest.limits.batch);
			const spent = faults.calls() - before;
			await target.finish?.();
			await target.close();
			const said = wanted(operations).reduce((sum, { requests }) => sum + requests, 0);
			assert.ok(
				spent <= said,
				`${spent} requests, but the operations say ${said}: plans and --limit-requests go by that`,
			);
		}));

	it("prepares twice as well as once", () =>
		onStage(async (stage) => {
			const target = await stage.connect();
			await target.prepare?.();
			const once = await sorted(stage);
			await target.prepare?.();
			await target.close();
			assert.deepEqual(await sorted(stage), once);
		}));

	it("makes one of two: what an earlier run did is found, not made again", () =>
		onStage(async (stage, operations) => {
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const first = await sorted(stage);
			// As after a crash that lost every answer: all intended, none known as done.
			for (const [key, entry] of ledger)
				if (entry.state === "done") ledger.set(key, { ...entry, state: "intended", ref: undefined });
			await importAll(stage, operations, ledger);
			assert.deepEqual(await sorted(stage), first);
		}));

	it("finds nothing before anything was made", () =>
		onStage(async (stage, operations) => {
			const target = await stage.connect();
			await target.prepare?.();
			for (const operation of wanted(operations).filter(({ refs }) => refs.length === 0)) {
				try {
					const found = await target.locate(operation, refsOf([operation], new Map()));
					assert.equal(found, undefined, `${operation.key} was found in an empty account`);
				} catch (error) {
					if (!(error instanceof CannotLocateError)) throw error;
				}
			}
			await target.close();
		}));

	it("updates what changed, and makes no second one of it", () =>
		onStage(async (stage, operations) => {
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const before = (await stage.vendor.inventory()).length;
			const changed = new Map(operations.map((operation) => [operation.key, JSON.stringify(operation.payload)]));
			const entities = all.entities.map(renamed);
			const context = sampleContext<Config>(entities, stage.vendor.config as Partial<Config>);
			const target = await stage.connect();
			for (const operation of wanted(translateAll(adapter, entities, context))) {
				const ref = ledger.get(operation.key)?.ref;
				const payload = changed.get(operation.key);
				if (!ref || !target.update || adapter.manifest.onChange[operation.kind] !== "update") continue;
				if (payload === undefined || payload === JSON.stringify(operation.payload)) continue;
				const refs = refsOf([operation], ledger);
				const outcome = await target.update(operation, ref, refs);
				assert.ok("ref" in outcome, `${operation.key} could not be updated`);
				ledger.set(operation.key, { state: "done", kind: operation.kind, ref: outcome.ref });
				const back = await target.read?.(outcome.ref, operation, refs);
				if (target.read) assert.deepEqual(back?.differences, [], operation.key);
			}
			await target.close();
			assert.equal((await stage.vendor.inventory()).length, before, "an update made something new");
		}));

	it("reads back what it wrote without a difference", () =>
		onStage(async (stage, operations) => {
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const target = await stage.connect();
			for (const operation of wanted(operations)) {
				const ref = ledger.get(operation.key)?.ref;
				if (!ref || !target.read) continue;
				const back = await target.read(ref, operation, refsOf([operation], ledger));
				assert.ok(back, `${operation.key} is gone`);
				assert.deepEqual(back.differences, [], operation.key);
			}
			await target.close();
		}));

	it("leaves nothing after undo, even when undone twice", () =>
		onStage(async (stage, operations) => {
			const before = await stage.connect();
			await before.prepare?.();
			await before.close();
			const empty = await sorted(stage);
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const target = await stage.connect();
			if (!target.revert) return;
			for (let time = 0; time < 2; time += 1) {
				for (const [key, { ref, kind }] of [...ledger].reverse()) if (ref) await target.revert(ref, { key, kind });
			}
			await target.close();
			const left = surplus(await sorted(stage), empty);
			assert.deepEqual(
				left.filter((line) => !subject.staysAfterUndo?.(line)),
				[],
			);
		}));

	it("says no secret in any log", () =>
		onStage(async (stage, operations) => {
			stage.vendor.faults?.arm("before", 2);
			await importAll(stage, operations, new Map());
			const sent = operations.map((operation) => JSON.stringify(operation));
			const said = [...stage.said, ...sent].join("\n");
			for (const secret of secretsOf({ adapter, config: stage.vendor.config as Partial<Config> })) {
				for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")]) {
					assert.ok(!said.includes(form), "a log line or an operation holds a secret");
				}
			}
		}));
}

/** The entity with other names and texts, as a later backup may bring it; ids and everything that is referred to stay. */
function renamed(entity: Entity): Entity {
	const fields = ["name", "nickname", "notepad", "description", "title", "content", "subject"];
	const changed = Object.entries(entity).map(([field, value]) =>
		fields.includes(field) && typeof value === "string" ? [field, `${value} anew`] : [field, value],
	);
	return Object.fromEntries(changed) as Entity;
}

function duplicates(lines: readonly string[]): string[] {
	return lines.filter((line, index) => lines.indexOf(line) !== index);
}
