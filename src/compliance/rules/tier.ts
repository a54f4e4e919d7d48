import { type Localized, text } from "../../model/index.js";
import type { Case } from "./case.js";

/** What exporting so many people's data takes (compliance-cn.md 1.2, rows 1 to 4). `none`: nobody was exported. */
export type Tier = "assessment" | "contract" | "exempt" | "none";

export interface People {
	general: number;
	sensitive: number;
}

export interface TierRange {
	lower: Tier;
	upper: Tier;
	/** The counts behind it: this year and certain; all years and all that may be. Exports of other systems included. */
	lowerPeople: People;
	upperPeople: People;
}

export const tierWords: Readonly<Record<Tier, Localized>> = {
	assessment: text("CAC security assessment", "数据出境安全评估"),
	contract: text("standard contract (filed) or certification", "标准合同备案或认证"),
	exempt: text("exempt by volume", "按数量豁免"),
	none: text("no export of people in mainland China", "无境内个人信息出境"),
};

/** XBDF 7, 8 and 5(1)(4): 1,000,000 or 10,000 sensitive; 100,000 or one sensitive; below. There is no floor for sensitive data. */
export function tierOf({ general, sensitive }: People, mustAssess = false): Tier {
	if (general === 0 && sensitive === 0) return "none";
	if (mustAssess || general >= 1_000_000 || sensitive >= 10_000) return "assessment";
	return general >= 100_000 || sensitive >= 1 ? "contract" : "exempt";
}

/** The tier at both ends of the counts. */
export function tierRange(c: Case): TierRange {
	const { cnYtd, cnAll, cnSensitiveYtd, cnSensitiveAll } = c.m.subjects;
	const other = {
		general: Number(c.peek("company.otherExportsYtd.general") ?? 0),
		sensitive: Number(c.peek("company.otherExportsYtd.sensitive") ?? 0),
	};
	const mustAssess = c.peek("company.isCIIO") === true || c.peek("company.importantDataNotified") === true;
	const lowerPeople = { general: cnYtd.lower + other.general, sensitive: cnSensitiveYtd.lower + other.sensitive };
	const upperPeople = { general: cnAll.upper + other.general, sensitive: cnSensitiveAll.upper + other.sensitive };
	const [lower, upper] = [tierOf(lowerPeople, mustAssess), tierOf(upperPeople, mustAssess)];
	return {
		// Nobody for certain, but perhaps somebody: as exempt as a few.
		lower: lower === "none" && upper !== "none" ? "exempt" : lower,
		upper,
		lowerPeople,
		upperPeople,
	};
}
