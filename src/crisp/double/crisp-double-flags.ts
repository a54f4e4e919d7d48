import { type Localized, text } from "../../model/index.js";
import { type CrispQuirks, defaultQuirks } from "./quirks.js";

/** One switch of the double, for `uncrisp double crisp --list-status 200` and the like. */
export interface CrispDoubleFlag {
	name: keyof CrispQuirks;
	/** The name as a flag, without dashes in front. */
	flag: string;
	type: "number" | "boolean" | "text" | "choice" | "list";
	choices?: readonly string[];
	default: number | boolean | string | readonly string[];
	description: Localized;
}

/** Reads a flag's text; undefined when it is no value of that switch. */
export function parseCrispDoubleFlag(
	flag: Pick<CrispDoubleFlag, "type" | "choices" | "default">,
	value: string,
): CrispDoubleFlag["default"] | undefined {
	switch (flag.type) {
		case "boolean":
			return ["1", "true", "yes", "on"].includes(value)
				? true
				: ["0", "false", "no", "off"].includes(value)
					? false
					: undefined;
		case "number":
			return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined;
		case "list":
			return value
				.split(",")
				.map((item) => item.trim())
				.filter(Boolean);
		case "choice":
			if (!flag.choices?.includes(value)) return undefined;
			return typeof flag.default === "number" ? Number(value) : value;
		default:
			return value;
	}
}

const choicesOf: Partial<Record<keyof CrispQuirks, readonly string[]>> = {
	listStatus: ["200", "206"],
	messageStatus: ["by-remainder", "always-200", "always-206"],
	messageOrder: ["ascending", "descending"],
	timestampBefore: ["strict", "inclusive"],
	perPage: ["clamp", "refuse"],
	pageZero: ["first", "refuse"],
	pastEnd: ["empty-list", "not-found", "empty-object"],
	drift: ["none", "bump", "delete", "touch"],
	emptyConversations: ["hidden", "listed"],
	subInboxes: ["listed", "hidden"],
	missingKeys: ["as-seeded", "absent", "null", "blank", "object", "mixed", "dropped"],
	missingScopeEffect: ["forbidden", "fields"],
	missingScopeReason: ["not_allowed", "token_scope_forbidden"],
	userOnlyRoutes: ["forbidden", "answered"],
	wrongTierStatus: ["401", "403"],
	quotaStatus: ["429", "420"],
	quotaBody: ["json", "empty", "html"],
	deletedMessages: ["not-found", "empty-list"],
	brokenKind: ["html-502", "truncated-json", "stall"],
	planDates: ["iso", "milliseconds"],
	peopleDataShape: ["nested", "flat"],
	peopleConversations: ["ids", "objects"],
	treePaths: ["with-extension", "extension-optional"],
	timezoneSign: ["negative-east", "positive-east"],
	fingerprintForm: ["number", "string"],
	mediaTypes: ["right", "wrong", "missing"],
	legacyHelpdesk: ["gone", "works"],
	treeHelpdesk: ["works", "gone"],
	subPath: ["understood", "ignored"],
	pageList: ["works", "gone"],
	trailingSlash: ["messages", "nowhere"],
	dateWindow: ["updated", "created"],
	conversationOrder: ["as-asked", "ignored"],
};

