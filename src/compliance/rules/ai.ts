import { text } from "../../model/index.js";
import { num } from "./case.js";
import { fail, type Item, na, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** H. Bots and AI. */
export const ai: readonly Item[] = [
	{
		id: "AI-GEN-PUBLIC",
		severity: "high",
		title: text(
			"A bot that answers the public: duties for generative AI and algorithms",
			"面向公众的智能回复：生成式人工智能与算法义务",
		),
		applies: text("The new system uses AI, or Crisp sent automated messages", "新系统使用 AI，或 Crisp 中有自动消息"),
		basis: [
			cite("GENAI", "4, 7, 9, 11, 17", "knowledge"),
			cite("ALGO", "16, 17, 24"),
			cite("PIPL", "24"),
			cite("CSL", "20"),
		],
		sources: [],
		evidence: ["m.ai.automatedMessages", "m.ai.translatedMessages", "m.ai.outgoingPercent"],
		rule(c) {
			const enabled = c.yes("ai.enabled");
			const { automatedMessages } = c.m.ai;
			if (enabled === false) return na(text("The new system uses no bot or AI", "新系统不使用机器人或 AI"));
			if (enabled === undefined)
				return review(
					text(
						`${num(automatedMessages)} automated messages so far; whether the new system uses AI is not declared`,
						`已有 ${num(automatedMessages)} 条自动消息，未填报新系统是否使用 AI`,
					),
				);
			const audience = c.choice("ai.audience");
			if (audience === "internal")
				return review(
					text(
						"Only agents see it: the rules for public services do not reach it, the PIPL does",
						"仅供内部使用：不适用公众服务规则，但仍适用个人信息保护法",
					),
				);
			const country = c.country("ai.providerCountry");
			if (country !== undefined && country !== "CN" && c.m.subjects.cnAll.lower > 0)
				return fail(
					text(
						`Messages of people in mainland China go to a model in ${country}`,
						`境内个人的消息发送至位于 ${country} 的模型`,
					),
				);
			if (c.yes("ai.providerFiled") === false)
				return fail(text("A public service on a model that is not filed", "公众服务使用未备案模型"));
			if (c.yes("ai.humanHandover") === false) return fail(text("Nobody can reach a human", "用户无法转人工"));
			return pass(text("A filed model in mainland China, with a way to a human", "使用境内已备案模型，可转人工"));
		},
		remediation: [
			text(
				"Take a filed model that runs in mainland China, strip identifiers from prompts, keep logs, show the way to a human.",
				"选用已备案且境内部署的模型，提示词去标识，留存日志，明示人工入口。",
			),
		],
	},
	{
		id: "AI-LABEL",
		severity: "medium",
		title: text("AI answers carry their label, in exports too", "人工智能生成内容标识（含导出）"),
		applies: text("There are automated messages, or the new system uses AI", "存在自动消息，或新系统使用 AI"),
		basis: [cite("LABEL", "3-5, 9, 10"), cite("GB45438", ""), cite("AIACT", "50")],
		sources: [],
		evidence: ["m.ai.automatedMessages", "m.ai.afterLabelRule", "m.subjects.eea"],
		rule(c) {
			const { automatedMessages, afterLabelRule } = c.m.ai;
			if (automatedMessages === 0 && c.peek("ai.enabled") === false)
				return na(text("No automated message and no AI", "没有自动消息，也不使用 AI"));
			if (automatedMessages === 0 && c.yes("ai.enabled") === false)
				return na(text("No automated message", "没有自动消息"));
			const kept = c.yes("import.keepsAutomatedFlag");
			if (afterLabelRule > 0 && kept === false)
				return fail(
					text(
						`${num(afterLabelRule)} automated messages since 2025-09-01 would pass for a human's`,
						`2025-09-01 后的 ${num(afterLabelRule)} 条自动消息将被当作人工回复`,
					),
				);
			if (c.peek("ai.enabled") === true && c.yes("ai.label") === false)
				return fail(text("AI answers carry no visible label", "AI 回复没有显著标识"));
			if (kept === false)
				return review(
					text(
						"Automated messages lose their mark; whether a model or a rule wrote them is unknown",
						"自动消息将失去标记，无法判断来自模型还是规则",
					),
				);
			return pass(
				text(
					`${num(automatedMessages)} automated messages keep their mark`,
					`${num(automatedMessages)} 条自动消息保留标记`,
				),
			);
		},
		remediation: [
			text(
				"Keep the automated mark at import, show a line that says so, never strip a mark.",
				"导入时保留自动标记并展示提示，不得去除既有标识。",
			),
		],
	},
];
