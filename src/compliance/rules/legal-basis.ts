import { text } from "../../model/index.js";
import { day, num } from "./case.js";
import { choiceList } from "./choice-words.js";
import { fail, type Item, na, noTarget, pass, review } from "./item.js";
import { cite } from "./laws.js";

/** B. Legal basis, notice, consent. */
export const legalBasis: readonly Item[] = [
	{
		id: "PIPL-13-BASIS",
		severity: "high",
		title: text("A legal basis for keeping and importing old conversations", "继续保存并导入历史会话的合法性基础"),
		applies: text("Always", "始终适用"),
		basis: [cite("PIPL", "13, 5, 6"), cite("CPL", "29")],
		sources: [],
		evidence: [
			"m.topics.orderService",
			"m.topics.preSales",
			"m.topics.marketing",
			"m.topics.spam",
			"m.subjects.anonymous",
		],
		rule(c) {
			const kinds = Object.keys(c.m.pi.byCategory).length;
			const recorded = c.choice("basis.categories");
			const filtered = c.yes("import.onlyWithBasis");
			if (recorded === "none")
				return fail(
					text(
						`${num(kinds)} kinds of personal information were found; no basis is recorded for any`,
						`发现 ${num(kinds)} 类个人信息，均未记录合法性基础`,
					),
				);
			if (filtered === false && c.m.topics.spam + c.m.conversations.blocked > 0)
				return fail(
					text(
						"Spam and blocked conversations, for which there is no basis, are to be imported",
						"没有合法性基础的垃圾与被屏蔽会话也将被导入",
					),
				);
			if (recorded === "some")
				return review(text("A basis is recorded for some of the kinds found only", "仅部分种类记录了合法性基础"));
			if (c.yes("basis.consentPredates") === true)
				return review(text("Some consent is older than the purpose that it is to carry", "部分同意早于其所支撑的用途"));
			return pass(
				text(
					`A basis and purpose are recorded for all ${num(kinds)} kinds found`,
					`已发现的 ${num(kinds)} 类信息均记录了基础与目的`,
				),
			);
		},
		remediation: [
			text(
				"Import only what a basis covers; leave out anonymous visitors, spam, blocked people and leads without consent.",
				"仅导入有合法性基础的数据，排除匿名访客、垃圾与被屏蔽会话、无同意的线索。",
			),
		],
	},
	{
		id: "PIPL-17-NOTICE",
		severity: "high",
		title: text(
			"The privacy notice names vendor, place, retention and rights",
			"隐私政策写明新厂商、存储地、保存期限与权利",
		),
		applies: text("A target is chosen", "已选定目标平台"),
		basis: [cite("PIPL", "7, 17, 30"), cite("NDSR", "21"), cite("ECL", "24")],
		sources: [],
		evidence: ["m.subjects.total", "m.sensitive.subjects"],
		rule(c) {
			if (!c.hasTarget) return noTarget;
			const updated = c.dateMs("notice.updatedAt");
			const cutover = c.dateMs("cutover.date");
			if (updated !== undefined && cutover !== undefined && updated > cutover)
				return fail(
					text(
						`It was updated on ${day(updated)}, after the cut-over of ${day(cutover)}`,
						`更新于 ${day(updated)}，晚于切换日 ${day(cutover)}`,
					),
				);
			if (updated === undefined && cutover !== undefined && cutover <= c.nowMs)
				return review(
					text(
						"The new system is live and no update of the notice is declared",
						"新系统已上线，但未填报隐私政策更新日期",
					),
				);
			const stated = c.list("notice.elements");
			const missing = ["recipients", "categories", "retention", "sensitive", "rights"].filter(
				(each) => stated !== undefined && !stated.includes(each as never),
			);
			if (missing.length > 0)
				return review(
					text(`The notice lacks: ${choiceList(missing).en}`, `隐私政策缺少：${choiceList(missing)["zh-CN"]}`),
				);
			return pass(text("Updated before the cut-over with every element", "已在切换前更新且要素齐全"));
		},
		remediation: [
			text(
				"Add the vendor (name, contact, role), the place in the mainland, retention by category and the deletion of the EU copy; keep the old version.",
				"写明新厂商（名称、联系方式、角色）、境内存储地、各类保存期限与欧盟副本的删除，并保留旧版本。",
			),
		],
	},
	{
		id: "PIPL-14-RECONSENT",
		severity: "high",
		title: text("New consent where purpose, method or kind changes", "目的、方式、种类变更时重新取得同意"),
		applies: text("Something rests on consent, or purposes are new", "以同意为基础，或存在新用途"),
		basis: [cite("PIPL", "14(2), 16"), cite("NDSR", "22(4)-(6)")],
		sources: ["qa2607"],
		evidence: ["m.consent.records", "m.optouts.subjects", "m.subjects.cnAll"],
		rule(c) {
			const basis = c.choice("consent.basis");
			const changed = c.yes("consent.newPurposes");
			if ((basis === "contract" || basis === "legal-duty") && changed === false)
				return na(text("Nothing rests on consent and no purpose is new", "不以同意为基础，且无新用途"));
			if (changed === false) return pass(text("Purposes stay as they were", "用途未变更"));
			if (changed === undefined)
				return review(text("Whether old chats serve new purposes is not declared", "未填报历史会话是否用于新用途"));
			const again = c.choice("consent.recollected");
			if (again === "none")
				return fail(text("Old chats serve new purposes without new consent", "历史会话用于新用途，但未重新取得同意"));
			if (again === "some") return review(text("New consent covers a part of the people only", "仅部分个人重新同意"));
			return pass(text("New consent was collected before the new use", "新用途开始前已重新取得同意"));
		},
		remediation: [
			text(
				"Freeze new purposes for what was moved; ask at the next contact, and never again where somebody refused.",
				"对迁移数据暂停新用途，下次联系时征求同意；已拒绝者不得反复征求。",
			),
		],
	},
	{
		id: "PIPL-15-OPTOUT",
		severity: "medium",
		title: text("Opt-outs and do-not-contact marks survive the move", "退订与不再联系标记随迁"),
		applies: text("Somebody opted out, was blocked, or asked to be left alone", "存在退订、屏蔽或不再联系的请求"),
		basis: [cite("PIPL", "15, 24(2)"), cite("CPL", "29(3)")],
		sources: ["crispApi"],
		evidence: ["m.optouts.subjects", "m.optouts.unsubscribed", "m.optouts.phrases"],
		rule(c) {
			const { subjects, unsubscribed, blocked, phrases } = c.m.optouts;
			if (subjects === 0) return na(text("Nobody opted out", "没有退订者"));
			const first = c.yes("import.suppressionFirst");
			if (first === false && unsubscribed + blocked > 0)
				return fail(
					text(
						`${num(subjects)} people opted out, and their marks do not reach the target first`,
						`${num(subjects)} 人已退订，但标记未先行导入`,
					),
				);
			if (phrases > 0 && unsubscribed + blocked < subjects)
				return review(
					text(
						`${num(phrases)} messages ask to be left alone without a mark on every profile`,
						`${num(phrases)} 条消息要求不再联系，但并非都在资料中有标记`,
					),
				);
			return pass(
				text(`${num(subjects)} marks reach the target before the contacts`, `${num(subjects)} 个标记先于联系人导入`),
			);
		},
		remediation: [
			text(
				"Import the suppression list first, then the contacts; test that somebody on it cannot be reached.",
				"先导入屏蔽名单再导入联系人，并测试名单内的人无法被触达。",
			),
		],
	},
];
