import { clip, degraded, general, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { shortHash } from "../../../src/adapter/short-hash.js";
import {
	type CannedReply,
	type Entity,
	type Localized,
	type Rating,
	type Tag,
	text,
} from "../../../src/model/index.js";
import type { LiveHelperChatConfig } from "../config.js";
import { keys } from "../keys.js";
import { secondsOf } from "./message.js";

type Context = TranslateContext<LiveHelperChatConfig>;

/** What a person does in the console instead. */
export const byHand = (source: Operation["source"], how: Localized) => skip(source, "by-hand", how);

/** A tag is a "subject" there. */
export function* translateTag(tag: Tag, context: Context): Iterable<Operation> {
	const source = { kind: "tag", id: tag.id } as const;
	if (context.config.databaseUrl === undefined) {
		yield byHand(
			source,
			text(
				"create a subject of this name, or give the database; chats show it as data",
				"请手动创建同名主题（subject），或提供数据库地址；会话旁以数据行显示",
			),
		);
		return;
	}
	const losses: Loss[] = [];
	yield operation({
		key: keys.tag(tag.id),
		kind: "subject.create",
		lane: "subjects",
		source,
		losses,
		requests: 0,
		payload: { name: clip(tag.name, 100, "name", losses) },
	});
}

export function* translateCannedReply(reply: CannedReply, context: Context): Iterable<Operation> {
	const source = { kind: "canned-reply", id: reply.id } as const;
	if (context.config.databaseUrl === undefined) {
		yield byHand(
			source,
			text(
				"type it in the console (Canned messages) or import a CSV there, or give the database",
				"请在控制台（快捷消息）中录入或导入 CSV，或提供数据库地址",
			),
		);
		return;
	}
	const losses: Loss[] = [];
	const msg = cannedText(reply.text);
	if (msg !== reply.text)
		losses.push(
			degraded("text", "variables", text("variables are Live Helper Chat's now", "变量已改为 Live Helper Chat 的写法")),
		);
	const tag = reply.tag === undefined ? undefined : clip(reply.tag, 40, "tag", losses);
	yield operation({
		key: `canned-reply:${reply.id}`,
		kind: "canned.create",
		lane: "canned",
		source,
		losses,
		requests: 0,
		payload: {
			title: clip(reply.shortcut.trim() || `reply-${shortHash(reply.id, 6)}`, 250, "shortcut", losses),
			msg,
			tag,
			unique_id: `crisp${shortHash(reply.id, 15)}`,
		},
	});
}

/** Our placeholders in the words of `lh_canned_msg`; blanks stay as they read. */
function cannedText(value: string): string {
	const known: Record<string, string> = {
		"contact.name": "{nick}",
		"contact.email": "{email}",
		"contact.phone": "{phone}",
		"agent.name": "{operator}",
	};
	return value.replace(/\{\{\s*([\w.]+)[^{}]*\}\}/g, (whole, name: string) =>
		Object.hasOwn(known, name) ? (known[name] ?? whole) : whole,
	);
}

/** A rating becomes an answer to a survey, at its own time. */
export function* translateRating(rating: Rating, context: Context): Iterable<Operation> {
	const source = { kind: "rating", id: rating.id } as const;
	if (context.conversation(rating.conversationId) === undefined) {
		yield skip(source, "conversation-missing", text("its conversation is not in the archive", "归档中没有对应的会话"));
		return;
	}
	const { surveyId, databaseUrl } = context.config;
	if (surveyId === undefined && databaseUrl === undefined) {
		yield skip(
			source,
			"no-survey",
			text(
				"set LIVE_HELPER_CHAT_SURVEY_ID, or give the database",
				"请设置 LIVE_HELPER_CHAT_SURVEY_ID，或提供数据库地址",
			),
		);
		return;
	}
	const losses: Loss[] = [noForeignId];
	const stars = Math.min(5, Math.max(1, Math.round(rating.stars)));
	if (stars !== rating.stars) losses.push(degraded("stars", "rounded", text("whole stars only", "仅支持整数星级")));
	const time = secondsOf(rating.ratedAtMs);
	if (rating.ratedAtMs === undefined || time === undefined)
		losses.push(general("ratedAtMs", "no-time", text("no time: that of the import", "没有时间：采用导入时间")));
	yield operation({
		key: `rating:${rating.id}`,
		kind: "rating.create",
		lane: rating.conversationId,
		source,
		losses,
		payload: {
			chat: ref(keys.conversation(rating.conversationId)),
			survey: surveyId ?? ref(keys.survey),
			answer: {
				max_stars_1: stars,
				question_plain_1: clip(rating.comment ?? "", 20_000, "comment", losses),
				ftime: time,
				status: 1,
			},
		},
	});
}

/** Declared on what has no field in which its old id could stand. */
export const noForeignId = general("id", "no-foreign-id", text("the ledger knows its new id", "新 ID 记录在台账中"));

/** Kinds without a home in Live Helper Chat: why, and what to do instead. */
export function skipped(entity: Entity): Operation {
	const [reason, why] = reasons[entity.kind] ?? [
		"unsupported",
		text("Live Helper Chat has nothing like it", "Live Helper Chat 没有对应的功能"),
	];
	return skip({ kind: entity.kind, id: entity.id }, reason, why);
}

const inside = text("travels inside another record", "随其他记录一起导入");
const history = text("cannot be imported; it stays in the archive", "无法导入，仅保留在归档中");
const reasons: Partial<Record<Entity["kind"], [string, Localized]>> = {
	message: ["carried-inside", inside],
	attachment: ["carried-inside", inside],
	locale: ["carried-inside", inside],
	"custom-field": ["carried-inside", text("values need no definition there", "该平台的字段值无需预先定义")],
	company: ["no-companies", text("no companies there; the archive keeps it", "该平台没有公司对象；保留在归档中")],
	team: ["by-hand", text("make a department group of it in the console", "请在控制台中建立部门组")],
	category: [
		"no-categories",
		text(
			"the FAQ there is one flat list; the title stands before each question",
			"该平台的 FAQ 是单层列表；分类名写在问题前",
		),
	],
	"contact-event": ["no-history", history],
	"page-visit": ["no-history", history],
	"campaign-template": ["by-hand", text("build it again as a proactive invitation", "请重新创建为主动邀请")],
	automation: [
		"by-hand",
		text("build it again as an invitation, auto-responder or bot", "请重新创建为邀请、自动回复或机器人"),
	],
};
