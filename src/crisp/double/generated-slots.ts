import { generatedMessage } from "./generated-message.js";
import { dataValues, locales, names, pickAt, places, timezones } from "./phrases.js";
import { inboxId, memberId, ownerId } from "./seed-website.js";
import { seedOf, uuidOf } from "./seeded-random.js";
import type {
	ContactSlot,
	ConversationSlot,
	ConversationState,
	MessageSource,
	MessageWire,
	Wire,
} from "./workspace-content.js";

export interface Recipe {
	seed: number;
	madeAt: number;
	conversations: number;
	contacts: number;
	files: number;
}

const day = 86_400_000;

/** One conversation of a generated workspace: a handful of numbers, the rest comes from the seed. */
export class GeneratedConversation implements ConversationSlot {
	readonly sessionId: string;
	createdAt: number;
	updatedAt: number;
	waitingSince: number | undefined;
	state: ConversationState;
	inboxId: string | undefined;
	peopleId: string | undefined;
	assigned: string | undefined;
	segments: readonly string[];
	dataKeys: readonly string[];
	unread: number;
	mentions: readonly string[] = [];
	messages: MessageSource;
	readonly #recipe: Recipe;
	readonly #index: number;

	constructor(recipe: Recipe, index: number, messages: number) {
		const dice = seedOf(recipe.seed, 2, index);
		this.#recipe = recipe;
		this.#index = index;
		this.sessionId = `session_${uuidOf(recipe.seed, 3, index)}`;
		// Two years of life, evenly.
		this.createdAt = recipe.madeAt - day - Math.floor((index / recipe.conversations) * 730 * day) - (dice % 100_000);
		const source = new GeneratedMessages(recipe, index, this.sessionId, this.createdAt, messages, () =>
			this.#nickname(),
		);
		this.messages = source;
		this.updatedAt = (messages > 0 ? source.timestampAt(messages - 1) : this.createdAt) + 6;
		this.state = dice % 10 < 6 ? "resolved" : dice % 10 < 9 ? "unresolved" : "pending";
		this.inboxId = dice % 11 === 0 ? inboxId : undefined;
		this.peopleId = dice % 5 < 2 || recipe.contacts === 0 ? undefined : contactId(recipe, dice % recipe.contacts);
		this.assigned = dice % 3 === 0 ? ownerId : dice % 3 === 1 ? memberId : undefined;
		this.segments = tagSets[dice % tagSets.length] ?? [];
		this.dataKeys = keySets[dice % keySets.length] ?? [];
		this.unread = this.state === "resolved" ? 0 : dice % 3;
		this.waitingSince = this.unread > 0 ? this.updatedAt - 6 : undefined;
	}

