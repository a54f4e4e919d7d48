import { clip, degraded, fileRef, general, operation, ref } from "../../../src/adapter/build-operation.js";
import type { FileRef, Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type AttachmentId, type Contact, text } from "../../../src/model/index.js";
import { type ChatwootConfig, hasTrueTimes } from "../config.js";
import { contactSourceId, keys } from "../keys.js";
import { attributeValue, attributeValues } from "./attributes.js";
import { labelTitle } from "./labels.js";

type Context = TranslateContext<ChatwootConfig>;

/** A person or visitor: the contact itself, its picture, labels, note, and whether it is blocked. */
export function* translateContact(
	contact: Contact,
	context: Context,
	key = keys.contact(contact.id),
	lane = `contact:${contact.id}`,
): Iterable<Operation> {
	const source = { kind: "contact", id: contact.id } as const;
	const suffix = key === keys.contact(contact.id) ? contact.id : key;
	const avatar = avatarOf(contact, context);
	yield contactOperation(contact, context, key, lane, source, avatar !== undefined);
	if (avatar !== undefined) {
		yield operation({
			key: `contact-avatar:${suffix}`,
			kind: "contact.avatar",
			lane,
			source,
			payload: { contact: ref(key), avatar },
		});
	}
	if (contact.tagIds.length > 0) {
		const losses = contact.tagIds.some((tag) => labelTitle(tag) !== tag)
			? [degraded("tagIds", "label-renamed", text("label titles are slugs", "标签标题只能用小写字母、数字和连字符"))]
			: [];
		yield operation({
			key: `contact-labels:${suffix}`,
			kind: "contact.labels",
			lane,
			source,
			losses,
			requests: 2,
			payload: { contact: ref(key), labels: [...new Set(contact.tagIds.map((tag) => labelTitle(tag)))] },
		});
	}
	if (contact.notepad !== undefined && contact.notepad !== "") {
		const losses: Loss[] = [
			general(
				"notepad",
				"author-and-date",
				text("kept as a note by the importer, dated now", "保存为导入者的备注，日期为导入时间"),
			),
		];
		const marker = `[crisp:notepad:${contact.id}]`;
		yield operation({
			key: `contact-note:${suffix}`,
			kind: "contact.note",
			lane,
			source,
			losses,
			requests: 2,
			payload: {
				contact: ref(key),
				note: { content: `${clip(contact.notepad, 19_000, "notepad", losses)}\n\n${marker}` },
			},
		});
	}
	// Those with a conversation are blocked after it (translate/conversation.ts), so that nothing is created for a blocked contact.
	if (contact.blocked && !contact.conversationIds.some((id) => context.conversation(id) !== undefined)) {
		yield operation({
			key: `contact-block:${suffix}`,
			kind: "contact.block",
			lane,
			source,
			requests: 2,
			payload: { contact: ref(key), blocked: true },
		});
	}
}

