import { MessageList } from "./message-list.js";
import { dataValues, locales, pickAt, places, tags, timezones } from "./phrases.js";
import type { CrispQuirks } from "./quirks.js";
import { doubleSecrets } from "./secrets.js";
import { contactFacts, shopContacts } from "./seed-contacts.js";
import { seedFiles } from "./seed-files.js";
import { shopHelpdesk } from "./seed-helpdesk.js";
import { dialogue, everyType, fileMessages, hardTexts, message } from "./seed-messages.js";
import { annexB } from "./seed-names.js";
import { formerId, inboxId, memberId, operatorUser, ownerId, shopWebsite } from "./seed-website.js";
import type { ConversationParts, ConversationSlot, MessageWire, Wire, WorkspaceContent } from "./workspace-content.js";

export { annexB } from "./seed-names.js";

/** The quirks that are matters of content. */
export type SeedQuirks = Pick<
	CrispQuirks,
	| "equalTimestamps"
	| "oddFingerprints"
	| "anonymousVisitors"
	| "automatedAuthor"
	| "unknownTypes"
	| "hardTexts"
	| "mergedPair"
>;

const day = 86_400_000;

/**
 * The small workspace of the fact sheet's Annex B, exactly: every count and every special conversation.
 * Ages count from `madeAt`, by default the afternoon of 20 November 2026.
 */
export function annexBWorkspace(
	quirks: Partial<SeedQuirks> = {},
	madeAt = Date.UTC(2026, 10, 20, 12),
): WorkspaceContent {
	const wanted: SeedQuirks = {
		equalTimestamps: true,
		oddFingerprints: true,
		anonymousVisitors: true,
		automatedAuthor: true,
		unknownTypes: true,
		hardTexts: true,
		mergedPair: true,
		...quirks,
	};
	const conversations = Array.from({ length: annexB.counts.conversations }, (_, index) =>
		slotAt(index, madeAt, wanted),
	);
	return {
		...shopWebsite(madeAt),
		conversations,
		contacts: shopContacts(madeAt),
		helpdesk: shopHelpdesk(madeAt),
		files: seedFiles(),
		live: { deletedAfterListing: annexB.deletedAfterListing, messagedDuringWalk: annexB.messagedDuringWalk },
	};
}

function slotAt(index: number, madeAt: number, quirks: SeedQuirks): ConversationSlot {
	const sessionId = annexB.session(index);
	const old = index >= 85;
	const age = old ? 40 * day + (index - 85) * 8 * day : Math.round((1 + index * 0.3) * day);
	const createdAt = madeAt - age + index;
	const anonymous = quirks.anonymousVisitors && index % 3 === 2;
	const contact = index % annexB.counts.contacts;
	const facts = contactFacts(contact);
	const nickname = anonymous ? `visitor${600 + index}` : facts.nickname;
	const items = messagesOf(index, sessionId, nickname, createdAt, quirks);
	const segments =
		index % 4 === 0 ? [pickAt(tags, index / 4), "vip"].filter((tag, at, all) => all.indexOf(tag) === at) : [];
	const data: Wire = index % 3 === 0 ? { order: pickAt(dataValues.order ?? [""], index), vip: index % 2 === 0 } : {};
	const updatedAt = (items.at(-1)?.timestamp ?? createdAt) + 6;
	const resolved = index >= 75 && index < 85;
	const state = resolved || (old && index % 2 === 0) ? "resolved" : index % 5 === 0 ? "pending" : "unresolved";
	const fromVisitor = items.at(-1)?.from === "user";
	const meta: Wire = {
		nickname,
		...(!anonymous && { email: facts.email, phone: null }),
		address: null,
		subject: index === 13 ? "Order 1042" : null,
		ip: `198.51.100.${1 + (index % 250)}`,
		connection: { isp: "Example Telecom", asn: "AS64500" },
		origin: index === 13 ? "email" : "chat",
		avatar: null,
		data,
		device: {
			capabilities: index % 2 === 0 ? ["browsing", "call"] : [],
			geolocation: pickAt(places, index),
			system: index % 5 === 4 ? {} : system,
			timezone: pickAt(timezones, index),
			locales: pickAt(locales, index),
		},
	};
	const participants = index === 13 ? [{ type: "email", target: "boss@customer.example" }] : [];
	const topic = index === 3 ? "Parcel delay" : undefined;
	const unknown = index === 12 && quirks.unknownTypes ? { hologram: { colour: "green" } } : {};
	const blocked = index === 50 ? { is_blocked: true } : {};
	const verified =
		index === 51 ? { is_verified: true, verifications: [{ identity: "email", method: "link", annotation: "" }] } : {};
	const parts = partsOf(index, sessionId, createdAt, quirks);
	return {
		sessionId,
		createdAt,
		updatedAt,
		waitingSince: state !== "resolved" && fromVisitor ? items.at(-1)?.timestamp : undefined,
		state,
		inboxId: index >= 60 && index < 70 ? inboxId : undefined,
		peopleId: anonymous ? undefined : annexB.contact(contact),
		assigned: index % 4 === 1 ? ownerId : index % 4 === 3 ? memberId : undefined,
		segments,
		dataKeys: Object.keys(data),
		unread: fromVisitor && state !== "resolved" ? 1 : 0,
		mentions: items.some((item) => Array.isArray(item.mentions) && item.mentions.length > 0) ? [ownerId] : [],
		messages: new MessageList(items),
		details: () => ({ meta, participants, topic, ...blocked, ...verified, ...unknown }),
		...(parts && { parts }),
	};
}

