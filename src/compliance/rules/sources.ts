import type { Mark } from "./laws.js";

/** Where facts of the rules besides the laws' own texts come from. Titles stay in the language they were found in. */
export interface Source {
	name: string;
	mark: Mark;
	url?: string;
}

export const sources = {
	rfnc: source(
		"Repost of the CAC announcement of 2024-03-22 listing the exemptions",
		"source",
		"http://www.rfnc.com.cn/Item/4459.aspx",
	),
	order20alert: source(
		"Digital Policy Alert on Order 20",
		"source",
		"https://digitalpolicyalert.org/event/34594-cyberspace-administration-of-china-and-state-administration-for-market-regulation-measures-for-the-authentication-of-personal-information-exported-abroad-order-no-20-enter-into-force",
	),
	qa2601: source(
		"CAC Q&A on data export, January 2026 (climbing tiers; Greater Bay Area contract)",
		"secondary",
		"https://www.cac.gov.cn/2026-01/30/c_1771505108953002.htm",
	),
	qa2607: source(
		"CAC Q&A on data export, July 2026 (consent unbundled; three-year validity)",
		"secondary",
		"https://www.cac.gov.cn/2026-07/24/c_1786638883119336.htm",
	),
	qa2510: source(
		"CAC Q&A on data export, October 2025 (remote access is export)",
		"secondary",
		"https://www.cac.gov.cn/2025-10/31/c_1763633376984070.htm",
	),
	dior: source(
		"Dior (Shanghai) penalty of 2025-09-09, ECNS",
		"source",
		"http://www.ecns.cn/news/cns-wire/2025-09-09/detail-ihevacsa2770847.shtml",
	),
	diorCms: source(
		"Dior (Shanghai) case note, CMS",
		"source",
		"https://cms.law/en/chn/news-information/mnc-in-china-receives-administrative-penalty-for-non-compliant-cross-border-personal-information-transfer",
	),
	ctrip: source("Fine of RMB 10m on a Ctrip entity, 2026-06-13, news digest", "secondary"),
	hankun: source(
		"Han Kun on the April 2026 draft of Order 25",
		"source",
		"https://hankunlaw.com/en/portal/article/index/cid/8/id/16416.html",
	),
	mayerbrown: source(
		"Mayer Brown on the April 2026 draft of Order 25",
		"source",
		"https://www.mayerbrown.com/fr/insights/publications/2026/05/china-issues-draft-rules-on-simplified-data-protection-requirements-for-small-scale-data-controllers",
	),
	crispApi: source(
		"Field names of Crisp's official API client",
		"source",
		"https://github.com/crisp-im/node-crisp-api",
	),
	crispGdpr: source(
		"Crisp: EU GDPR compliance status (hosting, relays, processors)",
		"source",
		"https://help.crisp.chat/en/article/crisp-eu-gdpr-compliance-status-nhv54c/",
	),
	crispGdprOld: source(
		"Crisp: GDPR article, earlier text",
		"source",
		"https://help.crisp.chat/en/article/whats-crisp-eu-gdpr-compliance-status-nhv54c/",
	),
	crispLegal: source(
		"Crisp: legal checklist for customers (DPA per workspace)",
		"source",
		"https://help.crisp.chat/en/article/how-to-be-legally-compliant-to-your-customers-with-crisp-1ih9v85/",
	),
	art28: source(
		"Commentary on GDPR 28(3)(g): return or deletion",
		"source",
		"https://raw.githubusercontent.com/ThomasMoreAI/legal-skills-open/main/cross-jurisdiction/data-protection/skills/data-retention-clemensjl/references/processors.md",
	),
	tc260: source("TC260 guide 2024 and annex of GB/T 45574-2025 on sensitive PI", "knowledge"),
	minorsFiling: source(
		"CAC announcement of 2025-12-29 on yearly filing of minors audits",
		"secondary",
		"https://www.cac.gov.cn/2025-12/29/c_1768735145606358.htm",
	),
	qa2604: source(
		"CAC Q&A of 2026-04 on audit cadence",
		"secondary",
		"https://www.cac.gov.cn/2026-04/29/c_1779200509387274.htm",
	),
	dpoFiling: source(
		"CAC announcement of 2025-07-18 on filing the person in charge",
		"secondary",
		"https://www.cac.gov.cn/2025-07/18/c_1754553420421538.htm",
	),
	mps1846: source("MPS letter Gongwangan 2025 No. 1846 on graded protection", "secondary"),
	noerr: source(
		"Digital Omnibus on data still not law in June 2026, Noerr",
		"source",
		"https://www.noerr.com/en/insights/digital-omnibus-ai-is-nearing-the-finish-line-is-eu-data-law-heading-down-the-wrong-track",
	),
	easemob: source("Easemob: data centres", "source", "https://doc.easemob.com/product/data_center.html"),
	zoho: source(
		"Zoho: data centres, a China one among them",
		"source",
		"https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html",
	),
	udesk: source(
		"Udesk: security page as catalogued 2026-07-21",
		"source",
		"https://www.udesk.cn/product_safety_features.html",
	),
	vatClasses: source("Commentary on the telecom catalogue 2015", "source", "https://qbook.qq.com/read/1032604510/10"),
	b24: source(
		"Licensing consultancy on B24 conditions (practice, not authority)",
		"source",
		"https://www.icp-1.com/hjzx/6581.html",
	),
	iso27001: source(
		"ISO/IEC 27001:2013 certificates lapsed on 2025-10-31; the 2022 edition is the live one",
		"knowledge",
	),
	tiktok: source(
		"Irish DPC on TikTok, EUR 530m, transfers to China",
		"source",
		"https://www.byrnewallaceshields.com/news-and-recent-work/publications/irish-data-protection-commission-announces-tiktok-fine-for-non-compliance-over-data-transfers-to-china.html",
	),
	dpcRemote: source(
		"DPC: remote access is a transfer",
		"source",
		"https://ppc.land/irish-regulator-rules-remote-access-constitutes-data-transfer",
	),
	millsReeve: source(
		"Mills & Reeve on the new UK transfer rules",
		"source",
		"https://www.mills-reeve.com/publications/what-are-the-new-rules-on-international-data-transfers",
	),
	cfr206: source(
		"28 CFR 202.206: encryption or de-identification does not exempt",
		"source",
		"https://lexbuild.dev/ecfr/title-28/chapter-I/part-202/section-202.206",
	),
	cfr249: source("28 CFR 202.249: exclusions", "source", "https://law.lawstack.com/cfr/28/202.249/"),
	cfr1001: source("28 CFR 202.1001: compliance programme", "source", "https://law.lawstack.com/cfr/28/202.1001/"),
	fr1636: source(
		"Final rule, 90 FR 1636",
		"source",
		"https://regulations.justia.com/regulations/fedreg/2025/01/08/2024-31486.html",
	),
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;

function source(name: string, mark: Mark, url?: string): Source {
	return { name, mark, ...(url !== undefined && { url }) };
}
