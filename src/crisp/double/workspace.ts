import type { Clock } from "../../model/index.js";
import { MessageList } from "./message-list.js";
import { uuidOf } from "./seeded-random.js";
import type {
	ContactSlot,
	ConversationSlot,
	ConversationState,
	MessageWire,
	Wire,
	WorkspaceContent,
} from "./workspace-content.js";

export interface NewConversation {
	sessionId?: string;
	createdAt?: number;
	state?: ConversationState;
	inboxId?: string;
	peopleId?: string;
	assigned?: string;
	segments?: string[];
	nickname?: string;
	email?: string;
	data?: Wire;
	messages?: Partial<MessageWire>[];
}

/**
 * The double's content while it runs, and what a test may do to it. Every change moves `version`, by which
 * the lists know that their caches are old.
 */
export class DoubleWorkspace {
	readonly content: WorkspaceContent;
	version = 1;
	/** Moves when a conversation came or went. */
	membership = 1;
	readonly #clock: Pick<Clock, "now">;
	readonly #editBumps: () => boolean;
	readonly #sessions = new Map<string, ConversationSlot>();
	readonly #contacts = new Map<string, ContactSlot>();
	#made = 0;
	#latest = 0;
	#byEmail: { version: number; map: Map<string, ContactSlot> } | undefined;
	#byPeople: { version: number; map: Map<string, ConversationSlot[]> } | undefined;

	constructor(content: WorkspaceContent, clock: Pick<Clock, "now">, editBumps: () => boolean) {
		this.content = content;
		this.#clock = clock;
		this.#editBumps = editBumps;
		for (const slot of content.conversations) {
			this.#sessions.set(slot.sessionId, slot);
			this.#latest = Math.max(this.#latest, slot.updatedAt);
		}
		for (const slot of content.contacts) this.#contacts.set(slot.peopleId, slot);
	}

	conversation(sessionId: string): ConversationSlot | undefined {
		return this.#sessions.get(sessionId);
	}

	contact(peopleId: string): ContactSlot | undefined {
		return this.#contacts.get(peopleId);
	}

	contactByEmail(email: string): ContactSlot | undefined {
		if (this.#byEmail?.version !== this.version) {
			const map = new Map(this.content.contacts.map((slot) => [slot.email.toLowerCase(), slot]));
			this.#byEmail = { version: this.version, map };
		}
		return this.#byEmail?.map.get(email.toLowerCase());
	}

	conversationsOf(peopleId: string): ConversationSlot[] {
		if (this.#byPeople?.version !== this.version) {
			const map = new Map<string, ConversationSlot[]>();
			for (const slot of this.content.conversations) {
				if (slot.peopleId === undefined) continue;
				const list = map.get(slot.peopleId);
				if (list) list.push(slot);
				else map.set(slot.peopleId, [slot]);
			}
			this.#byPeople = { version: this.version, map };
		}
		return this.#byPeople?.map.get(peopleId) ?? [];
	}

