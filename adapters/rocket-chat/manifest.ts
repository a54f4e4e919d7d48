import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** What uncrisp knows of Rocket.Chat's omnichannel: rooms and messages by API, no dates. */
export const manifest = sheetManifest({
	id: "rocket-chat",
	name: text("Rocket.Chat Omnichannel", "Rocket.Chat 全渠道"),
	summary: text(
		"Team chat with a live-chat part, self-hosted; messages by API are dated now, several functions are paid",
		"团队聊天软件附带在线客服，可自托管；API 写入的消息为当前时间，多项功能收费",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"livechat/visitor, livechat/message with _id, livechat/upload and livechat/room.close would carry visitors and open chats; dates by MongoDB. Notes, ratings, knowledge and settings stay behind as far as is known",
			"livechat/visitor、带 _id 的 livechat/message、livechat/upload 和 livechat/room.close 可写入访客和会话；时间需在 MongoDB 中更新。目前所知备注、评价、知识库和设置除外",
		),
	},
	time: { survives: "option", how: text("Only by an update in MongoDB", "只能在 MongoDB 中更新") },
	silence: {
		silent: false,
		how: text(
			"These are the calls of live chat: how to keep them from agents and visitors was not found",
			"这些是在线聊天接口，如何避免打扰客服和访客未查到",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
