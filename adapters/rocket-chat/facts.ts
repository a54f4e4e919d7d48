import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** A paragraph of the sheet on other self-hosted servers: read in the source, not run. */
export const sheet = { source: "https://github.com/RocketChat/Rocket.Chat", checked: "2026-11-23" };
const code = { ...sheet, confidence: "official" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "deployment",
		text: text("Self-hosted: Node with Meteor and a MongoDB replica set", "自托管：Node（Meteor）和 MongoDB 副本集"),
		...code,
		values: ["self-hosted"],
	},
	{ topic: "hosting", text: text("Your own server", "部署在自有服务器"), ...code, values: ["own-server"] },
	{
		topic: "licence",
		text: text("MIT, with enterprise parts that are sold", "开源，MIT；企业版部分收费"),
		...code,
		values: ["open-source"],
	},
	{
		topic: "price",
		text: text("A free workspace has limits; omnichannel extras are paid", "免费工作区有限制；部分全渠道功能收费"),
		...code,
	},
	{
		topic: "telemetry",
		text: text(
			"Wants a registration with the vendor's cloud, a drawback in China",
			"需要在厂商云端注册，在中国使用不便",
		),
		...code,
	},
	{
		topic: "channels",
		text: text(
			"Live chat of its omnichannel part; other channels were not read",
			"全渠道模块中的在线聊天；其他渠道未查阅",
		),
		...code,
		values: ["web"],
	},
	{
		topic: "features",
		text: text(
			"Custom fields of visitors; canned responses, tags, several business hours and SLA are paid",
			"访客自定义字段；快捷回复、标签、多套工作时间和 SLA 为收费功能",
		),
		...code,
		values: ["custom-fields", "canned-replies", "tags", "office-hours"],
	},
	{
		topic: "api",
		text: text(
			"A visitor, a room and messages with an id of your choice; closed rooms refuse messages",
			"可写访客、会话房间和消息，消息编号可自定；已关闭的房间拒收消息",
		),
		...code,
		source: `${sheet.source} (apps/meteor/app/livechat/server/api/v1/message.ts)`,
	},
	{
		topic: "limits",
		text: text("Ten calls a minute on some routes by default", "部分接口默认每分钟 10 次"),
		...sheet,
		confidence: "unconfirmed",
	},
	{
		topic: "time",
		text: text("No call takes a time; dates only by an update in MongoDB", "接口不接收时间，只能在 MongoDB 中更新"),
		...code,
	},
];
