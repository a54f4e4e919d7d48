import { text } from "../../model/index.js";
import { day, num, span } from "./case.js";
import { fail, type Item, na, noTarget, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** F. Who is in charge, audits, representatives, assessments. */
export const governance: readonly Item[] = [
	{
		id: "GOV-52-DPO",
		severity: "high",
		title: text(
			"Person in charge of personal information named and filed (1 million people)",
			"个人信息保护负责人指定与报送（100 万人以上）",
		),
		applies: text("All systems together hold 800,000 people or more", "全系统处理 80 万人以上"),
		basis: [cite("PIPL", "52"), cite("AUDIT", "12", "knowledge")],
		sources: ["dpoFiling"],
		evidence: ["m.subjects.total"],
		rule(c) {
			const total = c.totalIndividuals;
			const known = Math.max(total ?? 0, c.m.subjects.total);
			if (total === undefined && known < 1_000_000)
				return review(
					text(
						`${num(known)} people in this archive; the total of all systems is not declared`,
						`本归档 ${num(known)} 人，未填报全系统总数`,
					),
				);
			if (known < 800_000) return na(text(`${num(known)} people: below one million`, `${num(known)} 人，不足 100 万`));
			if (known < 1_000_000)
				return review(text(`${num(known)} people: near one million`, `${num(known)} 人，接近 100 万`));
			if (c.yes("dpo.named") === false)
				return fail(text(`${num(known)} people, and nobody is named`, `${num(known)} 人，但未指定负责人`));
			if (c.yes("dpo.published") === false) return fail(text("The contact is not published", "联系方式未公开"));
			const filed = c.dateMs("dpo.filedAt");
			if (filed !== undefined && filed > c.nowMs) return fail(text("The filing lies in the future", "尚未报送"));
			return pass(
				text(
					`Named, published, filed${filed === undefined ? "" : ` on ${day(filed)}`}`,
					`已指定、公开并报送${filed === undefined ? "" : `（${day(filed)}）`}`,
				),
			);
		},
		remediation: [
			text(
				"Count across systems, name the person, publish the contact, file online within 30 working days of reaching one million, and update the filing after the move.",
				"全系统统计人数，指定负责人并公开联系方式，达 100 万人后 30 个工作日内线上报送，迁移后更新。",
			),
		],
	},
	{
		id: "GOV-54-AUDIT",
		severity: "medium",
		title: text("Compliance audits in their cycle", "合规审计按周期开展"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "54"), cite("NDSR", "27, 28, 30, 32"), cite("AUDIT", "4", "knowledge")],
		sources: ["qa2604", "hankun"],
		evidence: ["m.subjects.total"],
		rule(c) {
			const total = c.totalIndividuals ?? c.m.subjects.total;
			const years = total > 10_000_000 ? 2 : total > 1_000_000 ? 4 : 5;
			const last = c.dateMs("audit.lastDate");
			if (last === undefined)
				return review(
					text(
						`No audit is declared; ${num(total)} people need one every ${years} years`,
						`未填报审计；${num(total)} 人须每 ${years} 年审计一次`,
					),
				);
			if (c.isOlderThan(last, 12 * years))
				return fail(
					text(
						`The last audit is of ${day(last)}, longer ago than ${years} years`,
						`最近一次审计为 ${day(last)}，已逾 ${years} 年`,
					),
				);
			if (total > 1_000_000 && total <= 10_000_000 && c.isOlderThan(last, 36))
				return review(
					text(
						`The last audit is of ${day(last)}: between three and four years ago`,
						`最近一次审计为 ${day(last)}，介于三至四年之间`,
					),
				);
			if (c.yes("audit.coversChat") === false)
				return review(text("The last audit left the chat system out", "最近一次审计未覆盖客服系统"));
			return pass(
				text(`Audited on ${day(last)}; due every ${years} years`, `已于 ${day(last)} 审计，周期 ${years} 年`),
			);
		},
		remediation: [
			text(
				"Put the move into the next audit and give the auditor this report.",
				"将本次迁移纳入下一次审计，并向审计人员提供本报告。",
			),
			text(
				"Above ten million people: appoint a head of data security and a body, and report a plan for merger or dissolution.",
				"超过一千万人的，设数据安全负责人和管理机构，合并解散时报送处置方案。",
			),
		],
	},
	{
		id: "GOV-53-REP",
		severity: "medium",
		title: text(
			"A foreign company serving people in China has a body or representative there",
			"境外处理者设立境内机构或指定代表",
		),
		applies: text("The company is not established in mainland China", "公司设立于境外"),
		basis: [cite("PIPL", "3(2), 53"), cite("NDSR", "26")],
		sources: ["order20alert"],
		evidence: ["m.subjects.cnAll", "m.localeZhShare", "m.paymentsCny"],
		rule(c) {
			const { cnAll } = c.m.subjects;
			const where = c.country("company.established");
			if (where === "CN") return na(text("Established in mainland China", "设立于境内"));
			if (cnAll.upper === 0) return na(text("Nobody in mainland China", "没有境内个人"));
			if (where === undefined)
				return review(text("Where the company is established is not declared", "未填报公司设立地"));
			const filed = c.dateMs("company.representativeFiledAt");
			if (filed !== undefined && filed <= c.nowMs)
				return pass(text(`A representative was filed on ${day(filed)}`, `代表已于 ${day(filed)} 报送`));
			const targets = cnAll.lower > 0 && (c.m.paymentsCny > 0 || c.m.localeZhShare > 0);
			if (filed === undefined && c.peek("company.incidentalUsersOnly") === undefined)
				return review(
					text(
						`${span(cnAll)} people in mainland China; no representative is declared`,
						`境内 ${span(cnAll)} 人，未填报代表`,
					),
				);
			if (c.yes("company.incidentalUsersOnly") === true && !targets)
				return review(text("Only incidental users are claimed", "主张仅有偶然用户"));
			return targets
				? fail(
						text(
							`${span(cnAll)} people in mainland China, Chinese or CNY in the chats, and no representative`,
							`境内 ${span(cnAll)} 人，会话含中文或人民币，但无代表`,
						),
					)
				: review(text("No representative", "没有代表"));
		},
		remediation: [
			text(
				"Name a representative before the data moves into China; certification may then serve as export route.",
				"数据入境前先指定境内代表；可考虑以认证作为出境路径。",
			),
		],
	},
	{
		id: "GOV-55-PIPIA-NEW",
		severity: "high",
		title: text("Impact assessment for the new system", "新系统个人信息保护影响评估"),
		applies: text("A target is chosen", "已选定目标平台"),
		basis: [cite("PIPL", "55(1)-(3), 56"), cite("GBT39335", "")],
		sources: [],
		evidence: ["m.sensitive.subjects", "m.ai.automatedMessages"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			const made = c.dateMs("pipia.newDate");
			const starts = c.dateMs("import.startsAt");
			if (made === undefined) return review(text("No assessment is declared", "未填报影响评估"));
			if (starts !== undefined && made > starts)
				return fail(
					text(
						`The import starts on ${day(starts)}, before the assessment of ${day(made)}`,
						`导入始于 ${day(starts)}，早于 ${day(made)} 的评估`,
					),
				);
			if (c.yes("pipia.newCovers") === false)
				return review(text("It leaves out sensitive data or AI features", "未覆盖敏感信息或 AI 功能"));
			return pass(text(`Made on ${day(made)}, before the import`, `已于导入前（${day(made)}）完成`));
		},
		remediation: [
			text(
				"Small handlers use the table of Order 25, others the method of GB/T 39335; keep it three years.",
				"小型处理者可用第 25 号令附件影响评估表，其他按 GB/T 39335 方法；保存三年。",
			),
		],
	},
];
