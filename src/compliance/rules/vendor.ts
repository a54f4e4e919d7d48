import { text } from "../../model/index.js";
import { type Case, num } from "./case.js";
import { fail, type Item, na, noTarget, pass, review, type Verdict } from "./item.js";
import { cite } from "./laws.js";
import { isLarge, recentTest } from "./security.js";

/** G. Where the vendor keeps data and what it can show. What its manifest says is a lead, never proof: the contract is. */
export const vendor: readonly Item[] = [
	{
		id: "VEN-LOC",
		severity: "blocker",
		title: text("The vendor's data, backups and support are in mainland China", "厂商数据、备份与支持人员均在境内"),
		applies: text("The target is a vendor's service", "目标平台为厂商服务"),
		basis: [cite("PIPL", "38, 40"), cite("NDSR", "12"), cite("XBDF", "")],
		sources: ["qa2510", "easemob", "zoho"],
		evidence: ["m.subjects.cnAll"],
		rule: forVendor((c) => {
			const places = [
				c.country("target.dataCountry"),
				c.country("target.backupCountry"),
				...(c.list("target.supportCountries") ?? []),
			];
			const abroad = [...new Set(places.filter((each) => each !== undefined && each !== "CN"))];
			if (abroad.length > 0 && c.m.subjects.cnAll.upper > 0 && c.yes("target.accessMechanism") !== true)
				return c.m.subjects.cnAll.lower > 0
					? fail(
							text(
								`Data, backups or support in ${abroad.join(", ")} without a route`,
								`数据、备份或支持人员位于 ${abroad.join("、")}，且无出境路径`,
							),
						)
					: review(
							text(`Data, backups or support in ${abroad.join(", ")}`, `数据、备份或支持人员位于 ${abroad.join("、")}`),
						);
			const said = c.factValues("hosting");
			if (places[0] === undefined && said.length > 0)
				return review(
					text(`Only the vendor's pages speak: ${said.join(", ")}`, `仅有厂商公开资料：${said.join("、")}`),
				);
			if (c.yes("target.regionsInContract") === false)
				return review(text("The contract does not state the places", "合同未写明存储地"));
			return pass(text("The contract keeps every place in mainland China", "合同约定各存储地均在境内"));
		}),
		remediation: [
			text(
				"Put the places into the contract and ask for a list of every store: database, objects, logs, search, AI.",
				"在合同中写明各存储地，并索取数据库、对象存储、日志、检索、AI 的存储清单。",
			),
		],
	},
	{
		id: "VEN-MLPS",
		severity: "high",
		title: text("The vendor's system is graded, filed and tested", "厂商系统等级保护备案与测评"),
		applies: text("The target is a vendor's service", "目标平台为厂商服务"),
		basis: [
			cite("CSL", "23", undefined, text("old 21", "原第 21 条")),
			cite("NDSR", "9"),
			cite("MLPS", "", "knowledge"),
		],
		sources: ["udesk"],
		evidence: ["m.subjects.total", "m.sensitive.subjects"],
		rule: forVendor((c) => {
			const level = c.number("target.mlpsLevel");
			const filed = c.yes("target.mlpsFiled");
			if (level === 0 || filed === false)
				return fail(text("Not filed, or no certificate was shown", "未备案或未出示备案证明"));
			if (c.yes("target.mlpsNamesProduct") === false)
				return fail(text("The certificate covers another product", "备案证明不覆盖所购产品"));
			if (level === undefined) {
				const said = c.factValues("certification").filter((each) => each.startsWith("mlps"));
				return review(
					said.length === 0
						? text("The level is not declared", "未填报级别")
						: text(
								`The vendor's pages claim ${said.join(", ")}; no certificate is declared`,
								`厂商公开资料称 ${said.join("、")}，未填报备案证明`,
							),
				);
			}
			if (isLarge(c) && level < 3)
				return review(text(`Level ${num(level)} for a service of this size`, `该规模的服务仅为 ${num(level)} 级`));
			return recentTest(c, level);
		}),
		remediation: [
			text(
				"Ask for the certificate and the result page of the test, check the number with the filing office, refuse screenshots.",
				"索取备案证明和测评报告结论页，向备案机关核验编号，不接受截图。",
			),
		],
	},
	{
		id: "VEN-LICENCE",
		severity: "medium",
		title: text("ICP filing and the right telecom licence", "ICP 备案与相应的增值电信业务许可"),
		applies: text("A target is chosen", "已选定目标平台"),
		basis: [cite("TEL", "7-9, 13"), cite("ICP", "4, 7, 8, 12")],
		sources: ["vatClasses", "b24"],
		evidence: ["m.attachments.audio"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			if (c.yes("target.publicFrontEnd") === false) return na(text("No public front end", "没有公开前端"));
			const icp = c.yes("target.icpMatches");
			if (icp === false) return fail(text("No ICP filing of the company you sign with", "签约公司没有对应的 ICP 备案"));
			const licences = c.list("target.vatLicences");
			const voice = c.yes("target.voiceService");
			if (voice === true && licences !== undefined && !licences.includes("B24"))
				return fail(text("Voice is sold without a B24 licence", "提供语音服务但无 B24 许可"));
			if (c.yes("target.foreignShare") === true)
				return review(
					text("Foreign shareholders: see whether the licence allows them", "存在外资股东，请核对许可条件"),
				);
			if (
				c.targetType === "vendor" &&
				licences !== undefined &&
				!licences.some((each) => each === "B21" || each === "B25")
			)
				return review(
					text(
						"Which class a chat service needs (B21 or B25) differs by province",
						"在线客服适用 B21 或 B25，各省实践不一",
					),
				);
			return pass(text("ICP and licences match the company and the service", "ICP 备案与许可同签约主体及服务相符"));
		},
		remediation: [
			text(
				"Check the numbers in the official registers, get a statement of the class the vendor relies on, file your own domain.",
				"在官方系统核验编号，让厂商书面说明所依据的业务种类，自有域名自行备案。",
			),
		],
	},
	{
		id: "VEN-ISO",
		severity: "medium",
		title: text("Security certificates are current and cover the product", "安全认证有效且覆盖所购产品"),
		applies: text("The target is a vendor's service", "目标平台为厂商服务"),
		basis: [cite("PIPL", "21"), cite("NDSR", "12")],
		sources: ["iso27001", "udesk"],
		evidence: ["m.subjects.total"],
		rule: forVendor((c) => {
			const edition = c.choice("target.isoEdition");
			if (edition === "none" || edition === "2013")
				return fail(
					edition === "none"
						? text("No ISO/IEC 27001 certificate", "没有 ISO/IEC 27001 证书")
						: text(
								"ISO/IEC 27001:2013 is out of date since October 2025",
								"ISO/IEC 27001:2013 自 2025 年 10 月起已失效",
							),
				);
			if (c.yes("target.isoNamesProduct") === false)
				return review(
					text("The certificate has no checked number or covers the host only", "证书编号未核验或仅覆盖托管方"),
				);
			return pass(text("ISO/IEC 27001:2022 names the product", "ISO/IEC 27001:2022 覆盖所购产品"));
		}),
		remediation: [
			text(
				"Check the number with the certification body; take the statement of applicability for access, cryptography and suppliers.",
				"向发证机构核验编号，取得适用性声明中访问控制、加密与供应商部分。",
			),
		],
	},
];

/** The items of vendors' services: not for what you host yourself. */
export function forVendor(rule: (c: Case) => Verdict): (c: Case) => Verdict {
	return (c) => {
		if (!c.hasTarget) return noTarget;
		const type = c.targetType;
		return type === "self-host" || type === "hosted-cloud" ? na(text("Self-hosted", "自行部署")) : rule(c);
	};
}
