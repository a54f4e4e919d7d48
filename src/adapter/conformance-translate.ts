import assert from "node:assert/strict";
import { type Entity, entityKinds, type MessagePart } from "../model/index.js";
import { sampleContext, translateAll } from "./conformance-context.js";
import { noticedFields, vanishedFields } from "./conformance-fields.js";
import { hostileTexts, withText } from "./conformance-hostile.js";
import { assertBothLanguages } from "./conformance-manifest.js";
import { samples } from "./conformance-samples.js";
import type { ConformanceSubject, TestFunctions } from "./conformance-vendor.js";
import type { Operation } from "./contract.js";

/** The part of the suite that needs no vendor: `translate` is total, pure, complete. */
export function describeTranslate<Config>({ it }: TestFunctions, subject: ConformanceSubject<Config>): void {
	const { adapter } = subject;
	const config = (subject.config ?? {}) as Partial<Config>;
	const { entities } = samples();
	const translated = (all: readonly Entity[] = entities) =>
		translateAll(adapter, all, sampleContext<Config>(all, config));

	it("translates every kind of entity without throwing", () => {
		const context = sampleContext<Config>(entities, config);
		for (const kind of entityKinds) {
			for (const entity of entities.filter((each) => each.kind === kind)) {
				const operations = [...adapter.translate(entity, context)];
				if (adapter.manifest.order.includes(kind)) {
					assert.ok(operations.length > 0, `${kind} ${entity.id} yields nothing, not even a skip with a reason`);
				}
			}
		}
	});

	for (const [index, hostile] of hostileTexts.entries()) {
		it(`survives hostile text ${index + 1} in every field: ${JSON.stringify(hostile.slice(0, 24))}`, () => {
			const all = entities.map((entity) => withText(entity, hostile));
			const context = sampleContext<Config>(all, config);
			for (const entity of all) for (const operation of adapter.translate(entity, context)) assertPlain(operation);
		});
	}

	it("survives entities whose neighbours are missing", () => {
		for (const kept of entities) {
			const alone = entities.filter(({ kind }) => kind === "workspace" || kind === kept.kind);
			const context = sampleContext<Config>(alone, config);
			for (const operation of adapter.translate(kept, context)) assertPlain(operation);
		}
	});

	it("carries or declares every field, so none vanishes unnoticed", () => {
		const operations = translated();
		const vanished = entities
			.filter((entity) => entity.kind === "message" || adapter.manifest.order.includes(entity.kind))
			.flatMap((entity) =>
				vanishedFields(entity, operations).map((field) =>
					entity.kind === "message" ? `message(${entity.parts[0]?.type}).${field}` : `${entity.kind}.${field}`,
				),
			);
		assert.deepEqual([...new Set(vanished)], []);
	});

	it("carries or declares numbers, times and yes-or-no fields too", () => {
		const operations = translated();
		const noticed = new Map<string, boolean>();
		for (const entity of entities) {
			if (entity.kind !== "message" && !adapter.manifest.order.includes(entity.kind)) continue;
			const changed = (other: Entity) => translated(entities.map((each) => (each === entity ? other : each)));
			// Noticed in one entity is enough: in another the same thing may follow from something else.
			for (const [field, seen] of noticedFields(entity, operations, changed)) {
				const name = `${entity.kind}.${field}`;
				noticed.set(name, seen || noticed.get(name) === true);
			}
		}
		assert.deepEqual(
			[...noticed].flatMap(([name, seen]) => (seen ? [] : [name])),
			[],
		);
	});

	it("keeps its word about message parts", () => {
		if (!adapter.manifest.order.includes("conversation")) return;
		const operations = translated();
		for (const entity of entities) {
			if (entity.kind !== "message") continue;
			const type: MessagePart["type"] | undefined = entity.parts[0]?.type;
			const own = operations.filter(({ source }) => source.kind === "message" && source.id === entity.id);
			const whole = own.length > 0 ? own : operations.filter(({ source }) => source.id === entity.conversationId);
			const losses = whole.flatMap((operation) => operation.losses);
			if (!type || adapter.manifest.parts[type] !== "dropped") {
				assert.ok(whole.length > 0, `a message with a ${type} part goes nowhere`);
			} else {
				const declared = losses.some((loss) => loss.grade === "dropped") || whole.some(({ kind }) => kind === "skip");
				assert.ok(declared, `the ${type} part is dropped without a loss`);
			}
		}
	});

	it("gives each effect a key of its own", () => {
		const keys = translated().map((operation) => operation.key);
		const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
		assert.deepEqual(twice, []);
	});

	it("says the same when asked again", () => {
		assert.deepEqual(translated(), translated());
	});

	it("changes neither the entity nor asks for time, chance or the network", () => {
		const frozen = entities.map((entity) => deepFrozen(structuredClone(entity)));
		const { fetch, Date: date, Math: math } = globalThis;
		const { now } = date;
		const { random } = math;
		const refuse = (what: string) => () => {
			throw new Error(`translate asked for ${what}`);
		};
		globalThis.fetch = refuse("the network");
		date.now = refuse("the time");
		math.random = refuse("chance");
		try {
			translated(frozen);
		} finally {
			globalThis.fetch = fetch;
			date.now = now;
			math.random = random;
		}
	});

	it("refers only to what happens before", () => {
		const earlier = new Set<string>();
		for (const operation of translated()) {
			for (const key of operation.refs)
				assert.ok(earlier.has(key), `${operation.key} needs ${key}, which is not before it`);
			for (const key of placeholders(operation.payload)) {
				assert.ok(operation.refs.includes(key), `${operation.key} uses ${key} without listing it in refs`);
			}
			if (operation.kind !== "skip") earlier.add(operation.key);
		}
	});

	it("explains losses and skips in both languages", () => {
		for (const operation of translated()) {
			for (const loss of operation.losses) {
				assert.notEqual(loss.code, "", `${operation.key}: a loss without code`);
				assertBothLanguages(loss.grade === "dropped" ? loss.why : loss.how, `${operation.key} ${loss.field}`);
			}
			if (operation.kind !== "skip") continue;
			assert.ok(operation.skip, `${operation.key} skips without a reason`);
			assert.equal(operation.payload, null);
			assertBothLanguages(operation.skip.text, operation.key);
		}
	});

	it("sends no file above the target's limit", () => {
		const { maxFileBytes } = adapter.manifest.limits;
		if (maxFileBytes === undefined) return;
		const { entities: all } = samples(maxFileBytes);
		for (const operation of translated(all)) {
			for (const bytes of fileSizes(operation.payload))
				assert.ok(bytes <= maxFileBytes, `${operation.key}: ${bytes} bytes`);
		}
	});
}

