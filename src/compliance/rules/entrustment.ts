import { text } from "../../model/index.js";
import { num } from "./case.js";
import { choiceList } from "./choice-words.js";
import { fail, type Item, na, noTarget, pass, review } from "./item.js";
import { cite } from "./laws.js";
import { questions } from "./question-list.js";

const selfHosted = na(text("Self-hosted on own hardware", "部署于自有硬件"));

/** B. Contracts with whoever processes for you, and how much they get. */
export const entrustment: readonly Item[] = [
	{
		id: "PIPL-21-DPA",
		severity: "blocker",
		title: text("Entrusted-processing agreement with the new vendor or host", "与新厂商或云服务商的委托处理协议"),
		applies: text("The target is a vendor's service or hosted in a cloud", "目标平台为厂商服务或云上部署"),
		basis: [cite("PIPL", "21, 59"), cite("NDSR", "12")],
		sources: [],
		evidence: ["m.subjects.total", "m.sensitive.subjects"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			const type = c.targetType;
			if (type === "self-host") return selfHosted;
			const dpa = c.choice("target.dpa");
			const starts = c.peek("import.startsAt");
			if (dpa === "none")
				return typeof starts === "string"
					? fail(text(`No agreement, and the import starts on ${starts}`, `未签协议，而导入定于 ${starts} 开始`))
					: review(text("No agreement yet; no import is scheduled", "尚未签协议，也未安排导入"));
			if (dpa === "standard-terms") return review(text("Only the vendor's standard terms apply", "仅适用厂商标准条款"));
			const clauses = c.list("target.dpaClauses");
			const missing = questions["target.dpaClauses"].choices.filter(
				(each) => clauses !== undefined && !clauses.includes(each),
			);
			if (missing.length > 0)
				return review(
					text(`Clauses are missing: ${choiceList(missing).en}`, `缺少条款：${choiceList(missing)["zh-CN"]}`),
				);
			return pass(text("Signed with every clause that PIPL 21 and NDSR 12 want", "已签署且条款齐全"));
		},
		remediation: [
			text(
				"Sign before the import, with the kinds and counts of this report as annex.",
				"导入前签署，并以本报告的种类与数量作附件。",
			),
			text("Log each check of the vendor and keep the log three years.", "对厂商的监督检查留痕并保存三年。"),
		],
	},
	{
		id: "PIPL-23-PROVIDE",
		severity: "high",
		title: text("The vendor does not become a handler of its own", "厂商不构成独立的个人信息处理者"),
		applies: text("The target is a vendor's service", "目标平台为厂商服务"),
		basis: [cite("PIPL", "23, 20, 55(3)")],
		sources: [],
		evidence: ["m.subjects.total"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			if (c.targetType === "self-host" || c.targetType === "hosted-cloud") return na(text("Self-hosted", "自行部署"));
			const uses = c.choice("target.vendorOwnUses");
			if (uses === "own-uses") {
				const consent = c.yes("target.ownUseConsent");
				if (consent === false)
					return fail(
						text(
							"The vendor uses the data for itself without notice and separate consent",
							"厂商为自身目的使用数据，且未告知并取得单独同意",
						),
					);
				if (consent === undefined)
					return review(
						text(
							"The vendor uses the data for itself; consent is not declared",
							"厂商为自身目的使用数据，未填报同意情况",
						),
					);
			}
			if (uses === "statistics")
				return review(text("The terms allow statistics or product improvement", "条款允许统计或产品改进"));
			if (c.yes("target.platformIdentity") === true)
				return review(
					text(
						"Customers sign in with a platform's identity, which the platform shares",
						"客户以平台身份登录，涉及平台共享",
					),
				);
			return pass(text("The vendor processes on instruction only", "厂商仅依指示处理"));
		},
		remediation: [
			text(
				"Strike clauses on own use, or collect separate consent that names vendor, contact, purpose, method and kinds.",
				"删除厂商自用条款，或就厂商名称、联系方式、目的、方式、种类取得单独同意。",
			),
		],
	},
	{
		id: "PIPL-06-MIN",
		severity: "medium",
		title: text("Only necessary fields and periods are imported", "仅导入必要字段与期限"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "6, 8, 47(1)")],
		sources: ["crispGdpr", "crispApi"],
		evidence: ["m.fields.enriched", "m.crispLogs", "m.subjects.total"],
		rule(c) {
			const fields = c.choice("import.fields");
			const { fill, enriched } = c.m.fields;
			const risky = [
				"contact.ip",
				"conversation.ip",
				"contact.coordinates",
				"conversation.coordinates",
				"conversation.userAgent",
			].filter((name) => (fill[name] ?? 0) > 0);
			if (fields === "all" && (risky.length > 0 || enriched > 0))
				return fail(
					text(
						`Everything is to be imported, among it ${risky.join(", ") || "enrichment data"}; ${num(enriched)} profiles hold enrichment data`,
						`将全部导入，包括 ${risky.join("、") || "补全数据"}；${num(enriched)} 份资料含补全数据`,
					),
				);
			if (fields === "with-reasons")
				return review(
					text(
						"Fields of high risk are kept with a reason: judge the reasons",
						"保留了部分高风险字段及理由，请复核理由",
					),
				);
			return pass(
				text(
					"IP addresses, exact places, devices, trails and enrichment data stay behind",
					"IP、精确位置、设备、轨迹与补全数据均不导入",
				),
			);
		},
		remediation: [
			text(
				"Cut IP addresses to /24 or the country and places to the city; leave fingerprints, page trails and enrichment behind; keep a table of decisions by field.",
				"IP 截断至 /24 或国家，位置降至城市级，去除指纹、浏览轨迹与补全数据；保留字段取舍表。",
			),
		],
	},
];
