import type { Archive } from "../../archive/archive.js";
import { placeholderNames } from "../../model/index.js";
import { answerFeatures } from "./answer-features.js";
import { type Piece, redactAnswer } from "./redact-answer.js";

/** The canned replies that the archive holds, in the form in which answers are compared. */
export function heldReplies(archive: Archive): Set<string> {
	const held = new Set<string>();
	for (const reply of archive.entities("canned-reply")) held.add(answerFeatures(piecesOf(reply.text)).canonical);
	return held;
}

function piecesOf(text: string): Piece[] {
	return text.split(/(\{\{[^{}]*\}\})/).flatMap((part): Piece[] => {
		const name = /^\{\{\s*([\w.]+)/.exec(part)?.[1];
		const placeholder = placeholderNames.find((each) => each === name || each === crispNames[name ?? ""]);
		return placeholder === undefined ? redactAnswer(part, noFacts) : [{ placeholder, value: "" }];
	});
}

/** Crisp's own variables. */
const crispNames: Readonly<Record<string, string>> = { "user.nickname": "contact.name", "user.email": "contact.email" };

const none: ReadonlySet<string> = new Set();
const noFacts = { contact: [], agents: [], emails: none, phones: none, published: none };
