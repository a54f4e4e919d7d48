import type { EntityKind, Localized, MessagePartType } from "../model/index.js";

/**
 * What there is to say about a vendor, whether or not uncrisp can import into it: facts for `compare` and `report`,
 * a fit table as its sheet has it, and the widget. An importing adapter grows beside it in the same folder.
 */

/** One statement about the vendor, with its source and the day it was checked. */
export interface Fact {
	topic: FactTopic;
	text: Localized;
	/** Address or document; a sheet's own source mark where it has no address. */
	source: string;
	/** ISO date. */
	checked: string;
	confidence: "official" | "observed" | "reported" | "unconfirmed";
	/** What the statement says in words that can be compared, out of {@link factValues} where the topic has a list there. */
	values?: readonly string[];
}

/** Topics in the order in which people read them. */
export const factTopics = [
	"company",
	"hosting",
	"cloud",
	"deployment",
	"certification",
	"channels",
	"ai",
	"features",
	"languages",
	"price",
	"seats",
	"licence",
	"api",
	"limits",
	"time",
	"reading",
	"push",
	"telemetry",
	"export",
	"status",
	"other",
] as const;
export type FactTopic = (typeof factTopics)[number];

/**
 * The words that `values` may hold, by topic. A topic without a list here is free text.
 * `hosting` is where customers' data rests; `own-server` wherever the buyer runs it.
 */
export const factValues: Partial<Record<FactTopic, readonly string[]>> = {
	hosting: ["cn-mainland", "hong-kong", "singapore", "eu", "us", "other-region", "own-server", "unknown"],
	cloud: [
		"alibaba-cloud",
		"tencent-cloud",
		"huawei-cloud",
		"aws-china",
		"aws",
		"google-cloud",
		"azure",
		"own",
		"other",
	],
	deployment: ["saas", "private", "self-hosted"],
	certification: [
		"mlps-2",
		"mlps-3",
		"mlps-4",
		"iso-9001",
		"iso-20000",
		"iso-27001",
		"iso-27017",
		"iso-27018",
		"iso-27701",
		"soc-2",
		"csa-star",
		"trusted-cloud",
		"pci-dss",
		"gdpr",
	],
	channels: [
		"web",
		"mobile-sdk",
		"wechat-official",
		"wechat-mini-program",
		"wechat-kf",
		"wecom",
		"qq",
		"douyin",
		"kuaishou",
		"xiaohongshu",
		"weibo",
		"taobao",
		"jd",
		"pinduoduo",
		"dingtalk",
		"feishu",
		"email",
		"phone",
		"sms",
		"whatsapp",
		"telegram",
		"line",
		"facebook",
		"instagram",
		"api",
	],
	ai: ["faq-bot", "flow-bot", "llm-agent", "copilot", "knowledge-retrieval", "voice-bot", "own-model"],
	features: [
		"tickets",
		"canned-replies",
		"help-centre",
		"office-hours",
		"ratings",
		"blocklist",
		"custom-fields",
		"tags",
		"companies",
		"teams",
		"automation",
		"campaigns",
		"notes",
		"visitor-tracking",
		"identity-verification",
		"video",
	],
	languages: ["zh-CN", "zh-TW", "en", "other"],
	licence: ["open-source", "source-available", "proprietary"],
	status: ["active", "stale", "discontinued"],
};

/**
 * How data gets into the vendor. `not-built`: its API could, uncrisp does not yet. `bundle`: by a file that its console takes.
 * `impossible`: no way is known. The text tells which calls or files, and what stays behind.
 */
export interface ImportRoute {
	state: "api" | "not-built" | "bundle" | "impossible";
	text: Localized;
}

/** `by-hand`: somebody types or pastes it from a set-up sheet. */
export type FitGrade = "preserved" | "degraded" | "dropped" | "by-hand";

/** One row of a sheet's fit table. */
export interface SheetRow {
	grade: FitGrade;
	/** How it degrades, why it drops, what carries it. */
	text: Localized;
	/** The sheet marks it so: shown as doubt, never counted as certain. */
	unconfirmed?: true;
}

/** A sheet's fit table. A kind or part without a row falls under `rest`; without that, the sheet does not speak of it: dropped, and said so. */
export interface SheetFit {
	/** Address or name of the sheet, and the day it was written. */
	source: string;
	checked: string;
	entities: Partial<Record<EntityKind, SheetRow>>;
	parts: Partial<Record<MessagePartType, SheetRow>>;
	rest?: SheetRow;
}

/** The vendor's chat on a website. */
export interface Widget {
	/** What to paste, with `{{NAME}}` for what the buyer fills in. Absent: the vendor only shows it in its console. */
	html?: string;
	where: Localized;
	/** What stands in for each call of Crisp's widget (`user:email`, `session:data`, `chat:open`, ...). */
	calls: readonly { crisp: string; vendor: string; note?: Localized }[];
	source: string;
	confidence: Fact["confidence"];
}
