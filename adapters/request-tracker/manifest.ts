import type { Manifest } from "../../src/adapter/contract.js";
import { coveredKinds, importOrder } from "../../src/adapter/import-order.js";
import { partsAsText } from "../../src/adapter/part-text.js";
import { text } from "../../src/model/index.js";
import { facts } from "./manifest-facts.js";
import { operations } from "./manifest-operations.js";
import { byHand } from "./manifest-steps.js";
import { maxFileBytes } from "./translate/message.js";

/** What uncrisp knows about importing into Request Tracker 5. */
export const manifest: Manifest = {
	id: "request-tracker",
	name: text("Request Tracker 5 (self-hosted)", "Request Tracker 5（自托管）"),
	kind: "importer",
	summary: text(
		"Conversations as tickets over REST 2.0 with their own dates; each message says its time in its text",
		"通过 REST 2.0 将会话导入为工单并保留其日期；每条消息的时间写在正文中",
	),
	version: "1",
	order: importOrder,
	covers: coveredKinds,
	parts: partsAsText,
	time: {
		survives: "no",
		how: text(
			"Tickets keep the dates on which they were created, started and resolved. A message cannot have a date of its own there: it stands in its text.",
			"工单保留创建、开始和解决日期。该平台的消息不能指定日期：原始时间写在正文中。",
		),
	},
	silence: {
		silent: true,
		how: text(
			"Only with every scrip disabled by hand: they mail requestors and re-open tickets, and REST cannot switch them off. An import refuses until REQUEST_TRACKER_SCRIPS says disabled, then proves it on one ticket without people before it writes anything else.",
			"须手动停用全部触发脚本（scrip）：它们会给请求人发邮件并重新打开工单，而 REST 无法停用它们。在 REQUEST_TRACKER_SCRIPS 设为 disabled 之前导入会拒绝执行；之后先用一个无关联人员的工单验证，再写入其他内容。",
		),
	},
	onChange: {
		"contact.create": "update",
		"conversation.create": "update",
		"conversation.finish": "update",
		"article.create": "update",
	},
	operations,
	limits: { batch: 1, lanes: 4, maxFileBytes },
	byHand,
	facts,
};
