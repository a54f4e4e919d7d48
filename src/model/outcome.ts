import type { Localized } from "./localized.js";

/** How one record or operation ended. Nothing ends without one. */
export const outcomeStatuses = ["created", "updated", "unchanged", "skipped", "failed"] as const;
export type OutcomeStatus = (typeof outcomeStatuses)[number];

export interface Outcome {
	/** What it is about: `message`, `contact.create`. */
	subject: string;
	/** Source id or operation key. */
	id: string;
	status: OutcomeStatus;
	/** Stable and machine-readable: `missing-scope`, `gone-at-source`. Always set when skipped or failed. */
	reason?: string;
	/** The same for people; no message text, no secrets. */
	text?: Localized;
}
