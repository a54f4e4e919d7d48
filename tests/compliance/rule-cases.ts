import type { Answers } from "../../src/compliance/rules/answers.js";
import type { TargetFacts } from "../../src/compliance/rules/case.js";
import type { Status } from "../../src/compliance/rules/item.js";
import { verbatim } from "../../src/model/index.js";
import { hits, range } from "./evidence-with.js";

export interface RuleCase {
	id: string;
	status: Status;
	m?: Readonly<Record<string, unknown>>;
	a?: Answers;
	target?: TargetFacts;
}

const cn = { "subjects.cnAll": range(50), "subjects.cnYtd": range(30), "subjects.total": 60 };
const noExports: Answers = {
	"company.isCIIO": false,
	"company.otherExportsYtd.general": 0,
	"company.otherExportsYtd.sensitive": 0,
};
const vendor: Answers = { "target.type": "vendor" };
const selfHost: Answers = { "target.type": "self-host" };

/** A vendor's manifest that claims what it likes. */
export const claimed: TargetFacts = {
	id: "some-vendor",
	name: verbatim("Some Vendor"),
	facts: [fact("deployment", ["saas"]), fact("hosting", ["cn-mainland"]), fact("certification", ["mlps-3"])],
};

function fact(topic: "deployment" | "hosting" | "certification", values: readonly string[]) {
	return {
		topic,
		text: verbatim("said"),
		source: "https://vendor.example/",
		checked: "2026-11-20",
		confidence: "reported",
		values,
	} as const;
}

