import { type Localized, text } from "../../model/index.js";

/**
 * How a text was known when the rules were written. `source`: read itself. `secondary`: read through somebody's quotation or summary.
 * `knowledge`: not read for these rules; check before relying on it.
 */
export type Mark = "source" | "secondary" | "knowledge";

export interface Law {
	short: string;
	name: Localized;
	/** ISO date, or words where there is no single day. */
	inForce: string;
	mark: Mark;
	url?: string;
}

/** The laws, standards and contracts that items rest on (compliance-cn.md 1.1, 1.6, 1.8). */
export const laws = {
	PIPL: law(
		"PIPL",
		"Personal Information Protection Law",
		"个人信息保护法",
		"2021-11-01",
		"source",
		"https://www.cac.gov.cn/2021-08/20/c_1631050028355286.htm",
	),
	NDSR: law(
		"NDSR",
		"Network Data Security Management Regulations",
		"网络数据安全管理条例",
		"2025-01-01",
		"source",
		"https://www.cac.gov.cn/2024-09/30/c_1729384452307680.htm",
	),
	XBDF: law(
		"XBDF",
		"Provisions on Promoting and Regulating Cross-Border Data Flows",
		"促进和规范数据跨境流动规定",
		"2024-03-22",
		"secondary",
		"https://www.cac.gov.cn/2024-03/22/c_1712776611775634.htm",
	),
	SAM: law(
		"SAM",
		"Measures for Security Assessment of Data Export (Order 11)",
		"数据出境安全评估办法",
		"2022-09-01",
		"knowledge",
		"https://www.cac.gov.cn/2022-07/07/c_1658811536396503.htm",
	),
	SCM: law(
		"SCM",
		"Standard Contract Measures (Order 13)",
		"个人信息出境标准合同办法",
		"2023-06-01",
		"knowledge",
		"https://www.cac.gov.cn/2023-02/24/c_1678884830036813.htm",
	),
	CERT: law(
		"Order 20",
		"Certification Measures for PI Export",
		"个人信息出境认证办法",
		"2026-01-01",
		"source",
		"http://www.lawxp.com/statute/s4d68900e5c8d52bb.html",
	),
	SMALL: law(
		"Order 25",
		"Provisions on Simplified Measures for Small PI Handlers",
		"小型个人信息处理者个人信息保护简化措施规定",
		"2026-09-01",
		"secondary",
		"https://www.cac.gov.cn/2026-07/24/c_1786638889704872.htm",
	),
	CSL: law(
		"CSL",
		"Cybersecurity Law, amended text",
		"网络安全法（2025 年修正）",
		"2026-01-01",
		"secondary",
		"https://www.cac.gov.cn/2025-12/29/c_1768735112911946.htm",
	),
	DSL: law(
		"DSL",
		"Data Security Law",
		"数据安全法",
		"2021-09-01",
		"source",
		"https://www.cac.gov.cn/2021-06/11/c_1624994566919140.htm",
	),
	ECL: law("ECL", "E-Commerce Law", "电子商务法", "2019-01-01", "source", "https://github.com/LawRefBook/Laws"),
	CPL: law(
		"CPL",
		"Consumer Protection Law",
		"消费者权益保护法",
		"2014-03-15",
		"source",
		"https://github.com/LawRefBook/Laws",
	),
	CIVIL: law("Civil Code", "Civil Code", "民法典", "2021-01-01", "source", "https://github.com/LawRefBook/Laws"),
	CRIM: law(
		"CRIM-INT",
		"SPC/SPP interpretation on infringing personal information",
		"侵犯公民个人信息刑事案件司法解释",
		"2017-06-01",
		"source",
		"https://github.com/LawRefBook/Laws",
	),
	MINORS: law(
		"MINOR-REG",
		"Regulations on the Online Protection of Minors",
		"未成年人网络保护条例",
		"2024-01-01",
		"source",
		"https://www.cac.gov.cn/2023-10/24/c_1699806932316206.htm",
	),
	AUDIT: law(
		"AUDIT-MEAS",
		"PI Protection Compliance Audit Measures (Order 18)",
		"个人信息保护合规审计管理办法",
		"2025-05-01",
		"secondary",
		"https://www.cac.gov.cn/2025-02/14/c_1741233507681519.htm",
	),
	INC: law(
		"INC-MEAS",
		"National Cybersecurity Incident Reporting Measures",
		"国家网络安全事件报告管理办法",
		"2025-11-01",
		"secondary",
		"https://www.cac.gov.cn/2025-09/15/c_1759583017717009.htm",
	),
	FACE: law(
		"FACE",
		"Facial Recognition Security Measures (Order 19)",
		"人脸识别技术应用安全管理办法",
		"2025-06-01",
		"secondary",
		"https://www.cac.gov.cn/2025-03/21/c_1744174262156096.htm",
	),
	GENAI: law(
		"GENAI",
		"Interim Measures for Generative AI Services",
		"生成式人工智能服务管理暂行办法",
		"2023-08-15",
		"secondary",
		"https://www.cac.gov.cn/2023-07/13/c_1690898327029107.htm",
	),
	ALGO: law("ALGO", "Algorithm Recommendation Provisions", "互联网信息服务算法推荐管理规定", "2022-03-01", "source"),
	LABEL: law(
		"LABEL",
		"AI Content Labelling Measures",
		"人工智能生成合成内容标识办法",
		"2025-09-01",
		"secondary",
		"https://www.cac.gov.cn/2025-03/14/c_1743654684782215.htm",
	),
	TEL: law(
		"TEL-REG",
		"Telecommunications Regulations",
		"电信条例",
		"2016-02-06",
		"source",
		"https://github.com/LawRefBook/Laws",
	),
	ICP: law(
		"ICP-MEAS",
		"Internet Information Services Measures (2011 text; revised 2024)",
		"互联网信息服务管理办法（2011 年文本，2024 年修订）",
		"2011-01-08",
		"source",
		"https://github.com/LawRefBook/Laws",
	),
	MLPS: law(
		"MLPS",
		"Graded protection: GB/T 22239-2019, GB/T 22240-2020",
		"网络安全等级保护：GB/T 22239-2019、GB/T 22240-2020",
		"2019-12-01",
		"knowledge",
	),
	GBT45574: law(
		"GB/T 45574-2025",
		"Sensitive personal information: security requirements",
		"敏感个人信息处理安全要求",
		"2025-11-01",
		"secondary",
	),
	GBT43697: law(
		"GB/T 43697-2024",
		"Rules for data classification and grading",
		"数据分类分级规则",
		"2024-10-01",
		"secondary",
		"https://openstd.samr.gov.cn/bzgk/std/newGbInfo?hcno=F0C385EDC38CBF277AEC021F23126ADE",
	),
	GBT39335: law("GB/T 39335-2020", "Guide to impact assessment", "个人信息安全影响评估指南", "2021-06-01", "secondary"),
	GB45438: law("GB 45438-2025", "AI labels: method", "人工智能生成合成内容标识方法", "2025-09-01", "secondary"),
	SAMR37: law(
		"SAMR Order 37",
		"Online Transaction Supervision Measures (amended 2025-03-18)",
		"网络交易监督管理办法（2025-03-18 修正）",
		"2021-05-01",
		"secondary",
	),
	PCI: law(
		"PCI DSS",
		"PCI DSS v4.0.1 (contract standard)",
		"支付卡行业数据安全标准 v4.0.1（合同标准）",
		"2025-03-31",
		"knowledge",
	),
	GDPR: law(
		"GDPR",
		"General Data Protection Regulation (EU) 2016/679",
		"欧盟《通用数据保护条例》",
		"2018-05-25",
		"knowledge",
		"https://eur-lex.europa.eu/eli/reg/2016/679/oj/eng",
	),
	SCC: law(
		"SCC",
		"Standard contractual clauses, Decision (EU) 2021/914",
		"欧盟标准合同条款（2021/914 号决定）",
		"2021-06-27",
		"knowledge",
	),
	AIACT: law("EU AI Act", "EU Artificial Intelligence Act", "欧盟《人工智能法》", "2026-08-02", "secondary"),
	UK: law(
		"UK GDPR",
		"UK GDPR with the Data (Use and Access) Act 2025",
		"英国 GDPR 与《2025 年数据（使用与访问）法》",
		"2026-02-05",
		"source",
		"https://www.burges-salmon.com/articles/102mh1d/the-data-use-and-access-act-2025-key-implications-for-businesses-as-the-new-in",
	),
	CFR202: law(
		"28 CFR 202",
		"US Data Security Program, 28 CFR part 202",
		"美国数据安全规则（28 CFR 第 202 部分）",
		"2025-04-08",
		"source",
		"https://self-law.org/code/us/cfr/t28/s%C2%A7%20202.205",
	),
	PADFA: law(
		"PADFA",
		"Protecting Americans' Data from Foreign Adversaries Act 2024",
		"美国《2024 年保护美国人数据免受外国对手侵害法》",
		"2024-06-23",
		"knowledge",
	),
	COPPA: law(
		"COPPA",
		"Children's Online Privacy Protection Act (US)",
		"美国《儿童在线隐私保护法》",
		"2000-04-21",
		"knowledge",
	),
	LOCAL: law(
		"Local law",
		"Korea PIPA, Japan APPI, Singapore PDPA, Brazil LGPD, Swiss FADP, Hong Kong PDPO",
		"韩国 PIPA、日本 APPI、新加坡 PDPA、巴西 LGPD、瑞士 FADP、香港《个人资料（私隐）条例》",
		"–",
		"knowledge",
	),
} as const satisfies Record<string, Law>;

