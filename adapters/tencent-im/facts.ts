import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const manual = "https://cloud.tencent.com/document/product/269";
/** The overview of the server API, and the day the pages were read. */
export const sheet = { source: `${manual}/1519`, checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"Tencent Cloud. Storage for chat, not a help desk: for teams with an agent console of their own",
			"腾讯云。消息存储服务，不是客服系统：适合自建坐席界面的团队",
		),
		...docs,
	},
	{
		topic: "hosting",
		text: text(
			"Fixed per application: China, Singapore, Seoul, Tokyo, Frankfurt, Silicon Valley or Jakarta (Mumbai on older pages)",
			"创建应用时确定：中国、新加坡、首尔、东京、法兰克福、硅谷或雅加达（旧文档还有孟买）",
		),
		...docs,
		values: ["cn-mainland", "singapore", "eu", "us", "other-region"],
	},
	{ topic: "cloud", text: text("Tencent Cloud", "腾讯云"), ...docs, values: ["tencent-cloud"] },
	{
		topic: "deployment",
		text: text("A cloud service", "云服务"),
		...docs,
		values: ["saas"],
	},
	{
		topic: "channels",
		text: text("Only what you build on its API and SDKs", "没有现成渠道，须用 API 和 SDK 自建"),
		...docs,
		values: ["api"],
	},
	{
		topic: "features",
		text: text(
			"Accounts, one-to-one and group chat; users are signed. No tags, notes, ratings, tickets or knowledge base",
			"账号、单聊和群聊，用户须签名；没有标签、备注、评价、工单和知识库",
		),
		...docs,
		values: ["identity-verification"],
	},
	{
		topic: "price",
		text: text(
			"Trial up to 100 accounts, then paid plans; prices not read",
			"体验版最多 100 个账号，其余为付费套餐；价格未查阅",
		),
		...unread,
	},
	{
		topic: "api",
		text: text(
			"importmsg for one-to-one history (page of 2025-12-05), import_group and import_group_msg for groups (2026-01-04)",
			"importmsg 导入单聊历史（2025-12-05 版），import_group、import_group_msg 导入群（2026-01-04 版）",
		),
		...docs,
		source: `${manual}/2568`,
	},
	{
		topic: "limits",
		text: text(
			"importmsg and group imports 200 calls a second, batch accounts 100; 100 accounts or 7 group messages a call; about 8 KB a message",
			"importmsg 和群导入每秒 200 次，批量账号每秒 100 次；每次 100 个账号或 7 条群消息；每条消息约 8 KB",
		),
		...docs,
	},
	{
		topic: "time",
		text: text(
			"True time in seconds with a sequence number for order; groups also keep their own creation time",
			"保留真实时间（秒），并用序号排序；群还可保留创建时间",
		),
		...docs,
		source: `${manual}/2568`,
	},
	{
		topic: "other",
		text: text(
			"Messages older than the roaming period are deleted: 7 days by default, longer only by plan or paid extension",
			"超过漫游期的消息会被删除：默认 7 天，延长须升级套餐或付费",
		),
		...docs,
		source: `${manual}/3571`,
	},
	{
		topic: "other",
		text: text(
			"Whether that age counts from the message's own time or from its import is unknown: try before you promise anybody history",
			"存储期按消息原时间还是导入时间计算未知：承诺前请先试验",
		),
		...unread,
		source: `${manual}/3571`,
	},
	{
		topic: "export",
		text: text(
			"Roaming messages can be read: admin_getroammsg, group_msg_get_simple (parameters known from other people's code)",
			"可读取漫游消息：admin_getroammsg、group_msg_get_simple（参数来自第三方代码）",
		),
		...sheet,
		confidence: "reported",
	},
	{
		topic: "status",
		text: text("Pages changed between 2025-11 and 2026-03", "文档在 2025-11 至 2026-03 间有更新"),
		...docs,
		values: ["active"],
	},
	...notFound(sheet, "certification"),
];