	/** A new message at the end, or at its own `timestamp`. */
	addMessage(sessionId: string, message: Partial<MessageWire> = {}): MessageWire {
		const slot = this.#existing(sessionId);
		const timestamp = message.timestamp ?? this.tick();
		const whole: MessageWire = {
			session_id: sessionId,
			website_id: this.content.websiteId,
			type: "text",
			from: "user",
			origin: "chat",
			content: `message ${++this.#made}`,
			preview: [],
			mentions: [],
			read: "",
			delivered: "",
			stamped: true,
			fingerprint: timestamp * 100 + (this.#made % 100),
			timestamp,
			user: { type: "website", user_id: sessionId, nickname: "visitor" },
			...message,
		};
		const list = MessageList.of(slot.messages);
		list.add(whole);
		slot.messages = list;
		if (whole.from === "user") {
			slot.unread++;
			slot.waitingSince ??= timestamp;
		}
		this.#bump(slot, Math.max(timestamp, slot.updatedAt));
		return whole;
	}

	editMessage(sessionId: string, fingerprint: number, content: unknown): void {
		const slot = this.#existing(sessionId);
		const list = MessageList.of(slot.messages);
		const message = list.find(fingerprint);
		if (!message) throw new Error(`no message ${fingerprint} in ${sessionId}`);
		message.content = content;
		message.edited = true;
		slot.messages = list;
		if (this.#editBumps()) this.#bump(slot, this.tick());
		else this.version++;
	}

	/** Gone without a trace; `updated_at` does not move. */
	deleteMessage(sessionId: string, fingerprint: number): void {
		const slot = this.#existing(sessionId);
		const list = MessageList.of(slot.messages);
		if (!list.remove(fingerprint)) throw new Error(`no message ${fingerprint} in ${sessionId}`);
		slot.messages = list;
		this.version++;
	}

	deleteConversation(sessionId: string): void {
		this.#existing(sessionId);
		this.#sessions.delete(sessionId);
		const place = this.content.conversations.findIndex((slot) => slot.sessionId === sessionId);
		this.content.conversations.splice(place, 1);
		this.membership++;
		this.version++;
	}

	addConversation(conversation: NewConversation = {}): ConversationSlot {
		const sessionId = conversation.sessionId ?? `session_${uuidOf(0x5e55, ++this.#made)}`;
		const createdAt = conversation.createdAt ?? this.tick();
		const meta: Wire = {
			nickname: conversation.nickname ?? `visitor${1000 + this.#made}`,
			email: conversation.email,
			segments: conversation.segments ?? [],
			data: conversation.data ?? {},
			origin: "chat",
		};
		const slot: ConversationSlot = {
			sessionId,
			createdAt,
			updatedAt: createdAt,
			state: conversation.state ?? "pending",
			inboxId: conversation.inboxId,
			peopleId: conversation.peopleId,
			assigned: conversation.assigned,
			segments: conversation.segments ?? [],
			dataKeys: Object.keys(conversation.data ?? {}),
			unread: 0,
			mentions: [],
			messages: new MessageList([]),
			details: () => ({ meta }),
		};
		this.content.conversations.push(slot);
		this.membership++;
		this.#sessions.set(sessionId, slot);
		this.version++;
		for (const message of conversation.messages ?? []) this.addMessage(sessionId, message);
		return slot;
	}

	setState(sessionId: string, state: ConversationState): void {
		const slot = this.#existing(sessionId);
		slot.state = state;
		if (state === "resolved") slot.waitingSince = undefined;
		this.#bump(slot, this.tick());
	}

	/** Tags, assignment, inbox or meta fields; null takes an assignment or inbox away. */
	updateConversation(
		sessionId: string,
		change: { segments?: readonly string[]; assigned?: string | null; inboxId?: string | null; meta?: Wire },
	): void {
		const slot = this.#existing(sessionId);
		if (change.segments) slot.segments = change.segments;
		if (change.assigned !== undefined) slot.assigned = change.assigned ?? undefined;
		if (change.inboxId !== undefined) slot.inboxId = change.inboxId ?? undefined;
		if (change.meta) {
			const details = slot.details();
			const changed = { ...details, meta: { ...details.meta, ...change.meta } };
			slot.details = () => changed;
		}
		this.#bump(slot, this.tick());
	}

	/** Moves `updated_at` to now and nothing else. */
	touch(sessionId: string): void {
		this.#bump(this.#existing(sessionId), this.tick());
	}

	/** `data` replaces the custom data; everything else goes over the profile. */
	updateContact(peopleId: string, change: Wire & { data?: Wire }): void {
		const slot = this.#contacts.get(peopleId);
		if (!slot) throw new Error(`no contact ${peopleId}`);
		const { data, ...rest } = change;
		const profile = { ...slot.profile(), ...rest };
		slot.profile = () => profile;
		if (typeof rest.email === "string") slot.email = rest.email;
		if (Array.isArray(rest.segments)) slot.segments = rest.segments;
		if (data) {
			slot.data = () => data;
			slot.dataKeys = Object.keys(data);
		}
		slot.updatedAt = this.tick();
		this.version++;
	}

	deleteContact(peopleId: string): void {
		if (!this.#contacts.delete(peopleId)) throw new Error(`no contact ${peopleId}`);
		const place = this.content.contacts.findIndex((slot) => slot.peopleId === peopleId);
		this.content.contacts.splice(place, 1);
		this.version++;
	}

	/** Now, but later than anything before it, so that order is never a matter of luck. */
	tick(): number {
		this.#latest = Math.max(this.#clock.now(), this.#latest + 1);
		return this.#latest;
	}

	#bump(slot: ConversationSlot, at: number): void {
		slot.updatedAt = at;
		this.#latest = Math.max(this.#latest, at);
		this.version++;
	}

	#existing(sessionId: string): ConversationSlot {
		const slot = this.#sessions.get(sessionId);
		if (!slot) throw new Error(`no conversation ${sessionId}`);
		return slot;
	}
}
