import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const manual = "https://developer.work.weixin.qq.com/document/path";
/** The developer documents (the README lists the pages), and the day they were read. */
export const sheet = { source: manual, checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const sdk = {
	...sheet,
	source: "https://github.com/silenceper/wechat (work/kf, work/externalcontact)",
	confidence: "observed",
} as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text("Tencent: 微信客服 and 客户联系 inside WeCom", "腾讯：企业微信中的微信客服和客户联系"),
		...docs,
	},
	{
		topic: "hosting",
		text: text("Mainland China; no detail of the region was read", "中国大陆，具体地域未查到"),
		...unread,
		values: ["cn-mainland"],
	},
	{
		topic: "deployment",
		text: text("A cloud service; API at qyapi.weixin.qq.com", "云服务，接口域名 qyapi.weixin.qq.com"),
		...sdk,
		values: ["saas"],
	},
	{
		topic: "deployment",
		text: text(
			"A private or government edition exists by reputation; no source was read",
			"据称有私有化或政务版，未查到来源",
		),
		...unread,
		values: ["private"],
	},
	{
		topic: "certification",
		text: text(
			"An article that quotes the vendor's privacy text names MLPS 3, ISO 20000, 27001 and 27018",
			"第三方文章引用其隐私说明：等保三级、ISO 20000、27001、27018",
		),
		source: "https://college.wshoto.com/a/115770.html",
		checked: sheet.checked,
		confidence: "reported",
		values: ["mlps-3", "iso-20000", "iso-27001", "iso-27018"],
	},
	{
		topic: "channels",
		text: text(
			"WeChat users only, in WeChat, mini programs, Channels, by link or QR code. A link on a website opens WeChat: no anonymous web visitors",
			"仅限微信用户：微信内、小程序、视频号、链接或二维码。网站链接会打开微信，没有匿名网页访客",
		),
		...docs,
		values: ["wechat-kf", "wechat-mini-program", "wecom"],
	},
	{
		topic: "ai",
		text: text("A knowledge base of questions and answers", "问答知识库"),
		...docs,
		source: `${manual}/95971`,
		values: ["faq-bot"],
	},
	{
		topic: "features",
		text: text(
			"Customer tags, remarks, servicers per account; no custom fields",
			"客户标签、备注、按客服账号分配接待人员；没有自定义字段",
		),
		...docs,
		source: `${manual}/92117`,
		values: ["tags"],
	},
	{
		topic: "price",
		text: text("No prices of 微信客服 itself were found", "未查到微信客服本身的价格"),
		...unread,
	},
	{
		topic: "seats",
		text: text(
			"Customers a company may receive: 100 unverified, 10,000 verified, no limit with a Channels account bound",
			"可接待客户数：未认证 100 人，已认证 1 万人，绑定视频号后不限",
		),
		...sdk,
	},
	{
		topic: "api",
		text: text(
			"Questions and answers, tags, remarks, accounts and servicers can be written; contacts and past messages cannot. Since 2023-12-01 by a self-built app only",
			"可写入问答、标签、备注、客服账号和接待人员；不能新建客户，不能导入历史消息。2023-12-01 起须用自建应用",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text(
			"10,000 calls a minute per interface; 100 groups of 200 questions; answers of 500 characters; 3,000 tags; 5,000 accounts",
			"每个接口每分钟 1 万次；100 组、每组 200 条问答；答案 500 字；标签 3,000 个；客服账号 5,000 个",
		),
		...docs,
		source: `${manual}/90454`,
	},
	{
		topic: "export",
		text: text("sync_msg reads the last 3 days only", "sync_msg 只能读取最近 3 天"),
		...docs,
		source: `${manual}/94670`,
	},
	{
		topic: "status",
		text: text(
			"Copies of the official tables carry dates up to 2024-01, its error list 2024-04-08",
			"官方表格副本更新至 2024-01，错误码表至 2024-04-08",
		),
		...sdk,
		source: "QQ::weixin::work; https://github.com/xen0n/go-workwx",
	},
];
