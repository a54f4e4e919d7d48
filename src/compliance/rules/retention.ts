import { text } from "../../model/index.js";
import { day, num } from "./case.js";
import { fail, type Item, na, noTarget, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** D. How long things are kept. */
export const retention: readonly Item[] = [
	{
		id: "RET-19-LIMIT",
		severity: "high",
		title: text("Nothing is kept longer than necessary", "保存期限为实现目的所必要的最短时间"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "19, 47(1)-(2)"), cite("NDSR", "24"), cite("GDPR", "5(1)(e)")],
		sources: [],
		evidence: [
			"m.retention.spanDays",
			"m.retention.convOlderThan.1y",
			"m.retention.convOlderThan.2y",
			"m.retention.convOlderThan.3y",
			"m.retention.subjectsOlderThan.2y",
		],
		rule(c) {
			const schedule = c.choice("retention.schedule");
			if (schedule === "none") return fail(text("There is no retention schedule", "没有保存期限表"));
			const { oldestAtMs } = c.m.retention;
			const months = c.number("retention.maxMonths");
			const beyond = oldestAtMs !== undefined && months !== undefined && c.isOlderThan(oldestAtMs, months);
			const applied = c.yes("retention.applied");
			if (beyond && applied === false)
				return fail(
					text(
						`The oldest message is of ${day(oldestAtMs)}, beyond ${num(months)} months, and the import leaves nothing out`,
						`最早消息为 ${day(oldestAtMs)}，超过 ${num(months)} 个月，且导入时不剔除`,
					),
				);
			if (schedule === "one-limit")
				return review(text("Orders, complaints and pre-sales share one limit", "订单、投诉与售前共用同一期限"));
			return pass(text("A schedule by category is applied to the import", "已按分类期限表筛选导入"));
		},
		remediation: [
			text(
				"Limits by category (pre-sales 6 to 12 months, support 24, orders and disputes 36, as a start); leave the rest behind.",
				"分类设定期限（建议起点：售前 6-12 个月，一般客服 24 个月，订单与争议 36 个月），超期不导入。",
			),
		],
	},
	{
		id: "RET-ECL-31",
		severity: "medium",
		title: text("Transaction records that must be kept are not deleted", "依法应留存的交易信息不被误删"),
		applies: text(
			"Conversations about orders exist, or the company runs a platform",
			"存在订单会话，或公司为平台经营者",
		),
		basis: [
			cite("ECL", "31", undefined, text("platform operators", "平台经营者")),
			cite("ECL", "62", undefined, text("all operators, disputes", "全部经营者，争议处理")),
			cite("CIVIL", "188", "knowledge"),
			cite("SAMR37", ""),
		],
		sources: [],
		evidence: ["m.topics.orderService", "m.disputes"],
		rule(c) {
			const platform = c.yes("company.isEcommercePlatform");
			const { orderService } = c.m.topics;
			if (orderService === 0 && platform !== true) return na(text("No conversation about an order", "没有订单类会话"));
			if (c.yes("retention.deletesOrders") === true) {
				const reason = text(
					`A deletion is planned that touches orders or open disputes; ${num(orderService)} conversations are about orders`,
					`计划中的删除涉及订单或未结争议；订单类会话 ${num(orderService)} 个`,
				);
				return platform === true ? fail(reason) : review(reason);
			}
			if (platform === false)
				return review(
					text(
						"A seller is not bound by the three years, but must produce records in a dispute",
						"非平台经营者不直接适用三年，但争议中须能提供记录",
					),
				);
			return pass(
				text(
					"No planned deletion touches orders of three years or open disputes",
					"计划中的删除不涉及三年内订单与未结争议",
				),
			);
		},
		remediation: [
			text(
				"Tag conversations about orders with the day of completion and keep them three years; hold open disputes until they close.",
				"对订单会话标注完成日期并保存三年；未结争议保存至结案。",
			),
		],
	},
	{
		id: "RET-LOG-6M",
		severity: "medium",
		title: text("Network logs of the new system kept six months", "新系统网络日志留存不少于六个月"),
		applies: text("A target is chosen", "已选定目标平台"),
		basis: [cite("CSL", "23(3)", undefined, text("old 21(3)", "原第 21(3) 条")), cite("LABEL", "9")],
		sources: [],
		evidence: ["m.crispLogs"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			const months = c.number("target.logsMonths");
			const audit = c.yes("target.auditLog");
			if (months !== undefined && months < 6)
				return fail(text(`Logs are kept ${num(months)} months only`, `日志仅保存 ${num(months)} 个月`));
			if (audit === false)
				return fail(text("Log-ins, exports and deletions are not logged", "登录、导出、删除没有日志"));
			if (c.yes("target.logsReadable") === false)
				return review(text("The vendor keeps logs that you cannot read", "厂商保存日志，但您无法查阅"));
			return pass(
				text(
					`Logs are kept ${num(months ?? 0)} months and show exports and deletions`,
					`日志保存 ${num(months ?? 0)} 个月，并记录导出与删除`,
				),
			);
		},
		remediation: [
			text(
				"Turn audit logs on, ship them to storage of your own for 6 to 12 months, the vendor's administrators included.",
				"开启审计日志并外送留存 6-12 个月，含厂商管理操作。",
			),
		],
	},
	{
		id: "RET-REC-3Y",
		severity: "medium",
		title: text(
			"Records of entrustment, provision and assessments kept three years",
			"委托、提供记录与影响评估保存三年",
		),
		applies: text("Always", "始终适用"),
		basis: [cite("NDSR", "12"), cite("PIPL", "56")],
		sources: [],
		evidence: ["m.exports.runs", "m.exports.records"],
		rule(c) {
			if (c.yes("records.register") === false) return fail(text("There is no register", "没有登记台账"));
			if (c.yes("records.hasCrisp") === false) return review(text("The register lacks Crisp", "台账缺少 Crisp"));
			const kept = c.dateMs("records.keptUntil");
			if (kept !== undefined && kept < c.nowMs + 3 * 365 * 86_400_000 - 86_400_000)
				return review(
					text(
						`Records are kept until ${day(kept)}: less than three years from now`,
						`记录仅保存至 ${day(kept)}，距今不足三年`,
					),
				);
			return pass(text("A register lists Crisp and is kept three years", "台账包含 Crisp 并保存三年"));
		},
		remediation: [
			text(
				"Put this report, the log of the export, the proof of deletion and the vendor's contract into one register.",
				"将本报告、导出日志、删除证明与厂商合同登记于同一台账。",
			),
		],
	},
];
