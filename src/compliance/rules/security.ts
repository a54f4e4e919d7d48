import { text } from "../../model/index.js";
import { type Case, day, num } from "./case.js";
import { choiceList } from "./choice-words.js";
import { fail, type Item, na, noTarget, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** E. Security of archive and new system. */
export const security: readonly Item[] = [
	{
		id: "SEC-ENC-XFER",
		severity: "blocker",
		title: text(
			"The archive is encrypted at rest and on its way, its integrity proven",
			"归档静态与传输加密、完整性可核验",
		),
		applies: text("Always", "始终适用"),
		basis: [
			cite("PIPL", "51(3)"),
			cite("NDSR", "9"),
			cite("DSL", "27"),
			cite("CSL", "23(4)", undefined, text("old 21(4)", "原第 21(4) 条")),
		],
		sources: ["dior"],
		evidence: ["m.archive.encryption", "m.archive.folderMode", "m.archive.fileMode", "m.subjects.total"],
		rule(c) {
			const { encryption, ownerOnly } = c.m.archive;
			const people = c.m.subjects.total + c.m.subjects.anonymous;
			if (encryption === "none") {
				const disk = c.yes("archive.fullDiskEncryption");
				if (people === 0) return pass(text("Clear text without any people", "明文，但不含任何个人"));
				if (disk === true)
					return review(text("Clear text on a disk declared as encrypted", "明文存放于已声明加密的磁盘"));
				return disk === undefined
					? review(
							text(
								`Clear text with ${num(people)} people; whether the disk is encrypted is not declared`,
								`明文，含 ${num(people)} 人；未填报磁盘是否加密`,
							),
						)
					: fail(
							text(
								`Clear text with ${num(people)} people on an unencrypted disk`,
								`明文，含 ${num(people)} 人，且磁盘未加密`,
							),
						);
			}
			if (c.yes("archive.keysApart") === false)
				return review(text("The key stands beside the archive", "密钥与归档存放在一起"));
			if (!ownerOnly) return review(text("Others may read the files", "其他用户可读取文件"));
			if (c.yes("archive.encryptedTransfer") === false)
				return fail(text("It travels without encryption", "未加密传输"));
			return pass(text(`Encrypted (${encryption}), for its owner only`, `已加密（${encryption}），仅所有者可读`));
		},
		remediation: [
			text(
				"Keep copies encrypted to a named recipient (`uncrisp archive push --encrypt-to age1...`), or with SM4 where a domestic algorithm is required; keys elsewhere; TLS or SFTP; compare hashes on arrival (`uncrisp verify`).",
				"副本以 age 加密给指定接收者（`uncrisp archive push --encrypt-to age1...`），有国密要求的采用 SM4；密钥异处保管；以 TLS 或 SFTP 传输；到达后核对哈希（`uncrisp verify`）。",
			),
		],
	},
	{
		id: "SEC-ACL",
		severity: "high",
		title: text("Least privilege and a log of access", "最小权限与访问留痕"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "51(4)"), cite("NDSR", "9")],
		sources: [],
		evidence: ["m.archive.folderMode", "m.archive.fileMode", "m.operators.seen"],
		rule(c) {
			if (!c.m.archive.ownerOnly)
				return fail(
					text(
						`Others on this machine may read the archive (${c.m.archive.folderMode}, ${c.m.archive.fileMode})`,
						`本机其他用户可读取归档（${c.m.archive.folderMode}、${c.m.archive.fileMode}）`,
					),
				);
			if (c.yes("access.sharedAccounts") === true)
				return fail(text("Accounts are shared, or leavers still have access", "存在共用账号或离职人员仍有权限"));
			const controls = c.list("access.controls");
			const missing = ["named-list", "mfa", "log", "training"].filter(
				(each) => controls !== undefined && !controls.includes(each as never),
			);
			if (missing.length > 0)
				return review(text(`Missing: ${choiceList(missing).en}`, `缺少：${choiceList(missing)["zh-CN"]}`));
			const roles = c.number("access.roles");
			if (roles !== undefined && roles > c.m.operators.seen.upper)
				return review(
					text(
						`${num(roles)} accounts for ${num(c.m.operators.seen.upper)} agents seen in the data`,
						`账号 ${num(roles)} 个，而数据中仅见 ${num(c.m.operators.seen.upper)} 名客服`,
					),
				);
			return pass(
				text(
					"Owner-only files, a named list, MFA, a log and training",
					"文件仅所有者可读，具备名单、多因子、日志与培训",
				),
			);
		},
		remediation: [
			text(
				"Roles for agent, lead and auditor; no bulk export for agents; look at the list every quarter.",
				"区分客服、主管、审计角色，取消客服批量导出，季度复核名单。",
			),
		],
	},
	{
		id: "SEC-MLPS-OWN",
		severity: "high",
		title: text("Your own new system is graded and filed under MLPS", "自有新系统完成等级保护定级、备案与测评"),
		applies: text("The target is self-hosted", "目标平台为自行部署"),
		basis: [
			cite("CSL", "23", undefined, text("old 21", "原第 21 条")),
			cite("CSL", "61", undefined, text("penalties, old 59", "罚则，原第 59 条")),
			cite("DSL", "27"),
			cite("NDSR", "9"),
			cite("MLPS", "", "knowledge"),
		],
		sources: ["mps1846"],
		evidence: ["m.subjects.total", "m.sensitive.subjects"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			if (c.targetType === "vendor") return na(text("Hosted by the vendor: see VEN-MLPS", "由厂商托管，见 VEN-MLPS"));
			const level = c.number("target.mlpsLevel");
			if (level === 0) return fail(text("The system has no grading record", "系统没有定级记录"));
			if (c.choice("target.mlpsResult") === "not-conform" || c.yes("target.mlpsFiled") === false)
				return fail(text("Not filed, or the test did not conform", "未备案或测评不符合"));
			if (level !== undefined && level < 2)
				return fail(text("Level 1 is not enough for a public service", "面向公众的服务不应低于二级"));
			return isLarge(c) && (level ?? 0) < 3
				? review(text(`Level ${level ?? "?"} for a system of this size`, `该规模的系统仅为 ${level ?? "?"} 级`))
				: recentTest(c, level);
		},
		remediation: [
			text(
				"Grade with GB/T 22240, file with the local public security organ, plan the controls of level 3 (logs of six months, MFA, encryption, backup).",
				"按 GB/T 22240 定级并向属地公安备案，落实三级控制点（日志六个月、多因子、加密、备份）。",
			),
		],
	},
];

/** Where level 3 is expected: 100,000 people, or 10,000 with sensitive data. */
export function isLarge(c: Case): boolean {
	return c.m.subjects.total >= 100_000 || c.m.sensitive.subjects.lower >= 10_000;
}

/** Level 3 is tested every year, level 2 every two. */
export function recentTest(c: Case, level: number | undefined) {
	const tested = c.dateMs("target.mlpsTestDate");
	if (tested !== undefined && c.isOlderThan(tested, (level ?? 2) >= 3 ? 12 : 24))
		return review(text(`The test of ${day(tested)} is older than its cycle`, `${day(tested)} 的测评已超出周期`));
	return pass(text(`Level ${level ?? "?"}, filed and tested in its cycle`, `${level ?? "?"} 级，已备案且在测评周期内`));
}
