import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** What uncrisp knows of FreeScout: a light mail inbox whose history goes in by SQL. */
export const manifest = sheetManifest({
	id: "freescout",
	name: text("FreeScout (self-hosted)", "FreeScout（自托管）"),
	summary: text(
		"Light shared mail inbox; no API in the core, history with its dates by SQL; chat and tags are paid modules",
		"轻量共享邮箱；核心没有 API，历史及时间通过 SQL 写入；聊天和标签为收费模块",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"By SQL into customers, emails, conversations, threads and attachments, as tried with 1.8.145. The paid API module is unconfirmed. Knowledge, canned replies, campaigns and page visits stay behind",
			"通过 SQL 写入 customers、emails、conversations、threads 和 attachments（已在 1.8.145 实测）；收费的 API 模块未确认。知识库、快捷回复、营销活动和页面访问除外",
		),
	},
	time: { survives: "option", how: text("By SQL, as seen in its pages", "通过 SQL 写入可保留，已在网页中核实") },
	silence: {
		silent: true,
		how: text(
			"SQL starts no mail, auto-reply or notification. Over the API module, threads without imported would be mailed to customers",
			"SQL 写入不会触发邮件、自动回复或通知；若走 API 模块而未设 imported，客服消息会发给客户",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
