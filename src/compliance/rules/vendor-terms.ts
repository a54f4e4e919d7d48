import { text } from "../../model/index.js";
import { choiceWord } from "./choice-words.js";
import { fail, type Item, na, noTarget, pass, review } from "./item.js";
import { cite } from "./laws.js";
import { forVendor } from "./vendor.js";

/** G. What the vendor's contract settles. */
export const vendorTerms: readonly Item[] = [
	{
		id: "VEN-SUBPROC",
		severity: "high",
		title: text("Sub-processors are listed and approved; ownership is known", "分包方已列明并批准，股权关系清楚"),
		applies: text("The target is a vendor's service", "目标平台为厂商服务"),
		basis: [cite("PIPL", "21(3)"), cite("NDSR", "12")],
		sources: [],
		evidence: ["m.sensitive.subjects"],
		rule: forVendor((c) => {
			if (c.yes("target.subprocessorsListed") === false)
				return fail(
					text(
						"Providers of AI, SMS, speech or storage get messages without being listed",
						"AI、短信、语音或存储供应商未列明即接收消息",
					),
				);
			if (c.yes("target.subprocessorsNeedConsent") === false)
				return fail(text("The vendor may add sub-processors without consent", "厂商可不经同意新增分包方"));
			if (c.yes("target.affiliatesAbroad") === true)
				return review(
					text(
						"A parent, affiliate or listing abroad: look at access and export",
						"有境外母公司、关联方或上市，请核查访问与出境",
					),
				);
			return pass(
				text("All listed, new ones need consent, no affiliate abroad", "已全部列明，新增须同意，无境外关联方"),
			);
		}),
		remediation: [
			text(
				"Name each provider of AI, SMS, speech, storage and CDN; no change without written consent.",
				"逐一列明 AI、短信、语音、存储、CDN 供应商，变更须书面同意。",
			),
		],
	},
	{
		id: "VEN-AI",
		severity: "high",
		title: text("The vendor does not train models on your conversations", "厂商不得用会话数据训练模型"),
		applies: text("The target is a vendor's service, or uses AI", "目标平台为厂商服务或使用 AI"),
		basis: [cite("GENAI", "7, 11", "knowledge"), cite("PIPL", "14(2)"), cite("NDSR", "19")],
		sources: [],
		evidence: ["m.subjects.total", "m.sensitive.subjects"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			if (c.targetType !== "vendor" && c.targetType !== undefined && c.peek("ai.enabled") === false)
				return na(text("Neither vendor nor AI", "既非厂商服务也不使用 AI"));
			const training = c.choice("target.aiTraining");
			if (training === "default-on")
				return fail(text("Training is on by default and cannot be refused", "默认用于训练且无法退出"));
			if (training === "opt-out" || training === "de-identified")
				return review(
					text(
						`Training: ${choiceWord(training).en}; ask for the method and the proof`,
						`${choiceWord(training)["zh-CN"]}，请索取方法与证明`,
					),
				);
			return pass(
				text("Training on content is excluded, or needs consent for each purpose", "合同排除训练，或须逐项同意"),
			);
		},
		remediation: [
			text(
				"Add a clause that excludes it; for tuning use redacted data only and record where it came from.",
				"增加排除条款；如需微调，仅用脱敏数据并记录来源。",
			),
		],
	},
	{
		id: "VEN-EXIT",
		severity: "medium",
		title: text("There is a way out: format, deadline, deletion, certificate", "退出机制：导出格式、时限、删除与证明"),
		applies: text("The target is a vendor's service", "目标平台为厂商服务"),
		basis: [cite("PIPL", "21(2), 45(3)"), cite("NDSR", "25")],
		sources: ["easemob"],
		evidence: ["m.messages.total", "m.attachments.count"],
		rule: forVendor((c) => {
			const terms = c.list("target.exitTerms");
			if (terms !== undefined && !terms.includes("format"))
				return fail(text("No way to export is agreed", "未约定导出方式"));
			if (terms !== undefined && !terms.includes("deletion"))
				return fail(text("Nothing limits how long the vendor keeps data afterwards", "未限制终止后的保存期限"));
			if (terms !== undefined && terms.length < 4)
				return review(text("The deadline or the certificate is missing", "缺少时限或证明条款"));
			if (c.yes("target.exitDryRun") === false)
				return review(
					text("The export was not tried, or leaves out attachments or notes", "未试导出，或导出不含附件与备注"),
				);
			return pass(text("All four are agreed and the export was tried", "四项均已约定且已试导出"));
		}),
		remediation: [
			text(
				"Try the export before signing; write the deadline of deletion down (30 days, backups 90, as a start).",
				"签约前实测导出，并写明删除时限（建议 30 日，备份 90 日）。",
			),
		],
	},
];
