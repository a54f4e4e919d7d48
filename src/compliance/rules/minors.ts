import { text } from "../../model/index.js";
import { num, span } from "./case.js";
import { fail, type Item, na, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** C. Children and minors. */
export const minors: readonly Item[] = [
	{
		id: "MINOR-31-U14",
		severity: "high",
		title: text("Children under 14: guardian's consent and a dedicated rule", "不满十四周岁：监护人同意与专门处理规则"),
		applies: text("Signs of children, or a service open to them", "存在儿童迹象，或服务面向公众"),
		basis: [
			cite("PIPL", "28, 31"),
			cite("NDSR", "21, 22(3)"),
			cite("MINORS", "32, 34"),
			cite("GDPR", "8"),
			cite("COPPA", ""),
		],
		sources: [],
		evidence: ["m.minors.under14Confirmed", "m.minors.under14Hints", "m.minors.subjects14to17"],
		lookUp: (m) => m.pi.byGroup.minor?.examples ?? [],
		rule(c) {
			const { under14Confirmed: sure, under14Hints: hints } = c.m.minors;
			if (sure === 0 && hints === 0 && c.peek("company.businessOnly") === true)
				return na(text("A service for businesses, and no sign of a child", "仅面向企业，且无儿童迹象"));
			if (sure > 0) {
				const [rules, guardian] = [c.yes("minors.rules"), c.yes("minors.guardianFlow")];
				if (rules === false || guardian === false)
					return fail(
						text(
							`${num(sure)} children under 14 by birth date, without dedicated rule or guardian's consent`,
							`依出生日期确认 ${num(sure)} 名不满十四周岁儿童，但缺少专门规则或监护人同意`,
						),
					);
				return pass(
					text(
						`${num(sure)} children under 14; rule and consent are declared`,
						`${num(sure)} 名不满十四周岁儿童；已填报规则与同意`,
					),
				);
			}
			if (hints > 0 && c.yes("minors.hintsRefuted") !== true)
				return review(
					text(
						`${num(hints)} people wrote of a child's age or school: sample them`,
						`${num(hints)} 人提及儿童年龄或就学情况，请抽查`,
					),
				);
			return pass(text("No child was confirmed", "未确认任何儿童"));
		},
		remediation: [
			text(
				"Delete or anonymise children's profiles, publish the rule, add the guardian's flow.",
				"删除或匿名化儿童资料，公布专门规则，建立监护人同意流程。",
			),
			text(
				"Each of them counts as a person with sensitive data in the export tiers.",
				"在出境门槛中逐人按敏感个人信息计数。",
			),
		],
	},
	{
		id: "MINOR-36-37-AUDIT",
		severity: "medium",
		title: text(
			"Minors: approval and log for access, yearly audit filed by the end of January",
			"未成年人：访问审批留痕，年度审计于次年一月底前报送",
		),
		applies: text("Minors were found, or the service is open to the public", "发现未成年人，或服务面向公众"),
		basis: [cite("MINORS", "35, 36, 37")],
		sources: ["minorsFiling", "qa2604"],
		evidence: ["m.minors.subjectsUnder18", "m.minors.subjects14to17"],
		rule(c) {
			const { subjectsUnder18 } = c.m.minors;
			if (subjectsUnder18.upper === 0 && c.yes("company.businessOnly") === true)
				return na(text("A service for businesses, and no minor found", "仅面向企业，且未发现未成年人"));
			const filed = c.number("minors.auditFiledYear");
			const approval = c.yes("minors.accessApproval");
			const due = c.m.window.year - 1;
			const afterJanuary = c.nowMs >= Date.UTC(c.m.window.year, 1, 1) - 8 * 3_600_000;
			if (filed !== undefined && filed < due && afterJanuary && subjectsUnder18.lower > 0)
				return fail(
					text(
						`${span(subjectsUnder18)} minors; the audit of ${due} is not filed`,
						`未成年人 ${span(subjectsUnder18)} 名；${due} 年度审计未报送`,
					),
				);
			if (subjectsUnder18.lower === 0 && subjectsUnder18.upper > 0)
				return review(
					text(
						`${num(subjectsUnder18.upper)} minors, by hints alone`,
						`${num(subjectsUnder18.upper)} 名未成年人，仅为疑似`,
					),
				);
			if (filed !== undefined && filed < due)
				return review(text(`The audit of ${due} is not filed`, `${due} 年度审计未报送`));
			if (approval === false)
				return review(text("Access to minors' conversations needs no approval", "查看未成年人会话无须审批"));
			return pass(text(`The audit of ${due} is filed; access needs approval`, `${due} 年度审计已报送，访问须审批`));
		},
		remediation: [
			text(
				"Let named approvers alone open minors' conversations, with a log; start the audit every December.",
				"未成年人会话仅限授权人员审批访问并留痕；每年 12 月启动审计。",
			),
		],
	},
];
