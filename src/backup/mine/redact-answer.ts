import type { PlaceholderName } from "../../model/index.js";
import type { NamePatterns } from "./name-patterns.js";
import { withoutIds } from "./url-ids.js";

/** A piece of an answer: words as they are, or a fact of one customer, one agent, one day. */
export type Piece = string | { placeholder: PlaceholderName; value: string };

export interface AnswerFacts {
	/** Names of the customer. */
	contact: NamePatterns;
	/** Names of everybody who answers. */
	agents: NamePatterns;
	emails: ReadonlySet<string>;
	phones: ReadonlySet<string>;
	/** Addresses and numbers that the workspace itself publishes: they belong into an answer. */
	published: ReadonlySet<string>;
}

/**
 * Takes out of an answer what belongs to one customer, one agent or one day. Pure. It knows names only from the contact and the
 * agents, so a third person's name stays: whoever reads the proposals is told.
 */
export function redactAnswer(answer: string, facts: AnswerFacts): Piece[] {
	let pieces: Part[] = [answer.normalize("NFC")];
	// Most answers hold no address and no number at all: a look for the one sign each pattern needs saves most of the work.
	const take = (pattern: RegExp, needs: RegExp | undefined, make: (value: string) => Part | Part[]) => {
		pieces = pieces.flatMap((piece) =>
			typeof piece === "string" && needs?.test(piece) !== false ? cut(piece, pattern, make) : [piece],
		);
	};
	const as = (placeholder: PlaceholderName) => (value: string) => ({ placeholder, value });
	// What stays of an address is no text: no name or number is looked for in it.
	take(url, /:\/\//, (value) =>
		withoutIds(value).map((piece) => (typeof piece === "string" ? { kept: piece } : piece)),
	);
	take(email, /@/, (value) => {
		const key = value.toLowerCase();
		if (facts.published.has(key)) return { kept: value };
		return as(facts.emails.has(key) ? "contact.email" : "email_address")(value);
	});
	for (const pattern of facts.contact) take(pattern, undefined, as("contact.name"));
	for (const pattern of facts.agents) take(pattern, undefined, as("agent.name"));
	take(date, /\d/, as("date"));
	take(amount, /\d/, as("amount"));
	take(phone, /\d/, (value) => {
		const digits = phoneKey(value);
		if (facts.published.has(digits)) return { kept: value };
		return as(facts.phones.has(digits) ? "contact.phone" : "phone_number")(value);
	});
	take(clock, /\d/, as("time"));
	take(number, /\d/, as("number"));
	return pieces.map((piece) => (typeof piece !== "string" && "kept" in piece ? piece.kept : piece));
}

/** The digits that tell one phone number from another, with or without its country. */
export function phoneKey(value: string): string {
	return value.replace(/\D/g, "").slice(-9);
}

/** While patterns are at work, words that the later ones must not touch are set aside. */
type Part = Piece | { kept: string };

const url = /https?:\/\/[^\s<>"'，。；！？、）)\]}]+/gi;
const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const months =
	"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août)[a-zé]*\\.?";
const date = new RegExp(
	[
		"\\d{4}\\s?年\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?[日号])?",
		"\\d{1,2}\\s?月\\s?\\d{1,2}\\s?[日号]",
		"\\b\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\b",
		"\\b\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}\\b",
		`\\b${months}\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?\\b`,
		`\\b\\d{1,2}(?:st|nd|rd|th)?\\s${months}(?:,?\\s\\d{4})?\\b`,
	].join("|"),
	"giu",
);
const sum = "\\d[\\d,. ]*\\d|\\d";
const amount = new RegExp(
	`(?:[$€£¥￥]|\\b(?:usd|eur|gbp|cny|rmb|hkd)\\b)\\s?(?:${sum})|(?:${sum})\\s?(?:[$€£¥￥]|元|块钱|(?:usd|eur|gbp|cny|rmb|hkd|dollars?|euros?)\\b)`,
	"giu",
);
const phone =
	/(?<![\p{L}\p{N}])(?:\+\d[\d\s().-]{6,}\d|1[3-9]\d{9}|\(?0\d{1,4}\)?[\s.-]?\d[\d\s.-]{5,}\d)(?![\p{L}\p{N}])/gu;
const clock = /\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?/gi;
/** Order numbers and the like first: letters with digits in them are one thing. */
const number = /#?(?<![\p{L}\p{N}])[A-Za-z]{0,8}[-_]?\d[\dA-Za-z]*(?:[-_.,]\d[\dA-Za-z]*)*%?/gu;

function cut(text: string, pattern: RegExp, make: (value: string) => Part | Part[]): Part[] {
	const pieces: Part[] = [];
	let end = 0;
	for (const match of text.matchAll(pattern)) {
		if (match[0] === "") continue;
		if (match.index > end) pieces.push(text.slice(end, match.index));
		pieces.push(...[make(match[0])].flat());
		end = match.index + match[0].length;
	}
	if (end < text.length) pieces.push(text.slice(end));
	return pieces;
}
