import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** tiledesk-server 2.19.16 of 2026-07: read in the source, not run. */
export const sheet = { source: "https://github.com/Tiledesk/tiledesk-server", checked: "2026-11-23" };
const code = { ...sheet, confidence: "official" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "deployment",
		text: text(
			"By containers (Node, MongoDB, Chat21 over MQTT or RabbitMQ, Redis) or hosted by the vendor",
			"容器自托管（Node、MongoDB、Chat21 配 MQTT 或 RabbitMQ、Redis），或由厂商托管",
		),
		...code,
		values: ["self-hosted", "saas"],
	},
	{
		topic: "hosting",
		text: text("Your own server; the vendor's service is in the EU", "部署在自有服务器；厂商云服务位于欧盟"),
		...code,
		values: ["own-server", "eu"],
	},
	{ topic: "licence", text: text("AGPL-3.0", "开源，AGPL-3.0"), ...code, values: ["open-source"] },
	{ topic: "channels", text: text("Website chat", "网页聊天"), ...code, values: ["web"] },
	{ topic: "ai", text: text("Has bots; of which kind was not read", "支持机器人，具体类型未查阅"), ...code },
	{
		topic: "features",
		text: text(
			"Departments, groups, tags, canned responses, operating hours, a rating on the request, FAQ and knowledge base, signed identity",
			"部门、分组、标签、快捷回复、工作时间、会话评分、FAQ 和知识库、签名身份",
		),
		...code,
		values: ["teams", "tags", "canned-replies", "office-hours", "ratings", "custom-fields", "identity-verification"],
	},
	{
		topic: "api",
		text: text(
			"By project, with Basic or JWT; leads and conversations take ids of your choice, so a second run makes no second",
			"按项目划分，使用 Basic 或 JWT；客户和会话编号可自定，重复执行不会产生重复数据",
		),
		...code,
	},
	{
		topic: "time",
		text: text(
			"The service would keep createdAt, but the HTTP route does not pass it on; by MongoDB only",
			"内部服务支持 createdAt，但 HTTP 接口不传递该值；只能在 MongoDB 中更新",
		),
		...code,
		source: `${sheet.source} (routes/message.js, services/messageService.js)`,
	},
	{
		topic: "status",
		text: text("Version 2.19.16 is of 2026-07", "2.19.16 版发布于 2026-07"),
		...code,
		values: ["active"],
	},
];