/** Every item in at least two of its statuses, each beside what makes it so. */
export const ruleCases: readonly RuleCase[] = [
	// XB-38-MECH: the tiers of XBDF 5, 7 and 8
	{ id: "XB-38-MECH", status: "na" },
	{ id: "XB-38-MECH", status: "review", m: cn },
	{ id: "XB-38-MECH", status: "pass", m: cn, a: noExports },
	{ id: "XB-38-MECH", status: "pass", m: cn, a: { ...noExports, "crisp.mechanism": "none" } },
	{
		id: "XB-38-MECH",
		status: "fail",
		m: { ...cn, "subjects.cnSensitiveYtd": range(1), "subjects.cnSensitiveAll": range(1) },
		a: { ...noExports, "crisp.mechanism": "none" },
	},
	{
		id: "XB-38-MECH",
		status: "fail",
		m: { ...cn, "subjects.cnSensitiveYtd": range(1), "subjects.cnSensitiveAll": range(1) },
		a: { ...noExports, "crisp.mechanism": "exempt_volume" },
	},
	{
		id: "XB-38-MECH",
		status: "review",
		m: { ...cn, "subjects.cnSensitiveYtd": range(1), "subjects.cnSensitiveAll": range(1) },
		a: noExports,
	},
	{
		id: "XB-38-MECH",
		status: "pass",
		m: { ...cn, "subjects.cnSensitiveYtd": range(1), "subjects.cnSensitiveAll": range(9999) },
		a: { ...noExports, "crisp.mechanism": "certification" },
	},
	{
		id: "XB-38-MECH",
		status: "review",
		m: { ...cn, "subjects.cnSensitiveYtd": range(1), "subjects.cnSensitiveAll": range(10_000) },
		a: { ...noExports, "crisp.mechanism": "certification" },
	},
	{
		id: "XB-38-MECH",
		status: "review",
		m: { ...cn, "subjects.cnSensitiveAll": range(0, 1) },
		a: { ...noExports, "crisp.mechanism": "none" },
	},
	{
		id: "XB-38-MECH",
		status: "review",
		m: { "subjects.cnAll": range(99_999, 100_000), "subjects.cnYtd": range(99_999) },
		a: noExports,
	},
	{
		id: "XB-38-MECH",
		status: "pass",
		m: { "subjects.cnAll": range(99_999), "subjects.cnYtd": range(99_999) },
		a: noExports,
	},
	{
		id: "XB-38-MECH",
		status: "fail",
		m: { "subjects.cnAll": range(100_000), "subjects.cnYtd": range(100_000) },
		a: { ...noExports, "crisp.mechanism": "none" },
	},
	{
		id: "XB-38-MECH",
		status: "fail",
		m: cn,
		a: { ...noExports, "company.otherExportsYtd.general": 1_000_000, "crisp.mechanism": "standard_contract" },
	},
	{
		id: "XB-38-MECH",
		status: "pass",
		m: cn,
		a: { ...noExports, "company.isCIIO": true, "crisp.mechanism": "assessment" },
	},
	{
		id: "XB-38-MECH",
		status: "review",
		m: cn,
		a: { ...noExports, "company.otherExportsYtd.sensitive": 5, "crisp.mechanism": "exempt_contract" },
	},

	{ id: "XB-39-NOTICE", status: "na" },
	{ id: "XB-39-NOTICE", status: "fail", m: cn, a: { "notice.namedCrisp": false } },
	{ id: "XB-39-NOTICE", status: "review", m: { "subjects.cnAll": range(0, 5) }, a: { "notice.namedCrisp": false } },
	{ id: "XB-39-NOTICE", status: "fail", m: cn, a: { "notice.namedCrisp": true, "consent.basis": "consent" } },
	{
		id: "XB-39-NOTICE",
		status: "review",
		m: { ...cn, "consent.records": 7 },
		a: { "notice.namedCrisp": true, "consent.basis": "consent" },
	},
	{
		id: "XB-39-NOTICE",
		status: "pass",
		m: cn,
		a: { "notice.namedCrisp": true, "consent.basis": "contract", "consent.noNeedDocumented": true },
	},
	{
		id: "XB-39-NOTICE",
		status: "review",
		m: cn,
		a: { "notice.namedCrisp": true, "consent.basis": "contract", "consent.noNeedDocumented": false },
	},

	{ id: "XB-55-PIPIA-EXPORT", status: "na" },
	{ id: "XB-55-PIPIA-EXPORT", status: "review", m: cn },
	{
		id: "XB-55-PIPIA-EXPORT",
		status: "review",
		m: { ...cn, "retention.oldestAtMs": Date.UTC(2024, 0, 1) },
		a: { "pipia.exportDate": "2026-01-01", "pipia.exportCovers": true, "pipia.keptUntil": "2030-01-01" },
	},
	{
		id: "XB-55-PIPIA-EXPORT",
		status: "pass",
		m: { ...cn, "retention.oldestAtMs": Date.UTC(2024, 0, 1) },
		a: { "pipia.exportDate": "2024-01-15", "pipia.exportCovers": true, "pipia.keptUntil": "2027-03-01" },
	},
	{
		id: "XB-55-PIPIA-EXPORT",
		status: "fail",
		m: cn,
		a: { "pipia.exportDate": "2024-01-15", "pipia.exportCovers": true, "pipia.keptUntil": "2025-01-15" },
	},

	{ id: "XB-EXEMPT", status: "review" },
	{ id: "XB-EXEMPT", status: "na", a: { "crisp.mechanism": "standard_contract" } },
	{ id: "XB-EXEMPT", status: "fail", m: cn, a: { "crisp.mechanism": "exempt_contract" } },
	{
		id: "XB-EXEMPT",
		status: "review",
		m: { ...cn, "subjects.cnWithContract": range(10) },
		a: { "crisp.mechanism": "exempt_contract" },
	},
	{
		id: "XB-EXEMPT",
		status: "pass",
		m: { ...cn, "subjects.cnWithContract": range(50) },
		a: { "crisp.mechanism": "exempt_contract", "crisp.exemptionFieldsLimited": true, "crisp.exemptionFiled": true },
	},
	{ id: "XB-EXEMPT", status: "fail", m: cn, a: { "crisp.mechanism": "ftz", "crisp.exemptionFiled": false } },

	{ id: "XB-CIIO-IMPORTANT", status: "review" },
	{ id: "XB-CIIO-IMPORTANT", status: "pass", a: { "company.isCIIO": false, "company.importantDataNotified": false } },
	{ id: "XB-CIIO-IMPORTANT", status: "fail", a: { "company.isCIIO": true, "crisp.mechanism": "none" } },
	{
		id: "XB-CIIO-IMPORTANT",
		status: "review",
		m: { "importantDataHints.total": 3 },
		a: { "company.isCIIO": false, "company.importantDataNotified": false },
	},

	{ id: "XB-LAPTOP", status: "na" },
	{ id: "XB-LAPTOP", status: "review", m: cn },
	{ id: "XB-LAPTOP", status: "fail", m: cn, a: { "export.hostCountry": "FR" } },
	{
		id: "XB-LAPTOP",
		status: "pass",
		m: { ...cn, "archive.hostTimeZone": "Asia/Shanghai" },
		a: {
			"export.hostCountry": "CN",
			"export.operatorCountry": "CN",
			"export.storageCountry": "CN",
			"export.sharedWith": [],
		},
	},
	{
		id: "XB-LAPTOP",
		status: "review",
		m: { ...cn, "archive.hostTimeZone": "Europe/Paris" },
		a: {
			"export.hostCountry": "CN",
			"export.operatorCountry": "CN",
			"export.storageCountry": "CN",
			"export.sharedWith": ["CN"],
		},
	},
	{
		id: "XB-LAPTOP",
		status: "review",
		m: { ...cn, "archive.hostTimeZone": "Asia/Shanghai", "archive.cloudHints": ["Dropbox"] },
		a: { "export.hostCountry": "CN" },
	},

	{ id: "XB-REMOTE", status: "na" },
	{ id: "XB-REMOTE", status: "na", a: vendor },
	{ id: "XB-REMOTE", status: "review", m: cn, a: vendor },
	{
		id: "XB-REMOTE",
		status: "fail",
		m: cn,
		a: { ...vendor, "target.accessFromAbroad": "yes", "target.accessMechanism": false },
	},
	{
		id: "XB-REMOTE",
		status: "pass",
		m: cn,
		a: { ...vendor, "target.accessFromAbroad": "none", "target.supportCountries": ["CN"] },
	},
	{
		id: "XB-REMOTE",
		status: "review",
		m: { ...cn, "operators.abroad": range(0, 2) },
		a: { ...vendor, "target.accessFromAbroad": "none", "target.supportCountries": ["CN"] },
	},

	{ id: "XB-04-OVERSEAS-DATA", status: "na" },
	{
		id: "XB-04-OVERSEAS-DATA",
		status: "review",
		m: { "subjects.nonMainland": range(3) },
		a: { "target.partitioning": false },
	},
	{
		id: "XB-04-OVERSEAS-DATA",
		status: "pass",
		m: { "subjects.nonMainland": range(3) },
		a: { "target.partitioning": true },
	},
	{
		id: "XB-04-OVERSEAS-DATA",
		status: "review",
		m: { "subjects.nonMainland": range(3), "conversations.mixed": 1 },
		a: { "target.partitioning": true },
	},

	{ id: "XB-SMALL", status: "review" },
	{ id: "XB-SMALL", status: "pass", a: { "company.totalIndividuals": 79_999 } },
	{ id: "XB-SMALL", status: "review", a: { "company.totalIndividuals": 80_000 } },
	{
		id: "XB-SMALL",
		status: "review",
		m: { "subjects.cnSensitiveAll": range(0, 1) },
		a: { "company.totalIndividuals": 500 },
	},
	{ id: "XB-SMALL", status: "na", a: { "company.totalIndividuals": 120_000 } },

	{ id: "XB-41-JUDICIAL", status: "review" },
	{ id: "XB-41-JUDICIAL", status: "na", a: { "target.dataCountry": "DE" } },
	{
		id: "XB-41-JUDICIAL",
		status: "pass",
		a: { "target.dataCountry": "CN", "company.foreignLitigation": false, "legal.foreignRequestProcedure": true },
	},
	{
		id: "XB-41-JUDICIAL",
		status: "review",
		m: { legalHolds: 2 },
		a: { "target.dataCountry": "CN", "company.foreignLitigation": false, "legal.foreignRequestProcedure": true },
	},

	{ id: "XB-STOP", status: "review" },
	{
		id: "XB-STOP",
		status: "fail",
		m: { channels: [{ channel: "chat", messages: 1, newestAtMs: Date.UTC(2026, 10, 12) }] },
		a: { "cutover.date": "2026-11-10" },
	},
	{
		id: "XB-STOP",
		status: "pass",
		m: { channels: [{ channel: "chat", messages: 1, newestAtMs: Date.UTC(2026, 10, 9) }] },
		a: {
			"cutover.date": "2026-11-10",
			"crisp.oldAppsRetired": true,
			"crisp.widgetRemovedAt": "2026-11-10",
			"crisp.emailForwardRemovedAt": "2026-11-10",
		},
	},
	{ id: "XB-STOP", status: "review", a: { "cutover.date": "2027-01-01" } },

	{ id: "PIPL-13-BASIS", status: "review" },
	{ id: "PIPL-13-BASIS", status: "fail", a: { "basis.categories": "none" } },
	{
		id: "PIPL-13-BASIS",
		status: "fail",
		m: { "conversations.blocked": 2 },
		a: { "basis.categories": "all", "import.onlyWithBasis": false },
	},
	{
		id: "PIPL-13-BASIS",
		status: "pass",
		a: { "basis.categories": "all", "import.onlyWithBasis": true, "basis.consentPredates": false },
	},

	{ id: "PIPL-17-NOTICE", status: "na" },
	{
		id: "PIPL-17-NOTICE",
		status: "fail",
		a: { ...vendor, "notice.updatedAt": "2026-11-20", "cutover.date": "2026-11-10" },
	},
	{
		id: "PIPL-17-NOTICE",
		status: "review",
		a: { ...vendor, "notice.updatedAt": "2026-11-01", "cutover.date": "2026-11-10", "notice.elements": ["recipients"] },
	},
	{
		id: "PIPL-17-NOTICE",
		status: "pass",
		a: {
			...vendor,
			"notice.updatedAt": "2026-11-01",
			"cutover.date": "2026-11-10",
			"notice.elements": ["recipients", "categories", "retention", "sensitive", "rights"],
		},
	},

	{ id: "PIPL-14-RECONSENT", status: "review" },
	{ id: "PIPL-14-RECONSENT", status: "na", a: { "consent.basis": "contract", "consent.newPurposes": false } },
	{ id: "PIPL-14-RECONSENT", status: "pass", a: { "consent.basis": "consent", "consent.newPurposes": false } },
	{
		id: "PIPL-14-RECONSENT",
		status: "fail",
		a: { "consent.basis": "consent", "consent.newPurposes": true, "consent.recollected": "none" },
	},

	{ id: "PIPL-15-OPTOUT", status: "na" },
	{
		id: "PIPL-15-OPTOUT",
		status: "fail",
		m: { "optouts.subjects": 2, "optouts.unsubscribed": 2 },
		a: { "import.suppressionFirst": false },
	},
	{
		id: "PIPL-15-OPTOUT",
		status: "pass",
		m: { "optouts.subjects": 2, "optouts.unsubscribed": 2 },
		a: { "import.suppressionFirst": true },
	},
	{
		id: "PIPL-15-OPTOUT",
		status: "review",
		m: { "optouts.subjects": 3, "optouts.unsubscribed": 2, "optouts.phrases": 1 },
		a: { "import.suppressionFirst": true },
	},

	{ id: "PIPL-21-DPA", status: "na" },
	{ id: "PIPL-21-DPA", status: "na", a: selfHost },
	{ id: "PIPL-21-DPA", status: "fail", a: { ...vendor, "target.dpa": "none", "import.startsAt": "2026-12-01" } },
	{ id: "PIPL-21-DPA", status: "review", a: { ...vendor, "target.dpa": "standard-terms" } },
	{ id: "PIPL-21-DPA", status: "review", a: vendor, m: {} },
	{
		id: "PIPL-21-DPA",
		status: "pass",
		a: {
			...vendor,
			"target.dpa": "signed",
			"target.dpaClauses": [
				"purpose",
				"term",
				"method",
				"categories",
				"protection",
				"duties",
				"sub-processors",
				"audit",
				"return-or-deletion",
				"incident-notice",
			],
		},
	},

	{ id: "PIPL-23-PROVIDE", status: "na", a: selfHost },
	{
		id: "PIPL-23-PROVIDE",
		status: "fail",
		a: { ...vendor, "target.vendorOwnUses": "own-uses", "target.ownUseConsent": false },
	},
	{
		id: "PIPL-23-PROVIDE",
		status: "review",
		a: { ...vendor, "target.vendorOwnUses": "none", "target.platformIdentity": true },
	},
	{
		id: "PIPL-23-PROVIDE",
		status: "pass",
		a: { ...vendor, "target.vendorOwnUses": "none", "target.platformIdentity": false },
	},

	{ id: "PIPL-06-MIN", status: "review" },
	{ id: "PIPL-06-MIN", status: "fail", m: { "fields.enriched": 1 }, a: { "import.fields": "all" } },
	{
		id: "PIPL-06-MIN",
		status: "fail",
		m: { "fields.fill": { "conversation.ip": 4 } },
		a: { "import.fields": "all" },
	},
	{ id: "PIPL-06-MIN", status: "pass", a: { "import.fields": "minimal" } },

	{ id: "SENS-28-RULES", status: "na" },
	{
		id: "SENS-28-RULES",
		status: "fail",
		m: { "sensitive.subjects": range(1), "sensitive.messages": range(2) },
		a: { "import.sensitive": "clear" },
	},
	{
		id: "SENS-28-RULES",
		status: "review",
		m: { "sensitive.subjects": range(0, 1), "sensitive.messages": range(0, 2) },
		a: { "import.sensitive": "clear" },
	},
	{
		id: "SENS-28-RULES",
		status: "pass",
		m: { "sensitive.subjects": range(1), "sensitive.messages": range(2) },
		a: { "import.sensitive": "masked" },
	},
	{ id: "SENS-28-RULES", status: "review", m: { "sensitive.subjects": range(1), "sensitive.messages": range(2) } },

	{ id: "SENS-IDDOC", status: "na" },
	{ id: "SENS-IDDOC", status: "review", m: { "attachments.images": 3 }, a: { "import.idDocuments": "excluded" } },
	{ id: "SENS-IDDOC", status: "pass", m: { "pi.byGroup.cn_id": hits(1) }, a: { "import.idDocuments": "excluded" } },
	{
		id: "SENS-IDDOC",
		status: "fail",
		m: { "pi.byGroup.cn_id": hits(1), "attachments.publicUrl": 2 },
		a: { "import.idDocuments": "ordinary" },
	},

	{ id: "SENS-FINANCE", status: "na" },
	{ id: "SENS-FINANCE", status: "fail", m: { "credentials.cvv": 1 } },
	{ id: "SENS-FINANCE", status: "fail", m: { "pi.byGroup.finance": hits(1) }, a: { "import.cards": "full" } },
	{ id: "SENS-FINANCE", status: "review", m: { "pi.byGroup.finance": hits(0, 4) }, a: { "import.cards": "full" } },
	{ id: "SENS-FINANCE", status: "pass", m: { "pi.byGroup.finance": hits(1) }, a: { "import.cards": "truncated" } },

	{ id: "SENS-SPECIAL", status: "na" },
	{ id: "SENS-SPECIAL", status: "review", m: { "pi.byGroup.health": hits(2) } },
	{ id: "SENS-SPECIAL", status: "pass", m: { "pi.byGroup.health": hits(2) }, a: { "import.special": "excluded" } },
	{ id: "SENS-SPECIAL", status: "fail", m: { "pi.byGroup.location": hits(2) }, a: { "import.special": "kept" } },

	{ id: "CRED-SECRET", status: "pass" },
	{
		id: "CRED-SECRET",
		status: "fail",
		m: { "pi.byGroup.credential": hits(1), "credentials.passwords": 1 },
		a: { "import.credentials": "kept" },
	},
	{ id: "CRED-SECRET", status: "review", m: { "pi.byGroup.credential": hits(0, 1) } },

	{ id: "SENS-THIRDPARTY", status: "na" },
	{
		id: "SENS-THIRDPARTY",
		status: "fail",
		m: { "notes.count": 1, "notes.withSensitive": range(1) },
		a: { "import.notes": "unreviewed" },
	},
	{ id: "SENS-THIRDPARTY", status: "review", m: { "notes.count": 1 }, a: { "import.notes": "unreviewed" } },
	{ id: "SENS-THIRDPARTY", status: "pass", m: { "notes.count": 1 }, a: { "import.notes": "reviewed" } },

	{ id: "MINOR-31-U14", status: "na", a: { "company.businessOnly": true } },
	{ id: "MINOR-31-U14", status: "pass" },
	{ id: "MINOR-31-U14", status: "review", m: { "minors.under14Hints": 2 } },
	{ id: "MINOR-31-U14", status: "fail", m: { "minors.under14Confirmed": 1 }, a: { "minors.rules": false } },
	{
		id: "MINOR-31-U14",
		status: "pass",
		m: { "minors.under14Confirmed": 1 },
		a: { "minors.rules": true, "minors.guardianFlow": true },
	},

	{ id: "MINOR-36-37-AUDIT", status: "review" },
	{ id: "MINOR-36-37-AUDIT", status: "na", a: { "company.businessOnly": true } },
	{
		id: "MINOR-36-37-AUDIT",
		status: "fail",
		m: { "minors.subjectsUnder18": range(2) },
		a: { "company.businessOnly": false, "minors.auditFiledYear": 2024, "minors.accessApproval": true },
	},
	{
		id: "MINOR-36-37-AUDIT",
		status: "pass",
		m: { "minors.subjectsUnder18": range(2) },
		a: { "company.businessOnly": false, "minors.auditFiledYear": 2025, "minors.accessApproval": true },
	},

	{ id: "RET-19-LIMIT", status: "review" },
	{ id: "RET-19-LIMIT", status: "fail", a: { "retention.schedule": "none" } },
	{
		id: "RET-19-LIMIT",
		status: "fail",
		m: { "retention.oldestAtMs": Date.UTC(2020, 0, 1) },
		a: { "retention.schedule": "per-category", "retention.maxMonths": 36, "retention.applied": false },
	},
	{
		id: "RET-19-LIMIT",
		status: "pass",
		m: { "retention.oldestAtMs": Date.UTC(2020, 0, 1) },
		a: { "retention.schedule": "per-category", "retention.maxMonths": 36, "retention.applied": true },
	},

	{ id: "RET-ECL-31", status: "na", a: { "company.isEcommercePlatform": false } },
	{
		id: "RET-ECL-31",
		status: "fail",
		m: { "topics.orderService": 2 },
		a: { "company.isEcommercePlatform": true, "retention.deletesOrders": true },
	},
	{
		id: "RET-ECL-31",
		status: "pass",
		m: { "topics.orderService": 2 },
		a: { "company.isEcommercePlatform": true, "retention.deletesOrders": false },
	},
	{
		id: "RET-ECL-31",
		status: "review",
		m: { "topics.orderService": 2 },
		a: { "company.isEcommercePlatform": false, "retention.deletesOrders": false },
	},

	{ id: "RET-LOG-6M", status: "na" },
	{ id: "RET-LOG-6M", status: "fail", a: { ...vendor, "target.logsMonths": 5 } },
	{
		id: "RET-LOG-6M",
		status: "pass",
		a: { ...vendor, "target.logsMonths": 6, "target.auditLog": true, "target.logsReadable": true },
	},
	{
		id: "RET-LOG-6M",
		status: "review",
		a: { ...vendor, "target.logsMonths": 6, "target.auditLog": true, "target.logsReadable": false },
	},

	{ id: "RET-REC-3Y", status: "fail", a: { "records.register": false } },
	{
		id: "RET-REC-3Y",
		status: "review",
		a: { "records.register": true, "records.hasCrisp": true, "records.keptUntil": "2028-01-01" },
	},
	{
		id: "RET-REC-3Y",
		status: "pass",
		a: { "records.register": true, "records.hasCrisp": true, "records.keptUntil": "2029-11-24" },
	},

	{ id: "DEL-CRISP", status: "review" },
	{ id: "DEL-CRISP", status: "fail", a: { "crisp.deletionChoice": "none", "cutover.date": "2026-11-01" } },
	{
		id: "DEL-CRISP",
		status: "review",
		m: { "archive.verifiedCounts": { matching: 5, differing: 1 } },
		a: {
			"crisp.deletionChoice": "delete",
			"crisp.terminationNoticeAt": "2026-11-02",
			"crisp.deletionConfirmedAt": "2026-11-20",
			"crisp.deletionNamesBackups": true,
			"crisp.sourceCountsZero": true,
		},
	},
	{
		id: "DEL-CRISP",
		status: "pass",
		m: { "archive.verifiedCounts": { matching: 6, differing: 0 } },
		a: {
			"crisp.deletionChoice": "delete",
			"crisp.terminationNoticeAt": "2026-11-02",
			"crisp.deletionConfirmedAt": "2026-11-20",
			"crisp.deletionNamesBackups": true,
			"crisp.sourceCountsZero": true,
		},
	},

	{ id: "DEL-LOCAL", status: "review" },
	{ id: "DEL-LOCAL", status: "fail", a: { "archive.acceptedAt": "2026-10-01", "archive.copiesPurged": false } },
	{ id: "DEL-LOCAL", status: "review", a: { "archive.acceptedAt": "2026-11-20", "archive.copiesPurged": false } },
	{
		id: "DEL-LOCAL",
		status: "pass",
		a: { "archive.acceptedAt": "2026-10-01", "archive.copiesPurged": true, "archive.expiryDate": "2027-06-01" },
	},

	{
		id: "DSR-45-50",
		status: "review",
		m: { "dsr.messages": range(0, 1), "dsr.unanswered": range(0, 1) },
		a: { "dsr.channel": true, "dsr.requestersExcluded": false },
	},
	{
		id: "DSR-45-50",
		status: "fail",
		m: { "dsr.messages": range(1), "dsr.unanswered": range(1) },
		a: { "dsr.channel": true, "dsr.requestersExcluded": false },
	},
	{
		id: "DSR-45-50",
		status: "pass",
		a: { "dsr.channel": true, "dsr.requestersExcluded": true, "target.lookupTested": true },
	},

	{ id: "SEC-ENC-XFER", status: "review", m: { "subjects.total": 3 } },
	{ id: "SEC-ENC-XFER", status: "fail", m: { "subjects.total": 3 }, a: { "archive.fullDiskEncryption": false } },
	{ id: "SEC-ENC-XFER", status: "review", m: { "subjects.total": 3 }, a: { "archive.fullDiskEncryption": true } },
	{
		id: "SEC-ENC-XFER",
		status: "pass",
		m: { "subjects.total": 3, "archive.encryption": "age" },
		a: { "archive.keysApart": true, "archive.encryptedTransfer": true },
	},

	{ id: "SEC-ACL", status: "fail", m: { "archive.ownerOnly": false } },
	{
		id: "SEC-ACL",
		status: "review",
		m: { "operators.seen": range(2) },
		a: {
			"access.sharedAccounts": false,
			"access.controls": ["named-list", "mfa", "log", "training"],
			"access.roles": 3,
		},
	},
	{
		id: "SEC-ACL",
		status: "pass",
		m: { "operators.seen": range(2) },
		a: {
			"access.sharedAccounts": false,
			"access.controls": ["named-list", "mfa", "log", "training"],
			"access.roles": 2,
		},
	},

	{ id: "SEC-MLPS-OWN", status: "na" },
	{ id: "SEC-MLPS-OWN", status: "na", a: vendor },
	{ id: "SEC-MLPS-OWN", status: "fail", a: { ...selfHost, "target.mlpsLevel": 0 } },
	{
		id: "SEC-MLPS-OWN",
		status: "pass",
		a: {
			...selfHost,
			"target.mlpsLevel": 3,
			"target.mlpsFiled": true,
			"target.mlpsResult": "conform",
			"target.mlpsTestDate": "2026-01-10",
		},
	},
	{
		id: "SEC-MLPS-OWN",
		status: "review",
		a: {
			...selfHost,
			"target.mlpsLevel": 3,
			"target.mlpsFiled": true,
			"target.mlpsResult": "conform",
			"target.mlpsTestDate": "2025-01-10",
		},
	},
	{
		id: "SEC-MLPS-OWN",
		status: "review",
		m: { "subjects.total": 100_000 },
		a: {
			...selfHost,
			"target.mlpsLevel": 2,
			"target.mlpsFiled": true,
			"target.mlpsResult": "conform",
			"target.mlpsTestDate": "2026-01-10",
		},
	},

	{ id: "SEC-CLASS", status: "review" },
	{
		id: "SEC-CLASS",
		status: "review",
		a: { "classification.doneAt": "2025-11-01", "classification.coversFields": true },
	},
	{
		id: "SEC-CLASS",
		status: "pass",
		a: { "classification.doneAt": "2026-05-01", "classification.coversFields": true },
	},
	{
		id: "SEC-CLASS",
		status: "fail",
		a: { "classification.doneAt": "2026-05-01", "classification.coversFields": false },
	},

	{ id: "SEC-IR", status: "fail", a: { "incident.plan": false } },
	{
		id: "SEC-IR",
		status: "fail",
		m: { "credentials.active": 1 },
		a: { "incident.plan": true, "incident.secretsHandled": false },
	},
	{
		id: "SEC-IR",
		status: "review",
		a: { "incident.plan": true, "incident.hasClocks": true, "incident.vendorNoticeHours": 48 },
	},
	{
		id: "SEC-IR",
		status: "pass",
		a: { "incident.plan": true, "incident.hasClocks": true, "incident.vendorNoticeHours": 24 },
	},

	{ id: "SEC-CRIM-VOLUME", status: "na" },
	{ id: "SEC-CRIM-VOLUME", status: "review", m: { "subjects.total": 1, "exposure.tracksCommsCreditProperty": 25 } },
	{
		id: "SEC-CRIM-VOLUME",
		status: "fail",
		m: { "subjects.total": 1, "exposure.other": 2500 },
		a: { "access.controls": ["log"] },
	},
	{
		id: "SEC-CRIM-VOLUME",
		status: "pass",
		m: { "subjects.total": 1, "exposure.other": 2499, "archive.encryption": "age" },
		a: { "access.controls": ["named-list"], "access.toldInWriting": true },
	},

	{ id: "GOV-52-DPO", status: "review" },
	{ id: "GOV-52-DPO", status: "na", a: { "company.totalIndividuals": 799_999 } },
	{ id: "GOV-52-DPO", status: "review", a: { "company.totalIndividuals": 800_000 } },
	{ id: "GOV-52-DPO", status: "fail", a: { "company.totalIndividuals": 1_000_000, "dpo.named": false } },
	{ id: "GOV-52-DPO", status: "fail", m: { "subjects.total": 1_000_000 }, a: { "dpo.named": false } },
	{
		id: "GOV-52-DPO",
		status: "pass",
		a: { "company.totalIndividuals": 1_000_000, "dpo.named": true, "dpo.published": true, "dpo.filedAt": "2025-08-01" },
	},

	{ id: "GOV-54-AUDIT", status: "review" },
	{
		id: "GOV-54-AUDIT",
		status: "fail",
		a: { "company.totalIndividuals": 500, "audit.lastDate": "2021-11-01", "audit.coversChat": true },
	},
	{
		id: "GOV-54-AUDIT",
		status: "pass",
		a: { "company.totalIndividuals": 500, "audit.lastDate": "2022-01-01", "audit.coversChat": true },
	},
	{
		id: "GOV-54-AUDIT",
		status: "review",
		a: { "company.totalIndividuals": 2_000_000, "audit.lastDate": "2023-06-01", "audit.coversChat": true },
	},
	{
		id: "GOV-54-AUDIT",
		status: "fail",
		a: { "company.totalIndividuals": 10_000_001, "audit.lastDate": "2024-11-01", "audit.coversChat": true },
	},

	{ id: "GOV-53-REP", status: "na", a: { "company.established": "CN" } },
	{
		id: "GOV-53-REP",
		status: "fail",
		m: { ...cn, paymentsCny: 1 },
		a: { "company.established": "FR", "company.incidentalUsersOnly": false },
	},
	{
		id: "GOV-53-REP",
		status: "pass",
		m: cn,
		a: { "company.established": "FR", "company.representativeFiledAt": "2026-03-01" },
	},
	{ id: "GOV-53-REP", status: "review", m: cn, a: { "company.established": "FR" } },

	{ id: "GOV-55-PIPIA-NEW", status: "na" },
	{
		id: "GOV-55-PIPIA-NEW",
		status: "fail",
		a: { ...vendor, "pipia.newDate": "2026-12-02", "import.startsAt": "2026-12-01" },
	},
	{
		id: "GOV-55-PIPIA-NEW",
		status: "pass",
		a: { ...vendor, "pipia.newDate": "2026-11-02", "import.startsAt": "2026-12-01", "pipia.newCovers": true },
	},

	{ id: "VEN-LOC", status: "na", a: selfHost },
	{ id: "VEN-LOC", status: "review", target: claimed, m: cn },
	{
		id: "VEN-LOC",
		status: "fail",
		m: cn,
		a: { ...vendor, "target.dataCountry": "SG", "target.backupCountry": "SG", "target.supportCountries": ["SG"] },
	},
	{
		id: "VEN-LOC",
		status: "pass",
		m: cn,
		a: {
			...vendor,
			"target.dataCountry": "CN",
			"target.backupCountry": "CN",
			"target.supportCountries": ["CN"],
			"target.regionsInContract": true,
		},
	},

	{ id: "VEN-MLPS", status: "na" },
	{ id: "VEN-MLPS", status: "review", target: claimed },
	{
		id: "VEN-MLPS",
		status: "fail",
		a: { ...vendor, "target.mlpsLevel": 3, "target.mlpsFiled": true, "target.mlpsNamesProduct": false },
	},
	{
		id: "VEN-MLPS",
		status: "pass",
		a: {
			...vendor,
			"target.mlpsLevel": 3,
			"target.mlpsFiled": true,
			"target.mlpsNamesProduct": true,
			"target.mlpsTestDate": "2026-02-01",
		},
	},

	{ id: "VEN-LICENCE", status: "na" },
	{ id: "VEN-LICENCE", status: "fail", a: { ...vendor, "target.publicFrontEnd": true, "target.icpMatches": false } },
	{
		id: "VEN-LICENCE",
		status: "fail",
		a: {
			...vendor,
			"target.publicFrontEnd": true,
			"target.icpMatches": true,
			"target.voiceService": true,
			"target.vatLicences": ["B25"],
		},
	},
	{
		id: "VEN-LICENCE",
		status: "pass",
		a: {
			...vendor,
			"target.publicFrontEnd": true,
			"target.icpMatches": true,
			"target.voiceService": false,
			"target.vatLicences": ["B25"],
			"target.foreignShare": false,
		},
	},

	{ id: "VEN-ISO", status: "na", a: selfHost },
	{ id: "VEN-ISO", status: "fail", a: { ...vendor, "target.isoEdition": "2013" } },
	{ id: "VEN-ISO", status: "pass", a: { ...vendor, "target.isoEdition": "2022", "target.isoNamesProduct": true } },
	{ id: "VEN-ISO", status: "review", a: { ...vendor, "target.isoEdition": "2022", "target.isoNamesProduct": false } },

	{ id: "VEN-SUBPROC", status: "na" },
	{ id: "VEN-SUBPROC", status: "fail", a: { ...vendor, "target.subprocessorsListed": false } },
	{
		id: "VEN-SUBPROC",
		status: "review",
		a: {
			...vendor,
			"target.subprocessorsListed": true,
			"target.subprocessorsNeedConsent": true,
			"target.affiliatesAbroad": true,
		},
	},
	{
		id: "VEN-SUBPROC",
		status: "pass",
		a: {
			...vendor,
			"target.subprocessorsListed": true,
			"target.subprocessorsNeedConsent": true,
			"target.affiliatesAbroad": false,
		},
	},

	{ id: "VEN-AI", status: "na" },
	{ id: "VEN-AI", status: "na", a: { ...selfHost, "ai.enabled": false } },
	{ id: "VEN-AI", status: "fail", a: { ...vendor, "target.aiTraining": "default-on" } },
	{ id: "VEN-AI", status: "review", a: { ...vendor, "target.aiTraining": "de-identified" } },
	{ id: "VEN-AI", status: "pass", a: { ...vendor, "target.aiTraining": "none" } },

	{ id: "VEN-EXIT", status: "na" },
	{ id: "VEN-EXIT", status: "fail", a: { ...vendor, "target.exitTerms": [] } },
	{
		id: "VEN-EXIT",
		status: "review",
		a: { ...vendor, "target.exitTerms": ["format", "deadline", "deletion", "certificate"], "target.exitDryRun": false },
	},
	{
		id: "VEN-EXIT",
		status: "pass",
		a: { ...vendor, "target.exitTerms": ["format", "deadline", "deletion", "certificate"], "target.exitDryRun": true },
	},

	{ id: "AI-GEN-PUBLIC", status: "review" },
	{ id: "AI-GEN-PUBLIC", status: "na", a: { "ai.enabled": false } },
	{
		id: "AI-GEN-PUBLIC",
		status: "fail",
		m: cn,
		a: { "ai.enabled": true, "ai.audience": "public", "ai.providerCountry": "US" },
	},
	{
		id: "AI-GEN-PUBLIC",
		status: "pass",
		m: cn,
		a: {
			"ai.enabled": true,
			"ai.audience": "public",
			"ai.providerCountry": "CN",
			"ai.providerFiled": true,
			"ai.humanHandover": true,
		},
	},

	{ id: "AI-LABEL", status: "na", a: { "ai.enabled": false } },
	{
		id: "AI-LABEL",
		status: "fail",
		m: { "ai.automatedMessages": 4, "ai.afterLabelRule": 2 },
		a: { "ai.enabled": false, "import.keepsAutomatedFlag": false },
	},
	{
		id: "AI-LABEL",
		status: "review",
		m: { "ai.automatedMessages": 4 },
		a: { "ai.enabled": false, "import.keepsAutomatedFlag": false },
	},
	{
		id: "AI-LABEL",
		status: "pass",
		m: { "ai.automatedMessages": 4, "ai.afterLabelRule": 2 },
		a: { "ai.enabled": false, "import.keepsAutomatedFlag": true },
	},

	{ id: "GDPR-44-CHINA", status: "na" },
	{
		id: "GDPR-44-CHINA",
		status: "fail",
		m: { "subjects.eea": range(3) },
		a: { "import.eea": "included", "eu.instrument": "none" },
	},
	{
		id: "GDPR-44-CHINA",
		status: "review",
		m: { "subjects.eea": range(0, 3) },
		a: { "import.eea": "included", "eu.instrument": "none" },
	},
	{ id: "GDPR-44-CHINA", status: "pass", m: { "subjects.eea": range(3) }, a: { "import.eea": "excluded" } },
	{
		id: "GDPR-44-CHINA",
		status: "pass",
		m: { "subjects.eea": range(3) },
		a: {
			"import.eea": "included",
			"eu.instrument": "module-four",
			"eu.controllerUnderArt3": false,
			"eu.tiaAt": "2026-10-01",
			"eu.supplementary": true,
		},
	},

	{ id: "GDPR-28-DPA", status: "na", a: { "company.gdprApplies": false } },
	{ id: "GDPR-28-DPA", status: "fail", m: { "subjects.eea": range(3) }, a: { "crisp.dpaSigned": "none" } },
	{
		id: "GDPR-28-DPA",
		status: "review",
		m: { "subjects.eea": range(3) },
		a: { "company.gdprApplies": true, "crisp.dpaSigned": "some" },
	},
	{
		id: "GDPR-28-DPA",
		status: "pass",
		m: { "subjects.eea": range(3) },
		a: { "company.gdprApplies": true, "crisp.dpaSigned": "all", "crisp.processorsListed": true },
	},

	{ id: "GDPR-13-INFORM", status: "na" },
	{ id: "GDPR-13-INFORM", status: "na", m: { "subjects.eea": range(3) }, a: { "import.eea": "excluded" } },
	{
		id: "GDPR-13-INFORM",
		status: "fail",
		m: { "subjects.uk": range(3) },
		a: { "import.uk": "included", "notice.china": "silent" },
	},
	{
		id: "GDPR-13-INFORM",
		status: "pass",
		m: { "subjects.uk": range(3) },
		a: { "import.uk": "included", "notice.china": "named", "notice.namesSafeguard": true },
	},

	{ id: "GDPR-27-30-35", status: "review" },
	{ id: "GDPR-27-30-35", status: "na", a: { "company.gdprApplies": false } },
	{
		id: "GDPR-27-30-35",
		status: "fail",
		a: { "company.gdprApplies": true, "eu.occasional": false, "eu.representative": "none" },
	},
	{
		id: "GDPR-27-30-35",
		status: "pass",
		a: {
			"company.gdprApplies": true,
			"eu.occasional": false,
			"eu.representative": "named",
			"eu.dpia": "done",
			"eu.recordsUpdatedAt": "2026-11-01",
		},
	},

	{ id: "UK-44A", status: "na" },
	{
		id: "UK-44A",
		status: "fail",
		m: { "subjects.uk": range(1) },
		a: { "import.uk": "included", "uk.instrument": "none" },
	},
	{
		id: "UK-44A",
		status: "review",
		m: { "subjects.uk": range(1) },
		a: { "import.uk": "included", "uk.instrument": "idta", "uk.assessmentDate": "2026-02-04" },
	},
	{
		id: "UK-44A",
		status: "pass",
		m: { "subjects.uk": range(1) },
		a: { "import.uk": "included", "uk.instrument": "idta", "uk.assessmentDate": "2026-02-05" },
	},

	{ id: "US-DSP-202", status: "na" },
	{ id: "US-DSP-202", status: "pass", m: { "subjects.us": range(1) }, a: { "import.us": "excluded" } },
	{
		id: "US-DSP-202",
		status: "fail",
		m: { "subjects.us": range(200_000), "us.coveredIdentifiers": range(100_001) },
		a: { "import.us": "included", "company.usPerson": true, "us.complianceProgramme": false },
	},
	{
		id: "US-DSP-202",
		status: "review",
		m: { "subjects.us": range(200_000), "us.health": range(0, 10_001) },
		a: {
			"import.us": "included",
			"company.usPerson": true,
			"us.complianceProgramme": false,
			"us.governmentRelated": false,
		},
	},
	{
		id: "US-DSP-202",
		status: "pass",
		m: { "subjects.us": range(200_000), "us.coveredIdentifiers": range(100_000) },
		a: { "import.us": "included", "company.usPerson": false, "us.governmentRelated": false },
	},

	{ id: "OTHER-XFER", status: "na" },
	{ id: "OTHER-XFER", status: "pass", m: { "subjects.byCountry": { JP: range(100) } } },
	{
		id: "OTHER-XFER",
		status: "review",
		m: { "subjects.byCountry": { JP: range(101) } },
		a: { "other.regionsCovered": ["HK"] },
	},
];
