import { degraded, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { isoTime } from "../../../src/adapter/times.js";
import { type Entity, type Localized, type Rating, text } from "../../../src/model/index.js";
import type { RequestTrackerConfig } from "../config.js";
import { keys, messageSubject } from "../keys.js";

/** A rating becomes a comment on its ticket. */
export function* translateRating(rating: Rating, context: TranslateContext<RequestTrackerConfig>): Iterable<Operation> {
	const source = { kind: "rating", id: rating.id } as const;
	if (context.conversation(rating.conversationId) === undefined) {
		yield skip(source, "conversation-missing", text("its conversation is not in the archive", "归档中没有对应的会话"));
		return;
	}
	const stars = `${"★".repeat(Math.max(0, Math.min(5, Math.round(rating.stars))))} ${rating.stars}/5`;
	yield operation({
		key: `rating:${rating.id}`,
		kind: "message.create",
		lane: rating.conversationId,
		source,
		losses: [degraded("stars", "rating-as-comment", text("a comment on the ticket", "以工单备注保存"))],
		payload: {
			ticket: ref(keys.conversation(rating.conversationId)),
			action: "comment",
			Subject: messageSubject(`rating-${rating.id}`),
			Content: [stars, rating.comment ?? "", isoTime(rating.ratedAtMs) ?? "", rating.id]
				.filter((line) => line !== "")
				.join("\n")
				.replaceAll("\r\n", "\n"),
			ContentType: "text/plain",
		},
	});
}

/** Kinds without a home in Request Tracker: why, and what to do instead. */
export function skipped(entity: Entity): Operation {
	const [reason, why] = reasons[entity.kind] ?? [
		"unsupported",
		text("Request Tracker has nothing like it", "Request Tracker 没有对应的功能"),
	];
	return skip({ kind: entity.kind, id: entity.id }, reason, why);
}

const inside = text("travels inside another record", "随其他记录一起导入");
const history = text("cannot be imported; it stays in the archive", "无法导入，仅保留在归档中");
const reasons: Partial<Record<Entity["kind"], [string, Localized]>> = {
	message: ["carried-inside", inside],
	attachment: ["carried-inside", inside],
	locale: ["carried-inside", inside],
	tag: ["carried-inside", text("a value on each ticket; it needs no definition", "作为工单上的值，无需预先定义")],
	"custom-field": ["carried-inside", text("values stand in the texts", "字段值写在正文中")],
	company: [
		"no-companies",
		text("the name stands on each user as organization", "公司名写在每个用户的 Organization 中"),
	],
	category: ["no-categories", text("its title stands in each article's summary", "分类名写在文章摘要中")],
	team: ["by-hand", text("make a group of it", "请手动建立用户组")],
	"contact-event": ["no-history", history],
	"page-visit": ["no-history", history],
	"campaign-template": ["no-campaigns", history],
	automation: ["by-hand", text("build it again as a scrip", "请用触发脚本重新创建")],
	"block-rule": ["by-hand", text("block at your mail server or web server", "请在邮件或 Web 服务器上屏蔽")],
	"office-hours": [
		"by-hand",
		text("set %ServiceBusinessHours in its configuration file", "请在其配置文件中设置 %ServiceBusinessHours"),
	],
};
