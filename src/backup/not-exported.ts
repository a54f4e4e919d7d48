import type { Archive, NotExported } from "../archive/archive.js";
import type { CrispTier } from "../crisp/connection.js";
import { type ExtraName, extraTable } from "./extras/extra-table.js";
import { handInDescriptions, handInSorts } from "./hand-in/hand-in-sorts.js";

/*
 * What a backup does not hold, and why (sheet, section 6). Written with every run, so that nobody takes silence for completeness.
 */
type Row = readonly [resource: string, reason: NotExported["reason"], en: string, zh: string];

const rows: readonly Row[] = [
	[
		"canned-replies",
		"no-route",
		"Canned replies (shortcuts): no API route. In Crisp: Inbox settings, reply shortcuts. Copy them and hand them in with `uncrisp add canned-replies`",
		"快捷回复：没有接口。位置：收件箱设置中的快捷回复。请手动复制后用 `uncrisp add canned-replies` 导入",
	],
	[
		"triggers",
		"no-route",
		"Triggers: no API route. In Crisp: Automation / chatbot screens. Copy them and hand them in with `uncrisp add triggers`",
		"触发器：没有接口。位置：自动化 / 聊天机器人页面。请手动复制后用 `uncrisp add triggers` 导入",
	],
	[
		"workflows",
		"no-route",
		"Workflows and chatbot scenarios: no API route. In Crisp: AI Agent > Automate > Workflow Builder",
		"工作流与机器人场景：没有接口。位置：AI Agent > Automate > Workflow Builder",
	],
	[
		"ai-agent",
		"no-route",
		"AI agent set-up and training sources: no API route. In Crisp: AI Agent screens",
		"AI 客服的设置与训练资料：没有接口。位置：AI Agent 页面",
	],
	[
		"routing-rules",
		"no-route",
		"Routing rules, opening hours and automatic replies: no API route. In Crisp: Settings (inbox, availability)",
		"分配规则、营业时间与自动回复：没有接口。位置：设置（收件箱、在线时间）",
	],
	[
		"ratings",
		"no-route",
		"Past ratings and their comments: sent as live events only. In Crisp: Analytics > Ratings; a contact's score is a trace. Copy them and hand them in with `uncrisp add ratings`",
		"历史评分与评价：仅以实时事件提供。位置：分析 > 评分；联系人的 score 字段为其痕迹。请手动复制后用 `uncrisp add ratings` 导入",
	],
	[
		"reminders",
		"no-route",
		"Reminders: can be written but not read. In Crisp: side panel of a conversation",
		"提醒：只能写入不能读取。位置：会话侧栏",
	],
	[
		"audit-log",
		"no-route",
		"Audit log: no API route, only whether it is on. In Crisp: Settings, on plans that have it",
		"审计日志：没有接口，仅能得知是否开启。位置：设置（视套餐而定）",
	],
	[
		"spam",
		"tier",
		"Spam folder: user tokens only. In Crisp: Inbox > Spam",
		"垃圾会话：仅限用户令牌。位置：收件箱 > 垃圾",
	],
	[
		"campaigns",
		"tier",
		"Campaigns, their recipients, statistics and tags: user tokens only. In Crisp: Campaigns",
		"营销活动及其收件人、统计与标签：仅限用户令牌。位置：营销活动",
	],
	[
		"analytics",
		"tier",
		"Analytics: user tokens only. In Crisp: Analytics. Most figures follow from the exported messages",
		"统计分析：仅限用户令牌。位置：分析。多数指标可由已备份的消息算出",
	],
	[
		"contact-campaigns",
		"tier",
		"Which campaigns a contact got: user tokens only. In Crisp: a contact's profile",
		"联系人收到过哪些营销活动：仅限用户令牌。位置：联系人资料页",
	],
	[
		"contact-csv",
		"tier",
		"CSV file of contacts: user tokens only, sent by e-mail. In Crisp: Contacts > Export. The contacts themselves are in the archive",
		"联系人 CSV 文件：仅限用户令牌，通过邮件发送。位置：联系人 > 导出。联系人本身已在归档中",
	],
	[
		"helpdesk-archive",
		"tier",
		"Crisp's own help desk archive: user tokens only, sent by e-mail. The articles themselves are read through the API",
		"Crisp 自带的帮助中心压缩包：仅限用户令牌，通过邮件发送。文章本身已通过接口读取",
	],
	[
		"helpdesk-domain",
		"tier",
		"Domain of the help desk: user tokens only. In Crisp: help desk settings. Its public address is in the archive",
		"帮助中心的域名设置：仅限用户令牌。位置：帮助中心设置。其公开地址已在归档中",
	],
	[
		"plugins",
		"tier",
		"Installed plugins and their settings: user tokens only. In Crisp: Plugins",
		"已安装的插件及其设置：仅限用户令牌。位置：插件",
	],
	[
		"blocked-visitors",
		"tier",
		"Counts of blocked visitors: user tokens only. In Crisp: Settings. The block rules are in the settings",
		"被屏蔽访客的计数：仅限用户令牌。位置：设置。屏蔽规则包含在设置中",
	],
	[
		"billing",
		"no-route",
		"Invoices and payment data: no API route. In Crisp: Billing",
		"发票与付款信息：没有接口。位置：账单",
	],
	[
		"status-page",
		"no-route",
		"Status page: no API route. In Crisp: Status plugin",
		"状态页：没有接口。位置：Status 插件",
	],
	[
		"former-operators",
		"no-route",
		"Former operators: not listed by Crisp. Their names stand on the messages they wrote",
		"已离职客服：Crisp 不再列出，其姓名仍保留在所写的消息上",
	],
	[
		"deleted-content",
		"no-route",
		"Messages and conversations deleted before the first backup, and earlier texts of edited messages: gone at Crisp",
		"首次备份前已删除的消息与会话，以及被编辑消息的旧内容：在 Crisp 中已不存在",
	],
	["calls", "no-route", "Call recordings and co-browsing sessions: live only", "通话录音与协同浏览：仅在进行时存在"],
	[
		"empty-sessions",
		"no-route",
		"Sessions without messages older than 30 minutes: destroyed by Crisp",
		"超过 30 分钟且没有消息的会话：由 Crisp 自动销毁",
	],
	[
		"credentials",
		"credential",
		"Credentials (identity verification secret, help desk password and JWT secret, plugin tokens): readable, but left out on purpose",
		"各类凭据（身份验证密钥、帮助中心密码与 JWT 密钥、插件令牌）：可读取，但出于安全有意不保存",
	],
];

