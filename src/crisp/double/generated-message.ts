import { notes, pickAt, questions, replies } from "./phrases.js";
import { fileUrl } from "./seed-files.js";
import { everyType, message } from "./seed-messages.js";
import { memberId, operatorUser, ownerId } from "./seed-website.js";
import type { MessageWire } from "./workspace-content.js";

export interface MessageRecipe {
	seed: number;
	place: number;
	sessionId: string;
	nickname: string;
	timestamp: number;
	/** Share of file messages. */
	files: number;
}

/** One message by its seed: mostly talk, sometimes a note, an event, a file or one of the rarer types. */
export function generatedMessage(recipe: MessageRecipe): MessageWire {
	const { seed, place, sessionId, timestamp } = recipe;
	const make = (rest: Partial<MessageWire>) => message(sessionId, timestamp, place, rest);
	const visitor = { type: "website", user_id: sessionId, nickname: recipe.nickname };
	const agent = operatorUser(seed % 2 === 0 ? ownerId : memberId);
	if ((seed >>> 8) % 10_000 < recipe.files * 10_000) {
		const kind = pickAt(fileKinds, seed);
		const url = fileUrl(`users/upload/session/made/${seed}-${200 + (seed % 4_000)}/${kind.name}`);
		return make({ type: "file", content: { name: kind.name, url, type: kind.type }, user: visitor });
	}
	const dice = seed % 100;
	if (dice < 4) return make({ type: "note", from: "operator", content: pickAt(notes, seed), user: agent });
	if (dice < 7) {
		const namespace = pickAt(["state:resolved", "routing:assigned", "participant:added"], seed);
		return make({ type: "event", from: "operator", automated: true, content: { namespace, text: "" } });
	}
	if (dice < 9) {
		const rare = pickAt(rareTypes, seed >>> 10);
		const sample = everyType(sessionId, recipe.nickname, timestamp, false).find((item) => item.type === rare);
		if (sample) return { ...sample, timestamp, fingerprint: timestamp * 100 + (place % 100) };
	}
	if (place % 2 === 0) return make({ content: pickAt(questions, seed), user: visitor });
	return make({ from: "operator", content: pickAt(replies, seed), user: agent });
}

const rareTypes = ["audio", "animation", "picker", "field", "carousel"] as const;

const fileKinds = [
	{ name: "screenshot.png", type: "image/png" },
	{ name: "发票.pdf", type: "application/pdf" },
	{ name: "photo.jpg", type: "image/jpeg" },
] as const;
