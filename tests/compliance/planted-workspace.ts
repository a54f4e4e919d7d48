import type { Archive } from "../../src/archive/archive.js";
import {
	type Agent,
	AgentId,
	AttachmentId,
	type Contact,
	ContactId,
	ConversationId,
	type Message,
	MessageId,
	WorkspaceId,
} from "../../src/model/index.js";
import { contact, conversation, message } from "../archive/sample-entities.js";
import { makeValue, pick, type Random, seeded } from "./detect/values.js";
import { range } from "./evidence-with.js";

/** 1 January 2026 in Shanghai: the first instant that counts as this year. */
export const yearStartMs = Date.UTC(2025, 11, 31, 16);
const lastInstantMs = yearStartMs - 1;

interface Place {
	signals: Partial<Contact> & { phone?: boolean };
	certain?: string;
	/** Besides the certain one. */
	possible: readonly string[];
}
const geo = (country: string): Place => ({ signals: { geolocation: { country } }, certain: country, possible: [] });

/** Where somebody says to be, and what may be known of it. */
const placesOfPeople: Readonly<Record<string, Place>> = {
	cn: geo("CN"),
	phone: { signals: { phone: true }, certain: "CN", possible: [] },
	address: { signals: { address: "浙江省某市某路" }, certain: "CN", possible: [] },
	locale: { signals: { locales: ["zh-CN"], utcOffsetMinutes: 480 }, possible: ["CN"] },
	nowhere: { signals: {}, possible: [] },
	traveller: { signals: { geolocation: { country: "US" }, phone: true }, certain: "US", possible: ["CN"] },
	fr: geo("FR"),
	de: geo("DE"),
	gb: geo("GB"),
	us: geo("US"),
	hk: geo("HK"),
	jp: geo("JP"),
};

/** What somebody wrote that they should not have. */
const slips = ["none", "none", "none", "id", "typo", "card", "password", "key", "child", "cvv"] as const;
type Slip = (typeof slips)[number];

export interface Planted {
	/** What the evidence must say, by path. */
	truth: Record<string, unknown>;
	/** Everything that no output may hold. */
	secrets: string[];
}

/** Fills an archive with people whose data and slips are known, and says what there is to find. */
export function plantWorkspace(archive: Archive, seed: number, people = 150): Planted {
	const random = seeded(seed);
	const tally = new Tally();
	const secrets: string[] = [];
	archive.transaction(() => {
		plantFrame(archive, secrets);
		for (let n = 0; n < people; n += 1) plantPerson(archive, n, random, tally, secrets);
		for (let n = 0; n < 20; n += 1) plantVisitor(archive, n, random, tally);
		plantThings(archive, tally, secrets);
	});
	return { truth: tally.truth(), secrets };
}

function plantFrame(archive: Archive, secrets: string[]): void {
	archive.bindWorkspace(WorkspaceId.parse("00000000-0000-4000-8000-000000000009"));
	const agent: Agent = {
		kind: "agent",
		id: AgentId.parse("agent-1"),
		name: "Agathe Planted",
		email: "agathe@planted.fr",
		role: "member",
		status: "active",
	};
	archive.putEntity(agent);
	secrets.push("Agathe Planted", "agathe@planted.fr");
}

