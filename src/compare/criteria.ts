import type { Adapter, Manifest } from "../adapter/contract.js";
import type { Fact, FactTopic } from "../adapter/vendor.js";
import { type EntityKind, type Localized, text } from "../model/index.js";
import type { Census } from "./census.js";
import type { VendorFate } from "./fate.js";

/*
 * What vendors are weighed by. Each criterion gives 0 to 1 and says why; weights are the user's. A statement counts as much as
 * it can be relied on, so a vendor does not win by claims: official and observed in full, reported three quarters, unconfirmed half.
 */
export const criteria = [
	"history",
	"contacts",
	"files",
	"knowledge",
	"time",
	"import",
	"residency",
	"certification",
	"wechat",
	"channels",
	"features",
	"ai",
	"openness",
] as const;
export type Criterion = (typeof criteria)[number];

export type Weights = Record<Criterion, number>;

/** For a team in mainland China that wants to keep its past: its history and where data rests come first. */
export const defaultWeights: Weights = {
	history: 5,
	contacts: 4,
	files: 2,
	knowledge: 2,
	time: 2,
	import: 3,
	residency: 5,
	certification: 2,
	wechat: 3,
	channels: 2,
	features: 2,
	ai: 1,
	openness: 1,
};

export interface Score {
	criterion: Criterion;
	/** 0 to 1. */
	value: number;
	/** Rests on something unconfirmed, or on nothing at all. */
	doubt: boolean;
	why: Localized;
}

/** All criteria of one vendor, in their order. */
export function scoresOf(adapter: Pick<Adapter, "manifest">, fate: VendorFate, census: Census): Score[] {
	const { manifest } = adapter;
	const score: Record<Criterion, Omit<Score, "criterion">> = {
		history: kept(fate, ["conversation", "message"]),
		contacts: kept(fate, ["contact", "company", "custom-field", "tag"]),
		files: filesScore(fate),
		knowledge: kept(fate, ["article", "category", "canned-reply"]),
		time: timeScore(manifest),
		import: importScore(manifest),
		residency: residencyScore(manifest),
		certification: valuesScore(manifest, "certification", certificates),
		wechat: valuesScore(manifest, "channels", wechatChannels),
		channels: coverScore(manifest, "channels", channelsInUse(census)),
		features: coverScore(manifest, "features", featuresInUse(census)),
		ai: valuesScore(manifest, "ai", aiAbilities),
		openness: valuesScore(manifest, "licence", licences),
	};
	return criteria.map((criterion) => ({ criterion, ...score[criterion] }));
}

/** What of the archive's doings needs a feature, and how much of it there is. */
export function featuresInUse(census: Census): Map<string, number> {
	const of = (kind: EntityKind) => census.kinds[kind] ?? 0;
	const used: Record<string, number> = {
		"canned-replies": of("canned-reply"),
		"help-centre": of("article"),
		"office-hours": of("office-hours"),
		ratings: of("rating"),
		blocklist: of("block-rule") + census.blocked,
		"custom-fields": of("custom-field"),
		tags: of("tag"),
		companies: of("company"),
		teams: of("team"),
		automation: of("automation"),
		campaigns: of("campaign-template"),
		notes: census.parts.note ?? 0,
		"visitor-tracking": of("page-visit") + of("contact-event"),
	};
	return new Map(Object.entries(used).filter(([, count]) => count > 0));
}

/** The archive's channels in the words of {@link Fact} values; a channel without such a word needs an API of the vendor. */
export function channelsInUse(census: Census): Map<string, number> {
	const used = new Map<string, number>();
	for (const [channel, count] of Object.entries(census.channels)) {
		const word = channelWord(channel);
		used.set(word, (used.get(word) ?? 0) + count);
	}
	return used;
}

function channelWord(channel: string): string {
	if (channel === "chat" || channel === "website") return "web";
	const known = knownChannels.find((word) => channel.toLowerCase().includes(word));
	if (known === "messenger") return "facebook";
	return known ?? "api";
}

const knownChannels = ["email", "whatsapp", "telegram", "line", "instagram", "messenger", "facebook", "sms", "phone"];

function kept(fate: VendorFate, kinds: readonly EntityKind[]): Omit<Score, "criterion"> {
	const sum = { total: 0, preserved: 0, degraded: 0, byHand: 0 };
	let doubt = false;
	for (const kind of kinds) {
		const each = fate.entities[kind];
		if (each === undefined) continue;
		doubt ||= each.unsure === true;
		// Each kind weighs the same: a million messages must not hide the loss of every conversation.
		const of = (n: number) => (each.total === 0 ? 0 : n / each.total);
		sum.total += each.total > 0 ? 1 : 0;
		sum.preserved += of(each.preserved);
		sum.degraded += of(each.degraded);
		sum.byHand += of(each.byHand);
	}
	if (sum.total === 0) return { value: 1, doubt: false, why: text("There is none of it", "没有此类数据") };
	const value = (sum.preserved + sum.degraded * degradedValue + sum.byHand * byHandValue) / sum.total;
	const share = (n: number) => `${Math.round((100 * n) / sum.total)} %`;
	return {
		value,
		doubt,
		why: text(
			`${share(sum.preserved)} whole, ${share(sum.degraded)} degraded, ${share(sum.byHand)} by hand (whole 1, degraded ${degradedValue}, by hand ${byHandValue})`,
			`完整 ${share(sum.preserved)}，有损 ${share(sum.degraded)}，手动 ${share(sum.byHand)}（完整计 1，有损计 ${degradedValue}，手动计 ${byHandValue}）`,
		),
	};
}

