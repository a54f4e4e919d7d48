import { clip, degraded, general, operation, ref, skip, withoutNul } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { shortHash } from "../../../src/adapter/short-hash.js";
import {
	type CannedReply,
	type Entity,
	isBlank,
	type Localized,
	placeholderNames,
	type Rating,
	text,
} from "../../../src/model/index.js";
import type { ChatwootConfig } from "../config.js";
import { keys, messageSourceId } from "../keys.js";
import { escapeLiquid } from "../liquid.js";
import { iso } from "./contact.js";
import { liquidAltered } from "./liquid-loss.js";

type Context = TranslateContext<ChatwootConfig>;

export function* translateCannedReply(reply: CannedReply): Iterable<Operation> {
	const losses: Loss[] = [];
	if (reply.tag !== undefined) losses.push(degraded("tag", "tag-as-prefix", text("becomes a prefix", "变为前缀")));
	// Without a shortcut the tag alone would name several replies, of which Chatwoot keeps one.
	const shortcut = reply.shortcut.replace(/^!/, "").trim() || `reply-${shortHash(reply.id, 6)}`;
	const shortCode = clip([reply.tag, shortcut].filter(Boolean).join("-").trim(), 255, "shortcut", losses);
	// In Chatwoot one types a slash instead.
	if (reply.shortcut.startsWith("!"))
		losses.push(general("shortcut", "without-bang", text("without the leading !", "去掉开头的 !")));
	const plain = withoutNul(reply.text, "text", losses);
	const content = cannedText(plain);
	if (content !== plain)
		losses.push(degraded("text", "variables", text("variables are Chatwoot's now", "变量已改为 Chatwoot 的写法")));
	yield operation({
		key: `canned-reply:${reply.id}`,
		kind: "canned.create",
		lane: "canned",
		source: { kind: "canned-reply", id: reply.id },
		losses,
		payload: { canned_response: { short_code: shortCode, content: clip(content, 20_000, "text", losses) } },
	});
}

/** A rating becomes a private note: Chatwoot's surveys cannot be filled in for the past. */
export function* translateRating(rating: Rating, context: Context): Iterable<Operation> {
	const source = { kind: "rating", id: rating.id } as const;
	if (context.conversation(rating.conversationId) === undefined) {
		yield skip(source, "conversation-missing", text("its conversation is not in the archive", "归档中没有对应的会话"));
		return;
	}
	const losses = [
		degraded(
			"stars",
			"rating-as-note",
			text("a private note, not a survey answer", "以私有备注保存，而非满意度调查结果"),
		),
	];
	const stars = `${"★".repeat(Math.round(rating.stars))} ${rating.stars}/5`;
	const comment = withoutNul(rating.comment ?? "", "comment", losses);
	// Escaping can make it five times as long, which stays below Chatwoot's 150,000.
	const lines = [stars, clip(comment, 20_000, "comment", losses), iso(rating.ratedAtMs) ?? ""];
	const content = escapeLiquid(lines.filter((line) => line !== "").join("\n"));
	if (content.altered) losses.push(liquidAltered("comment"));
	const bots = (context.config.authorMode ?? "bots") === "bots";
	const seconds = rating.ratedAtMs === undefined ? undefined : Math.floor(rating.ratedAtMs / 1000);
	yield operation({
		key: `rating:${rating.id}`,
		kind: "message.create",
		lane: rating.conversationId,
		source,
		losses,
		payload: {
			conversation: ref(keys.conversation(rating.conversationId)),
			content: content.text,
			message_type: "outgoing",
			private: true,
			source_id: messageSourceId(rating.conversationId, `rating:${rating.id}`),
			...(bots ? { sender_type: "AgentBot", sender_id: ref(keys.workspaceBot) } : {}),
			...(seconds === undefined ? {} : { external_created_at: seconds }),
			content_attributes: { external_created_at: seconds, crisp: rating },
		},
	});
}

/** Kinds without a home in Chatwoot: why, and what to do instead. */
export function skipped(entity: Entity): Operation {
	const [reason, why] = reasons[entity.kind] ?? [
		"unsupported",
		text("Chatwoot has nothing like it", "Chatwoot 没有对应的功能"),
	];
	return skip({ kind: entity.kind, id: entity.id }, reason, why);
}

const inside = text("travels inside another record", "随其他记录一起导入");
const reasons: Partial<Record<Entity["kind"], [string, Localized]>> = {
	message: ["carried-inside", inside],
	attachment: ["carried-inside", inside],
	locale: ["carried-inside", inside],
	company: [
		"no-companies",
		text(
			"the community edition has no companies; the name stands on each contact",
			"社区版没有公司对象；公司名写在每个联系人上",
		),
	],
	"contact-event": [
		"no-history",
		text("events of contacts cannot be imported; they stay in the archive", "联系人事件无法导入，仅保留在归档中"),
	],
	"page-visit": [
		"no-history",
		text("page visits cannot be imported; they stay in the archive", "页面访问记录无法导入，仅保留在归档中"),
	],
	"campaign-template": [
		"by-hand",
		text("campaigns need a website or SMS inbox; build them by hand", "营销活动需要网站或短信收件箱，请手动创建"),
	],
	automation: ["by-hand", text("build it again as an automation rule", "请用自动化规则重新创建")],
	"block-rule": [
		"no-block-rules",
		text("Chatwoot blocks contacts only, not addresses or countries", "Chatwoot 只能屏蔽联系人，不能按 IP 或国家屏蔽"),
	],
	"office-hours": [
		"by-hand",
		text("set them on the inbox that will be used from now on", "请在今后使用的收件箱中设置营业时间"),
	],
};

const blanks: ReadonlySet<string> = new Set(placeholderNames.filter(isBlank));

/** Crisp's variables in Chatwoot's words; any other template text is escaped, so that it is sent as it reads. */
function cannedText(value: string): string {
	const known: Record<string, string> = {
		// Our placeholders that are known when a reply is sent have Chatwoot's names already.
		"contact.name": "contact.name",
		"contact.email": "contact.email",
		"contact.phone": "contact.phone",
		"agent.name": "agent.name",
		"user.nickname": "contact.name",
		"user.name": "contact.name",
		"user.email": "contact.email",
		"user.phone": "contact.phone",
		nickname: "contact.name",
		email: "contact.email",
	};
	return value
		.split(/(\{\{[^{}`]*\}\})/)
		.map((piece) => {
			const name = /^\{\{\s*([\w.]+)[^{}]*\}\}$/.exec(piece)?.[1];
			// A blank for the agent: escaped braces would show in the composer.
			if (blanks.has(name ?? "")) return `[${name}]`;
			const target = name === undefined || !Object.hasOwn(known, name) ? undefined : known[name];
			return target === undefined ? escapeLiquid(piece).text : `{{${target}}}`;
		})
		.join("");
}