const descriptions: Readonly<Record<keyof CrispQuirks, Localized>> = {
	listStatus: text("Q1: HTTP status of lists", "Q1：列表的 HTTP 状态码"),
	messageStatus: text("Q2: HTTP status of message batches", "Q2：消息批次的 HTTP 状态码"),
	messageBatch: text("Q3: messages per call", "Q3：每次请求返回的消息数"),
	messageOrder: text("Q4: order inside a message batch", "Q4：一批消息内部的顺序"),
	timestampBefore: text(
		"Q5: whether timestamp_before excludes its own millisecond",
		"Q5：timestamp_before 是否不含该毫秒",
	),
	equalTimestamps: text("Q6: two messages share a millisecond on a batch edge", "Q6：批次边界上有两条同毫秒的消息"),
	oddFingerprints: text("Q7: negative, short and repeated fingerprints", "Q7：负数、很短以及重复的消息指纹"),
	perPage: text("Q8: what per_page outside 20 to 50 does", "Q8：per_page 超出 20–50 时的行为"),
	pageZero: text("Q9: what page 0 does", "Q9：第 0 页的行为"),
	pastEnd: text("Q10: answer past the last page", "Q10：超过最后一页时的应答"),
	drift: text("Q11: what changes between two list calls", "Q11：两次列表请求之间发生的变化"),
	driftSeed: text("Q11: seed of the drift", "Q11：变化的随机种子"),
	emptyConversations: text("Q12: conversations without messages in lists", "Q12：列表中没有消息的会话"),
	subInboxes: text("Q13: whether the unfiltered list covers sub-inboxes", "Q13：不加筛选时是否包含子收件箱的会话"),
	missingKeys: text("Q14: how missing values look", "Q14：缺失值的表现形式"),
	anonymousVisitors: text("Q15: visitors without e-mail and contact", "Q15：没有邮箱和联系人的匿名访客"),
	automatedAuthor: text("Q16: automated messages without an author", "Q16：没有作者的自动消息"),
	unknownTypes: text("Q17: unknown message types and fields", "Q17：未知的消息类型和字段"),
	missingScopes: text("Q18: scopes the token lacks, separated by commas", "Q18：令牌缺少的权限范围，用逗号分隔"),
	missingScopeEffect: text("Q18: refuse the route, or leave fields out", "Q18：缺少权限时拒绝请求，还是省略字段"),
	missingScopeReason: text("Q18: reason of the refusal", "Q18：拒绝时给出的原因代码"),
	userOnlyRoutes: text("Q19: user-only routes under other tiers", "Q19：其他令牌类型访问仅限用户令牌的接口时的行为"),
	wrongTierStatus: text("Q20: status for a wrong or missing tier header", "Q20：令牌类型请求头错误或缺失时的状态码"),
	dailyQuota: text("Q21: requests a day; 0 none, -1 by tier", "Q21：每日请求配额；0 为不限，-1 按令牌类型"),
	quotaStatus: text("Q21: status when the quota is used up", "Q21：配额用尽时的状态码"),
	quotaBody: text("Q21: body when the quota is used up", "Q21：配额用尽时的应答内容"),
	quotaRetryAfter: text("Q21: seconds in Retry-After; 0 no header", "Q21：Retry-After 的秒数；0 为不带该请求头"),
	burstEvery: text("Q22: calls between two bursts of refusals; 0 never", "Q22：两次突发限流之间的请求数；0 为从不"),
	burstLength: text("Q22: refusals in a burst", "Q22：一次突发限流拒绝的请求数"),
	edgeCacheMs: text("Q23: life of the edge cache in ms; 0 off", "Q23：边缘缓存的有效毫秒数；0 为关闭"),
	deletedMessages: text("Q24: messages of a removed conversation", "Q24：已删除会话的消息"),
	brokenEvery: text("Q25: every n-th answer is broken; 0 never", "Q25：每 n 次应答损坏一次；0 为从不"),
	brokenKind: text("Q25: how an answer is broken", "Q25：应答损坏的方式"),
	peopleTotalOffset: text("Q26: error of the contact total", "Q26：联系人总数的误差"),
	planDates: text("Q27: dates of the plan", "Q27：套餐中日期的格式"),
	peopleDataShape: text("Q28: shape of contact data", "Q28：联系人自定义数据的结构"),
	peopleConversations: text("Q29: form of a contact's conversations", "Q29：联系人会话列表的形式"),
	treePaths: text("Q30: whether help-desk paths may lack .md", "Q30：帮助中心路径是否可以省略 .md"),
	emailAsId: text("Q31: accept an e-mail as contact id", "Q31：是否接受用邮箱作为联系人 ID"),
	timezoneSign: text("Q32: sign of time zones", "Q32：时区的正负号"),
	hardTexts: text("Q33: empty, huge and hostile texts", "Q33：空白、超长以及恶意的文本"),
	editBumps: text("Q34: an edit moves the conversation's update date", "Q34：编辑消息是否更新会话的修改时间"),
	fingerprintForm: text("Q35: fingerprints as numbers or text", "Q35：指纹是数字还是字符串"),
	mediaTypes: text("Q36: Content-Type of files", "Q36：文件的 Content-Type"),
	legacyHelpdesk: text("Q37: reads of the old help desk", "Q37：旧版帮助中心的读取接口"),
	treeHelpdesk: text("Q37: reads of the new help desk", "Q37：新版帮助中心的读取接口"),
	treeLevels: text("Levels one answer of the help-desk tree shows; 0 all", "帮助中心目录树一次返回的层数；0 为全部"),
	subPath: text("Whether sub_path narrows the help-desk tree", "sub_path 参数是否能限定帮助中心目录"),
	pageList: text("Flat page list of the help desk", "帮助中心的页面平铺列表"),
	mergedPair: text("Q38: a merged pair of conversations", "Q38：一对合并过的会话"),
	volatileFields: text("Q39: presence and counters differ at each look", "Q39：在线状态与计数每次读取都不同"),
	trailingSlash: text("Q40: where a slash at the end is accepted", "Q40：哪些地址接受末尾的斜杠"),
	listPageSize: text("Page size of lists without per_page", "不支持 per_page 的列表每页条数"),
	defaultPerPage: text("Page size where per_page was not sent", "未传 per_page 时的每页条数"),
	dateWindow: text("Which date filter_date_* means", "filter_date_* 按哪个日期筛选"),
	conversationOrder: text("Whether conversations come in the order asked for", "会话列表是否按请求的顺序排列"),
	latencyMs: text("Milliseconds before each answer", "每次应答前等待的毫秒数"),
	keepStorageUrls: text("Leave file addresses on Crisp's hosts", "保留指向 Crisp 主机的文件地址"),
	liveChanges: text(
		"Delete one and write to one conversation during the walk",
		"遍历过程中删除一个会话并向另一个会话写入消息",
	),
};

/** Every switch of the double with its default, in the order of the fact sheet. */
export const crispDoubleFlags: readonly CrispDoubleFlag[] = (Object.keys(defaultQuirks) as (keyof CrispQuirks)[]).map(
	(name) => {
		const standard = defaultQuirks[name];
		const choices = choicesOf[name];
		return {
			name,
			flag: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
			type: choices ? "choice" : Array.isArray(standard) ? "list" : typeOf(standard),
			...(choices && { choices }),
			default: standard,
			description: descriptions[name],
		};
	},
);

function typeOf(value: unknown): "number" | "boolean" | "text" {
	return typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
}
