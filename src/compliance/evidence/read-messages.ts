import type { Archive } from "../../archive/archive.js";
import type { FilePart, Message, MessagePart } from "../../model/index.js";
import type { CategoryId } from "../detect/categories.js";
import { confirmedFrom } from "../detect/span.js";
import type { Place } from "./evidence.js";
import type { Gathering } from "./gathering.js";
import { countIn, type Finding, type Found } from "./hit-counter.js";
import { phoneOf } from "./locate.js";
import { Operators } from "./operators.js";
import { phrases, sectors } from "./phrases.js";
import { emailKey, fullYears, touch } from "./read-people.js";
import { countTime } from "./retention.js";
import { subjectFlags } from "./subjects.js";
import type { Thread } from "./thread.js";

/** AI labelling measures: in force from this day (Asia/Shanghai). */
const labelRuleMs = Date.UTC(2025, 8, 1) - 8 * 3_600_000;

/** Adds up messages, one at a time; `finish` adds what only the whole tells. */
export class MessageReader {
	readonly #gathering: Gathering;
	readonly #operators = new Operators();
	readonly #channels = new Map<string, { messages: number; newestAtMs?: number }>();
	#automatedOutgoing = 0;

	constructor(gathering: Gathering) {
		this.#gathering = gathering;
	}

	read(message: Message, thread: Thread): void {
		const { evidence, subjects, counter } = this.#gathering;
		const { direction, sentAtMs } = message;
		evidence.messages.total += 1;
		if (direction === "incoming") evidence.messages.incoming += 1;
		if (direction === "outgoing") evidence.messages.outgoing += 1;
		subjects.count(thread.node, "messages");
		touch(this.#gathering, thread.node, [sentAtMs]);
		countTime(evidence, sentAtMs);
		this.#countChannel(message);
		this.#countAutomated(message);
		this.#operators.saw(message);

		const texts = textsOf(message);
		const said = texts.find(({ place }) => place === "text" || place === "field")?.text ?? "";
		const findings = this.#search(message, texts, thread);
		for (const part of message.parts) if ("attachmentId" in part) this.#countPapers(message, part, said, thread);
		const found = counter.add(findings, { node: thread.node, example: message.id });
		this.#countFound(message, found, thread);
		if (said !== "") this.#countPhrases(message, said, thread);
		thread.add(message, said, evidence);
	}

	finish(archive: Archive): void {
		const { evidence } = this.#gathering;
		evidence.channels = [...this.#channels]
			.map(([channel, seen]) => ({ channel, ...seen }))
			.sort((a, b) => b.messages - a.messages || a.channel.localeCompare(b.channel));
		const { outgoing } = evidence.messages;
		evidence.ai.outgoingPercent = outgoing === 0 ? 0 : Math.round((1000 * this.#automatedOutgoing) / outgoing) / 10;
		evidence.operators = this.#operators.sum(archive);
	}

	#search(message: Message, texts: readonly { place: Place; text: string }[], thread: Thread): Finding[] {
		const { detect } = this.#gathering;
		const previous = thread.previousOf(message.direction);
		const options = {
			...(previous !== undefined && { previous }),
			...(message.sentAtMs !== undefined && { nowMs: message.sentAtMs }),
		};
		const thirdParty = { certain: false, possible: false };
		const findings = texts.map(({ place, text }): Finding => {
			const spans = detect(text, options);
			for (const { category, confidence, start, end } of spans) {
				if (category === "cn_id18" && confidence >= confirmedFrom)
					this.#countAge(text.slice(start, end), message.sentAtMs, thread);
				if (message.direction === "incoming")
					this.#countThirdParty(category, text.slice(start, end), thread, thirdParty);
			}
			return { place, spans };
		});
		if (thirdParty.possible) countIn(this.#gathering.evidence.thirdParty, thirdParty.certain);
		if (message.original !== undefined) findings.push({ place: "email-original", spans: [] });
		return findings;
	}

	/** The birth date inside a resident ID number tells a minor; the number itself is not kept. */
	#countAge(value: string, atMs: number | undefined, thread: Thread): void {
		const digits = value.normalize("NFKC").replace(/[^0-9Xx]/g, "");
		if (digits.length !== 18) return;
		const born = Date.UTC(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)) - 1, Number(digits.slice(12, 14)));
		const { subjects, evidence } = this.#gathering;
		const age = fullYears(born, atMs ?? evidence.window.madeAtMs);
		if (age !== undefined && age < 18)
			subjects.flag(thread.node, age < 14 ? subjectFlags.under14 : subjectFlags.from14to17);
	}

	#countThirdParty(
		category: CategoryId,
		value: string,
		thread: Thread,
		thirdParty: { certain: boolean; possible: boolean },
	): void {
		if (category === "name" || category === "address") thirdParty.possible = true;
		const key =
			category === "email"
				? emailKey(value)
				: category === "cn_mobile" || category === "phone_intl"
					? `p:${phoneOf(value)?.e164}`
					: undefined;
		if (key === undefined) return;
		const { subjects } = this.#gathering;
		const owner = subjects.node(key);
		// A person without an address of their own may well have given theirs.
		const own = owner !== undefined && subjects.find(owner) === subjects.find(thread.node);
		if (own) return;
		thirdParty.possible = true;
		if (owner !== undefined) thirdParty.certain = true;
	}