function plantPerson(archive: Archive, n: number, random: Random, tally: Tally, secrets: string[]): void {
	const place = placesOfPeople[pick(random, Object.keys(placesOfPeople))]!;
	const slip: Slip = pick(random, slips);
	const thisYear = random() < 0.5;
	const atMs = thisYear ? yearStartMs : lastInstantMs;
	const email = `planted${n}@people.example`;
	const name = `Ming Planted${n}`;
	const { phone, ...signals } = place.signals;
	const number = `+86 138 0000 ${String(1000 + n)}`;
	const person = contact(`person-${n}`, {
		name,
		identities: [
			{ type: "email", value: email },
			...(phone ? [{ type: "phone" as const, value: number }] : []),
			{ type: "external", value: `person-${n}`, system: "crisp.people" },
		],
		createdAtMs: lastInstantMs - 1000,
		...signals,
	});
	archive.putEntity(person);
	secrets.push(email, name);
	if (phone) secrets.push(number, `138 0000 ${1000 + n}`, `1380000${1000 + n}`);
	// Every third is there twice: the address in capitals, as a bare sender, is the same person.
	const twice = n % 3 === 0;
	if (twice)
		archive.putEntity(
			contact(`email:${email.toUpperCase()}`, { identities: [{ type: "email", value: email.toUpperCase() }] }),
		);
	const session = `session_person_${n}`;
	archive.putEntity(
		conversation(session, {
			contactId: ContactId.parse(twice && n % 2 === 0 ? `email:${email.toUpperCase()}` : `person-${n}`),
			createdAtMs: lastInstantMs - 1000,
			updatedAtMs: atMs,
			status: "resolved",
		}),
	);
	const said = slipText(slip, random);
	secrets.push(...said.values);
	put(archive, session, 0, { text: "您好，请问怎么更换头像？", sentAtMs: lastInstantMs - 1000 });
	put(archive, session, 1, { text: "好的，稍后给您回复。", sentAtMs: lastInstantMs - 900, agent: true });
	if (said.text !== undefined) put(archive, session, 2, { text: said.text, sentAtMs: atMs });
	tally.person(place, slip, thisYear);
}

function slipText(slip: Slip, random: Random): { text?: string; values: string[] } {
	const of = (value: string, text: string) => ({ text, values: [value] });
	switch (slip) {
		case "none":
			return { values: [] };
		case "id": {
			const id = residentId("19000307", random);
			return of(id, `我的身份证号是 ${id}`);
		}
		case "child": {
			const id = residentId("20150307", random);
			return of(id, `身份证号：${id}`);
		}
		case "typo": {
			const id = makeValue("cn_id18", "typo", random);
			return of(id, `我的身份证号是 ${id}`);
		}
		case "card": {
			const card = makeValue("bank_card", undefined, random);
			return of(card, `银行卡号：${card}`);
		}
		case "password":
			return of("Tiger#99zz", "密码是 Tiger#99zz");
		case "key": {
			const key = makeValue("api_key", undefined, random);
			return of(key, `key: ${key}`);
		}
		case "cvv":
			return { text: "CVV: 123", values: [] };
	}
}

/** A number with a right check digit for an invented person born on this day. */
function residentId(born: string, random: Random): string {
	const base = `110101${born}${String(Math.floor(random() * 999)).padStart(3, "0")}`;
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const sum = weights.reduce((total, weight, at) => total + weight * Number(base[at]), 0);
	return base + "10X98765432"[sum % 11];
}

function plantVisitor(archive: Archive, n: number, random: Random, tally: Tally): void {
	const country = pick(random, ["CN", "FR", undefined]);
	const session = `session_visitor_${n}`;
	const where = country === undefined ? {} : { geolocation: { country } };
	archive.putEntity(
		contact(`visitor:${session}`, {
			type: "visitor",
			identities: [{ type: "external", value: session, system: "crisp.session" }],
			createdAtMs: lastInstantMs,
			...where,
		}),
	);
	archive.putEntity(
		conversation(session, { createdAtMs: lastInstantMs, updatedAtMs: lastInstantMs, ...where, status: "resolved" }),
	);
	put(archive, session, 0, { text: "Hello, how do I change the theme?", sentAtMs: lastInstantMs });
	tally.visitor(country);
}