/** What a user token cannot be given either: no GET route brings it. */
const userRows: readonly Row[] = [
	[
		"analytics",
		"no-route",
		"Analytics: answered to a POST only, and uncrisp sends nothing but GET and HEAD. In Crisp: Analytics. Most figures follow from the exported messages",
		"统计分析：只能用 POST 请求，而 uncrisp 只发送 GET 和 HEAD。位置：分析。多数指标可由已备份的消息算出",
	],
	[
		"contact-csv",
		"no-route",
		"CSV file of contacts: sent by e-mail only. In Crisp: Contacts > Export. The contacts themselves are in the archive",
		"联系人 CSV 文件：仅通过邮件发送。位置：联系人 > 导出。联系人本身已在归档中",
	],
	[
		"helpdesk-archive",
		"no-route",
		"Crisp's own help desk archive: sent by e-mail only. The articles themselves are read through the API",
		"Crisp 自带的帮助中心压缩包：仅通过邮件发送。文章本身已通过接口读取",
	],
];

/** Everything the sheet knows to be out of reach of this kind of token. */
export function knownNotExported(tier: CrispTier, runId: number): NotExported[] {
	const known = tier === "user" ? [...rows.filter(([, reason]) => reason !== "tier"), ...userRows] : rows;
	return known.map(([resource, reason, en, zh]) => ({ resource, reason, en, zh, runId }));
}

/** The extras that this run was not asked for: never read, or no longer kept up to date. */
export function extrasNotExported(archive: Archive, chosen: readonly ExtraName[], runId: number): NotExported[] {
	const left = extraTable.filter(({ name }) => name !== "contact-campaigns" && !chosen.includes(name));
	return left.map(({ name, resource, text }) => {
		const held = archive.countRecords(resource);
		return {
			resource,
			reason: "option",
			en: `${text.en}. ${held === 0 ? "Not read" : `${held} from an earlier run, not kept up to date`}; read with \`--with ${name}\``,
			zh: `${text["zh-CN"]}。${held === 0 ? "未读取" : `已有 ${held} 条来自之前的运行，未更新`}；用 \`--with ${name}\` 读取`,
			runId,
		};
	});
}

/** The same list, saying of what the user handed in how much of it the archive holds. */
export function markHandedIn(archive: Archive, items: readonly NotExported[]): NotExported[] {
	const held = new Map(
		handInSorts.map((sort) => [sort as string, archive.countRecords(handInDescriptions[sort].resource)]),
	);
	return items.map((item) => {
		const count = held.get(item.resource);
		const row = rows.find(([resource]) => resource === item.resource);
		if (count === undefined || row === undefined) return item;
		const [resource, reason, en, zh] = row;
		if (count === 0) return { resource, reason, en, zh, runId: item.runId };
		return {
			resource,
			reason: "handed-in",
			en: `${count} handed in by you (uncrisp add); Crisp has no API route for them, so keep the file up to date by hand`,
			zh: `已由您手动导入 ${count} 条（uncrisp add）；Crisp 没有相应接口，请手动保持更新`,
			runId: item.runId,
		};
	});
}

/** A resource this token may not read. */
export function refusedResource(
	resource: string,
	answer: { status: number; reason: string },
	scope: string | undefined,
	runId: number,
): NotExported {
	const code = `${answer.status} ${answer.reason}`.trim();
	const reason = reasonOf(answer);
	return {
		resource,
		reason,
		en: `${resource}: Crisp refused to give it to this token (${code})${scope === undefined ? "" : `; a plugin token needs the scope ${scope}`}`,
		zh: `${resource}：Crisp 拒绝向此令牌提供（${code}）${scope === undefined ? "" : `；插件令牌需要权限范围 ${scope}`}`,
		runId,
	};
}

function reasonOf({ status, reason }: { status: number; reason: string }): NotExported["reason"] {
	if (status === 402 || reason === "subscription_required") return "plan";
	if (status === 404) return "no-route";
	return /scope/.test(reason) ? "scope" : "refused";
}
