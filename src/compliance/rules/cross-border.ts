import { text } from "../../model/index.js";
import { type Case, day, num, span } from "./case.js";
import { choiceWord } from "./choice-words.js";
import { fail, type Item, na, nobodyInMainland, pass, review, type Verdict } from "./item.js";
import { cite } from "./laws.js";
import { type TierRange, tierRange, tierWords } from "./tier.js";

/** A. What was sent to Crisp in the EU, and by which right. */
export const crossBorder: readonly Item[] = [
	{
		id: "XB-38-MECH",
		severity: "blocker",
		title: text(
			"Legal route for the data of people in mainland China that went to Crisp",
			"向 Crisp 提供境内个人信息的合法出境路径",
		),
		applies: text("Somebody in mainland China is, or may be, in the archive", "归档中有或可能有境内个人"),
		basis: [
			cite("PIPL", "38"),
			cite("NDSR", "35"),
			cite("XBDF", "5(1)(4), 7, 8"),
			cite("CERT", "5", "knowledge"),
			cite("SAM", ""),
			cite("SCM", ""),
		],
		sources: ["rfnc", "order20alert", "qa2601", "dior", "ctrip"],
		evidence: [
			"m.subjects.cnYtd",
			"m.subjects.cnSensitiveYtd",
			"m.subjects.cnAll",
			"m.subjects.cnSensitiveAll",
			"m.subjects.unknownLocation",
			"m.subjects.anonymous",
		],
		rule: mechanism,
		remediation: [
			text(
				"Stop the flow first: take the widget down and stop agents from writing to the EU workspace. Then record whose data went out, which kinds, since when.",
				"先停止出境：下线聊天插件，停止客服在欧盟工作区录入；再记录已出境的人数、种类和起止时间。",
			),
			text(
				"Where a filing was due and missed, let PRC counsel decide on voluntary rectification before the archive moves. Keep counts and method on file.",
				"应申报或备案而未办的，搬迁归档前由中国律师评估主动整改；保留统计结果与口径。",
			),
			text(
				"If export goes on for any reason, have the right mechanism first, and never split volumes.",
				"确需继续出境的，先办妥相应机制，不得拆分数量。",
			),
		],
	},
	{
		id: "XB-39-NOTICE",
		severity: "high",
		title: text("Notice about Crisp as recipient abroad, and separate consent", "告知境外接收方 Crisp 并取得单独同意"),
		applies: text("Somebody in mainland China is, or may be, in the archive", "归档中有或可能有境内个人"),
		basis: [cite("PIPL", "39"), cite("PIPL", "14"), cite("PIPL", "30"), cite("XBDF", "10", "knowledge")],
		sources: ["qa2607", "dior", "diorCms"],
		evidence: ["m.subjects.cnAll", "m.subjects.cnSensitiveAll", "m.consent.records"],
		rule(c) {
			if (c.m.subjects.cnAll.upper === 0) return nobodyInMainland;
			const named = c.yes("notice.namedCrisp");
			if (named === false)
				return doubtfulPeople(c, text("No version of the notice named Crisp", "任何版本的告知均未写明 Crisp"));
			const basis = c.choice("consent.basis");
			if (basis === "consent" || basis === "mixed") {
				if (c.m.consent.records === 0)
					return doubtfulPeople(
						c,
						text(
							"The processing rests on consent, and the archive holds no trace of any",
							"处理以同意为基础，但归档中没有任何同意记录",
						),
					);
				if (c.m.consent.records < c.m.subjects.cnAll.upper)
					return review(
						text(
							`Consent is recorded for ${num(c.m.consent.records)} of ${span(c.m.subjects.cnAll)} people`,
							`${span(c.m.subjects.cnAll)} 人中仅 ${num(c.m.consent.records)} 人有同意记录`,
						),
					);
			} else if (c.yes("consent.noNeedDocumented") === false)
				return review(
					text("The need for separate consent was not examined in writing", "是否需要单独同意没有书面论证"),
				);
			return pass(
				text(
					"The notice named Crisp with all that PIPL 39 wants, and consent or its absence is documented",
					"告知已写明 Crisp 及第 39 条全部事项，同意或无需同意均有记录",
				),
			);
		},
		remediation: [
			text(
				"Publish a notice on the past storage in the EU, the move and the day of deletion; keep its version and date.",
				"发布说明：历史数据存于欧盟、迁移安排与删除日期，并留存版本和日期。",
			),
			text(
				"Do not repair the past with one blanket consent: ask only for what future processing needs, each purpose apart.",
				"不要以一揽子授权补救历史问题；仅就今后确需处理的事项逐项征求同意。",
			),
		],
	},
	{
		id: "XB-55-PIPIA-EXPORT",
		severity: "high",
		title: text("Impact assessment for the export, kept three years", "出境个人信息保护影响评估及三年留存"),
		applies: text("Somebody in mainland China is, or may be, in the archive", "归档中有或可能有境内个人"),
		basis: [cite("PIPL", "55(4)"), cite("PIPL", "56")],
		sources: [],
		evidence: ["m.subjects.cnAll", "m.retention.spanDays"],
		rule(c) {
			if (c.m.subjects.cnAll.upper === 0) return nobodyInMainland;
			const made = c.dateMs("pipia.exportDate");
			const began = c.m.retention.oldestAtMs;
			if (made === undefined) return review(text("Nobody said when the assessment was made", "未填报评估完成日期"));
			if (began !== undefined && made > began + 90 * 86_400_000)
				return review(
					text(
						`It is of ${day(made)}; the first message is of ${day(began)}`,
						`评估日期为 ${day(made)}，而最早的消息为 ${day(began)}`,
					),
				);
			if (c.yes("pipia.exportCovers") === false)
				return review(text("It does not list the kinds of data that were found", "评估未列明已发现的数据种类"));
			const kept = c.dateMs("pipia.keptUntil");
			if (kept !== undefined && kept < made + 3 * 365 * 86_400_000)
				return fail(
					text(`It is kept until ${day(kept)} only: less than three years`, `仅保存至 ${day(kept)}，不足三年`),
				);
			return pass(text(`It is of ${day(made)} and kept three years`, `评估完成于 ${day(made)}，并保存三年`));
		},
		remediation: [
			text(
				"Write the assessment now, with the real numbers of this report and the decision to stop; attach this report.",
				"补做影响评估，写明本报告的实际数量和终止决定，并附本报告。",
			),
			text("Keep it three years or longer.", "保存期限不少于三年。"),
		],
	},
	{
		id: "XB-EXEMPT",
		severity: "high",
		title: text("The claimed exemption from the export mechanisms holds", "所主张的出境豁免成立"),
		applies: text(
			"An exemption (contract, free-trade zone, Greater Bay Area) is claimed",
			"主张豁免（合同必需、自贸区、大湾区）",
		),
		basis: [cite("XBDF", "5(1)(1)-(3), 6"), cite("NDSR", "35(4)-(7)")],
		sources: ["rfnc", "qa2601"],
		evidence: ["m.topics.preSales", "m.topics.orderService", "m.subjects.cnWithContract", "m.subjects.cnAll"],
		rule(c) {
			const claimed = c.choice("crisp.mechanism");
			if (claimed === undefined)
				return review(
					text("The route is not declared, so a claim may hide in it", "未填报出境路径，无法判断是否主张豁免"),
				);
			if (!["exempt_contract", "ftz", "gba"].includes(claimed))
				return na(text("None of these exemptions is claimed", "未主张此类豁免"));
			const { cnAll, cnWithContract } = c.m.subjects;
			if (claimed === "exempt_contract") {
				if (cnAll.lower > 0 && cnWithContract.upper === 0)
					return fail(
						text(
							"Contract necessity is claimed, and no exported person shows any sign of a contract",
							"主张合同必需，但没有任何已出境个人有合同迹象",
						),
					);
				if (cnWithContract.lower < cnAll.upper || c.m.topics.preSales > 0)
					return review(
						text(
							`${span(cnWithContract)} of ${span(cnAll)} people show a contract; ${num(c.m.topics.preSales)} conversations are pre-sales. Whether support chat is necessary abroad is contestable`,
							`${span(cnAll)} 人中 ${span(cnWithContract)} 人有合同迹象；售前会话 ${num(c.m.topics.preSales)} 个。客服会话是否确需出境存在争议`,
						),
					);
			}
			if (c.yes("crisp.exemptionFieldsLimited") === false || c.yes("crisp.exemptionFiled") === false)
				return fail(
					text(
						"Fields are not limited, or the exemption is neither documented nor filed",
						"字段未作限制，或豁免未留依据、未备案",
					),
				);
			return pass(text("People, fields and filing fit the claimed exemption", "人群、字段与备案均符合所主张的豁免"));
		},
		remediation: [
			text(
				"Split the population: only people with a live contract may use contract necessity; everybody else counts toward the tiers.",
				"拆分人群：仅有真实合同关系者可适用合同必需，其余计入数量门槛。",
			),
			text(
				"An exemption removes the three mechanisms only: notice, consent where it is the basis, impact assessment and security stay.",
				"豁免只免三种机制，告知、必要的同意、影响评估与安全义务不免。",
			),
		],
	},
	{
		id: "XB-CIIO-IMPORTANT",
		severity: "blocker",
		title: text("Critical infrastructure operator or important data", "是否涉及关键信息基础设施运营者或重要数据"),
		applies: text("Always", "始终适用"),
		basis: [
			cite("CSL", "39", undefined, text("old 37", "原第 37 条")),
			cite("PIPL", "40"),
			cite("DSL", "31"),
			cite("NDSR", "29, 37"),
			cite("XBDF", "2, 7(1)"),
		],
		sources: [],
		evidence: ["m.importantDataHints.total"],
		rule(c) {
			const ciio = c.yes("company.isCIIO");
			const notified = c.yes("company.importantDataNotified");
			if ((ciio === true || notified === true) && c.choice("crisp.mechanism") !== "assessment")
				return fail(
					text(
						"A critical infrastructure operator, or important data, and no passed security assessment",
						"属于关键信息基础设施运营者或含重要数据，但未通过安全评估",
					),
				);
			const hints = c.m.importantDataHints.total;
			if (hints > 0 && c.yes("company.sectorConfirmed") !== true)
				return review(
					text(
						`${num(hints)} messages hold words of sensitive sectors, and the classification is not confirmed in writing`,
						`${num(hints)} 条消息含敏感行业词，且未取得书面分类分级结论`,
					),
				);
			return pass(
				text(
					"Declared: no critical infrastructure, no notified important data",
					"已填报：非关键信息基础设施运营者，未被告知重要数据",
				),
			);
		},
		remediation: [
			text(
				"Have the classification of your sector confirmed in writing and keep it.",
				"取得书面的行业分类分级结论并留存。",
			),
			text(
				"With important data: freeze every export and ask counsel before the archive is touched.",
				"含重要数据的，停止一切出境，动用归档前先咨询律师。",
			),
		],
	},
];

