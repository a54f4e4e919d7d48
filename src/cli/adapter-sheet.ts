import type { Adapter } from "../adapter/contract.js";
import type { Language, Localized } from "../model/index.js";
import { confidenceWords, factTopicWords } from "../render/vendor-words.js";
import { fitLines } from "./fit-lines.js";
import { adapterRegistry, adapterSettings } from "./target-access.js";
import { foldDisplay, wrapDisplay } from "./text-width.js";
import { widgetLines } from "./widget-lines.js";
import { both, speaker } from "./words.js";

/** Every built-in adapter, loaded. */
export async function adapterListing(): Promise<Adapter[]> {
	const registry = adapterRegistry();
	return Promise.all(registry.list().map((name) => registry.load(name)));
}

/** Importers first, then those that are known by their sheets alone; ends with a line break. */
export function listingLines(adapters: readonly Adapter[], language: Language): string[] {
	const say = speaker(language);
	const part = (kind: "importer" | "facts-only", title: Localized) => {
		const some = adapters.filter(({ manifest }) => manifest.kind === kind);
		if (some.length === 0) return [];
		return [
			say(title),
			...some.flatMap(({ manifest }) => [
				`  ${manifest.id}  ${say(manifest.name)}`,
				...wrapDisplay(say(manifest.summary), 76).map((line) => `    ${line}`),
			]),
			"",
		];
	};
	return [
		...part("importer", both("uncrisp imports into:", "可导入的目标平台：")),
		...part("facts-only", both("Known by facts alone (no import):", "仅提供资料（不支持导入）：")),
	];
}

/** All that the manifest says, for `--json`. */
export function adapterFacts(adapter: Adapter): Record<string, unknown> {
	const settings = adapterSettings(adapter).map(({ key, env, flag, text, secret }) => ({
		key,
		env,
		flag,
		text,
		secret,
	}));
	return { ...adapter.manifest, settings };
}

/** The same for people, 80 columns wide. */
export function adapterLines(adapter: Adapter, language: Language): string[] {
	const { manifest } = adapter;
	const say = speaker(language);
	const lines: string[] = [];
	const paragraph = (text: string, indent = 0) =>
		lines.push(...wrapDisplay(text, 80 - indent).map((line) => " ".repeat(indent) + line));
	const heading = (en: string, zh: string) => lines.push("", say(both(en, zh)));
	lines.push(`${manifest.id} · ${say(manifest.name)} · ${manifest.version}`);
	paragraph(say(manifest.summary));
	if (manifest.route) {
		heading("Import:", "导入：");
		paragraph(`${say(routes[manifest.route.state])} ${say(manifest.route.text)}`, 2);
	}
	heading("Silence (customers must not notice):", "静默（不打扰客户）：");
	paragraph(say(manifest.silence.how), 2);
	heading("Original times:", "原始时间：");
	paragraph(say(manifest.time.how), 2);
	if (manifest.fit) lines.push(...fitLines(manifest.fit, language));
	else {
		heading("Message parts:", "消息内容：");
		for (const grade of ["preserved", "degraded", "dropped"] as const) {
			const parts = Object.entries(manifest.parts).flatMap(([part, how]) => (how === grade ? [part] : []));
			if (parts.length > 0) paragraph(`${say(grades[grade])} ${parts.join(", ")}`, 2);
		}
	}
	const settings = adapterSettings(adapter);
	if (settings.length > 0) heading("Settings:", "设置：");
	for (const { env, flag, text, secret } of settings) {
		const names = [env, flag && `--${flag}`, secret && say(both("secret", "密钥"))].filter(Boolean).join(" · ");
		lines.push(...foldDisplay(`  ${names}`));
		paragraph(say(text), 4);
	}
	if (manifest.byHand.length > 0) heading("By hand:", "需要手动完成：");
	for (const step of manifest.byHand) {
		const when = step.when === "before" ? both("before", "导入前") : both("after", "导入后");
		paragraph(`${say(when)}: ${say(step.title)}`, 2);
		paragraph(say(step.detail), 4);
	}
	if (manifest.widget) lines.push(...widgetLines(manifest.widget, language));
	if (manifest.facts.length > 0) heading("Facts:", "事实：");
	for (const fact of manifest.facts) {
		paragraph(`${say(factTopicWords[fact.topic])}: ${say(fact.text)}`, 2);
		lines.push(...foldDisplay(`    ${fact.checked} · ${say(confidenceWords[fact.confidence])} · ${fact.source}`));
	}
	return lines;
}

const routes = {
	api: both("Over its API, by uncrisp.", "由 uncrisp 通过 API 导入。"),
	"not-built": both("Not built yet.", "尚未实现。"),
	bundle: both("By files that its console takes.", "通过控制台的文件导入。"),
	impossible: both("Impossible as far as is known.", "目前没有已知的方法。"),
};

const grades = {
	preserved: both("preserved:", "完整保留："),
	degraded: both("degraded:", "有损："),
	dropped: both("dropped:", "丢弃："),
};
