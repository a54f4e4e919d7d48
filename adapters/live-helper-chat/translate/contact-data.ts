import { general } from "../../../src/adapter/build-operation.js";
import type { Loss } from "../../../src/adapter/contract.js";
import { isoTime } from "../../../src/adapter/times.js";
import { type Contact, text, verbatim } from "../../../src/model/index.js";
import type { DataRows } from "./data-rows.js";

/** The columns of a chat that say who the visitor is. */
export interface VisitorColumns {
	nick: string;
	email: string;
	phone: string;
}

/** Live Helper Chat has no contacts: who somebody is stands on each chat. */
export function visitorColumns(contact: Contact | undefined): VisitorColumns {
	const first = (type: string) => contact?.identities.find((one) => one.type === type)?.value ?? "";
	const email = first("email");
	// The server itself calls nameless visitors so, and translates the word.
	const nick = contact?.name?.trim() || contact?.nickname?.trim() || email || "Visitor";
	return { nick, email, phone: first("phone") };
}

/** Everything else known of a contact, as rows that operators see beside the chat. */
export function addContactRows(contact: Contact, rows: DataRows, prefix = ""): void {
	const add = (field: string, label: ReturnType<typeof text>, value: Parameters<DataRows["add"]>[3]) =>
		rows.add(prefix === "" ? field : prefix, `contact_${field.replace(/[^A-Za-z0-9]+/g, "_")}`, label, value);
	const columns = visitorColumns(contact);
	const others = contact.identities.filter(({ value }) => value !== columns.email && value !== columns.phone);
	if (columns.nick !== contact.nickname) add("nickname", text("Nickname", "昵称"), contact.nickname);
	add(
		"identities",
		text("Other identities", "其他标识"),
		lines(others.map((one) => `${one.system ?? one.type}: ${one.value}`)),
	);
	add("tagIds", text("Segments of the contact", "联系人标签"), lines(contact.tagIds));
	add("notepad", text("Notepad", "备注"), contact.notepad);
	const company = contact.companyId === undefined ? undefined : String(contact.companyId);
	add("companyId", text("Company", "公司"), company);
	const { employment } = contact;
	add(
		"employment",
		text("Employment", "任职"),
		employment && lines(Object.values(employment).filter((one) => one !== undefined)),
	);
	add("address", text("Address", "地址"), contact.address);
	add("website", text("Website", "网站"), contact.website);
	add("description", text("Description", "简介"), contact.description);
	add("gender", text("Gender", "性别"), contact.gender);
	add("locales", text("Languages", "语言"), lines(contact.locales));
	add("utcOffsetMinutes", text("UTC offset, minutes", "时区偏移（分钟）"), contact.utcOffsetMinutes);
	const place = contact.geolocation;
	add(
		"geolocation",
		text("Place", "位置"),
		place && lines([place.city, place.region, place.country, place.latitude, place.longitude]),
	);
	add("ip", text("IP address of the contact", "联系人 IP"), contact.ip);
	const profiles = contact.socialProfiles.map((one) => lines([one.network, one.handle, one.url], " "));
	add("socialProfiles", text("Social profiles", "社交账号"), lines(profiles));
	add("avatarUrl", text("Picture", "头像"), contact.avatarUrl);
	add("score", text("Score", "评分"), contact.score);
	if (contact.blocked) add("blocked", text("Blocked", "已屏蔽"), true);
	add("subscribed", text("Subscribed to campaigns", "订阅营销"), contact.subscribed);
	for (const field of ["createdAtMs", "updatedAtMs", "lastActiveAtMs"] as const)
		add(field, timeLabels[field], isoTime(contact[field]));
	for (const [name, value] of Object.entries(contact.customFields)) add(`customFields.${name}`, verbatim(name), value);
}

/** Declared on each record that a contact is copied onto. */
export const contactCopied = (field: string): Loss =>
	general(
		field,
		"copied-onto-chats",
		text("no contacts there: their data stands beside each chat", "该平台没有联系人：其数据写在每个会话旁"),
	);

export function lines(values: readonly (string | number | undefined)[], separator = ", "): string {
	return values.filter((value) => value !== undefined && value !== "").join(separator);
}

const timeLabels = {
	createdAtMs: text("Contact created", "联系人创建时间"),
	updatedAtMs: text("Contact updated", "联系人更新时间"),
	lastActiveAtMs: text("Contact last active", "联系人最近活跃"),
};
