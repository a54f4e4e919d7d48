import { text } from "../../model/index.js";
import { day, num, span } from "./case.js";
import { fail, type Item, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** D. Deletion, and people's rights. */
export const rights: readonly Item[] = [
	{
		id: "DEL-CRISP",
		severity: "blocker",
		title: text("Crisp's copy is returned and deleted, with proof", "Crisp 侧数据返还并删除，取得证明"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "21(2), 47"), cite("NDSR", "24"), cite("GDPR", "28(3)(g), 17")],
		sources: ["crispGdpr", "crispLegal", "art28"],
		evidence: ["m.exports.runs", "m.exports.records", "m.archive.notExported", "m.messages.total"],
		rule(c) {
			const wanted = c.choice("crisp.deletionChoice");
			const cutover = c.peek("cutover.date");
			const closed = typeof cutover === "string" && Date.parse(cutover) < c.nowMs;
			if (wanted === "none")
				return closed
					? fail(text("The move is over, and Crisp was given no instruction", "迁移已完成，但未向 Crisp 发出任何指示"))
					: review(text("Crisp was given no instruction yet", "尚未向 Crisp 发出指示"));
			const { verifiedCounts } = c.m.archive;
			if (verifiedCounts === undefined)
				return review(text("The archive was never compared with Crisp's own counts", "归档从未与 Crisp 的计数核对"));
			if (verifiedCounts.differing > 0)
				return review(
					text(
						`${num(verifiedCounts.differing)} counts of the last backup differ from Crisp's: back up again before deleting`,
						`最近一次备份有 ${num(verifiedCounts.differing)} 项计数与 Crisp 不一致，删除前请重新备份`,
					),
				);
			c.dateMs("crisp.terminationNoticeAt");
			if (c.dateMs("crisp.deletionConfirmedAt") === undefined)
				return review(text("The archive matches; the deletion is not confirmed", "归档核对一致，但尚未确认删除"));
			if (c.yes("crisp.deletionNamesBackups") === false)
				return review(
					text("The confirmation is silent on backups, plugin data or AI data", "确认函未提及备份、插件数据或 AI 数据"),
				);
			if (c.yes("crisp.sourceCountsZero") === false)
				return fail(text("Deletion was confirmed, and the data is still there", "已确认删除，但数据仍在"));
			return pass(
				text(
					"Archive verified, instruction sent, deletion confirmed, source empty",
					"归档已核对、指示已发出、删除已确认、源端为空",
				),
			);
		},
		remediation: [
			text(
				"In this order: verify the archive, test a restore, look for legal holds, instruct in writing, get the confirmation, probe, close.",
				"依次：核对归档、恢复测试、检查保全义务、书面指示、取得确认、复查、关闭。",
			),
			text(
				"Name plugin data, uploads, AI data, enrichment, backups and their expiry. What Crisp keeps as controller (billing, security logs) stays outside.",
				"点名插件数据、上传文件、AI 数据、补全数据、备份及其到期日。对方以控制者身份保留的账单与安全日志不在其内。",
			),
		],
	},
	{
		id: "DEL-LOCAL",
		severity: "medium",
		title: text("Working copies are gone after acceptance", "验收后清除工作副本"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "47(1), 51"), cite("NDSR", "24")],
		sources: [],
		evidence: ["m.archive.strayEntries"],
		rule(c) {
			const accepted = c.dateMs("archive.acceptedAt");
			if (accepted === undefined) return review(text("The acceptance is not declared", "未填报验收日期"));
			const purged = c.yes("archive.copiesPurged");
			if (purged === false && c.nowMs > accepted + 30 * 86_400_000)
				return fail(
					text(
						`Accepted on ${day(accepted)}, more than 30 days ago, and copies remain`,
						`已于 ${day(accepted)} 验收逾 30 天，仍有副本`,
					),
				);
			if (purged === false) return review(text("Copies remain within 30 days of acceptance", "验收后 30 天内仍有副本"));
			if (c.m.archive.strayEntries > 0)
				return review(
					text(
						`${num(c.m.archive.strayEntries)} other files stand in the archive's folder`,
						`归档文件夹中有 ${num(c.m.archive.strayEntries)} 个其他文件`,
					),
				);
			const expiry = c.dateMs("archive.expiryDate");
			return pass(
				text(
					`Only the archive remains, until ${expiry === undefined ? "?" : day(expiry)}`,
					`仅保留归档，期限至 ${expiry === undefined ? "?" : day(expiry)}`,
				),
			);
		},
		remediation: [
			text(
				"Destroy the keys of temporary stores and keep a signed log of the purge.",
				"销毁临时存储的密钥，留存签字的清除记录。",
			),
		],
	},
	{
		id: "DSR-45-50",
		severity: "high",
		title: text(
			"People's requests can be served, and open ones in chats are settled",
			"个人请求可办理，会话中的未结请求已处理",
		),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "44-50, 45(3)"), cite("NDSR", "23, 25"), cite("ECL", "24"), cite("GDPR", "12(3), 15, 17, 20")],
		sources: [],
		evidence: ["m.dsr.messages", "m.dsr.unanswered"],
		lookUp: (m) => m.dsr.examples,
		rule(c) {
			const { unanswered, messages } = c.m.dsr;
			const excluded = c.yes("dsr.requestersExcluded");
			if (unanswered.lower > 0 && excluded === false)
				return fail(
					text(
						`${span(unanswered)} requests are unanswered, and these people are imported`,
						`${span(unanswered)} 项请求未答复，且相关个人将被导入`,
					),
				);
			if (c.yes("dsr.channel") === false) return fail(text("No channel for requests is published", "未公布行权渠道"));
			if (unanswered.upper > 0)
				return review(
					text(
						`${span(unanswered)} of ${span(messages)} requests in chats have no answer`,
						`会话中 ${span(messages)} 项请求有 ${span(unanswered)} 项未答复`,
					),
				);
			if (messages.upper > 0)
				return review(
					text(
						`${span(messages)} requests were answered in free text: see the proof`,
						`${span(messages)} 项请求以普通回复处理，请核对证明`,
					),
				);
			if (c.yes("target.lookupTested") === false)
				return review(text("Finding one person in the new system was not tested", "未测试在新系统中查找单个个人"));
			return pass(
				text("A channel is published, the search is tested, no request is open", "渠道已公布、查找已测试、无未结请求"),
			);
		},
		remediation: [
			text(
				"Settle open requests before the import, leave out whoever asked for deletion, keep a register. `uncrisp export --person` hands over what the archive holds of one person, `uncrisp forget` erases it.",
				"导入前办结未答复请求，排除要求删除者，并建立台账。`uncrisp export --person` 可导出某个人的全部数据，`uncrisp forget` 可予以删除。",
			),
		],
	},
];
