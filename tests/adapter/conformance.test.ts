import { describe, expect, it } from "vitest";
import { createMemoryAdapter, type MemoryConfig } from "../../adapters/memory/adapter.js";
import { MemoryRemote } from "../../adapters/memory/memory-remote.js";
import { describeAdapterConformance } from "../../src/adapter/conformance.js";
import { samples } from "../../src/adapter/conformance-samples.js";
import type { Adapter, Operation, Target } from "../../src/adapter/contract.js";
import { Entity, entityKinds, text } from "../../src/model/index.js";
import { memoryFaults } from "../adapters/memory/memory-faults.js";

type Memory = Adapter<MemoryConfig>;

/** Runs the suite over a spoilt memory adapter; gives the titles of the tests that fail. */
async function failing(spoil: (adapter: Memory) => Memory, batch = 1): Promise<string[]> {
	const tests: { name: string; body: () => void | Promise<void> }[] = [];
	const config = { account: "a", token: "very-secret-value" };
	describeAdapterConformance(
		{ describe: (_name, body) => body(), it: (name, body) => tests.push({ name, body }) },
		{
			adapter: spoil(createMemoryAdapter({ batch })),
			config,
			faultPoints: 6,
			start: async () => {
				const remote = new MemoryRemote();
				const { fault, faults } = memoryFaults();
				return {
					config,
					adapter: spoil(createMemoryAdapter({ remote, batch, fault })),
					inventory: () => [...remote.objects.values()].map(({ kind, key }) => `${kind} ${key}`),
					faults,
					close: async () => {},
				};
			},
		},
	);
	const failed: string[] = [];
	for (const { name, body } of tests) {
		try {
			await body();
		} catch {
			failed.push(name);
		}
	}
	return failed;
}

const operations =
	(change: (operation: Operation) => Operation | undefined) =>
	(adapter: Memory): Memory => ({
		...adapter,
		*translate(entity, context) {
			for (const operation of adapter.translate(entity, context)) {
				const changed = change(operation);
				if (changed) yield changed;
			}
		},
	});

const target =
	(change: (target: Target) => Partial<Target>) =>
	(adapter: Memory): Memory => ({
		...adapter,
		connect: async (config, io) => {
			const real = await adapter.connect(config, io);
			return { ...real, ...change(real) };
		},
	});

const carries = "carries or declares every field, so none vanishes unnoticed";