	details(): Wire & { meta: Wire } {
		const dice = seedOf(this.#recipe.seed, 4, this.#index);
		const contact = seedOf(this.#recipe.seed, 2, this.#index) % Math.max(1, this.#recipe.contacts);
		const data: Wire = {};
		for (const key of this.dataKeys) data[key] = pickAt(dataValues[key] ?? [""], dice);
		const meta: Wire = {
			nickname: this.#nickname(),
			...(this.peopleId !== undefined && { email: contactEmail(contact), phone: null }),
			ip: `203.0.113.${1 + (dice % 250)}`,
			connection: { isp: "Example Telecom", asn: "AS64500" },
			origin: dice % 6 === 0 ? "email" : dice % 17 === 0 ? "urn:crisp.im:whatsapp:0" : "chat",
			subject: dice % 6 === 0 ? `订单 ${1000 + (dice % 9000)}` : null,
			avatar: null,
			data,
			device: {
				capabilities: [],
				geolocation: pickAt(places, dice),
				system: { os: { name: "Android", version: "15" }, browser: { name: "Chrome", major: "140" } },
				timezone: pickAt(timezones, dice),
				locales: pickAt(locales, dice),
			},
		};
		return { meta };
	}

	#nickname(): string {
		if (this.peopleId === undefined) return `visitor${1 + (seedOf(this.#recipe.seed, 5, this.#index) % 99_999)}`;
		return contactName(seedOf(this.#recipe.seed, 2, this.#index) % this.#recipe.contacts);
	}
}

class GeneratedMessages implements MessageSource {
	readonly length: number;
	readonly #recipe: Recipe;
	readonly #index: number;
	readonly #sessionId: string;
	readonly #start: number;
	readonly #nickname: () => string;

	constructor(recipe: Recipe, index: number, sessionId: string, start: number, length: number, nickname: () => string) {
		this.#recipe = recipe;
		this.#index = index;
		this.#sessionId = sessionId;
		this.#start = start;
		this.length = length;
		this.#nickname = nickname;
	}

	/** Never falls; now and then two in a row share their millisecond. */
	timestampAt(place: number): number {
		const twin = seedOf(this.#recipe.seed, 6, this.#index, place) % 97 === 0 && place > 0;
		const at = twin ? place - 1 : place;
		return this.#start + at * 61_007 + (seedOf(this.#recipe.seed, 7, this.#index, at) % 60_000);
	}

	at(place: number): MessageWire {
		return generatedMessage({
			seed: seedOf(this.#recipe.seed, 8, this.#index, place),
			place,
			sessionId: this.#sessionId,
			nickname: this.#nickname(),
			timestamp: this.timestampAt(place),
			files: this.#recipe.files,
		});
	}
}

/** One contact of a generated workspace. */
export class GeneratedContact implements ContactSlot {
	readonly peopleId: string;
	email: string;
	createdAt: number;
	updatedAt: number;
	nickname: string;
	lastActive: number | undefined;
	segments: readonly string[];
	dataKeys: readonly string[];
	eventNames: readonly string[] = [];
	subscribed: boolean;
	profile: () => Wire;
	data: () => Wire;

	constructor(recipe: Recipe, index: number) {
		const dice = seedOf(recipe.seed, 9, index);
		this.peopleId = contactId(recipe, index);
		this.email = contactEmail(index);
		this.nickname = contactName(index);
		this.createdAt = recipe.madeAt - 740 * day + Math.floor((index / Math.max(1, recipe.contacts)) * 700 * day);
		this.updatedAt = this.createdAt + (dice % (20 * day));
		this.lastActive = dice % 4 === 0 ? undefined : this.updatedAt;
		this.segments = tagSets[dice % tagSets.length] ?? [];
		this.dataKeys = keySets[(dice >>> 3) % keySets.length] ?? [];
		this.subscribed = dice % 3 !== 0;
		this.profile = () => ({
			person: {
				avatar: null,
				timezone: pickAt(timezones, dice),
				geolocation: pickAt(places, dice),
				locales: pickAt(locales, dice),
			},
			company:
				dice % 3 === 0 ? {} : { name: pickAt(["Customer SARL", "示例科技有限公司"], dice), domain: "customer.example" },
		});
		this.data = () => Object.fromEntries(this.dataKeys.map((key) => [key, pickAt(dataValues[key] ?? [""], dice)]));
	}

	events(): Wire[] {
		return [];
	}
}

function contactId(recipe: Recipe, index: number): string {
	return uuidOf(recipe.seed, 10, index);
}

function contactName(index: number): string {
	return `${pickAt(names, index)[0]} ${index + 1}`;
}

function contactEmail(index: number): string {
	return `${pickAt(names, index)[1]}.${index + 1}@customer.example`;
}

// Shared lists: a hundred thousand conversations must not hold a hundred thousand arrays.
const tagSets: readonly (readonly string[])[] = [
	[],
	["vip"],
	["售后", "refund"],
	[],
	["delivery"],
	["企业客户", "发票", "vip"],
	[],
];
const keySets: readonly (readonly string[])[] = [[], ["order"], ["plan", "orders"], ["城市"], []];
