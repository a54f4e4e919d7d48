import { ConversationId, type Rating } from "../model/index.js";
import { addProblem, compact, type Draft } from "./draft.js";
import { readCell, readCellLine } from "./handed-in-row.js";
import type { ConversationSpan, MapContext } from "./map-result.js";
import { type JsonFields, readText } from "./read-json.js";
import { readTypedTime, type TypedTime } from "./typed-time.js";

/**
 * Record `handed-in-rating`. Whose conversation it is: the session that the row names, else the one conversation that the
 * e-mail address had around that time. A doubt is a problem, never a guess: the record waits, and is read again later.
 */
export function mapHandedInRating(raw: JsonFields, context: MapContext, draft: Draft): void {
	const stars = readStars(readCellLine(raw, "stars"));
	if (stars === undefined) {
		addProblem(draft, "stars-invalid", "A rating is not one to five stars", "评分不是 1 到 5 星");
		return;
	}
	const when = timeOf(raw, draft);
	const conversationId = conversationOf(raw, when, context, draft);
	if (conversationId === undefined) return;
	const rating: Rating = {
		kind: "rating",
		id: context.id,
		conversationId: ConversationId.parse(conversationId),
		stars,
		comment: readCell(raw, "comment"),
		ratedAtMs: when?.fromMs,
	};
	draft.entities.push(compact(rating));
}

/** The session id in a cell: bare, or inside the address of a conversation in Crisp's app. */
export function sessionIn(cell: string | undefined): string | undefined {
	return /session_[0-9a-z_-]+/i.exec(cell ?? "")?.[0] ?? readText(cell);
}

/** Problems of a rating that wait for a conversation; every other one means that the row cannot be used. */
export const waitingProblems: ReadonlySet<string> = new Set([
	"conversation-missing",
	"conversation-unmatched",
	"conversation-ambiguous",
]);
/** What does not keep a rating from being used. */
export const minorProblems: ReadonlySet<string> = new Set(["date-ambiguous", "date-invalid"]);

/** `4`, `4.5`, `4/5`, `5 stars`, `★★★★☆`. */
function readStars(cell: string | undefined): number | undefined {
	if (cell === undefined) return undefined;
	const drawn = [...cell].filter((char) => char === "★" || char === "⭐").length;
	const found = /^(\d(?:[.,]\d+)?)(?:\s*[/／]\s*5(?:[.,]0+)?)?\s*(?:stars?|étoiles?|星|分)?$/i.exec(
		cell.normalize("NFKC"),
	);
	const stars = found?.[1] === undefined ? drawn : Number(found[1].replace(",", "."));
	return stars >= 1 && stars <= 5 ? stars : undefined;
}

function timeOf(raw: JsonFields, draft: Draft): TypedTime | undefined {
	const cell = readCellLine(raw, "date");
	if (cell === undefined) return undefined;
	const order = raw.dateOrder === "dmy" || raw.dateOrder === "mdy" ? raw.dateOrder : undefined;
	const time = readTypedTime(cell, { timeZone: readText(raw.timeZone) ?? "UTC", ...(order && { order }) });
	if (time === "ambiguous") {
		addProblem(
			draft,
			"date-ambiguous",
			"Day and month of a date cannot be told apart; write it as 2026-03-01",
			"日期中的日和月无法区分；请写成 2026-03-01",
		);
		return undefined;
	}
	if (time === undefined)
		addProblem(
			draft,
			"date-invalid",
			"A date cannot be read; write it as 2026-03-01 14:05",
			"日期无法识别；请写成 2026-03-01 14:05",
		);
	return time;
}

function conversationOf(
	raw: JsonFields,
	when: TypedTime | undefined,
	context: MapContext,
	draft: Draft,
): string | undefined {
	const session = sessionIn(readCellLine(raw, "conversation"));
	if (session !== undefined) {
		if (context.hasConversation?.(session) !== false) return session;
		addProblem(
			draft,
			"conversation-missing",
			"The conversation that a rating names is not in the archive",
			"归档中没有评分所指的会话",
		);
		return undefined;
	}
	const email = readCellLine(raw, "email");
	const found = email === undefined || when === undefined ? [] : closest(context.conversationsOf?.(email) ?? [], when);
	if (found.length === 1) return found[0]?.id;
	if (found.length > 1)
		addProblem(
			draft,
			"conversation-ambiguous",
			"Several conversations fit a rating; give their session id",
			"有多个会话与评分相符；请给出会话 ID",
		);
	else
		addProblem(
			draft,
			"conversation-unmatched",
			"No conversation fits the e-mail address and date of a rating",
			"没有会话与评分的邮箱和日期相符",
		);
	return undefined;
}

/** Somebody may rate days after the last message, by the link in a mail; hardly later. */
const afterwardsMs = 7 * 86_400_000;

/** Conversations that were going on then; else those that had ended shortly before. */
function closest(spans: readonly ConversationSpan[], when: TypedTime): readonly ConversationSpan[] {
	const begun = spans.filter((span) => span.fromMs <= when.toMs);
	const going = begun.filter((span) => span.toMs >= when.fromMs);
	return going.length > 0 ? going : begun.filter((span) => span.toMs >= when.fromMs - afterwardsMs);
}
