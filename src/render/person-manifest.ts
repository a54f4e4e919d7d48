import { counted, type Language, type Localized, text } from "../model/index.js";
import type { PersonData } from "./person-data.js";
import { resourceText } from "./resource-words.js";

/** What a person's bundle holds, leaves out and masks: machine-readable, its texts in the language of the bundle. */
export interface PersonManifest {
	schema: "urn:uncrisp:person-manifest:1";
	createdAt: string;
	workspace: string;
	counts: Record<string, number>;
	included: string[];
	masked: string[];
	/** What somebody has to read for before it is handed out. */
	notMasked: string[];
	notIncluded: string[];
	files: { path: string; sha256: string | undefined; sizeBytes: number | undefined; url: string }[];
}

export function personManifest(
	data: PersonData,
	options: { workspace: string; createdAtMs: number; versions: number; language: Language },
): PersonManifest {
	const { workspace, createdAtMs, versions, language } = options;
	const say = (lines: readonly Localized[]) => lines.map((line) => line[language]);
	let messages = 0;
	let notes = 0;
	for (const conversation of data.conversations)
		for (const { direction } of data.messages(conversation)) {
			messages += 1;
			if (direction === "internal") notes += 1;
		}
	const stored = data.files.filter(({ path }) => path !== undefined);
	const absent = data.files.length - stored.length;
	return {
		schema: "urn:uncrisp:person-manifest:1",
		createdAt: new Date(createdAtMs).toISOString(),
		workspace,
		counts: {
			contacts: data.contacts.length,
			conversations: data.conversations.length,
			messages,
			internalNotes: notes,
			ratings: data.ratings.length,
			events: data.events.length,
			pageVisits: data.pageVisits.length,
			records: data.records.length,
			files: stored.length,
		},
		included: say([
			text(
				"Contact data with custom fields and notes, conversations with device and address data, all messages, ratings, events, page visits, and files",
				"联系人资料（含自定义字段和备注）、会话（含设备和 IP 信息）、全部消息、评分、事件、页面访问和文件",
			),
			...(data.records.length > 0
				? [
						text(
							`What stands of the person in other records, as Crisp sent it: ${recordCounts(data, "en")}`,
							`其他记录中关于此人的内容（Crisp 原始数据）：${recordCounts(data, "zh-CN")}`,
						),
					]
				: []),
			text(
				`Internal notes of colleagues about the person (${notes}), marked as such`,
				`客服关于此人的内部备注（${notes} 条），已标明`,
			),
		]),
		masked: say([
			text(
				"E-mail addresses of other people, wherever they stand; other participants of a conversation",
				"他人的邮箱地址，以及会话中的其他参与者",
			),
			text("Colleagues: only the name shown in the conversation", "客服：仅保留会话中显示的名称"),
		]),
		notMasked: say([
			text(
				"Names and phone numbers of other people inside texts and files: no program can tell whose they are",
				"正文和文件中他人的姓名和电话：程序无法判断其属于谁",
			),
		]),
		notIncluded: say([
			...(versions > 0
				? [
						text(
							`Earlier versions of records that changed since (${versions})`,
							`之后有变更的记录的历史版本（${versions} 个）`,
						),
					]
				: []),
			...(absent > 0
				? [
						text(
							`${counted(absent, "file")} without bytes in the archive; the page lists ${absent === 1 ? "its address" : "their addresses"}`,
							`${absent} 个文件的内容不在归档中；网页中列出其地址`,
						),
					]
				: []),
			text(
				"What Crisp does not give, such as ratings of the past, and what other systems of ours hold",
				"Crisp 未提供的内容（如历史评分），以及我们其他系统中的数据",
			),
		]),
		files: stored.map(({ attachment, path }) => ({
			path: path ?? "",
			sha256: attachment.sha256,
			sizeBytes: attachment.sizeBytes,
			url: attachment.url,
		})),
	};
}

/** `campaign-recipient 1, contact-subscription 1`. */
function recordCounts({ records }: PersonData, language: Language): string {
	const counts = new Map<string, number>();
	for (const { resource } of records) counts.set(resource, (counts.get(resource) ?? 0) + 1);
	return [...counts]
		.map(([resource, count]) => `${resourceText(resource, language)} ${count}`)
		.join(language === "en" ? ", " : "、");
}
