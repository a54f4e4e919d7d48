import type { Manifest } from "../../src/adapter/contract.js";
import { coveredKinds, importOrder } from "../../src/adapter/import-order.js";
import { partsAsText } from "../../src/adapter/part-text.js";
import { text } from "../../src/model/index.js";
import { facts } from "./manifest-facts.js";
import { operations } from "./manifest-operations.js";
import { byHand } from "./manifest-steps.js";
import { maxFileBytes } from "./translate/message-body.js";
import { widget } from "./widget.js";

/** What uncrisp knows about importing into Chatwoot. */
export const manifest: Manifest = {
	id: "chatwoot",
	name: text("Chatwoot (self-hosted)", "Chatwoot（自托管）"),
	kind: "importer",
	summary: text(
		"Everything over HTTP into an own API inbox; original times with access to its database",
		"通过 HTTP 全部导入专用 API 收件箱；可访问其数据库时保留原始时间",
	),
	version: "3",
	order: importOrder,
	covers: coveredKinds,
	parts: partsAsText,
	time: {
		survives: "option",
		how: text(
			"The API sets every time to now. With CHATWOOT_DATABASE, original times are written into its database after the import; without, they are kept in attributes and shown as a line per day (or per message).",
			"API 将所有时间设为当前时间。设置 CHATWOOT_DATABASE 后，导入结束时会把原始时间写入其数据库；否则保存在属性中，并按天（或按消息）显示。",
		),
	},
	silence: {
		silent: true,
		how: text(
			"An own API inbox without webhook, greeting, survey or auto-assignment sends nothing; conversations stay pending until their messages are in. `check` finds webhooks, automation and integrations that would tell somebody.",
			"专用 API 收件箱不设 Webhook、欢迎语、满意度调查和自动分配，不会发送任何内容；消息导入完成前会话保持待处理状态。check 会找出可能触发通知的 Webhook、自动化和集成。",
		),
	},
	onChange: {
		"inbox.create": "update",
		"agent-bot.create": "update",
		"canned.create": "update",
		"contact.create": "update",
		"contact.labels": "update",
		"contact.note": "update",
		"conversation.create": "update",
		"conversation.finish": "update",
		"portal.create": "update",
		"category.create": "update",
		"article.create": "update",
	},
	// Taking back labels takes only those the import added. Messages cannot be deleted without a trace, contacts not without their talks.
	onGone: { "contact.labels": "remove" },
	operations,
	limits: {
		batch: 1,
		lanes: 4,
		requestsPerMinute: 2400,
		// Chatwoot's cap is 200 and counts the grey activity lines it writes itself.
		operationsPerLaneMinute: 180,
		operationsPerHour: { "upload.create": 60 },
		maxFileBytes,
	},
	byHand,
	facts,
	widget,
};
