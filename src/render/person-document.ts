import { type Contact, type Conversation, type Language, type Localized, type Message, text } from "../model/index.js";
import { partText } from "./csv-columns.js";
import { fieldText } from "./field-words.js";
import { formatNumber, formatTime } from "./format.js";
import type { PersonData } from "./person-data.js";
import type { PersonManifest } from "./person-manifest.js";
import type { ReportBlock, ReportCell, ReportDocument, ReportSection } from "./report-document.js";
import { resourceText } from "./resource-words.js";
import { speaker } from "./words.js";

/** One person's data to read: who they are in the archive, every conversation as it went, and what is in and what is not. */
export function personDocument(
	data: PersonData,
	manifest: PersonManifest,
	options: {
		language: Language;
		/** Whether it stands in a folder with the JSON and the files. */
		inFolder: boolean;
	},
): ReportDocument {
	const { language, inFolder } = options;
	const say = speaker(language);
	return {
		language,
		title: say(text("Your data in our customer service", "您在我们客服系统中的数据")),
		subtitle: manifest.workspace,
		facts: [{ name: say(text("As of", "截至")), value: formatTime(Date.parse(manifest.createdAt)) }],
		figures: (
			[
				["conversations", text("conversations", "会话")],
				["messages", text("messages", "消息")],
				["files", text("files", "文件")],
			] as const
		).map(([name, label]) => ({ label: say(label), value: formatNumber(manifest.counts[name] ?? 0, language) })),
		sections: [
			contactSection(data.contacts, language),
			...data.conversations.map((conversation) => conversationSection(data, conversation, language)),
			activitySection(data, language),
			recordsSection(data, language),
			filesSection(data, language),
			manifestSection(manifest, language),
		].filter((section) => section !== undefined),
		footer: inFolder ? [say(text("The same data for machines: person.json", "机器可读的同一份数据：person.json"))] : [],
	};
}

function contactSection(contacts: readonly Contact[], language: Language): ReportSection | undefined {
	const say = speaker(language);
	if (contacts.length === 0) return undefined;
	return {
		title: say(text("Contact data", "联系人资料")),
		blocks: contacts.map((contact) => fieldTable(contact, language)),
	};
}

/** Every filled field: what is not worth a word of ours is still theirs. */
function fieldTable(entity: object, language: Language): ReportBlock {
	const say = speaker(language);
	const rows = Object.entries(entity)
		.filter(([name, value]) => name !== "kind" && !isEmpty(value))
		.map(([name, value]): ReportCell[] => [
			say(fieldText(name)),
			{ text: valueText(name, value, language), lines: true },
		]);
	return {
		type: "table",
		columns: [{ title: say(text("Field", "字段")) }, { title: say(text("Value", "内容")) }],
		rows,
	};
}

function conversationSection(data: PersonData, conversation: Conversation, language: Language): ReportSection {
	const say = speaker(language);
	const { createdAtMs, subject, channel } = conversation;
	const when = createdAtMs === undefined ? "" : formatTime(createdAtMs);
	return {
		title: [say(text("Conversation", "会话")), when, channel, subject].filter(Boolean).join(" · "),
		blocks: [
			{
				type: "table",
				columns: [
					{ title: say(text("Time", "时间")) },
					{ title: say(text("From", "发送者")) },
					{ title: say(text("Message", "消息")) },
				],
				rows: [...data.messages(conversation)].map((message) => [
					message.sentAtMs === undefined ? "" : formatTime(message.sentAtMs),
					authorText(message, language),
					{ text: message.parts.map(partText).join("\n"), lines: true },
				]),
			},
			{ type: "subheading", text: say(text("Stored with the conversation", "随会话保存的信息")) },
			fieldTable(conversation, language),
		],
	};
}

function authorText({ author, direction }: Message, language: Language): ReportCell {
	const say = speaker(language);
	const who = author.name ?? say(author.type === "contact" ? text("you", "您") : text("we", "我们"));
	if (direction !== "internal") return who;
	return { text: `${who} · ${say(text("internal note", "内部备注"))}`, tone: "warn" };
}

