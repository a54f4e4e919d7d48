import { text } from "../../model/index.js";
import { day, num, span } from "./case.js";
import { fail, type Item, na, nobodyInMainland, noTarget, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** Zones that a machine in mainland China has. */
const chinaZones = ["Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Urumqi", "PRC"];

/** A. Who can reach the data from where, and whether the old channel is closed. */
export const crossBorderAccess: readonly Item[] = [
	{
		id: "XB-LAPTOP",
		severity: "blocker",
		title: text(
			"The export ran and the archive rests in mainland China, out of reach from abroad",
			"导出操作与归档均在境内，且境外无法访问",
		),
		applies: text("The archive is a new copy of people's data", "归档是个人信息的新副本"),
		basis: [cite("PIPL", "38, 39, 51(3)"), cite("NDSR", "35"), cite("XBDF", "7-8")],
		sources: ["qa2510"],
		evidence: ["m.archive.hostTimeZone", "m.archive.encryption", "m.subjects.cnAll", "m.exports.runs"],
		rule(c) {
			const { cnAll } = c.m.subjects;
			if (cnAll.upper === 0) return nobodyInMainland;
			const host = c.country("export.hostCountry");
			const where = [
				host,
				c.country("export.operatorCountry"),
				c.country("export.storageCountry"),
				...(c.list("export.sharedWith") ?? []),
			];
			const abroad = [...new Set(where.filter((each) => each !== undefined && each !== "CN"))];
			if (abroad.length > 0) {
				const reason = text(
					`Host, operator, storage or readers are in ${abroad.join(", ")}`,
					`导出主机、操作人、存放地或可访问人员位于 ${abroad.join("、")}`,
				);
				return cnAll.lower > 0 ? fail(reason) : review(reason);
			}
			const hints = c.m.archive.cloudHints;
			if (hints.length > 0)
				return review(
					text(
						`The folder is synchronised by ${hints.join(", ")}, whose region is unknown`,
						`文件夹由 ${hints.join("、")} 同步，其区域未知`,
					),
				);
			if (host === "CN" && !chinaZones.includes(c.m.archive.hostTimeZone))
				return review(
					text(
						`China was declared, and this machine's time zone is ${c.m.archive.hostTimeZone}`,
						`填报为中国，但本机时区为 ${c.m.archive.hostTimeZone}`,
					),
				);
			return pass(
				text(
					"Declared: host, operator, storage and readers are in mainland China",
					"已填报：主机、操作人、存放地及可访问人员均在境内",
				),
			);
		},
		remediation: [
			text(
				"Run the export on a machine in mainland China, keep the archive encrypted there and take it out of every cloud drive.",
				"在境内机器上导出，归档加密存放于境内，并移出同步网盘。",
			),
			text("List and delete copies abroad, and add them to the export count.", "登记并删除境外副本，计入出境人数。"),
		],
	},
	{
		id: "XB-REMOTE",
		severity: "high",
		title: text("Nobody abroad can open the new system", "境外人员无法访问新系统"),
		applies: text("A target is chosen", "已选定目标平台"),
		basis: [cite("PIPL", "38, 39"), cite("XBDF", "7-8")],
		sources: ["qa2510", "dpcRemote"],
		evidence: ["m.operators.seen", "m.operators.abroad", "m.subjects.cnAll"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			const { cnAll } = c.m.subjects;
			if (cnAll.upper === 0) return nobodyInMainland;
			const access = c.choice("target.accessFromAbroad");
			const support = (c.list("target.supportCountries") ?? []).filter((each) => each !== "CN");
			if (access === "yes" || support.length > 0) {
				const covered = c.yes("target.accessMechanism");
				if (covered === undefined)
					return review(
						text(
							"There is access from abroad; whether a route covers it is not declared",
							"存在境外访问，未填报是否有出境路径覆盖",
						),
					);
				if (!covered) {
					const reason = text(
						"Records can be opened from abroad, and no route covers it",
						"境外可打开记录，且无出境路径覆盖",
					);
					return cnAll.lower > 0 ? fail(reason) : review(reason);
				}
			}
			if (c.m.operators.abroad.upper > 0 && access !== "yes")
				return review(
					text(
						`${num(c.m.operators.abroad.upper)} agents show signs of sitting abroad (domain or hours)`,
						`${num(c.m.operators.abroad.upper)} 名客服疑似位于境外（邮箱域名或作息时间）`,
					),
				);
			return pass(text("Declared: no access from abroad, or a route covers it", "已填报：无境外访问，或已有出境路径"));
		},
		remediation: [
			text(
				"Queue customers by place, block log-ins from abroad for mainland queues and mask identity fields.",
				"按客户所在地分队列，禁止境外登录境内队列，并对身份字段脱敏。",
			),
			text(
				"Where access is needed, count those people toward the yearly tiers and have the mechanism first.",
				"确需境外访问的，将涉及人数计入年度累计并先办妥机制。",
			),
		],
	},
	{
		id: "XB-04-OVERSEAS-DATA",
		severity: "medium",
		title: text("Data of people abroad stays apart from domestic data", "境外个人信息与境内数据分开存放"),
		applies: text("Somebody is outside mainland China", "存在境外个人"),
		basis: [cite("XBDF", "4"), cite("PIPL", "3(1)")],
		sources: ["rfnc"],
		evidence: ["m.subjects.nonMainland", "m.conversations.mixed"],
		rule(c) {
			const { nonMainland } = c.m.subjects;
			if (nonMainland.upper === 0)
				return na(text("Nobody is known to be outside mainland China", "没有已知的境外个人"));
			if (c.yes("target.partitioning") === false)
				return review(
					text(
						`One pool for ${span(nonMainland)} people from abroad: what is sent back later loses the relief of XBDF 4`,
						`${span(nonMainland)} 名境外个人与境内数据同池，今后再出境将无法适用第 4 条`,
					),
				);
			if (c.m.conversations.mixed > 0)
				return review(
					text(
						`${num(c.m.conversations.mixed)} conversations hold people from both sides`,
						`${num(c.m.conversations.mixed)} 个会话同时含境内外个人`,
					),
				);
			return pass(
				text(
					`${span(nonMainland)} people from abroad have a partition of their own`,
					`${span(nonMainland)} 名境外个人单独分区`,
				),
			);
		},
		remediation: [
			text(
				"Import each region into a workspace of its own, tagged; document that no domestic data comes in.",
				"按地区分工作区导入并打标签，记录未引入境内个人信息。",
			),
			text(
				"While processed in China, data of people abroad enjoys notice, security and rights under the PIPL too.",
				"在境内处理期间，境外个人同样享有告知、安全与权利保护。",
			),
		],
	},
	{
		id: "XB-SMALL",
		severity: "low",
		title: text("Small handler: fewer than 100,000 people in total", "小型个人信息处理者（不满 10 万人）"),
		applies: text("The company holds fewer than about 120,000 people", "全系统处理不足约 12 万人"),
		basis: [cite("SMALL", "", undefined, text("annexes 1 and 2", "附件 1、2")), cite("PIPL", "62(2)")],
		sources: ["hankun", "mayerbrown"],
		evidence: ["m.subjects.total", "m.subjects.cnSensitiveYtd"],
		rule(c) {
			const total = c.totalIndividuals;
			if (Math.max(total ?? 0, c.m.subjects.total) >= 120_000)
				return na(text("More than 120,000 people", "超过 12 万人"));
			if (total === undefined)
				return review(
					text(
						`${num(c.m.subjects.total)} people in this archive; the total of all systems is not declared`,
						`本归档 ${num(c.m.subjects.total)} 人，未填报全系统总数`,
					),
				);
			if (total >= 80_000)
				return review(text(`${num(total)} people: near the line of 100,000`, `${num(total)} 人，接近 10 万人界限`));
			if (c.m.subjects.cnSensitiveAll.upper > 0 || c.m.minors.subjectsUnder18.upper > 0)
				return review(
					text(
						"Few people, but sensitive data or minors: the relief of Order 25 was not read in its official text",
						"人数少但涉敏感信息或未成年人；第 25 号令的豁免条件未读官方文本",
					),
				);
			return pass(
				text(
					`${num(total)} people: the simplified audit and impact tables may be used. No relief from the export tiers is assumed`,
					`${num(total)} 人：可使用简化审计表与影响表；不据此推定出境豁免`,
				),
			);
		},
		remediation: [
			text(
				"Write down how people were counted and when; look again every quarter.",
				"记录统计口径与日期，每季度复核。",
			),
			text(
				"Read the export clause of Order 25 officially before relying on it; until then the tiers decide.",
				"引用第 25 号令出境条款前先读官方文本，在此之前以数量门槛为准。",
			),
		],
	},
	{
		id: "XB-41-JUDICIAL",
		severity: "medium",
		title: text(
			"No data stored in China to foreign courts or authorities without approval",
			"未经批准不得向境外司法或执法机构提供境内存储的数据",
		),
		applies: text("The data will rest in mainland China", "数据将存储于境内"),
		basis: [cite("PIPL", "41"), cite("DSL", "36"), cite("DSL", "48(2)", "knowledge")],
		sources: [],
		evidence: ["m.legalHolds"],
		rule(c) {
			const country = c.country("target.dataCountry");
			if (country !== undefined && country !== "CN")
				return na(text(`The data will rest in ${country}`, `数据将存储于 ${country}`));
			if (c.yes("company.foreignLitigation") === true)
				return review(text("Litigation or discovery abroad is pending", "存在未结的境外诉讼或证据开示"));
			if (c.yes("legal.foreignRequestProcedure") === false)
				return review(text("No written procedure for foreign requests", "没有境外请求的书面处理流程"));
			if (c.m.legalHolds > 0)
				return review(
					text(
						`${num(c.m.legalHolds)} messages speak of courts, police or lawsuits`,
						`${num(c.m.legalHolds)} 条消息涉及法院、警方或诉讼`,
					),
				);
			return pass(
				text(
					"A procedure routes foreign requests to PRC counsel; no litigation abroad",
					"境外请求依流程交由中国律师；无境外诉讼",
				),
			);
		},
		remediation: [
			text(
				"Where a foreign order preserves the EU copy, ask counsel before deleting it or moving it into China.",
				"境外要求保全欧盟副本的，删除或迁入境内前先咨询律师。",
			),
		],
	},
	{
		id: "XB-STOP",
		severity: "high",
		title: text("The old channel is closed: nothing flows to Crisp any more", "旧通道已关闭，不再有数据流向 Crisp"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "47, 38")],
		sources: ["crispApi"],
		evidence: ["m.retention.messages.last24h", "m.retention.messages.last30d", "m.messages.total"],
		rule(c) {
			const cutover = c.dateMs("cutover.date") ?? c.dateMs("crisp.widgetRemovedAt");
			if (cutover === undefined) return review(text("No cut-over date is declared", "未填报切换日期"));
			// The day itself may still see messages.
			const closed = cutover + 86_400_000;
			const late = c.m.channels.filter(({ newestAtMs }) => newestAtMs !== undefined && newestAtMs >= closed);
			if (cutover > c.nowMs)
				return review(
					text(`The cut-over is on ${day(cutover)}, still to come`, `切换日期为 ${day(cutover)}，尚未到来`),
				);
			if (late.length > 0)
				return fail(
					text(
						`Messages newer than the cut-over of ${day(cutover)} came by ${late.map(({ channel }) => channel).join(", ")}`,
						`切换日 ${day(cutover)} 之后仍有消息，来自 ${late.map(({ channel }) => channel).join("、")}`,
					),
				);
			if (c.yes("crisp.oldAppsRetired") === false)
				return review(text("Apps with the old SDK are still in use", "仍有旧版 SDK 应用在使用"));
			c.dateMs("crisp.widgetRemovedAt");
			c.dateMs("crisp.emailForwardRemovedAt");
			return pass(text(`No message after the cut-over of ${day(cutover)}`, `切换日 ${day(cutover)} 之后没有消息`));
		},
		remediation: [
			text(
				"Remove script, SDK, e-mail forward, DNS entries, plugins, keys and web hooks; then run one last backup.",
				"下线网页脚本、SDK、邮件转发、DNS、插件、密钥与回调，随后再做一次增量备份。",
			),
		],
	},
];