function contactOperation(
	contact: Contact,
	context: Context,
	key: string,
	lane: string,
	source: Operation["source"],
	hasAvatar: boolean,
): Operation {
	const losses: Loss[] = [];
	const emails = contact.identities.filter((one) => one.type === "email").map((one) => one.value);
	const phones = contact.identities.filter((one) => one.type === "phone").map((one) => one.value);
	const email = emails.find((value) => /^[^@\s]+@[^@\s]+$/.test(value) && value.length <= 255);
	const phone = phones.map(e164).find((value) => value !== undefined);
	const inIdentities = (code: string, en: string, zh: string) =>
		losses.push(degraded("identities", code, text(en, zh)));
	const otherEmails = emails.filter((value) => value !== email);
	const otherPhones = phones.filter((value) => phone === undefined || e164(value) !== phone);
	if (otherEmails.length > 0)
		inIdentities(
			"email-as-attribute",
			"further or invalid e-mail addresses are custom attributes",
			"其余或无效的邮箱保存为自定义属性",
		);
	if (otherPhones.length > 0)
		inIdentities(
			"phone-as-attribute",
			"phone numbers that are not E.164 are custom attributes",
			"非 E.164 的电话号码保存为自定义属性",
		);
	const external = contact.identities.filter((one) => one.type === "external");
	const geo = contact.geolocation;
	const job = contact.employment;
	const asAttribute = text("kept as a custom attribute", "保存为自定义属性");
	const extra: Record<string, string | number | boolean | undefined> = {
		crisp_id: contact.id,
		crisp_type: contact.type,
		crisp_nickname: contact.nickname === contact.name ? undefined : contact.nickname,
		crisp_emails: joined(otherEmails),
		crisp_phones: joined(otherPhones),
		crisp_external_ids: joined(external.map((one) => `${one.system ?? ""}:${one.value}`)),
		crisp_avatar_url: contact.avatarUrl,
		crisp_gender: contact.gender,
		crisp_address: contact.address,
		crisp_website: contact.website,
		crisp_utc_offset_minutes: contact.utcOffsetMinutes,
		crisp_locales: joined(contact.locales),
		crisp_region: geo?.region,
		crisp_latitude: geo?.latitude,
		crisp_longitude: geo?.longitude,
		crisp_company_id: contact.companyId,
		crisp_company_domain: job?.domain,
		crisp_job_title: job?.title,
		crisp_job_role: job?.role,
		crisp_job_seniority: job?.seniority,
		crisp_score: contact.score,
		crisp_subscribed: contact.subscribed,
		crisp_created_at: iso(contact.createdAtMs),
		crisp_updated_at: iso(contact.updatedAtMs),
		crisp_last_active_at: iso(contact.lastActiveAtMs),
	};
	if (contact.avatarUrl !== undefined && !hasAvatar)
		losses.push(
			degraded(
				"avatarUrl",
				"avatar-as-link",
				text(
					"no JPEG, PNG or GIF of it in the archive: its address is a custom attribute",
					"归档中没有可用的 JPEG、PNG 或 GIF：头像地址保存为自定义属性",
				),
			),
		);
	for (const field of [
		"gender",
		"address",
		"website",
		"utcOffsetMinutes",
		"geolocation",
		"employment",
		"score",
		"subscribed",
		"companyId",
	] as const) {
		if (contact[field] !== undefined) losses.push(general(field, "as-attribute", asAttribute));
	}
	if (extra.crisp_nickname !== undefined) losses.push(general("nickname", "as-attribute", asAttribute));
	if (contact.locales.length > 0) losses.push(general("locales", "as-attribute", asAttribute));
	if (external.length > 0) losses.push(general("identities", "external-as-attribute", asAttribute));
	for (const field of ["createdAtMs", "updatedAtMs", "lastActiveAtMs"] as const) {
		if (contact[field] === undefined) continue;
		if (hasTrueTimes(context.config) && field !== "updatedAtMs") continue;
		losses.push(
			general(
				field,
				"time-not-settable",
				text(
					"kept as a custom attribute; Chatwoot's own time is the import's",
					"保存为自定义属性；Chatwoot 自身的时间为导入时间",
				),
			),
		);
	}
	const social: Record<string, string> = {};
	const otherSocial: string[] = [];
	for (const profile of contact.socialProfiles) {
		const network = profile.network.toLowerCase();
		const value = profile.handle ?? profile.url ?? "";
		if (socialNetworks.has(network) && social[network] === undefined) {
			social[network] = value;
			if (profile.handle !== undefined && profile.url !== undefined) otherSocial.push(`${network}: ${profile.url}`);
		} else otherSocial.push(`${profile.network}: ${[profile.handle, profile.url].filter(Boolean).join(" ")}`);
	}
	if (otherSocial.length > 0) losses.push(general("socialProfiles", "as-attribute", asAttribute));
	const custom = attributeValues("contact", contact.customFields, "customFields", losses);
	for (const [name, value] of Object.entries({ ...extra, crisp_social: joined(otherSocial) })) {
		if (value !== undefined) custom[name] = attributeValue("contact", value, name, losses);
	}
	return operation({
		key,
		kind: "contact.create",
		lane,
		source,
		losses,
		payload: {
			name: clip(contact.name ?? contact.nickname ?? "", 255, "name", losses) || undefined,
			identifier: contact.type === "person" ? contactSourceId(contact.id) : undefined,
			email,
			phone_number: phone,
			inbox_id: ref(keys.inbox),
			source_id: contactSourceId(contact.id),
			additional_attributes: {
				city: geo?.city === undefined ? undefined : clip(geo.city, 255, "geolocation.city", losses),
				country: geo?.country,
				country_code: geo?.country,
				company_name: job?.company ?? companyName(contact.companyId),
				description: contact.description,
				created_at_ip: contact.ip,
				social_profiles: Object.keys(social).length > 0 ? social : undefined,
			},
			custom_attributes: custom,
		},
	});
}

export function iso(ms: number | undefined): string | undefined {
	if (ms === undefined || Math.abs(ms) > 8.64e15) return undefined;
	return new Date(ms).toISOString();
}

const socialNetworks = new Set(["facebook", "github", "instagram", "linkedin", "tiktok", "twitter"]);

function joined(values: readonly string[]): string | undefined {
	return values.length === 0 ? undefined : values.join(", ");
}

function e164(value: string): string | undefined {
	const compact = value.replace(/[\s().-]/g, "");
	return /^\+[1-9]\d{1,14}$/.test(compact) ? compact : undefined;
}

function companyName(id: string | undefined): string | undefined {
	return id?.startsWith("name:") ? id.slice(5) : undefined;
}

function avatarOf(contact: Contact, context: Context): FileRef | undefined {
	if (contact.avatarUrl === undefined) return undefined;
	const attachment = context.attachment(contact.avatarUrl as AttachmentId);
	if (attachment === undefined || !/^image\/(jpeg|png|gif)$/.test(attachment.mimeType ?? "")) return undefined;
	return fileRef(attachment, { name: "avatar" });
}

/** A contact that the archive does not hold, as far as its conversation knows it. */
export function standInContact(id: Contact["id"], conversationId: Contact["conversationIds"][number]): Contact {
	return {
		kind: "contact",
		id,
		type: id.startsWith("visitor:") ? "visitor" : "person",
		identities: [],
		locales: [],
		socialProfiles: [],
		tagIds: [],
		customFields: {},
		blocked: false,
		conversationIds: [conversationId],
	};
}
