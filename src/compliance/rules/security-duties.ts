import { text } from "../../model/index.js";
import { day, num } from "./case.js";
import { fail, type Item, na, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** E. Inventory, incidents, and what a leak would mean. */
export const securityDuties: readonly Item[] = [
	{
		id: "SEC-CLASS",
		severity: "medium",
		title: text("Data is classified and graded, with an inventory", "数据分类分级与资产清单"),
		applies: text("Always", "始终适用"),
		basis: [cite("DSL", "21"), cite("PIPL", "51(2)"), cite("NDSR", "5, 29"), cite("GBT43697", "")],
		sources: [],
		evidence: ["m.subjects.total", "m.conversations.total"],
		rule(c) {
			const done = c.dateMs("classification.doneAt");
			if (done === undefined)
				return review(
					text("The inventory of this report is there; a policy is not declared", "本报告已生成字段清单，但未填报制度"),
				);
			if (c.isOlderThan(done, 12))
				return review(text(`The policy is of ${day(done)}: older than a year`, `制度发布于 ${day(done)}，已逾一年`));
			if (c.yes("classification.coversFields") === false)
				return fail(text("The policy leaves fields of the archive without a class", "制度未覆盖归档的全部字段"));
			return pass(text(`Adopted on ${day(done)}, every field has a class`, `已于 ${day(done)} 发布，字段均已定级`));
		},
		remediation: [
			text(
				"Adopt this report's table of fields as annex of the policy and mark sensitive fields in the target.",
				"将本报告字段表作为制度附件，并在目标平台标注敏感字段。",
			),
		],
	},
	{
		id: "SEC-IR",
		severity: "high",
		title: text("Incident plan with the reporting clocks", "事件应急预案与报告时限"),
		applies: text("Always", "始终适用"),
		basis: [
			cite("PIPL", "57"),
			cite("NDSR", "11"),
			cite("CSL", "27", undefined, text("old 25", "原第 25 条")),
			cite("INC", "4"),
			cite("GDPR", "33, 34"),
		],
		sources: ["noerr"],
		evidence: ["m.subjects.total", "m.credentials.active"],
		rule(c) {
			const { total } = c.m.subjects;
			const grade =
				total >= 100_000_000
					? text("extremely major", "特别重大")
					: total >= 10_000_000
						? text("major", "重大")
						: total >= 1_000_000
							? text("larger", "较大")
							: text("without a published grade", "无公布分级");
			if (c.yes("incident.plan") === false)
				return fail(
					text(
						`No plan; a leak of ${num(total)} people would be ${grade.en}`,
						`没有预案；泄露 ${num(total)} 人属${grade["zh-CN"]}`,
					),
				);
			const { active } = c.m.credentials;
			if (active > 0) {
				const handled = c.yes("incident.secretsHandled");
				if (handled === false)
					return fail(
						text(
							`${num(active)} keys of the last year stand in chats and are not handled as an incident`,
							`会话中有 ${num(active)} 个一年内的密钥，且未按事件处置`,
						),
					);
			}
			if (c.yes("incident.hasClocks") === false)
				return review(text("The plan lacks the clocks of November 2025", "预案缺少 2025 年 11 月的时限"));
			const hours = c.number("incident.vendorNoticeHours");
			if (hours !== undefined && hours > 24)
				return review(
					text(
						`The vendor has ${num(hours)} hours to tell you; 24 is the aim`,
						`厂商通知时限为 ${num(hours)} 小时，宜不超过 24 小时`,
					),
				);
			return pass(
				text(
					`Plan with clocks; a leak of ${num(total)} people would be ${grade.en}`,
					`预案含时限；泄露 ${num(total)} 人属${grade["zh-CN"]}`,
				),
			);
		},
		remediation: [
			text(
				"Add the grades (1, 10, 100 million people), the clocks (4 hours to the provincial CAC, 1 hour for critical infrastructure, 2 for central organs, a closing report in 30 days, 72 hours under the GDPR) and the contacts; rehearse once with the vendor before the cut-over.",
				"补充分级（一百万、一千万、一亿人）、时限（省级网信 4 小时、关键信息基础设施 1 小时、中央机关 2 小时、30 日内总结报告、GDPR 72 小时）与联系人，切换前与厂商演练一次。",
			),
		],
	},
	{
		id: "SEC-CRIM-VOLUME",
		severity: "high",
		title: text("What a leak of this archive would mean under criminal and tort law", "归档泄露的刑事与民事风险量级"),
		applies: text("There are people in the archive", "归档中有个人"),
		basis: [cite("CRIM", "5(1)(3)-(5), (8), 7"), cite("PIPL", "69, 66")],
		sources: [],
		evidence: [
			"m.exposure.tracksCommsCreditProperty",
			"m.exposure.healthTransactionLodging",
			"m.exposure.other",
			"m.archive.encryption",
		],
		rule(c) {
			const { exposure, subjects, archive } = c.m;
			if (subjects.total + subjects.anonymous === 0) return na(text("Nobody is in the archive", "归档中没有个人"));
			// Half for people who obtained the data in their job.
			const above =
				exposure.tracksCommsCreditProperty >= 25 || exposure.healthTransactionLodging >= 250 || exposure.other >= 2500;
			const controls = c.list("access.controls");
			const listed = controls?.includes("named-list");
			const encrypted = archive.encryption !== "none" || c.peek("archive.fullDiskEncryption") === true;
			if (above && !encrypted && listed === false)
				return fail(
					text(
						"Above a threshold, unencrypted, and nobody keeps a list of who has access",
						"超过入刑门槛，未加密，且无访问名单",
					),
				);
			if (above)
				return review(
					text(
						`Above a threshold (${num(exposure.tracksCommsCreditProperty)} / ${num(exposure.healthTransactionLodging)} / ${num(exposure.other)} items): treat the archive accordingly`,
						`超过入刑门槛（${num(exposure.tracksCommsCreditProperty)} / ${num(exposure.healthTransactionLodging)} / ${num(exposure.other)} 条），请相应提高管控级别`,
					),
				);
			if (!encrypted || listed === false || c.yes("access.toldInWriting") === false)
				return review(
					text(
						"Below the thresholds, but not encrypted, listed and told in writing",
						"未达门槛，但未全部做到加密、名单与书面告知",
					),
				);
			return pass(
				text(
					"Below the thresholds, encrypted, with a short list of people told in writing",
					"未达门槛，已加密，名单精简且已书面告知",
				),
			);
		},
		remediation: [
			text(
				"Print these counts in the hand-over note, forbid copies, log every opening.",
				"在交接单写明数量，禁止复制，逐次登记访问。",
			),
		],
	},
];
