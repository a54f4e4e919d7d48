import { InDoubtError } from "../adapter/errors.js";
import { isAppError, type Localized, text } from "../model/index.js";

/** Why so many operations did not end as they should, for people. */
export interface Cause {
	/** Stable, for programs. */
	reason: string;
	text: Localized;
	count: number;
}

/** Adds up causes. Memory stays bounded: texts that name a record would be as many as records, so a reason keeps a few of its own. */
export function createCauses() {
	const causes = new Map<string, Cause>();
	return {
		add(cause: Cause): void {
			const key = JSON.stringify([cause.reason, cause.text.en]);
			const alike = [...causes.values()].filter(({ reason }) => reason === cause.reason);
			const found = causes.get(key) ?? (alike.length < textsPerReason ? undefined : alike.at(-1));
			if (found) found.count += cause.count;
			else causes.set(key, { ...cause });
		},
		list: (): Cause[] => [...causes.values()],
	};
}

const textsPerReason = 5;

/** Messages of foreign errors may quote what was sent, so only our own texts are shown. */
export function whyText(error: unknown): Localized {
	if (isAppError(error)) return error.what;
	if (error instanceof InDoubtError) return noClearAnswerText;
	const name = nameOf(error);
	return text(`The call failed (${name})`, `调用失败（${name}）`);
}

const noClearAnswerText = text("The target gave no clear answer", "目标平台没有给出明确的答复");

export function nameOf(error: unknown): string {
	return error instanceof Error ? error.name : "error";
}
