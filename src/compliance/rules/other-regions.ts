import { text } from "../../model/index.js";
import { otherRegions } from "../evidence/regions.js";
import { day, num, span } from "./case.js";
import { fail, type Item, na, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** The UK's new transfer regime. */
const ukRegimeMs = Date.UTC(2026, 1, 5);

/** I. The UK, the US, and other regions. */
export const otherRegionItems: readonly Item[] = [
	{
		id: "UK-44A",
		severity: "high",
		title: text(
			"Bringing UK data into China: instrument and data protection test",
			"英国数据迁入中国：传输工具与数据保护测试",
		),
		applies: text("Somebody is, or may be, in the UK", "有或可能有英国个人"),
		basis: [cite("UK", "44A-46", "knowledge")],
		sources: ["millsReeve"],
		evidence: ["m.subjects.uk", "m.messages.uk"],
		rule(c) {
			const { uk } = c.m.subjects;
			if (uk.upper === 0) return na(text("No sign of anybody in the UK", "没有英国个人的迹象"));
			const plan = c.choice("import.uk");
			if (plan === "excluded") return pass(text(`${span(uk)} people stay out of the import`, `${span(uk)} 人不导入`));
			const by = c.choice("uk.instrument");
			if (by === "none")
				return uk.lower > 0 && plan === "included"
					? fail(text(`${span(uk)} people are imported without an instrument`, `${span(uk)} 人将被导入且没有传输工具`))
					: review(text("No instrument, and doubt about who is imported", "没有传输工具，且导入范围不确定"));
			const tested = c.dateMs("uk.assessmentDate");
			if (tested !== undefined && tested < ukRegimeMs)
				return review(
					text(
						`The test of ${day(tested)} is older than the regime of February 2026`,
						`${day(tested)} 的测试早于 2026 年 2 月的新制度`,
					),
				);
			return pass(text("An instrument and a test under the regime of 2026", "具备传输工具与 2026 年制度下的测试"));
		},
		remediation: [
			text(
				"Add the UK Addendum to the EU clauses and test anew (not materially lower), or leave UK people out.",
				"在欧盟条款上附英国附录，并按新标准（实质不低于）重做测试，或排除英国用户。",
			),
		],
	},
	{
		id: "US-DSP-202",
		severity: "high",
		title: text(
			"US persons: bulk sensitive personal data (28 CFR part 202)",
			"美国人士：大宗敏感个人数据规则（28 CFR 第 202 部分）",
		),
		applies: text("Somebody is, or may be, in the US", "有或可能有美国个人"),
		basis: [
			cite("CFR202", "202.205, 202.206, 202.249, 202.1001"),
			cite("CFR202", "202.212, 202.301, 202.401", "knowledge"),
			cite("PADFA", "", "knowledge"),
		],
		sources: ["cfr206", "cfr249", "cfr1001", "fr1636"],
		evidence: [
			"m.subjects.us",
			"m.us.coveredIdentifiers",
			"m.us.financial",
			"m.us.health",
			"m.us.biometric",
			"m.us.preciseGeoDevices",
		],
		rule(c) {
			const { us } = c.m.subjects;
			if (us.upper === 0) return na(text("No sign of anybody in the US", "没有美国个人的迹象"));
			const plan = c.choice("import.us");
			if (plan === "excluded") return pass(text(`${span(us)} people stay out of the import`, `${span(us)} 人不导入`));
			const { coveredIdentifiers, financial, health, biometric, preciseGeoDevices } = c.m.us;
			const over = (bound: "lower" | "upper") =>
				coveredIdentifiers[bound] > 100_000 ||
				financial[bound] > 10_000 ||
				health[bound] > 10_000 ||
				biometric[bound] > 1000 ||
				preciseGeoDevices[bound] > 1000;
			const usPerson = c.yes("company.usPerson");
			if (over("lower") && usPerson === true && c.yes("us.complianceProgramme") === false)
				return fail(
					text(
						"A US person, above a bulk threshold, without compliance programme",
						"属美国人士，超过大宗门槛，且无合规计划",
					),
				);
			if (c.yes("us.governmentRelated") === true)
				return review(text("Government-related data has no threshold", "政府相关数据没有数量门槛"));
			if (over("upper"))
				return review(
					text(
						"A bulk threshold is, or may be, exceeded; combined data takes the lowest one",
						"已经或可能超过大宗门槛；组合数据适用最低门槛",
					),
				);
			return pass(
				text(`${span(us)} people, below every threshold over 12 months`, `${span(us)} 人，12 个月内未超任何门槛`),
			);
		},
		remediation: [
			text(
				"Leave US people out or apart; drop IP addresses and device ids so that contact data stand alone; write down the count of 12 months (100,000 identifiers, 10,000 health or financial, 1,000 biometric, location or omic, 100 genomic).",
				"剔除或隔离美国用户；去除 IP 与设备标识；留存 12 个月统计（标识符 10 万、健康或金融 1 万、生物识别、定位或组学 1000、基因组 100）。",
			),
			text("Encryption or de-identification takes nothing out of this rule.", "加密或去标识不能排除适用。"),
		],
	},
	{
		id: "OTHER-XFER",
		severity: "medium",
		title: text(
			"Other regions: Hong Kong, Macau, Taiwan, Switzerland, Korea, Japan, Singapore, Brazil, India, Australia",
			"其他法域：港澳台、瑞士、韩国、日本、新加坡、巴西、印度、澳大利亚",
		),
		applies: text("Somebody is in one of these regions", "存在上述法域的个人"),
		basis: [cite("LOCAL", "", "knowledge")],
		sources: [],
		evidence: ["m.subjects.hkmotw", "m.subjects.nonMainland"],
		rule(c) {
			const counted = otherRegions.map((code) => ({
				code,
				...(c.m.subjects.byCountry[code] ?? { lower: 0, upper: 0 }),
			}));
			const there = counted.filter(({ upper }) => upper > 0);
			if (there.length === 0) return na(text("Nobody in these regions", "上述法域没有个人"));
			const covered: readonly string[] = there.some(({ upper }) => upper > 100)
				? (c.list("other.regionsCovered") ?? [])
				: [];
			const open = there.filter(({ code, upper }) => upper > 100 && !covered.includes(code));
			if (open.length > 0) {
				const names = open.map(({ code, ...range }) => `${code} ${span(range)}`);
				return review(
					text(
						`More than 100 people without instrument and notice: ${names.join(", ")}`,
						`超过 100 人且无传输工具与告知：${names.join("、")}`,
					),
				);
			}
			return pass(
				text(
					`${num(there.length)} regions, each with 100 people at most or covered`,
					`涉及 ${num(there.length)} 个法域，均不超过 100 人或已备齐`,
				),
			);
		},
		remediation: [
			text(
				"List the regions by size, import small ones last, take local advice for the three largest.",
				"按人数排序，规模小的法域最后导入，前三大法域取得当地意见。",
			),
		],
	},
];