describe("conformance suite", () => {
	it("passes a sound adapter", async () => {
		expect(await failing((adapter) => adapter)).toEqual([]);
		expect(await failing((adapter) => adapter, 5)).toEqual([]);
	});

	const spoilt: [string, (adapter: Memory) => Memory, string][] = [
		[
			"a field that vanishes",
			operations((operation) => {
				if (operation.kind !== "contact.create") return operation;
				const { notepad: _gone, ...payload } = operation.payload as Record<string, unknown>;
				return { ...operation, payload };
			}),
			carries,
		],
		["losses kept quiet", operations((operation) => ({ ...operation, losses: [], payload: null })), carries],
		[
			"one key for two effects",
			operations((operation) => ({ ...operation, key: operation.source.kind })),
			"gives each effect a key of its own",
		],
		[
			"unstable keys",
			(() => {
				let n = 0;
				return operations((operation) => ({ ...operation, key: `${operation.key}#${n++}` }));
			})(),
			"says the same when asked again",
		],
		["refs left out", operations((operation) => ({ ...operation, refs: [] })), "refers only to what happens before"],
		[
			"the clock in translate",
			operations((operation) => ({ ...operation, requests: Date.now() > 0 ? 1 : 0 })),
			"changes neither the entity nor asks for time, chance or the network",
		],
		[
			"a date in a payload",
			operations((operation) => ({ ...operation, payload: new Date(0) })),
			"survives entities whose neighbours are missing",
		],
		[
			"English only",
			operations((operation) =>
				operation.skip ? { ...operation, skip: { ...operation.skip, text: text("no", "no") } } : operation,
			),
			"explains losses and skips in both languages",
		],
		[
			"a locate that finds nothing",
			target(() => ({ locate: async () => undefined })),
			"loses nothing and does nothing twice when a call breaks: after",
		],
		[
			"a locate that finds what is not there",
			target(() => ({ locate: async () => ({ kind: "x", id: "y" }) })),
			"loses nothing and does nothing twice when a call breaks: before",
		],
		[
			"an undo that does nothing",
			target(() => ({ revert: async () => {} })),
			"leaves nothing after undo, even when undone twice",
		],
		[
			"a create that creates twice",
			target((real) => ({
				perform: async (batch, refs) => {
					await real.perform(batch, refs);
					return real.perform(batch, refs);
				},
			})),
			"performs every operation of the samples",
		],
		[
			"a check that writes",
			target((real) => ({
				check: async () => {
					const common = { lane: "l", refs: [], losses: [], source: { kind: "tag", id: "t" } as const, requests: 1 };
					await real.perform([{ key: "k", kind: "tag.create", payload: {}, ...common }], {
						get: () => ({ kind: "", id: "" }),
					});
					return [];
				},
			})),
			"checks without changing anything",
		],
		[
			"a secret in the log",
			(adapter) => ({
				...adapter,
				connect: (config, io) => {
					io.run.log.debug(`token ${config.token}`);
					return adapter.connect(config, io);
				},
			}),
			"says no secret in any log",
		],
		[
			"a time that vanishes",
			operations((operation) => {
				if (operation.kind !== "message.create") return operation;
				const { sentAtMs: _gone, ...payload } = operation.payload as Record<string, unknown>;
				return { ...operation, payload };
			}),
			"carries or declares numbers, times and yes-or-no fields too",
		],
		[
			"a broken connection taken for a refusal",
			target((real) => ({
				perform: async (batch, refs) => {
					try {
						return await real.perform(batch, refs);
					} catch {
						const words = text("refused", "被拒绝");
						return batch.map(({ key }) => ({ key, status: "failed", reason: "refused", text: words }));
					}
				},
			})),
			"loses nothing and does nothing twice when a call breaks: after",
		],
		[
			"a perform that tries again by itself",
			target((real) => ({
				perform: async (batch, refs) => {
					try {
						return await real.perform(batch, refs);
					} catch {
						return real.perform(batch, refs);
					}
				},
			})),
			"leaves to a person what broke after its effect where nothing can be looked for, and never repeats it",
		],
		[
			"requests left out of the plan",
			operations((operation) => ({ ...operation, requests: 0 })),
			"needs no more requests that change something than its operations say",
		],
		[
			"an update that makes a second one",
			target((real) => ({
				update: async (operation, _ref, refs) => (await real.perform([operation], refs))[0]!,
			})),
			"updates what changed, and makes no second one of it",
		],
		[
			"an update that changes nothing",
			target(() => ({ update: async ({ key }, ref) => ({ key, status: "updated", ref }) })),
			"updates what changed, and makes no second one of it",
		],
		[
			"a finding in one language",
			target(() => ({
				check: async () => [{ severity: "warning", code: "x", text: text("No", "No") }],
			})),
			"checks without changing anything",
		],
		[
			"a secret in an operation",
			(adapter) => ({
				...adapter,
				*translate(entity, context) {
					for (const operation of adapter.translate(entity, context))
						yield { ...operation, payload: { token: context.config.token, was: operation.payload } };
				},
			}),
			"says no secret in any log",
		],
		[
			"a fact without a source",
			(adapter) => {
				const [fact] = adapter.manifest.facts;
				return { ...adapter, manifest: { ...adapter.manifest, facts: [{ ...fact!, source: "" }] } };
			},
			"states each fact with its source and the day it was checked",
		],
		[
			"an account with the secret in its name",
			(adapter) => ({ ...adapter, account: (config) => `memory:${config.token}` }),
			"names the account without a secret",
		],
	];
	for (const [fault, spoil, title] of spoilt) {
		it(`notices ${fault}`, async () => expect(await failing(spoil)).toContain(title));
	}
});

describe("conformance samples", () => {
	const { entities } = samples();

	it("hold every kind and are what the model says", () => {
		for (const entity of entities) expect(Entity.safeParse(entity).error?.issues).toBeUndefined();
		expect([...new Set(entities.map(({ kind }) => kind))].sort()).toEqual([...entityKinds].sort());
	});

	it("fill every field of every kind, so a new field cannot be forgotten", () => {
		// Read from raw e-mails only, and too large for a sample of every vendor.
		const exempt = ["message.original"];
		const missing = Entity.options.flatMap((option) => {
			const kind = option.shape.kind.value;
			const filled = new Set(entities.filter((each) => each.kind === kind).flatMap((each) => Object.keys(each)));
			return Object.keys(option.shape)
				.filter((field) => !filled.has(field))
				.map((field) => `${kind}.${field}`);
		});
		expect(missing.filter((field) => !exempt.includes(field))).toEqual([]);
	});
});
