import { clip, degraded, operation } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Contact, text } from "../../../src/model/index.js";
import type { RequestTrackerConfig } from "../config.js";
import { keys, ownMark } from "../keys.js";
import { column } from "./column.js";
import { createDetails, joined } from "./details.js";

type Context = TranslateContext<RequestTrackerConfig>;

/** A contact becomes an unprivileged user: what has no column there stands in the user's comments, which only agents see. */
export function* translateContact(contact: Contact, context: Context): Iterable<Operation> {
	const losses: Loss[] = [];
	const emails = contact.identities.filter(({ type }) => type === "email").map(({ value }) => value);
	const email = emails.find(isMailAddress);
	const phone = contact.identities.find(({ type }) => type === "phone")?.value;
	const name = contact.name?.trim() || contact.nickname?.trim() || "";
	const line = (value: string | undefined, maxBytes: number, field: string) =>
		value === undefined ? undefined : column(value, maxBytes, field, losses) || undefined;
	yield operation({
		key: keys.contact(contact.id),
		kind: "contact.create",
		lane: `contact:${contact.id}`,
		source: { kind: "contact", id: contact.id },
		losses,
		payload: {
			Name: email ?? ownMark(keys.contact(contact.id), context.workspace.id),
			EmailAddress: email,
			RealName: line(name, 120, "name"),
			NickName: line(contact.nickname, 16, "nickname"),
			Organization: line(contact.employment?.company ?? companyName(contact, context), 200, "companyId"),
			MobilePhone: line(phone, 30, "identities"),
			Address1: line(contact.address, 200, "address"),
			City: line(contact.geolocation?.city, 100, "geolocation.city"),
			State: line(contact.geolocation?.region, 100, "geolocation.region"),
			Country: line(contact.geolocation?.country, 50, "geolocation.country"),
			Privileged: 0,
			Comments: comments(contact, email, phone, context, losses),
		},
	});
}

function comments(
	contact: Contact,
	email: string | undefined,
	phone: string | undefined,
	context: Context,
	losses: Loss[],
): string {
	const details = createDetails(context, losses, inComments);
	const { add, addTime } = details;
	add("notepad", text("Notes", "备注"), contact.notepad);
	add("id", text("Crisp contact", "Crisp 联系人"), contact.id);
	add("type", text("Kind", "类型"), contact.type);
	const others = contact.identities.filter(({ value }) => value !== email && value !== phone);
	const identities = joined(others.map((one) => `${one.system ?? one.type}: ${one.value}`));
	add("identities", text("Other identities", "其他标识"), identities);
	add("companyId", text("Company", "公司"), contact.companyId);
	const job = contact.employment;
	add("employment", text("Employment", "任职"), job && joined([job.title, job.role, job.seniority, job.domain]));
	add("tagIds", text("Segments", "标签"), joined(contact.tagIds));
	add("gender", text("Gender", "性别"), contact.gender);
	add("description", text("Description", "简介"), contact.description);
	add("website", text("Website", "网站"), contact.website);
	add("utcOffsetMinutes", text("UTC offset, minutes", "时区偏移（分钟）"), contact.utcOffsetMinutes);
	add("locales", text("Languages", "语言"), joined(contact.locales));
	const place = contact.geolocation;
	add("geolocation", text("Coordinates", "坐标"), place && joined([place.latitude, place.longitude]));
	add("ip", text("IP address", "IP 地址"), contact.ip);
	const profiles = contact.socialProfiles.map((one) => joined([one.network, one.handle, one.url], " "));
	add("socialProfiles", text("Social profiles", "社交账号"), joined(profiles));
	add("avatarUrl", text("Picture", "头像"), contact.avatarUrl);
	add("score", text("Score", "评分"), contact.score);
	add("subscribed", text("Subscribed to campaigns", "订阅营销"), contact.subscribed);
	if (contact.blocked) {
		add("blocked", text("Blocked at Crisp", "在 Crisp 中被屏蔽"), true);
		losses.push(degraded("blocked", "not-blocked", text("written down, not blocked", "仅作记录，未实际屏蔽")));
	}
	addTime("createdAtMs", text("Created", "创建时间"), contact.createdAtMs);
	addTime("updatedAtMs", text("Updated", "更新时间"), contact.updatedAtMs);
	addTime("lastActiveAtMs", text("Last active", "最近活跃"), contact.lastActiveAtMs);
	for (const [name, value] of Object.entries(contact.customFields)) add(`customFields.${name}`, name, value);
	const mark = ownMark(keys.contact(contact.id), context.workspace.id);
	// The mark first: a text that is cut keeps it.
	return `${mark}\n${clip(details.lines.join("\n"), 15_000, "notepad", losses)}`;
}

/** RT refuses an address that its own parser does not take. */
function isMailAddress(value: string): boolean {
	return value.length <= 120 && /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value);
}

function companyName(contact: Contact, context: Context): string | undefined {
	if (contact.companyId === undefined) return undefined;
	if (contact.companyId.startsWith("name:")) return contact.companyId.slice(5);
	for (const company of context.entities("company")) if (company.id === contact.companyId) return company.name;
	return undefined;
}

const inComments = text("kept in the user's comments", "保存在用户备注中");