export type LawId = keyof typeof laws;

/** One article, or a few, of one law. */
export interface Citation {
	law: LawId;
	/** As lawyers write it: `38`, `5(1)(4)`, `44-50`. */
	articles: string;
	/** Where the number was not read in the text itself. */
	mark?: Mark;
	note?: Localized;
}

export function cite(law: LawId, articles: string, mark?: Mark, note?: Localized): Citation {
	return { law, articles, ...(mark !== undefined && { mark }), ...(note !== undefined && { note }) };
}

/** `PIPL 38` and `《个人信息保护法》第 38 条`, with the doubt about its number. */
export function citationText({ law: id, articles, mark, note }: Citation): Localized {
	const { short, name }: Law = laws[id];
	const doubt = mark === "knowledge" ? text(" [number from knowledge]", "［条号凭既有知识］") : text("", "");
	const more = note === undefined ? text("", "") : text(` (${note.en})`, `（${note["zh-CN"]}）`);
	const zhArticles = articles === "" ? "" : `第 ${articles} 条`;
	const zhName = /^[A-Z0-9/. -]+$/i.test(name["zh-CN"])
		? name["zh-CN"]
		: `《${name["zh-CN"].replaceAll(/[《》]/g, "")}》`;
	return text(
		`${short}${articles === "" ? "" : ` ${articles}`}${more.en}${doubt.en}`,
		`${zhName}${zhArticles}${more["zh-CN"]}${doubt["zh-CN"]}`,
	);
}

export const markWords: Readonly<Record<Mark, Localized>> = {
	source: text("read", "已读原文"),
	secondary: text("read in a quotation or summary", "转引或摘要"),
	knowledge: text("not read: check first", "未读原文，使用前请核对"),
};

function law(short: string, en: string, zh: string, inForce: string, mark: Mark, url?: string): Law {
	return { short, name: text(en, zh), inForce, mark, ...(url !== undefined && { url }) };
}
