import { text } from "../../model/index.js";
import { day, num, span } from "./case.js";
import { fail, type Item, na, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** I. People in the EU and EEA. */
export const gdpr: readonly Item[] = [
	{
		id: "GDPR-44-CHINA",
		severity: "blocker",
		title: text(
			"Bringing EU/EEA data into China is a transfer under chapter V",
			"欧盟数据迁入中国构成 GDPR 第五章传输",
		),
		applies: text("Somebody is, or may be, in the EU/EEA", "有或可能有欧盟/欧洲经济区个人"),
		basis: [
			cite("GDPR", "3, 44, 46, 49"),
			cite(
				"SCC",
				"",
				"knowledge",
				text("Module Four; One and Two for group or vendor", "模块四；集团或厂商用模块一、二"),
			),
		],
		sources: ["tiktok", "dpcRemote", "crispGdpr"],
		evidence: ["m.subjects.eea", "m.eu.art9Subjects", "m.messages.eea", "m.subjects.unknownLocation"],
		rule(c) {
			const { eea, unknownLocation } = c.m.subjects;
			if (eea.upper === 0)
				return na(
					text(
						`No sign of anybody in the EU/EEA; ${num(unknownLocation)} people are of unknown location`,
						`没有欧盟/欧洲经济区个人的迹象；${num(unknownLocation)} 人所在地未知`,
					),
				);
			const plan = c.choice("import.eea");
			if (plan === "excluded") return pass(text(`${span(eea)} people stay out of the import`, `${span(eea)} 人不导入`));
			const by = c.choice("eu.instrument");
			if (by === "none")
				return eea.lower > 0 && plan === "included"
					? fail(
							text(`${span(eea)} people are imported without an instrument`, `${span(eea)} 人将被导入且没有传输工具`),
						)
					: review(
							text(
								`${span(eea)} people may be in the EU/EEA; there is no instrument`,
								`${span(eea)} 人可能位于欧盟，且没有传输工具`,
							),
						);
			if (by === "article-49")
				return review(text("A derogation of article 49 is claimed for a bulk move", "主张以第 49 条例外批量迁移"));
			if (c.yes("eu.controllerUnderArt3") === true)
				return review(
					text(
						"The importing company is itself under article 3(2): whether the clauses fit is open",
						"接收公司自身适用第 3(2) 条，条款是否适用存疑",
					),
				);
			const tia = c.dateMs("eu.tiaAt");
			if (c.yes("eu.supplementary") === false)
				return review(text("No supplementary measure is applied", "未采取补充措施"));
			return pass(
				text(
					`Clauses, an assessment${tia === undefined ? "" : ` of ${day(tia)}`} and supplementary measures`,
					`具备条款、评估${tia === undefined ? "" : `（${day(tia)}）`}与补充措施`,
				),
			);
		},
		remediation: [
			text(
				"Better: leave the EU/EEA population out, or with an instance in the EU.",
				"优先方案：欧盟用户不迁入，或留在欧盟实例。",
			),
			text(
				"Else: clauses, an assessment of Chinese law on access, redaction; name China in the notice.",
				"否则：条款、对中国访问法律的评估、去标识，并在告知中写明中国。",
			),
			text(
				"Mind the EUR 530 million decision of 2025 on transfers to China, remote access included.",
				"参考 2025 年就对华传输（含远程访问）作出的 5.3 亿欧元处罚。",
			),
		],
	},
	{
		id: "GDPR-28-DPA",
		severity: "medium",
		title: text("Processor contracts with Crisp and with the new processor", "与 Crisp 及新处理者的第 28 条协议"),
		applies: text("The GDPR applies, or somebody is in the EU/EEA", "适用 GDPR，或有欧盟个人"),
		basis: [cite("GDPR", "28(2)-(4), 32")],
		sources: ["crispGdpr", "crispGdprOld", "crispLegal"],
		evidence: ["m.subjects.eea"],
		rule(c) {
			const { eea } = c.m.subjects;
			const applies = c.yes("company.gdprApplies");
			if (eea.upper === 0 && applies === false)
				return na(text("Nobody in the EU/EEA and the GDPR does not apply", "没有欧盟个人，且不适用 GDPR"));
			const signed = c.choice("crisp.dpaSigned");
			if (signed === "none")
				return eea.lower > 0
					? fail(
							text(
								`${span(eea)} people in the EU/EEA and no contract signed with Crisp`,
								`有 ${span(eea)} 名欧盟个人，但未与 Crisp 签署协议`,
							),
						)
					: review(text("No contract signed with Crisp", "未与 Crisp 签署协议"));
			if (signed === "some") return review(text("Signed for some workspaces only", "仅部分工作区已签署"));
			if (c.yes("crisp.processorsListed") === false)
				return review(text("Crisp's list of sub-processors is not on file", "未留存 Crisp 的分处理者清单"));
			if (c.hasTarget && c.yes("target.dpaArt28") === false)
				return review(text("The new processor's contract does not meet article 28", "新处理者的合同不符合第 28 条"));
			return pass(text("Signed with Crisp and the new processor", "已与 Crisp 及新处理者签署"));
		},
		remediation: [
			text(
				"Sign for each workspace while the account lives and keep the PDF with the archive.",
				"在账户可用时逐一为工作区签署，并随归档保存。",
			),
		],
	},
	{
		id: "GDPR-13-INFORM",
		severity: "medium",
		title: text(
			"People in the EU and UK are told of the recipient and of China",
			"告知欧盟/英国用户接收方与目的国中国",
		),
		applies: text("People in the EU or UK are imported", "导入欧盟或英国用户"),
		basis: [cite("GDPR", "13(1)(e)-(f), 14(1)(e)-(f), 5(1)(a)"), cite("UK", "")],
		sources: ["tiktok"],
		evidence: ["m.subjects.eea", "m.subjects.uk"],
		rule(c) {
			const { eea, uk } = c.m.subjects;
			if (eea.upper + uk.upper === 0) return na(text("No sign of anybody in the EU or UK", "没有欧盟或英国个人的迹象"));
			const out = (region: "eea" | "uk") =>
				c.m.subjects[region].upper === 0 || c.choice(`import.${region}`) === "excluded";
			if (out("eea") && out("uk")) return na(text("They are left out of the import", "不导入"));
			const china = c.choice("notice.china");
			if (china === "silent")
				return eea.lower + uk.lower > 0
					? fail(text("The notice is silent on China", "告知未提及中国"))
					: review(text("The notice is silent on China", "告知未提及中国"));
			if (china === "outside-eu")
				return review(text("The notice says outside the EU without naming China", "告知仅称欧盟以外，未点名中国"));
			if (c.yes("notice.namesSafeguard") === false)
				return review(text("The notice names no safeguard", "告知未写明保障措施"));
			return pass(text("The notice names China and the safeguard", "告知写明中国与保障措施"));
		},
		remediation: [
			text(
				"Name the third country before the move: the decision of 2025 punished a notice that did not.",
				"迁移前点名第三国；2025 年处罚案即因未点名。",
			),
		],
	},
	{
		id: "GDPR-27-30-35",
		severity: "medium",
		title: text("EU representative, record of processing, impact assessment", "欧盟代表、处理活动记录与影响评估"),
		applies: text("The GDPR applies to the company", "公司适用 GDPR"),
		basis: [cite("GDPR", "27, 30, 35, 37")],
		sources: [],
		evidence: ["m.subjects.eea", "m.eu.art9Subjects", "m.ai.automatedMessages"],
		rule(c) {
			const applies = c.yes("company.gdprApplies");
			if (applies === false) return na(text("Declared: the GDPR does not apply", "已填报：不适用 GDPR"));
			if (applies === undefined)
				return review(
					text(
						`Whether the GDPR applies is not declared; ${span(c.m.subjects.eea)} people may be in the EU/EEA`,
						`未填报是否适用 GDPR；可能有 ${span(c.m.subjects.eea)} 名欧盟个人`,
					),
				);
			if (c.yes("eu.occasional") === true) return review(text("Occasional processing is claimed", "主张偶发处理"));
			if (c.choice("eu.representative") === "none") return fail(text("No representative in the EU", "没有欧盟代表"));
			if (c.choice("eu.dpia") === "none" && c.m.eu.art9Subjects.lower > 0)
				return fail(text("Content of article 9 and no impact assessment", "涉第 9 条内容但无影响评估"));
			c.dateMs("eu.recordsUpdatedAt");
			return pass(text("Representative, record and assessment are in place", "代表、记录与评估齐备"));
		},
		remediation: [
			text(
				"Add one record: migration, recipients, China, safeguard, day of erasure of the old copy.",
				"新增一条处理记录：迁移、接收方、中国、保障措施、旧副本删除日期。",
			),
		],
	},
];