	#countFound(message: Message, found: Found, thread: Thread): void {
		const { evidence } = this.#gathering;
		if (found.sensitive !== "none") {
			countIn(evidence.sensitive.messages, found.sensitive === "confirmed");
			if (message.direction === "incoming" && !thread.wasAsked)
				countIn(evidence.sensitive.unsolicited, found.sensitive === "confirmed");
		}
		if (message.parts.some(({ type }) => type === "note")) {
			evidence.notes.count += 1;
			if (found.pi !== "none") countIn(evidence.notes.withPi, found.pi === "confirmed");
			if (found.sensitive !== "none") countIn(evidence.notes.withSensitive, found.sensitive === "confirmed");
		}
		if (found.secrets.length === 0) return;
		const { credentials, window } = evidence;
		thread.hasCredentials = true;
		for (const secret of found.secrets) {
			const name = secretNames[secret];
			if (name !== undefined) credentials[name] += 1;
		}
		const atMs = message.sentAtMs;
		if (atMs !== undefined && atMs > (credentials.newestAtMs ?? 0)) credentials.newestAtMs = atMs;
		const live = found.secrets.some((secret) => ["api_key", "token", "private_key"].includes(secret));
		if (live && (atMs === undefined || atMs > window.madeAtMs - 365 * 86_400_000)) credentials.active += 1;
	}

	#countPhrases(message: Message, said: string, thread: Thread): void {
		const { evidence, subjects } = this.#gathering;
		if (phrases.legalHold.test(said)) evidence.legalHolds += 1;
		if (phrases.payCny.test(said)) evidence.paymentsCny += 1;
		for (const [sector, pattern] of Object.entries(sectors)) {
			if (!pattern.test(said)) continue;
			const { importantDataHints: hints } = evidence;
			hints.total += 1;
			hints.bySector[sector] = (hints.bySector[sector] ?? 0) + 1;
		}
		if (message.direction !== "incoming") return;
		if (phrases.schoolChild.test(said)) subjects.flag(thread.node, subjectFlags.under14Hint);
		if (phrases.consent.test(said)) subjects.flag(thread.node, subjectFlags.consent);
		if (phrases.optOut.test(said)) {
			evidence.optouts.phrases += 1;
			subjects.flag(thread.node, subjectFlags.optedOut);
		}
	}

	/** An image or PDF that its name, its caption or the talk around it makes an identity document. */
	#countPapers(message: Message, part: FilePart, said: string, thread: Thread): void {
		const { attachments } = this.#gathering.evidence;
		const isPicture =
			part.type === "image" ||
			part.mimeType === "application/pdf" ||
			/\.(?:pdf|jpe?g|png|heic)$/i.test(part.name ?? "");
		if (!isPicture) return;
		if (!phrases.idDocument.test(part.name ?? "") && !phrases.idDocument.test(said) && !thread.spokeOfPapers) return;
		attachments.idDocSuspects += 1;
		if (attachments.idDocExamples.length < 3) attachments.idDocExamples.push(message.id);
	}

	#countChannel({ channel, sentAtMs }: Message): void {
		const name = channel === undefined || !/^[\w:./-]{1,80}$/.test(channel) ? "(other)" : channel;
		const shown = this.#channels.has(name) || this.#channels.size < 100 ? name : "(other)";
		const seen = this.#channels.get(shown) ?? { messages: 0 };
		seen.messages += 1;
		if (sentAtMs !== undefined && sentAtMs > (seen.newestAtMs ?? 0)) seen.newestAtMs = sentAtMs;
		this.#channels.set(shown, seen);
	}

	#countAutomated({ automated, translated, direction, sentAtMs }: Message): void {
		const { ai } = this.#gathering.evidence;
		if (translated) ai.translatedMessages += 1;
		if (!automated) return;
		ai.automatedMessages += 1;
		if (direction === "outgoing") this.#automatedOutgoing += 1;
		if (sentAtMs !== undefined && sentAtMs >= labelRuleMs) ai.afterLabelRule += 1;
		if (sentAtMs !== undefined && sentAtMs > (ai.newestAtMs ?? 0)) ai.newestAtMs = sentAtMs;
	}
}

const secretNames: Partial<Record<CategoryId, "passwords" | "otp" | "cvv" | "apiKeys" | "tokens" | "privateKeys">> = {
	password: "passwords",
	otp: "otp",
	cvv: "cvv",
	api_key: "apiKeys",
	token: "tokens",
	private_key: "privateKeys",
};

/** The texts of a message and where each stands. */
function textsOf(message: Message): { place: Place; text: string }[] {
	return message.parts.flatMap((part) => textOf(part)).filter(({ text }) => text !== "");
}

function textOf(part: MessagePart): { place: Place; text: string }[] {
	switch (part.type) {
		case "text":
			return [{ place: "text", text: part.text }];
		case "note":
			return [{ place: "note", text: part.text }];
		case "file":
		case "image":
		case "animation":
		case "audio":
			return part.name === undefined ? [] : [{ place: "file-name", text: part.name }];
		case "picker":
			return [
				{
					place: "field",
					text: [part.text, ...part.choices.flatMap((each) => (each.selected ? [each.label] : []))].join("\n"),
				},
			];
		case "field":
			return [{ place: "field", text: `${part.text}\n${part.value ?? ""}` }];
		case "carousel":
			return [{ place: "text", text: part.text }];
		case "event":
			return [{ place: "event", text: part.text }];
		case "unknown":
			return [{ place: "event", text: JSON.stringify(part.json) }];
	}
}
