import type { Manifest } from "../../src/adapter/contract.js";
import { coveredKinds, importOrder } from "../../src/adapter/import-order.js";
import { partsAsText } from "../../src/adapter/part-text.js";
import { text } from "../../src/model/index.js";
import { facts } from "./manifest-facts.js";
import { operations } from "./manifest-operations.js";
import { byHand } from "./manifest-steps.js";
import { maxFileBytes } from "./translate/files.js";
import { widget } from "./widget.js";

/** What uncrisp knows about importing into Live Helper Chat. */
export const manifest: Manifest = {
	id: "live-helper-chat",
	name: text("Live Helper Chat (self-hosted)", "Live Helper Chat（自托管）"),
	kind: "importer",
	summary: text(
		"Conversations over REST with their original times; tags, canned messages, FAQ and later messages over its database",
		"通过 REST 导入会话并保留原始时间；标签、快捷消息、FAQ 和后续消息通过其数据库导入",
	),
	version: "1",
	order: importOrder,
	covers: coveredKinds,
	parts: partsAsText,
	time: {
		survives: "yes",
		how: text(
			"Chats and messages keep their times to the second. Only files show the day of the import.",
			"会话和消息保留精确到秒的原始时间。只有文件显示导入当天的日期。",
		),
	},
	silence: {
		silent: true,
		how: text(
			"Chats are made without a bot in departments of their own that are hidden, have no address to mail to and tell nobody, then closed with their own times. With the database `check` finds webhooks and auto-responders that would speak.",
			"会话创建在专用的隐藏部门中，不触发机器人，没有通知邮箱，也不通知任何人，随后以原始时间关闭。提供数据库时，check 会找出会发声的 Webhook 和自动回复。",
		),
	},
	onChange: {
		"department.create": "update",
		"department.hours": "update",
		"operator.create": "update",
		"contact.create": "update",
		"contact.finish": "update",
		"conversation.create": "update",
		"conversation.finish": "update",
		"conversation.subjects": "update",
		"rating.create": "update",
		"subject.create": "update",
		"canned.create": "update",
		"faq.create": "update",
	},
	// Only subjects that the import attached. A message deleted at the source stays: what people read there is not taken away.
	onGone: { "conversation.subjects": "remove" },
	operations,
	limits: { batch: 1, lanes: 4, maxFileBytes },
	byHand,
	facts,
	widget,
};
