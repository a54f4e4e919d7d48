import type { Archive } from "../../archive/archive.js";
import type { Conversation, ConversationId } from "../../model/index.js";
import type { Evidence } from "./evidence.js";
import type { Gathering } from "./gathering.js";
import type { Finding } from "./hit-counter.js";
import { locationSignals } from "./locate.js";
import { MessageReader } from "./read-messages.js";
import { emailKey, fill, readCustomData, touch } from "./read-people.js";
import { type Ageing, countAge } from "./retention.js";
import { subjectFlags } from "./subjects.js";
import { Thread } from "./thread.js";

/** Every conversation with its messages, one at a time: nothing of a conversation outlives it but counts. */
export async function readConversations(archive: Archive, gathering: Gathering): Promise<{ mixed: Pairs }> {
	const { evidence, subjects } = gathering;
	const reader = new MessageReader(gathering);
	const mixed = new Pairs();
	const ageing: Ageing = { nowMs: evidence.window.madeAtMs };
	for (const conversation of archive.entities("conversation", { includeGone: true })) {
		const node = readConversation(conversation, gathering);
		for (const { type, target } of conversation.participants) {
			const other = type === "email" ? subjects.node(emailKey(target)) : undefined;
			if (other !== undefined) mixed.add(node, other);
		}
		const thread = new Thread(node, conversation);
		await readMessages(archive, conversation.id, thread, reader, gathering);
		const { order, newestMs } = thread.close(evidence);
		if (order) subjects.flag(node, subjectFlags.contract);
		countAge(evidence.retention.convOlderThan, newestMs, ageing);
	}
	await readOrphans(archive, reader, gathering);
	reader.finish(archive);
	return { mixed };
}

async function readMessages(
	archive: Archive,
	id: ConversationId,
	thread: Thread,
	reader: MessageReader,
	gathering: Gathering,
): Promise<void> {
	for (const message of archive.entities("message", { parent: id, includeGone: true })) {
		reader.read(message, thread);
		if (gathering.evidence.messages.total % 2000 === 0) await gathering.breathe(gathering.evidence.messages.total);
	}
}

/** Messages whose conversation is not in the archive belong to nobody known, yet they count. */
async function readOrphans(archive: Archive, reader: MessageReader, gathering: Gathering): Promise<void> {
	const { evidence, subjects } = gathering;
	if (archive.countEntities("message", { includeGone: true }) <= evidence.messages.total) return;
	let thread: { id: string; thread: Thread } | undefined;
	for (const message of archive.entities("message", { includeGone: true })) {
		if (subjects.node(`s:${message.conversationId}`) !== undefined) continue;
		if (thread?.id !== message.conversationId) {
			thread?.thread.close(evidence);
			const node = subjects.add();
			subjects.count(node, "conversations");
			thread = { id: message.conversationId, thread: new Thread(node, undefined) };
		}
		evidence.messages.orphans += 1;
		reader.read(message, thread.thread);
		if (evidence.messages.orphans % 2000 === 0) await gathering.breathe(evidence.messages.total);
	}
	thread?.thread.close(evidence);
}

/** The conversation's own facts; returns whose it is. */
function readConversation(conversation: Conversation, gathering: Gathering): number {
	const { evidence, subjects, counter, detect } = gathering;
	const node = subjects.node(`c:${conversation.contactId}`) ?? subjects.add();
	subjects.link(`c:${conversation.contactId}`, node);
	subjects.link(`s:${conversation.id}`, node);
	subjects.count(node, "conversations");
	touch(gathering, node, [conversation.createdAtMs, conversation.updatedAtMs]);
	for (const signal of locationSignals(conversation)) subjects.locate(node, signal);
	evidence.conversations.total += 1;
	if (conversation.blocked) {
		evidence.conversations.blocked += 1;
		subjects.flag(node, subjectFlags.blocked | subjectFlags.optedOut);
	}
	if (conversation.ip !== undefined) subjects.flag(node, subjectFlags.hasIp);
	if (conversation.locales.some((locale) => /^zh\b/i.test(locale))) subjects.flag(node, subjectFlags.localeZh);
	countFields(evidence, conversation);
	const findings: Finding[] = [];
	const custom = readCustomData(gathering, node, conversation.customFields);
	if (custom !== undefined) findings.push({ place: "custom-data", spans: detect(custom) });
	if (conversation.subject !== undefined) findings.push({ place: "text", spans: detect(conversation.subject) });
	if (conversation.ip !== undefined) findings.push({ place: "ip", spans: [] });
	if (conversation.geolocation !== undefined) findings.push({ place: "geolocation", spans: [] });
	if (findings.length > 0) counter.add(findings, { node, example: conversation.id });
	return node;
}

function countFields({ fields }: Evidence, conversation: Conversation): void {
	const given: Record<string, unknown> = {
		ip: conversation.ip,
		geolocation: conversation.geolocation,
		coordinates: conversation.geolocation?.latitude,
		device: conversation.device,
		userAgent: conversation.device?.userAgent,
		locales: conversation.locales[0],
		participants: conversation.participants[0],
		customData: Object.keys(conversation.customFields)[0],
	};
	fields.conversations += 1;
	for (const [name, value] of Object.entries(given)) if (value !== undefined) fill(fields.fill, `conversation.${name}`);
}

/** Pairs of people who met in one conversation, 8 bytes a pair. */
export class Pairs {
	#values = new Uint32Array(256);
	#length = 0;

	add(one: number, other: number): void {
		if (this.#length + 2 > this.#values.length) {
			const grown = new Uint32Array(this.#values.length * 2);
			grown.set(this.#values);
			this.#values = grown;
		}
		this.#values[this.#length] = one;
		this.#values[this.#length + 1] = other;
		this.#length += 2;
	}

	*[Symbol.iterator](): Iterator<[number, number]> {
		for (let at = 0; at < this.#length; at += 2) yield [this.#values[at] ?? 0, this.#values[at + 1] ?? 0];
	}
}