function mechanism(c: Case): Verdict {
	if (c.m.subjects.cnAll.upper === 0) return nobodyInMainland;
	c.yes("company.isCIIO");
	c.number("company.otherExportsYtd.general");
	c.number("company.otherExportsYtd.sensitive");
	const tier = tierRange(c);
	if (tier.lower !== tier.upper) return review(bothTiers(tier));
	const people = text(
		`${num(tier.lowerPeople.general)} people, ${num(tier.lowerPeople.sensitive)} with sensitive data, up to ${num(tier.upperPeople.general)} and ${num(tier.upperPeople.sensitive)}`,
		`${num(tier.lowerPeople.general)} 人（涉敏感 ${num(tier.lowerPeople.sensitive)} 人），上限 ${num(tier.upperPeople.general)} 人（${num(tier.upperPeople.sensitive)} 人）`,
	);
	const claimed = c.peek("crisp.mechanism");
	if (tier.lower === "exempt" && (claimed === "none" || claimed === "exempt_volume" || claimed === undefined))
		return pass(text(`${people.en}: exempt by volume`, `${people["zh-CN"]}：按数量豁免`));
	const held = c.choice("crisp.mechanism");
	const needs = tierWords[tier.lower];
	const fits: readonly unknown[] =
		tier.lower === "assessment" ? ["assessment"] : ["assessment", "standard_contract", "certification"];
	if (fits.includes(held))
		return pass(
			text(
				`${people.en}: the declared mechanism covers the tier (${needs.en})`,
				`${people["zh-CN"]}：所填机制覆盖相应门槛（${needs["zh-CN"]}）`,
			),
		);
	if (held === undefined)
		return review(
			text(
				`${people.en}: needs ${needs.en}; which mechanism is held is not declared`,
				`${people["zh-CN"]}：需${needs["zh-CN"]}；未填报所持机制`,
			),
		);
	if (held === "exempt_contract" || held === "ftz" || held === "gba")
		return review(
			text(
				`${people.en}: needs ${needs.en} unless the claimed exemption holds (XB-EXEMPT)`,
				`${people["zh-CN"]}：除所主张豁免成立外（见 XB-EXEMPT），需${needs["zh-CN"]}`,
			),
		);
	return fail(
		text(
			`${people.en}: needs ${needs.en}; declared: ${choiceWord(held).en}`,
			`${people["zh-CN"]}：需${needs["zh-CN"]}；填报为${choiceWord(held)["zh-CN"]}`,
		),
	);
}

function bothTiers({ lower, upper, lowerPeople, upperPeople }: TierRange) {
	return text(
		`The bounds fall into different tiers. At least ${num(lowerPeople.general)} people, ${num(lowerPeople.sensitive)} sensitive: ${tierWords[lower].en}. At most ${num(upperPeople.general)}, ${num(upperPeople.sensitive)} sensitive: ${tierWords[upper].en}`,
		`上下限落入不同门槛。下限 ${num(lowerPeople.general)} 人（敏感 ${num(lowerPeople.sensitive)} 人）：${tierWords[lower]["zh-CN"]}；上限 ${num(upperPeople.general)} 人（敏感 ${num(upperPeople.sensitive)} 人）：${tierWords[upper]["zh-CN"]}`,
	);
}

/** A failure about people in mainland China is only certain when somebody certainly is. */
function doubtfulPeople(c: Case, reason: ReturnType<typeof text>): Verdict {
	return c.m.subjects.cnAll.lower > 0 ? fail(reason) : review(reason);
}
