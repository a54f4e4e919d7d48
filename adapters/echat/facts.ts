import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** First parts of the vendor's pages, and its SDK. */
export const sheet = { source: "https://wiki.echatsoft.com", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const unsure = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text("Echat; legal entity and seat were not found", "一洽；法律主体和所在地未查到"),
		...unsure,
	},
	{
		topic: "hosting",
		text: text(
			"A service in mainland China; where the data rests is not stated",
			"中国大陆的云服务；数据存储地点未说明",
		),
		...unsure,
		values: ["cn-mainland"],
	},
	{
		topic: "deployment",
		text: text("A service, with an edition for platforms of many merchants", "云服务，另有多商户平台版"),
		...docs,
		values: ["saas"],
	},
	{ topic: "certification", text: text("Not found", "未查到"), ...unsure },
	{ topic: "price", text: text("Not found", "未查到"), ...unsure },
	{
		topic: "channels",
		text: text("Web chat for desktop and mobile, SDK for apps", "电脑和手机网页聊天，移动应用 SDK"),
		...docs,
		source: "https://wiki.echatsoft.com/rel/duo-jieruzhinan.html",
		values: ["web", "mobile-sdk"],
	},
	{
		topic: "features",
		text: text(
			"Tickets (events of them are pushed); identity is handed over encrypted",
			"工单（可推送工单事件）；身份以密文传入",
		),
		...docs,
		source: "https://wiki.echatsoft.com/rel/gongdan-shijian.html",
		values: ["tickets", "identity-verification"],
	},
	{
		topic: "api",
		text: text(
			"Built the other way round: Echat pushes visitors, chats and tickets to your server and asks it for members. No call that creates customers, chats or articles was found",
			"方向相反：由一洽向您的服务器推送访客、会话和工单，并向您查询会员。未找到创建客户、会话或文章的接口",
		),
		...docs,
		source: "https://wiki.echatsoft.com/rel/yewu-zhiruzhianan.html",
	},
	{ topic: "time", text: text("Historic times: nothing found", "未找到写入历史时间的途径"), ...unsure },
];
