import type { PlaceholderName } from "../../model/index.js";
import { type AnswerGroup, contactsThatMatter, type Wording } from "./answer-groups.js";
import type { Piece } from "./redact-answer.js";

/** A canned reply that agents have been typing by hand. */
export interface Proposal {
	shortcut: string;
	text: string;
	timesUsed: number;
	agents: number;
	firstUsedMs: number | undefined;
	lastUsedMs: number | undefined;
	/** Two wordings at most, every fact of a customer as •••. */
	examples: readonly string[];
}

/** The groups as proposals, most used first; the same archive gives the same list. */
export function propose(groups: readonly AnswerGroup[]): Proposal[] {
	const shortcuts = new Set<string>();
	return groups
		.map((group) => ({ group, wordings: [...group.wordings].sort(byUse) }))
		.sort(
			(one, other) =>
				other.group.count - one.group.count ||
				compare(one.wordings[0]?.canonical ?? "", other.wordings[0]?.canonical ?? ""),
		)
		.flatMap(({ group, wordings }) => {
			const [first] = wordings;
			if (first === undefined) return [];
			return {
				shortcut: uniqueShortcut(first.pieces, shortcuts),
				text: render(first, (piece) => `{{${piece.placeholder}}}`),
				timesUsed: group.count,
				agents: group.agents.size,
				firstUsedMs: group.firstMs,
				lastUsedMs: group.lastMs,
				examples: [...new Set(wordings.map((wording) => render(wording, () => "•••")))].slice(0, 2),
			};
		});
}

type Fact = Exclude<Piece, string>;

/**
 * A number or time that was the same for every one of several customers belongs to the answer ("within 3 days"), not to
 * a customer. Names, addresses and phone numbers never come back.
 */
const mayBeConstant: ReadonlySet<PlaceholderName> = new Set(["number", "amount", "time", "date", "id"]);

function render(wording: Wording, write: (fact: Fact) => string): string {
	let place = -1;
	const text = wording.pieces.map((piece) => {
		if (typeof piece === "string") return piece;
		place += 1;
		const constant = wording.contacts.size >= contactsThatMatter && mayBeConstant.has(piece.placeholder);
		return (constant ? wording.constants[place] : undefined) ?? write(piece);
	});
	return text.join("").trim();
}

/** The first words that say something: `your-parcel-left`, `退款会在三个工作日`. */
function uniqueShortcut(pieces: readonly Piece[], taken: Set<string>): string {
	const said = pieces
		.filter((piece) => typeof piece === "string")
		.join(" ")
		.normalize("NFKC")
		.toLowerCase();
	const clause = said.split(/[\n,.!?;:，。！？；：]/).find((part) => weight(part) >= 12) ?? said;
	const words =
		clause.replace(/['’]/g, "").match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{M}\p{N}]+/gu) ??
		[];
	let base = "";
	for (const word of words) {
		const next = base === "" ? word : `${base}-${word}`;
		if (base !== "" && next.length > 24) break;
		base = next;
	}
	base = [...base].slice(0, 24).join("") || "reply";
	let unique = base;
	for (let copy = 2; taken.has(unique); copy += 1) unique = `${base}-${copy}`;
	taken.add(unique);
	return unique;
}

function weight(text: string): number {
	return (text.match(/\p{Script=Han}/gu) ?? []).length * 2 + (text.match(/[a-z\p{N}]/giu) ?? []).length;
}

function byUse(one: Wording, other: Wording): number {
	return other.count - one.count || compare(one.canonical, other.canonical);
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
