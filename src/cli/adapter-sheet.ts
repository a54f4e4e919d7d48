import type { Adapter } from "../adapter/contract.js";
import type { Language } from "../model/index.js";
import { adapterRegistry, adapterSettings } from "./target-access.js";
import { wrapDisplay } from "./text-width.js";
import { both, speaker } from "./words.js";

/** Every built-in adapter, loaded. */
export async function adapterListing(): Promise<Adapter[]> {
	const registry = adapterRegistry();
	return Promise.all(registry.list().map((name) => registry.load(name)));
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
	heading("Silence (customers must not notice):", "静默（不打扰客户）：");
	paragraph(say(manifest.silence.how), 2);
	heading("Original times:", "原始时间：");
	paragraph(say(manifest.time.how), 2);
	heading("Message parts:", "消息内容：");
	for (const grade of ["preserved", "degraded", "dropped"] as const) {
		const parts = Object.entries(manifest.parts).flatMap(([part, how]) => (how === grade ? [part] : []));
		if (parts.length > 0) paragraph(`${say(grades[grade])} ${parts.join(", ")}`, 2);
	}
	heading("Settings:", "设置：");
	for (const { env, flag, text, secret } of adapterSettings(adapter)) {
		const names = [env, flag && `--${flag}`, secret && say(both("secret", "密钥"))].filter(Boolean).join(" · ");
		lines.push(`  ${names}`);
		paragraph(say(text), 4);
	}
	if (manifest.byHand.length > 0) heading("By hand:", "需要手动完成：");
	for (const step of manifest.byHand) {
		const when = step.when === "before" ? both("before", "导入前") : both("after", "导入后");
		paragraph(`${say(when)}: ${say(step.title)}`, 2);
		paragraph(say(step.detail), 4);
	}
	if (manifest.facts.length > 0) heading("Facts:", "事实：");
	for (const fact of manifest.facts) {
		paragraph(say(fact.text), 2);
		lines.push(`    ${fact.checked} · ${fact.confidence} · ${fact.source}`);
	}
	return lines;
}

const grades = {
	preserved: both("preserved:", "完整保留："),
	degraded: both("degraded:", "有损："),
	dropped: both("dropped:", "丢弃："),
};
