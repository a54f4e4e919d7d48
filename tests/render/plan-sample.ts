import { text } from "../../src/model/index.js";
import type { PlanSummary } from "../../src/plan/plan.js";

/** A plan with everything a plan can have, some of it hostile. */
export function planSample(change: Partial<PlanSummary> = {}): PlanSummary {
	return {
		planVersion: 1,
		adapter: { id: "chatwoot", name: text("Chatwoot", "Chatwoot"), version: "3" },
		target: "chatwoot:https://desk.acme-store.example/accounts/3",
		archive: {
			workspaceId: "7d1c6c1e-54a3-4f0a-9f0e-2a4b8d7f1c11",
			workspaceName: 'Acme <script>alert("1")</script> & Söhne 商店',
			runId: 12,
		},
		ledgerRevision: 4211,
		lastRunId: 14,
		createdAtMs: Date.UTC(2026, 10, 24, 8, 10, 12),
		actions: { create: 182_340, update: 12, unchanged: 4100, keep: 3, skip: 417, resolve: 2, remove: 0, gone: 0 },
		byKind: {
			"contact.create": { create: 7312, update: 12, unchanged: 100 },
			"conversation.create": { create: 12_045, keep: 3 },
			"message.create": { create: 162_983, unchanged: 4000, resolve: 2 },
			skip: { skip: 417 },
		},
		entities: {
			workspace: { total: 1, fully: 0, degraded: 1, skipped: 0 },
			agent: { total: 9, fully: 7, degraded: 0, skipped: 2 },
			tag: { total: 64, fully: 64, degraded: 0, skipped: 0 },
			contact: { total: 7424, fully: 7401, degraded: 23, skipped: 0 },
			conversation: { total: 12_048, fully: 12_047, degraded: 1, skipped: 0 },
			message: { total: 166_985, fully: 161_003, degraded: 5567, skipped: 415 },
			article: { total: 41, fully: 0, degraded: 41, skipped: 0 },
		},
		parts: { text: 151_020, note: 5200, file: 3100, image: 6900, picker: 310, event: 455 },
		losses: [
			{
				entity: "message",
				field: "parts.picker",
				grade: "degraded",
				code: "picker-as-text",
				text: text(
					"Choices become a list in the text; the chosen one is marked.",
					"选项会变为正文中的列表，并标出已选择的一项。",
				),
				count: 310,
				examples: ["session_3b0f6f0e-0c2a-4d0c-8f55-9b7a3e1d2c41/176043123000005"],
			},
			{
				entity: "message",
				field: "readOn",
				grade: "dropped",
				code: "no-read-state",
				text: text("There is no place for “read”.", "目标平台没有“已读”状态。"),
				count: 5257,
				examples: ["session_90c1f7d3-2a6e-4a77-b9e1-0c5d2f8b6a30/-333", "=cmd|' /C calc'!A0"],
			},
			{
				entity: "contact",
				field: "customFields.[x](https://evil.example)",
				grade: "degraded",
				code: "field-as-text",
				text: text("Nested values become text.", "嵌套的值会变为文本。"),
				count: 23,
				examples: ["b1a7d0a2-6f5c-4c4b-9d63-6a0e5c8f7e10"],
			},
		],
		skips: [
			{
				reason: "event-message",
				text: text("System events are not messages there.", "系统事件在目标平台中不是消息。"),
				count: 415,
				examples: ["session_3b0f6f0e-0c2a-4d0c-8f55-9b7a3e1d2c41/176042881000001"],
			},
		],
		requests: 190_211,
		bytes: 1_503_238_553,
		estimateMs: 53 * 3_600_000 + 12 * 60_000,
		byHand: [
			{
				id: "channel",
				when: "before",
				title: text("Turn off e-mail notifications", "关闭邮件通知"),
				detail: text(
					"Settings > Notifications. Nobody gets mail about old conversations then.",
					"在“设置 > 通知”中关闭，这样就不会有人收到历史会话的邮件。",
				),
			},
			{
				id: "widget",
				when: "after",
				title: text("Put the new widget on your site", "在网站上换用新的聊天组件"),
				detail: text("Remove the Crisp snippet in the same change.", "请在同一次改动中移除 Crisp 代码。"),
			},
		],
		unmappedAgents: [
			{ id: "9a1f2b3c-1111-4222-8333-444455556666", name: 'Mia "the | pipe" <b>Agent</b>', messages: 4120 },
			{ id: "invite:new@acme-store.example", name: "王小明", messages: 0 },
		],
		changes: true,
		...change,
	};
}

/** A plan of a part, after a look at the target. */
export function refreshedPlan(): PlanSummary {
	return planSample({
		filter: { only: ["conversation"], sinceMs: Date.UTC(2026, 0, 1), conversations: 100, sample: true },
		drift: {
			checked: 4112,
			changedCount: 2,
			changed: [{ key: "contact:<b>7</b>", fields: ["name", "notepad"] }],
			deletedCount: 1,
			deleted: ["conversation:session_3b0f6f0e-0c2a-4d0c-8f55-9b7a3e1d2c41"],
			unreadable: 3,
		},
	});
}