const degradedValue = 0.6;
const byHandValue = 0.3;

function filesScore(fate: VendorFate): Omit<Score, "criterion"> {
	const { count, tooLarge } = fate.files;
	const kinds = kept(fate, ["attachment"]);
	if (count === 0 || tooLarge === 0) return kinds;
	return {
		value: kinds.value * (1 - tooLarge / count),
		doubt: kinds.doubt,
		why: text(
			`${kinds.why.en}; ${tooLarge} of ${count} are too large`,
			`${kinds.why["zh-CN"]}；${count} 个中有 ${tooLarge} 个过大`,
		),
	};
}

function timeScore({ time, route }: Manifest): Omit<Score, "criterion"> {
	if (route?.state === "impossible") return { value: 0, doubt: false, why: time.how };
	return { value: { yes: 1, option: 0.7, no: 0.2 }[time.survives], doubt: false, why: time.how };
}

function importScore({ route, kind, summary }: Manifest): Omit<Score, "criterion"> {
	if (kind === "importer") return { value: 1, doubt: false, why: route?.text ?? summary };
	const state = route?.state ?? "impossible";
	return {
		value: { api: 1, bundle: 0.3, "not-built": 0.3, impossible: 0 }[state],
		doubt: state === "not-built",
		why: route?.text ?? summary,
	};
}

/** Data may stay in mainland China: because the vendor keeps it there, or because the buyer runs the server. */
function residencyScore(manifest: Manifest): Omit<Score, "criterion"> {
	const places = valuesOf(manifest, "hosting");
	const own = best(valuesOf(manifest, "deployment"), { "self-hosted": 1, private: 1 });
	const there = best(places, { "cn-mainland": 1, "own-server": 1 });
	const found = own.value > there.value ? own : there;
	if (found.value > 0) {
		return {
			value: found.value,
			doubt: found.value < 1,
			why: text("Data can rest in mainland China", "数据可存放在中国大陆"),
		};
	}
	const known = places.some(({ value }) => value !== "unknown");
	return known
		? { value: 0, doubt: false, why: text("Data rests outside mainland China", "数据存放在中国大陆以外") }
		: { value: 0, doubt: true, why: text("Where data rests is not known", "数据存放地点未知") };
}

function valuesScore(
	manifest: Manifest,
	topic: FactTopic,
	worth: Readonly<Record<string, number>>,
): Omit<Score, "criterion"> {
	const values = valuesOf(manifest, topic);
	const counted = values.filter(({ value }) => worth[value] !== undefined);
	const value = Math.min(
		1,
		counted.reduce((sum, each) => sum + (worth[each.value] ?? 0) * each.trust, 0),
	);
	const names = counted.map((each) => each.value).join(", ");
	return {
		value,
		doubt: counted.some(({ trust }) => trust < 1) || values.length === 0,
		why: names === "" ? text("Nothing known", "没有资料") : text(names, names),
	};
}

const certificates = {
	"mlps-4": 1,
	"mlps-3": 0.7,
	"mlps-2": 0.4,
	"iso-27001": 0.3,
	"iso-27701": 0.2,
	"soc-2": 0.1,
	"trusted-cloud": 0.1,
};
const wechatChannels = { "wechat-official": 0.4, "wechat-mini-program": 0.3, "wechat-kf": 0.3, wecom: 0.3 };
const aiAbilities = {
	"llm-agent": 0.5,
	"knowledge-retrieval": 0.3,
	"faq-bot": 0.2,
	"flow-bot": 0.2,
	copilot: 0.2,
	"own-model": 0.2,
};
const licences = { "open-source": 1, "source-available": 0.6 };

function coverScore(manifest: Manifest, topic: FactTopic, used: ReadonlyMap<string, number>): Omit<Score, "criterion"> {
	if (used.size === 0) return { value: 1, doubt: false, why: text("None is in use", "没有使用") };
	const offered = new Map<string, number>();
	for (const { value, trust } of valuesOf(manifest, topic))
		offered.set(value, Math.max(offered.get(value) ?? 0, trust));
	const missing = [...used.keys()].filter((each) => !offered.has(each));
	const value = [...used.keys()].reduce((sum, each) => sum + (offered.get(each) ?? 0), 0) / used.size;
	const doubt = offered.size === 0 || [...used.keys()].some((each) => (offered.get(each) ?? 1) < 1);
	if (offered.size === 0) return { value: 0, doubt: true, why: text("Nothing known", "没有资料") };
	return {
		value,
		doubt,
		why:
			missing.length === 0
				? text(`All ${used.size} in use are there`, `正在使用的 ${used.size} 项全部支持`)
				: text(
						`${used.size - missing.length} of ${used.size} in use; not known to have: ${missing.join(", ")}`,
						`正在使用的 ${used.size} 项中支持 ${used.size - missing.length} 项；未见支持：${missing.join("、")}`,
					),
	};
}

interface Stated {
	value: string;
	/** 0 to 1. */
	trust: number;
}

function valuesOf(manifest: Manifest, topic: FactTopic): Stated[] {
	return manifest.facts.flatMap((fact) =>
		fact.topic === topic ? (fact.values ?? []).map((value) => ({ value, trust: trustIn(fact) })) : [],
	);
}

function trustIn({ confidence }: Fact): number {
	return { official: 1, observed: 1, reported: 0.75, unconfirmed: 0.5 }[confidence];
}

function best(values: readonly Stated[], worth: Readonly<Record<string, number>>): { value: number } {
	return { value: Math.max(0, ...values.map(({ value, trust }) => (worth[value] ?? 0) * trust)) };
}
