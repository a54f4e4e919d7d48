import type { Clock } from "../../model/index.js";
import { type Answer, refused } from "./answer.js";
import type { CrispQuirks } from "./quirks.js";

export type CrispTier = "website" | "plugin" | "user";

export interface DoubleCredentials {
	identifier: string;
	key: string;
	tier: CrispTier;
}

/** Who may call a route: the three tiers, plugin and user, the user alone, or plugins alone. */
export type Access = "all" | "plugin-user" | "user" | "plugin";

export interface Passage {
	access: Access;
	/** Scope names that open the route; any of them does. */
	scopes: readonly string[];
}

const allowed: Record<Access, readonly CrispTier[]> = {
	all: ["website", "plugin", "user"],
	"plugin-user": ["plugin", "user"],
	user: ["user"],
	plugin: ["plugin"],
};

const quotaByTier: Record<CrispTier, number> = { website: 10_000, plugin: 5_000, user: 0 };

/** A refusal that has no envelope: quota answers may be empty or HTML. */
export interface RawRefusal {
	status: number;
	body: string;
	contentType: string;
	headers: Record<string, string>;
}

/** Everything between the door and the handler: credentials, tier, daily quota, bursts, scopes. */
export class Gate {
	/** Requests counted against today's quota. */
	used = 0;
	credentials: DoubleCredentials;
	readonly #quirks: CrispQuirks;
	readonly #clock: Pick<Clock, "now">;
	#day = -1;
	#untilBurst = 0;
	#burstLeft = 0;
	#expected = "";
	#expectedFor: DoubleCredentials | undefined;

	constructor(credentials: DoubleCredentials, quirks: CrispQuirks, clock: Pick<Clock, "now">) {
		this.credentials = credentials;
		this.#quirks = quirks;
		this.#clock = clock;
	}

	/** 401 for a wrong key, 401 or 403 for a wrong tier. */
	identify(authorization: string | null, tier: string | null): Answer | undefined {
		if (this.#expectedFor !== this.credentials) {
			const { identifier, key } = this.credentials;
			this.#expected = `Basic ${Buffer.from(`${identifier}:${key}`).toString("base64")}`;
			this.#expectedFor = this.credentials;
		}
		if (authorization !== this.#expected) return refused(401, "unauthorized");
		if (tier !== this.credentials.tier) {
			return refused(
				this.#quirks.wrongTierStatus,
				this.#quirks.wrongTierStatus === 401 ? "unauthorized" : "not_allowed",
			);
		}
		return undefined;
	}

	/** Spends one request of the day, or says that none is left. */
	spend(): RawRefusal | undefined {
		const day = Math.floor(this.#clock.now() / 86_400_000);
		if (day !== this.#day) {
			this.#day = day;
			this.used = 0;
		}
		const { dailyQuota, burstEvery, burstLength } = this.#quirks;
		const limit = dailyQuota < 0 ? quotaByTier[this.credentials.tier] : dailyQuota;
		if (limit > 0 && this.used >= limit) return this.#limitReached();
		if (burstEvery > 0) {
			if (this.#burstLeft > 0) {
				this.#burstLeft--;
				return this.#limitReached();
			}
			if (++this.#untilBurst >= burstEvery) {
				this.#untilBurst = 0;
				this.#burstLeft = burstLength;
			}
		}
		this.used++;
		return undefined;
	}

	/** 403 where the tier is too low or a scope is missing. */
	admit(passage: Passage): Answer | undefined {
		const { userOnlyRoutes, missingScopes, missingScopeEffect, missingScopeReason } = this.#quirks;
		if (!allowed[passage.access].includes(this.credentials.tier)) {
			if (!(passage.access === "user" && userOnlyRoutes === "answered")) return refused(403, "not_allowed");
		}
		if (missingScopes.length === 0 || missingScopeEffect === "fields" || passage.scopes.length === 0) return undefined;
		if (passage.scopes.every((scope) => missingScopes.includes(scope))) return refused(403, missingScopeReason);
		return undefined;
	}

	#limitReached(): RawRefusal {
		const { quotaStatus, quotaBody, quotaRetryAfter } = this.#quirks;
		const headers: Record<string, string> = quotaRetryAfter > 0 ? { "retry-after": String(quotaRetryAfter) } : {};
		if (quotaBody === "empty") return { status: quotaStatus, body: "", contentType: "text/plain", headers };
		if (quotaBody === "html") {
			const body = "<html><head><title>429 Too Many Requests</title></head><body>Too Many Requests</body></html>";
			return { status: quotaStatus, body, contentType: "text/html", headers };
		}
		const body = JSON.stringify({ error: true, reason: "rate_limited", data: { message: "Too many requests" } });
		return { status: quotaStatus, body, contentType: "application/json; charset=utf-8", headers };
	}
}
