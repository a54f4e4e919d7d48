import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does about RongCloud. */
export const setUp: readonly ManualStep[] = [
	{
		id: "ask",
		when: "before",
		title: text("Ask the vendor for a migration", "向厂商提交迁移工单"),
		detail: text(
			"Whether they do one is unconfirmed. Never send old messages through its live calls: they would reach people, dated today",
			"能否迁移未确认。切勿用实时接口补发历史消息，否则会以当前时间送达用户",
		),
		concerns: ["message"],
	},
	{
		id: "elsewhere",
		when: "before",
		title: text("Look at services that document an import", "考虑有导入接口的服务"),
		detail: text("Tencent IM and Easemob IM do: uncrisp adapters", "腾讯云 IM 和环信 IM 有文档说明：uncrisp adapters"),
		concerns: ["message"],
	},
	keepArchive(),
];
