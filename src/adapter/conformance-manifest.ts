import assert from "node:assert/strict";
import type { Localized } from "../model/index.js";
import type { ConformanceSubject, TestFunctions } from "./conformance-vendor.js";
import { invalidParts } from "./invalid-parts.js";
import { settingsOf } from "./setting.js";
import { factTopics } from "./vendor.js";

/** The part of the suite that looks at what an adapter says of itself. */
export function describeManifest<Config>({ it }: TestFunctions, { adapter, config }: ConformanceSubject<Config>): void {
	const { manifest } = adapter;

	it("has every part of an adapter", () => {
		assert.deepEqual(invalidParts(adapter), []);
	});

	it("states each fact with its source and the day it was checked", () => {
		for (const fact of manifest.facts) {
			assert.notEqual(fact.source.trim(), "", `${fact.topic} has no source: name where it is written`);
			assert.match(fact.checked, /^\d{4}-\d{2}-\d{2}$/, `${fact.topic} has no date: name the day you read it`);
			assert.ok(!Number.isNaN(Date.parse(fact.checked)), `${fact.topic} has no real date`);
			assert.ok(factTopics.includes(fact.topic), `${fact.topic} is no topic of facts: ${factTopics.join(", ")}`);
			assertBothLanguages(fact.text, `fact ${fact.topic}`);
		}
	});

	it("speaks English and Chinese", () => {
		assertBothLanguages(manifest.summary, "summary");
		assertBothLanguages(manifest.time.how, "time");
		assertBothLanguages(manifest.silence.how, "silence");
		for (const step of manifest.byHand) {
			assertBothLanguages(step.title, `${step.id} title`);
			assertBothLanguages(step.detail, `${step.id} detail`);
		}
		for (const setting of settingsOf(adapter.config)) {
			assertBothLanguages(setting.label, `${setting.key} label`);
			if (setting.help) assertBothLanguages(setting.help, `${setting.key} help`);
		}
	});

	it("names every kind once, and limits that can be kept", () => {
		assert.equal(new Set(manifest.order).size, manifest.order.length);
		assert.ok(Number.isInteger(manifest.limits.batch) && manifest.limits.batch >= 1, "limits.batch");
		assert.ok(Number.isInteger(manifest.limits.lanes) && manifest.limits.lanes >= 1, "limits.lanes");
	});

	it("describes its settings by names of their own", () => {
		const settings = settingsOf(adapter.config);
		const prefix = manifest.id.toUpperCase().replaceAll("-", "_");
		for (const { env } of settings) assert.match(env, new RegExp(`^${prefix}_[A-Z0-9_]+$`));
		assert.equal(new Set(settings.map(({ env }) => env)).size, settings.length);
	});

	it("names the account without a secret", () => {
		const secrets = secretsOf({ adapter, config });
		const account = adapter.account((config ?? {}) as Config);
		for (const secret of secrets) assert.ok(!account.includes(secret), "the account's name holds a secret");
	});
}

/** Values of the settings marked as secret. */
export function secretsOf<Config>({
	adapter,
	config,
}: Pick<ConformanceSubject<Config>, "adapter" | "config">): string[] {
	const values = (config ?? {}) as Record<string, unknown>;
	return settingsOf(adapter.config)
		.filter((setting) => setting.secret)
		.map((setting) => values[setting.key])
		.filter((value): value is string => typeof value === "string" && value.length >= 3);
}

export function assertBothLanguages(text: Localized, where: string): void {
	assert.notEqual(text.en.trim(), "", `${where} has no English text`);
	assert.match(text["zh-CN"], /\p{Script=Han}/u, `${where} has no Chinese text: ${text.en}`);
}