function activitySection(data: PersonData, language: Language): ReportSection | undefined {
	const say = speaker(language);
	const all = [...data.ratings, ...data.events, ...data.pageVisits];
	if (all.length === 0) return undefined;
	return {
		title: say(text("Ratings, events and page visits", "评分、事件和页面访问")),
		blocks: all.map((entity) => fieldTable(entity, language)),
	};
}

/** As Crisp sent it: its own names, which nobody would recognise translated. */
function recordsSection(data: PersonData, language: Language): ReportSection | undefined {
	const say = speaker(language);
	if (data.records.length === 0) return undefined;
	return {
		title: say(text("Campaigns, subscriptions, feedback and other records", "营销活动、订阅、反馈及其他记录")),
		blocks: [
			{
				type: "table",
				columns: [{ title: say(text("Record", "记录")) }, { title: say(text("Value", "内容")) }],
				rows: data.records.map(({ resource, id, raw }): ReportCell[] => [
					{ text: `${resourceText(resource, language)}\n${id}`, lines: true },
					{ text: plain(raw, String), lines: true },
				]),
			},
		],
	};
}

function filesSection(data: PersonData, language: Language): ReportSection | undefined {
	const say = speaker(language);
	if (data.files.length === 0) return undefined;
	return {
		title: say(text("Files", "文件")),
		blocks: [
			{
				type: "table",
				columns: [{ title: say(text("Name", "名称")) }, { title: say(text("In this bundle", "在此数据包中")) }],
				rows: data.files.map(({ attachment, path }) => [
					attachment.name ?? attachment.url,
					path === undefined
						? { text: `${say(text("not held", "未保存"))}: ${attachment.url}`, tone: "warn" }
						: { text: path, code: true },
				]),
			},
		],
	};
}

function manifestSection(manifest: PersonManifest, language: Language): ReportSection {
	const say = speaker(language);
	const part = (title: string, lines: readonly string[]): ReportBlock[] => [
		{ type: "subheading", text: title },
		...lines.map((line): ReportBlock => ({ type: "paragraph", text: line })),
	];
	return {
		title: say(text("What is in and what is not", "包含与未包含的内容")),
		blocks: [
			...part(say(text("In", "包含")), manifest.included),
			...part(say(text("Masked", "已遮盖")), manifest.masked),
			...part(say(text("Not masked", "未遮盖")), manifest.notMasked),
			...part(say(text("Not in", "未包含")), manifest.notIncluded),
		],
	};
}

function valueText(name: string, value: unknown, language: Language): string {
	if (typeof value === "number" && name.endsWith("AtMs")) return formatTime(value);
	const words = valueWords.get(name);
	return plain(value, (one) => {
		if (typeof one === "boolean") return speaker(language)(one ? text("yes", "是") : text("no", "否"));
		return words?.get(String(one))?.[language] ?? String(one);
	});
}

/** Words of the model; a custom field may have the same name and means what its owner meant. */
const valueWords: ReadonlyMap<string, ReadonlyMap<string, Localized>> = new Map([
	[
		"type",
		new Map([
			["person", text("person", "个人")],
			["visitor", text("visitor", "访客")],
		]),
	],
	[
		"status",
		new Map([
			["pending", text("pending", "待处理")],
			["open", text("open", "处理中")],
			["resolved", text("resolved", "已解决")],
		]),
	],
]);

/** A line each for what is a list, `name: value` for what has names; `say` words what is neither. */
function plain(value: unknown, say: (value: unknown) => string): string {
	if (Array.isArray(value)) return value.map((item) => plain(item, say)).join("\n");
	if (typeof value !== "object" || value === null) return say(value);
	return Object.entries(value)
		.filter(([, item]) => !isEmpty(item))
		.map(([name, item]) => `${name}: ${typeof item === "object" ? JSON.stringify(item) : say(item)}`)
		.join(", ");
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === "") return true;
	return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
