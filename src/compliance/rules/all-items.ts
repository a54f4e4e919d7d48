import { type Localized, text } from "../../model/index.js";
import { ai } from "./ai.js";
import { contents } from "./contents.js";
import { crossBorder } from "./cross-border.js";
import { crossBorderAccess } from "./cross-border-access.js";
import { entrustment } from "./entrustment.js";
import { gdpr } from "./gdpr.js";
import { governance } from "./governance.js";
import type { Item } from "./item.js";
import { legalBasis } from "./legal-basis.js";
import { minors } from "./minors.js";
import { otherRegionItems } from "./other-regions.js";
import { retention } from "./retention.js";
import { rights } from "./rights.js";
import { security } from "./security.js";
import { securityDuties } from "./security-duties.js";
import { sensitive } from "./sensitive.js";
import { vendor } from "./vendor.js";
import { vendorTerms } from "./vendor-terms.js";

export interface Group {
	/** The name of its file in src/compliance/rules, so that an engineer finds the function behind a status. */
	file: string;
	name: Localized;
	items: readonly Item[];
}

/** The whole checklist in the order of compliance-cn.md 2.4. */
export const groups: readonly Group[] = [
	{
		file: "cross-border",
		name: text("Cross-border: what went to Crisp", "出境：向 Crisp 提供的数据"),
		items: crossBorder,
	},
	{
		file: "cross-border-access",
		name: text("Cross-border: places and access", "出境：存放与访问"),
		items: crossBorderAccess,
	},
	{ file: "legal-basis", name: text("Legal basis, notice, consent", "合法性基础、告知与同意"), items: legalBasis },
	{ file: "entrustment", name: text("Entrustment and minimum", "委托处理与最小必要"), items: entrustment },
	{ file: "sensitive", name: text("Sensitive information", "敏感个人信息"), items: sensitive },
	{ file: "contents", name: text("Secrets and other people", "密钥与第三人"), items: contents },
	{ file: "minors", name: text("Minors", "未成年人"), items: minors },
	{ file: "retention", name: text("Retention", "保存期限"), items: retention },
	{ file: "rights", name: text("Deletion and rights", "删除与个人权利"), items: rights },
	{ file: "security", name: text("Security", "安全"), items: security },
	{ file: "security-duties", name: text("Inventory and incidents", "资产清单与事件"), items: securityDuties },
	{ file: "governance", name: text("Governance", "治理"), items: governance },
	{ file: "vendor", name: text("Vendor", "厂商"), items: vendor },
	{ file: "vendor-terms", name: text("The vendor's contract", "厂商合同"), items: vendorTerms },
	{ file: "ai", name: text("Bots and AI", "机器人与 AI"), items: ai },
	{ file: "gdpr", name: text("EU and EEA", "欧盟与欧洲经济区"), items: gdpr },
	{ file: "other-regions", name: text("UK, US and other regions", "英国、美国与其他法域"), items: otherRegionItems },
];