/** One of each thing that is counted by itself; they belong to people of their own in Japan, quiet this year. */
function plantThings(archive: Archive, tally: Tally, secrets: string[]): void {
	const session = "session_things";
	const email = "things@people.example";
	archive.putEntity(
		contact("person-things", {
			identities: [{ type: "email", value: email }],
			geolocation: { country: "JP" },
			createdAtMs: lastInstantMs,
			subscribed: false,
			ip: "203.0.113.9",
		}),
	);
	archive.putEntity(
		conversation(session, {
			contactId: ContactId.parse("person-things"),
			createdAtMs: lastInstantMs,
			updatedAtMs: lastInstantMs,
			status: "open",
			participants: [{ type: "email", target: "friend@people.example" }],
			customFields: { order_id: "A-1", 张三的备注: "x", "Zhang Wei": "y" },
		}),
	);
	archive.putEntity(
		contact("person-friend", {
			identities: [{ type: "email", value: "friend@people.example" }],
			geolocation: { country: "CN" },
			createdAtMs: lastInstantMs,
		}),
	);
	const say = (n: number, text: string, more: Partial<Message> = {}) =>
		put(archive, session, n, { text, sentAtMs: lastInstantMs + n - 50, more });
	say(0, "我想申请退款，订单还没有发货。");
	say(1, "请删除我的个人信息");
	say(2, "请联系 friend@people.example");
	say(4, "谢谢，已经解决了。", {
		automated: true,
		direction: "outgoing",
		author: { type: "agent", agentId: AgentId.parse("agent-1") },
	});
	say(6, "unsubscribe please");
	put(archive, session, 7, {
		text: "",
		sentAtMs: lastInstantMs - 40,
		more: {
			direction: "internal",
			author: { type: "agent", agentId: AgentId.parse("agent-1") },
			parts: [{ type: "note", text: "客户手机号 13800009999" }],
		},
	});
	const url = "https://files.example/passport%20of%20Ming.jpg";
	put(archive, session, 8, {
		text: "",
		sentAtMs: lastInstantMs - 39,
		more: {
			parts: [
				{
					type: "image",
					attachmentId: AttachmentId.parse(url),
					url,
					name: "我的护照 Ming.jpg",
					mimeType: "image/jpeg",
				},
			],
		},
	});
	archive.addAttachment({ id: AttachmentId.parse(url), url, name: "我的护照 Ming.jpg", mimeType: "image/jpeg" });
	secrets.push(email, "friend@people.example", "13800009999", "203.0.113.9", "Ming.jpg", "张三", "Zhang Wei");
	tally.person({ signals: {}, certain: "JP", possible: [] }, "none", false);
	tally.person(placesOfPeople.cn!, "none", false);
	// The reply of message 4 answers the request of message 1.
	tally.more({
		"dsr.messages": range(1),
		"dsr.unanswered": range(0),
		"optouts.subjects": 1,
		"optouts.unsubscribed": 1,
		"optouts.phrases": 1,
		thirdParty: range(1),
		"notes.count": 1,
		"notes.withPi": range(1),
		"notes.withSensitive": range(0),
		"ai.automatedMessages": 1,
		"ai.afterLabelRule": 1,
		"attachments.count": 1,
		"attachments.images": 1,
		"attachments.idDocSuspects": 1,
		"attachments.publicUrl": 1,
		"topics.orderService": 1,
		"topics.complaint": 1,
		disputes: 1,
		"conversations.mixed": 1,
		"fields.customKeys": { order_id: 1, "(other)": 2 },
		"operators.abroad": range(0, 1),
		"operators.seen": range(1),
	});
}

function put(
	archive: Archive,
	session: string,
	n: number,
	{ text, sentAtMs, agent, more }: { text: string; sentAtMs: number; agent?: boolean; more?: Partial<Message> },
): void {
	archive.putEntity(
		message(session, n, {
			id: MessageId.parse(`${session}/${n}`),
			conversationId: ConversationId.parse(session),
			direction: agent ? "outgoing" : "incoming",
			author: agent ? { type: "agent", agentId: AgentId.parse("agent-1") } : { type: "contact" },
			parts: [{ type: "text", text }],
			sentAtMs,
			...more,
		}),
	);
}

/** Adds up what was planted, by rules of its own. */
class Tally {
	readonly #regions: Record<string, { lower: number; upper: number }> = {};
	readonly #slips: Partial<Record<Slip, number>> = {};
	#people = 0;
	#visitors = 0;
	#unknown = 0;
	#more: Record<string, unknown> = {};
	readonly #cn = { all: [0, 0], ytd: [0, 0], sensitiveAll: [0, 0], sensitiveYtd: [0, 0] };

