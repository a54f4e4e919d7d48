import { dataValues, locales, names, pickAt, places, timezones } from "./phrases.js";
import { annexB } from "./seed-names.js";
import { seedOf } from "./seeded-random.js";
import type { ContactSlot, Wire } from "./workspace-content.js";

/** 75 contacts: 10 without custom data (0–9), 5 with an empty company (10–14), 3 odd e-mails (20–22). */
export function shopContacts(madeAt: number): ContactSlot[] {
	return Array.from({ length: annexB.counts.contacts }, (_, index) => contactAt(index, madeAt));
}

/** What contact number `index` calls itself and writes from. */
export function contactFacts(index: number): { nickname: string; email: string } {
	const [nickname, mailbox] = pickAt(names, index);
	const round = Math.floor(index / names.length);
	const email = annexB.oddEmails[index - 20] ?? `${mailbox}${round === 0 ? "" : round}@customer.example`;
	return { nickname: round === 0 ? nickname : `${nickname} ${round + 1}`, email };
}

function contactAt(index: number, madeAt: number): ContactSlot {
	const { nickname, email } = contactFacts(index);
	const createdAt = madeAt - (400 - index * 5) * 86_400_000 + index;
	const data: Wire = {};
	if (index >= 10) {
		for (const [place, key] of Object.keys(dataValues).entries()) {
			if ((index + place) % 2 === 0) data[key] = pickAt(dataValues[key] ?? [""], index);
		}
	}
	const events: Wire[] =
		index % 10 === 3
			? [{ text: "Order paid", data: { amount: 42.5, currency: "EUR" }, color: "green", timestamp: createdAt + 1000 }]
			: [];
	return {
		peopleId: annexB.contact(index),
		email,
		createdAt,
		updatedAt: createdAt + (index % 4) * 86_400_000,
		nickname,
		lastActive: index % 3 === 0 ? undefined : createdAt + 86_400_000,
		segments: index % 4 === 0 ? ["vip"] : index % 7 === 0 ? ["企业客户", "delivery"] : [],
		dataKeys: Object.keys(data),
		eventNames: events.map((event) => String(event.text)),
		subscribed: index % 5 !== 0,
		profile: () => ({ person: personOf(index), company: companyOf(index), ...(index % 6 === 0 && extras(index)) }),
		data: () => data,
		events: () => events,
	};
}

function personOf(index: number): Wire {
	return {
		avatar: null,
		...(index % 3 === 1 && { gender: index % 2 === 0 ? "female" : "male" }),
		...(index % 2 === 0 && { phone: `+33 1 99 00 ${String(10 + index)} 00` }),
		...(index % 5 === 0 && { address: "1 rue Exemple, Paris" }),
		timezone: pickAt(timezones, index),
		geolocation: pickAt(places, index),
		locales: pickAt(locales, index),
	};
}

function companyOf(index: number): Wire {
	if (index >= 10 && index < 15) return {};
	return {
		name: pickAt(["Customer SARL", "示例科技有限公司", "Exempel GmbH"], index),
		legal_name: null,
		domain: "customer.example",
		phones: [],
		emails: [],
		tags: [],
		metrics: { employees: 1 + (seedOf(index) % 500) },
	};
}

function extras(index: number): Wire {
	return { notepad: pickAt(["Prefers phone.", "喜欢微信沟通"], index), score: 3 + (index % 3) };
}
