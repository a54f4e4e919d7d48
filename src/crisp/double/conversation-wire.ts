import type { CrispQuirks } from "./quirks.js";
import { seedOf } from "./seeded-random.js";
import type { ConversationSlot, MessageWire, Wire } from "./workspace-content.js";

const stateNumbers = { pending: 0, unresolved: 1, resolved: 2 } as const;

/** A conversation as lists and the single route give it (sheet 3.3). `looks` counts answers, for the volatile fields. */
export function conversationWire(slot: ConversationSlot, websiteId: string, quirks: CrispQuirks, looks: number): Wire {
	const { meta, ...details } = slot.details();
	const last = slot.messages.length > 0 ? slot.messages.at(slot.messages.length - 1) : undefined;
	const excerpt = last === undefined ? undefined : excerptOf(last);
	const lastActive = last?.timestamp;
	const wire: Wire = {
		session_id: slot.sessionId,
		website_id: websiteId,
		inbox_id: slot.inboxId ?? null,
		people_id: slot.peopleId,
		state: slot.state,
		status: stateNumbers[slot.state],
		is_verified: false,
		is_blocked: false,
		availability: "offline",
		active: { now: false, last: lastActive },
		last_message: excerpt,
		preview_message: last && { type: last.type, from: last.from, excerpt, fingerprint: last.fingerprint },
		verifications: [],
		participants: [],
		mentions: slot.mentions,
		compose: { operator: {}, visitor: {} },
		unread: { operator: slot.unread, visitor: 0 },
		assigned: slot.assigned === undefined ? {} : { user_id: slot.assigned },
		...details,
		meta: { ...meta, segments: slot.segments },
		created_at: slot.createdAt,
		updated_at: slot.updatedAt,
		waiting_since: slot.waitingSince ?? null,
	};
	if (quirks.volatileFields) addNoise(wire, looks);
	if (quirks.timezoneSign === "positive-east") turnTimezone(wire);
	if (quirks.fingerprintForm === "string" && last) {
		wire.preview_message = { ...(wire.preview_message as Wire), fingerprint: String(last.fingerprint) };
	}
	if (quirks.missingKeys !== "as-seeded") {
		const seed = seedOf(slot.createdAt, slot.sessionId.length);
		vary(wire, "assigned", quirks.missingKeys, seed);
		vary(wire.meta as Wire, "avatar", quirks.missingKeys, seed + 1);
		vary(wire.active as Wire, "last", quirks.missingKeys, seed + 2);
	}
	if (quirks.missingScopeEffect === "fields") {
		for (const scope of quirks.missingScopes) for (const field of fieldsByScope[scope] ?? []) delete wire[field];
	}
	return wire;
}

/** A message as it goes out, with the quirks of Q14 and Q35. */
export function messageWire(message: MessageWire, quirks: CrispQuirks): Wire {
	const dropAuthor = quirks.missingKeys === "dropped" && seedOf(message.timestamp) % 5 === 0;
	if (quirks.fingerprintForm === "number" && !dropAuthor) return message;
	const wire: Wire = { ...message };
	if (quirks.fingerprintForm === "string") wire.fingerprint = String(message.fingerprint);
	if (dropAuthor) delete wire.user;
	return wire;
}

/** Gives a missing value another of its four looks; in the mode "dropped" takes present ones away too. */
export function vary(target: Wire, key: string, mode: CrispQuirks["missingKeys"], seed: number): void {
	const value = target[key];
	const missing = value === undefined || value === null || value === "" || isEmptyObject(value);
	const choice = seedOf(seed) % 4;
	if (
		mode === "dropped" ? missing || choice === 0 : missing && (mode === "absent" || (mode === "mixed" && choice === 0))
	) {
		delete target[key];
	} else if (missing) {
		if (mode === "null" || (mode === "mixed" && choice === 1)) target[key] = null;
		else if (mode === "blank" || (mode === "mixed" && choice === 2)) target[key] = "";
		else if (mode === "object" || mode === "mixed") target[key] = {};
	}
}

const fieldsByScope: Record<string, readonly string[]> = {
	"website:conversation:messages": ["last_message", "preview_message", "mentions", "unread"],
	"website:conversation:states": ["state", "status"],
	"website:conversation:participants": ["participants"],
	"website:conversation:routing": ["assigned"],
	"website:people:profiles": ["people_id"],
};

function excerptOf(message: MessageWire): string {
	const content = message.content;
	if (typeof content === "string") return content.slice(0, 120);
	const object = (content ?? {}) as Wire;
	return String(object.text ?? object.name ?? object.url ?? "").slice(0, 120);
}

function addNoise(wire: Wire, looks: number): void {
	wire.availability = looks % 2 === 0 ? "offline" : "online";
	wire.active = { ...(wire.active as Wire), now: looks % 2 === 1 };
	wire.unread = { ...(wire.unread as Wire), visitor: looks % 7 };
	wire.compose =
		looks % 3 === 0
			? { operator: {}, visitor: { type: "start", excerpt: "…", timestamp: looks } }
			: { operator: {}, visitor: {} };
	const meta = wire.meta as Wire;
	if (typeof meta.avatar === "string" && meta.avatar !== "") wire.meta = { ...meta, avatar: `${meta.avatar}?${looks}` };
}

function turnTimezone(wire: Wire): void {
	const meta = wire.meta as Wire;
	const device = meta.device as Wire | undefined;
	if (typeof device?.timezone === "number") wire.meta = { ...meta, device: { ...device, timezone: -device.timezone } };
}

function isEmptyObject(value: unknown): boolean {
	return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