	person(place: Place, slip: Slip, thisYear: boolean): void {
		this.#people += 1;
		this.#slips[slip] = (this.#slips[slip] ?? 0) + 1;
		if (place.certain !== undefined) this.#region(place.certain, true);
		for (const country of place.possible) this.#region(country, false);
		if (place.certain === undefined && place.possible.length === 0) this.#unknown += 1;
		const certain = place.certain === "CN";
		const possible =
			certain || place.possible.includes("CN") || (place.certain === undefined && place.possible.length === 0);
		if (!possible) return;
		const sensitive = ["id", "child", "card"].includes(slip) ? "confirmed" : slip === "typo" ? "probable" : "no";
		this.#chinese(certain, sensitive, thisYear);
	}

	visitor(country: string | undefined): void {
		this.#visitors += 1;
		if (country !== undefined) this.#region(country, false);
		if (country !== "FR") this.#chinese(false, "no", false);
	}

	more(facts: Record<string, unknown>): void {
		this.#more = facts;
	}

	truth(): Record<string, unknown> {
		const region = (...codes: string[]) =>
			range(
				codes.reduce((sum, code) => sum + (this.#regions[code]?.lower ?? 0), 0),
				codes.reduce((sum, code) => sum + (this.#regions[code]?.upper ?? 0), 0),
			);
		const slip = (...kinds: Slip[]) => kinds.reduce((sum, kind) => sum + (this.#slips[kind] ?? 0), 0);
		const bounds = ([lower = 0, upper = 0]: readonly number[]) => range(lower, upper);
		return {
			"subjects.total": this.#people,
			"subjects.anonymous": this.#visitors,
			"subjects.unknownLocation": this.#unknown,
			"subjects.cnAll": bounds(this.#cn.all),
			"subjects.cnYtd": bounds(this.#cn.ytd),
			"subjects.cnSensitiveAll": bounds(this.#cn.sensitiveAll),
			"subjects.cnSensitiveYtd": bounds(this.#cn.sensitiveYtd),
			"subjects.eea": region("FR", "DE"),
			"subjects.uk": region("GB"),
			"subjects.us": region("US"),
			"subjects.hkmotw": region("HK"),
			"subjects.byCountry.JP": region("JP"),
			"pi.byCategory.cn_id18.hits": range(slip("id", "child"), slip("id", "child", "typo")),
			"pi.byCategory.cn_id18.subjects": range(slip("id", "child"), slip("id", "child", "typo")),
			"pi.byGroup.finance.subjects": range(slip("card")),
			"sensitive.subjects": range(slip("id", "child", "card"), slip("id", "child", "card", "typo")),
			"credentials.passwords": slip("password"),
			"credentials.apiKeys": slip("key"),
			"credentials.cvv": slip("cvv"),
			"credentials.conversations": slip("password", "key", "cvv"),
			"minors.under14Confirmed": slip("child"),
			"conversations.total": this.#people - 1 + this.#visitors,
			...this.#more,
		};
	}

	#region(country: string, certain: boolean): void {
		this.#regions[country] ??= { lower: 0, upper: 0 };
		if (certain) this.#regions[country].lower += 1;
		this.#regions[country].upper += 1;
	}

	#chinese(certain: boolean, sensitive: "confirmed" | "probable" | "no", thisYear: boolean): void {
		const add = (counts: number[], sure: boolean) => {
			if (sure) counts[0]! += 1;
			counts[1]! += 1;
		};
		add(this.#cn.all, certain);
		if (thisYear) add(this.#cn.ytd, certain);
		if (sensitive === "no") return;
		add(this.#cn.sensitiveAll, certain && sensitive === "confirmed");
		if (thisYear) add(this.#cn.sensitiveYtd, certain && sensitive === "confirmed");
	}
}
