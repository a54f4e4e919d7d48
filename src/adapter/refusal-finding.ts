import { type AppError, isAppError, type Localized } from "../model/index.js";
import type { Finding } from "./contract.js";

/** What a vendor's first refusals mean, in its own words. */
export interface RefusalWords {
	credentials: { text: Localized; remedy: Localized };
	rights: { text: Localized; remedy: Localized };
	/** The answer is not this vendor's: another server, or none of its API. */
	notThere: Finding;
}

/** The finding for what `check` met when it first asked; throws whatever it met that is no refusal. */
export function refusalFinding(error: unknown, words: RefusalWords): Finding {
	if (!isAppError(error)) throw error;
	const refusal = refusals[error.code as keyof typeof refusals];
	if (refusal !== undefined) return { severity: "block", code: error.code, ...words[refusal] };
	if (error.code === "remote-broken") return words.notThere;
	throw error;
}

const refusals = { "credentials-refused": "credentials", "rights-missing": "rights" } as const satisfies Partial<
	Record<AppError["code"], string>
>;