const lengths: Readonly<Record<number, number>> = { 3: 1, 4: 39, 5: 40, 6: 41, 7: 80, 8: 205, 9: 60 };

function messagesOf(index: number, id: string, nickname: string, start: number, quirks: SeedQuirks): MessageWire[] {
	if (index >= 70 && index < 75) return [];
	if (index === 11) return everyType(id, nickname, start, quirks.oddFingerprints);
	if (index === 17 && quirks.hardTexts) return hardTexts(id, nickname, start);
	if (index === 19) return fileMessages(id, start);
	const items = dialogue(id, nickname, start, lengths[index] ?? 2 + (index % 9));
	const change = (place: number, more: Partial<MessageWire>) => {
		const item = items.at(place);
		if (item) Object.assign(item, more);
	};
	if (index === 9 && quirks.equalTimestamps) change(-41, { timestamp: items.at(-40)?.timestamp ?? start });
	if (index === 10 && quirks.oddFingerprints) {
		change(0, { fingerprint: -333 });
		change(1, { fingerprint: 42 });
	}
	if (index === 12 && quirks.unknownTypes) {
		change(0, { type: "hologram", content: { depth: 3, text: "?" } });
		change(1, { type: "event", content: { namespace: "moon:phase", text: "full" }, phase: 0.5 });
	}
	if (index === 13) {
		for (const [place, original] of annexB.originals.entries()) {
			change(place, { origin: "email", from: "user", original: { original_id: original } });
		}
	}
	if (index === 16) {
		const at = (items.at(-1)?.timestamp ?? start) + 1000;
		const user = { type: "website", nickname: "Acme Store" };
		const content = "We are back at 9:00. 我们九点回来。";
		items.push(
			message(id, at, 50, { from: "operator", automated: true, content, ...(!quirks.automatedAuthor && { user }) }),
		);
	}
	if (index === 18) change(1, { user: operatorUser(formerId) });
	return items;
}

function partsOf(index: number, sessionId: string, at: number, quirks: SeedQuirks): ConversationParts | undefined {
	const shop = "https://acme-store.example";
	if (index === 13) {
		const original = (place: number): Wire => ({
			original_id: annexB.originals[place],
			type: "text/html",
			headers: {
				from: "Dana Buyer <dana@customer.example>",
				subject: "Order 1042",
				"message-id": `<m${place}@customer.example>`,
			},
			content: "<p>Where is my parcel?</p>",
			timestamp: at + place,
		});
		return { originals: { [annexB.originals[0]]: original(0), [annexB.originals[1]]: original(1) } };
	}
	if (quirks.mergedPair && sessionId === annexB.mergedParent) {
		return { relations: { parent: null, children: [annexB.mergedChild] } };
	}
	if (quirks.mergedPair && sessionId === annexB.mergedChild) {
		return { relations: { parent: annexB.mergedParent, children: [] } };
	}
	if (index !== 20) return undefined;
	return {
		pages: Array.from({ length: 25 }, (_, page) => ({
			page_title: `Page ${page}`,
			page_url: `${shop}/p/${page}`,
			page_referrer: `${shop}/cart`,
			timestamp: at - page * 1000,
		})),
		events: [{ text: "Order paid", data: { amount: 42.5, currency: "EUR" }, color: "green", timestamp: at }],
		browsing: [{ browsing_id: "b1", browsing_token: doubleSecrets.browsingToken, useragent: "Mozilla/5.0" }],
	};
}

const system = {
	os: { name: "Windows", version: "11" },
	engine: { name: "Blink", version: "140" },
	browser: { name: "Chrome", major: "140", version: "140.0.1" },
	useragent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
};