/** A plan is a file: what cannot be JSON cannot be in it. */
function assertPlain(operation: Operation): void {
	assert.ok(operation.key !== "" && operation.kind !== "" && operation.lane !== "", "key, kind and lane are needed");
	assert.ok(Number.isInteger(operation.requests) && operation.requests >= 0, `${operation.key}: requests`);
	const round = JSON.parse(JSON.stringify(operation)) as unknown;
	const again = JSON.parse(JSON.stringify(round)) as unknown;
	assert.deepEqual(round, again);
	assertJson(operation.payload, operation.key);
}

function assertJson(value: unknown, key: string): void {
	if (value === null || value === undefined || typeof value === "string" || typeof value === "boolean") return;
	if (typeof value === "number") {
		assert.ok(Number.isFinite(value), `${key}: a number that JSON cannot hold`);
		return;
	}
	assert.equal(typeof value, "object", `${key}: a ${typeof value} in the payload`);
	if (Array.isArray(value)) for (const item of value) assertJson(item, key);
	else {
		const prototype: unknown = Object.getPrototypeOf(value);
		assert.ok(prototype === Object.prototype || prototype === null, `${key}: an instance of a class in the payload`);
		for (const item of Object.values(value as object)) assertJson(item, key);
	}
}

function placeholders(value: unknown): string[] {
	if (value === null || typeof value !== "object") return [];
	if ("$ref" in value && typeof value.$ref === "string") return [value.$ref];
	return Object.values(value).flatMap(placeholders);
}

function fileSizes(value: unknown): number[] {
	if (value === null || typeof value !== "object") return [];
	if ("$file" in value && "sizeBytes" in value && typeof value.sizeBytes === "number") return [value.sizeBytes];
	return Object.values(value).flatMap(fileSizes);
}

function deepFrozen<T>(value: T): T {
	if (value !== null && typeof value === "object") {
		for (const item of Object.values(value)) deepFrozen(item);
		Object.freeze(value);
	}
	return value;
}
