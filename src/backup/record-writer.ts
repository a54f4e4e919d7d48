import type { Archive, NotExported, PutStatus } from "../archive/archive.js";
import { forgottenSource, type Tombstone } from "../archive/person-store.js";
import { withoutCredentials } from "../crisp/credentials.js";
import { originalIdOf } from "../crisp/messages.js";
import { mapRecord } from "../mapping/map-record.js";
import { type Localized, text } from "../model/index.js";
import { refusedResource } from "./not-exported.js";
import { emailOfContact, joined, relativesOf } from "./record-relations.js";
import type { RequestBudget } from "./request-budget.js";
import type { Sweep } from "./sweep.js";
import type { Tally } from "./tally.js";

/*
 * The one place where what Crisp sent becomes archive: credentials out, record in, entities beside it,
 * all inside the transaction of the page that brought it.
 */
export class RecordWriter {
	readonly #archive: Archive;
	readonly #budget: RequestBudget;
	readonly #tally: Tally;
	readonly #runId: number;
	readonly #workspaceId: string;
	readonly #sweep: Sweep;
	/** Refusals of what every run asks for anew. */
	readonly #refusedNow: NotExported[] = [];
	/** Pages that wait for the next commit; never more than there are readers. */
	readonly #ready: { store(): () => void; reject(error: unknown): void }[] = [];
	#readers = 0;
	#moment: NodeJS.Timeout | undefined;
	#turn: NodeJS.Immediate | undefined;
	#byEmail: Map<string, string> | undefined;
	/** Records of forgotten people met in this run, by resource. */
	readonly #forgotten = new Map<string, Set<string>>();
	/** The conversation of the messages in hand: a batch asks for it once per message. */
	#conversation: { id: string; raw: unknown } | undefined;

	constructor(parts: {
		archive: Archive;
		budget: RequestBudget;
		tally: Tally;
		sweep: Sweep;
		runId: number;
		workspaceId: string;
	}) {
		this.#archive = parts.archive;
		this.#budget = parts.budget;
		this.#tally = parts.tally;
		this.#sweep = parts.sweep;
		this.#runId = parts.runId;
		this.#workspaceId = parts.workspaceId;
	}

	/** One API page: everything inside commits together, the request count included. */
	page<T>(work: () => T): T {
		return this.#archive.transaction(() => {
			const result = work();
			this.#budget.flush();
			return result;
		});
	}

	/** Counts a reader that hands in pages with {@link pageWithOthers}, as long as it works. */
	async whileReading<T>(work: () => Promise<T>): Promise<T> {
		this.#readers++;
		try {
			return await work();
		} finally {
			this.#readers--;
			this.#storeSoon();
		}
	}

	/**
	 * The same, together with the pages of other readers that come within a moment: a commit costs as much as storing a page. Each page
	 * is in it whole or not at all. When it fails (a full disk), it fails for all of them, and the run ends.
	 */
	pageWithOthers<T>(work: () => T): Promise<T> {
		return new Promise((resolve, reject) => {
			this.#ready.push({
				store: () => {
					const result = work();
					return () => resolve(result);
				},
				reject,
			});
			this.#storeSoon();
		});
	}

	/** At once where no other reader can add to it, or enough have; else when the moment is over. */
	#storeSoon(): void {
		if (this.#ready.length === 0) return;
		if (this.#ready.length >= Math.min(this.#readers, pagesTogether)) {
			clearTimeout(this.#moment);
			this.#moment = undefined;
			// After the answers that have arrived already were read.
			this.#turn ??= setImmediate(() => this.#storeReady());
		} else this.#moment ??= setTimeout(() => this.#storeReady(), togetherMs);
	}

	#storeReady(): void {
		clearTimeout(this.#moment);
		clearImmediate(this.#turn);
		this.#moment = undefined;
		this.#turn = undefined;
		const pages = this.#ready.splice(0);
		try {
			const stored = this.page(() => pages.map(({ store }) => store()));
			for (const tell of stored) tell();
		} catch (error) {
			for (const { reject } of pages) reject(error);
		}
	}

	/** How it differs from what was known; each record counts once in a run, however often lists show it. `forgotten`: it was not kept. */
	put(resource: string, id: string, raw: unknown, parent?: string): Exclude<PutStatus, "repeated"> | "forgotten" {
		const { people } = this.#archive;
		const tombstone = people.forgotten({ resource, id, raw, ...(parent === undefined ? {} : { parent }) });
		if (tombstone !== undefined) return this.#leaveOut(resource, id, tombstone);
		const clean = people.withoutForgotten(withoutCredentials(resource, raw));
		const status = this.#archive.putRecord({
			resource,
			id,
			raw: clean,
			runId: this.#runId,
			...(parent === undefined ? {} : { parent }),
			volatile: volatileFields[resource] ?? [],
		});
		if (status === "repeated") return "unchanged";
		this.#tally.add(resource, status);
		if (resource === "contact") this.#noteEmail(clean, id);
		if (resource === "conversation") this.#conversation = undefined;
		if (status !== "unchanged") this.#map(resource, id, clean, parent);
		return status;
	}

	/** How many records of the source's list are left out because their person was forgotten; the sweep remembers it for a run that does not list again. */
	forgotten(resource: string): number {
		return this.#forgotten.get(resource)?.size ?? this.#sweep.note<number>(forgottenKey + resource) ?? 0;
	}

	#leaveOut(resource: string, id: string, tombstone: Tombstone): "forgotten" {
		const met = this.#forgotten.get(resource) ?? new Set();
		this.#forgotten.set(resource, met);
		if (met.has(id)) return "forgotten";
		met.add(id);
		this.#sweep.setNote(forgottenKey + resource, met.size);
		this.#tally.add(resource, "forgotten");
		this.#archive.addOutcome(this.#runId, {
			subject: resource,
			id: forgottenSource(tombstone),
			status: "skipped",
			reason: "forgotten",
			text: text("Its person was forgotten; it is not kept", "当事人已被遗忘，不再保存"),
		});
		return "forgotten";
	}

	/** The record of a conversation; to be called inside a page, where nobody else changes it. */
	conversation(sessionId: string): unknown {
		if (this.#conversation?.id !== sessionId) {
			this.#conversation = { id: sessionId, raw: this.#archive.record("conversation", sessionId)?.raw };
		}
		return this.#conversation.raw;
	}

	gone(resource: string, id: string): void {
		this.#archive.markGone(resource, id, this.#runId);
		if (resource === "conversation") this.#conversation = undefined;
		this.#tally.add(resource, "gone");
	}

	/** Files the record under failed; the run ends `incomplete`, and the next one tries again. */
	failed(resource: string, id: string, reason: string, why: Localized): void {
		this.#tally.add(resource, "failed");
		this.#archive.addOutcome(this.#runId, { subject: resource, id, status: "failed", reason, text: why });
	}

	/** How many were filed so, in this run. */
	get failures(): number {
		return this.#tally.total("failed");
	}

	skipped(resource: string, id: string, reason: string, why: Localized): void {
		this.#tally.add(resource, "skipped");
		this.#archive.addOutcome(this.#runId, { subject: resource, id, status: "skipped", reason, text: why });
	}

	/** Crisp says 404 to a whole resource: it has none of it, or no longer knows the route. */
	absent(resource: string, reason: string): void {
		const why = text(`Crisp has no such thing here (404 ${reason})`, `Crisp 没有此项内容（404 ${reason}）`);
		this.skipped(resource, this.#workspaceId, "not-found", why);
	}

	/** A record that names itself by nothing cannot be kept; no later run of this sweep meets it again, so the sweep remembers. */
	nameless(resource: string, where: string): void {
		this.failed(resource, where, "no-id", text("An entry came without its id", "有一项缺少标识"));
		this.#sweep.setNote("nameless", this.namelessCount + 1);
	}

	get namelessCount(): number {
		return this.#sweep.note<number>("nameless") ?? 0;
	}

	/**
	 * The token may not read a whole resource: said once, in the list of what is not exported. The sweep remembers it,
	 * because a resumed run does not ask again and must not end as if nothing were missing.
	 */
	refused(resource: string, answer: { status: number; reason: string }, scope: string | undefined): void {
		if (this.wasRefused(resource)) return;
		const refusal = refusedResource(resource, answer, scope, this.#runId);
		if (askedAgain.has(resource)) this.#refusedNow.push(refusal);
		else this.#sweep.setNote(refusedKey + resource, refusal);
	}

	wasRefused(resource: string): boolean {
		return this.refusals.some((refusal) => refusal.resource === resource);
	}

	get refusals(): readonly NotExported[] {
		return [...this.#refusedNow, ...this.#sweep.notes<NotExported>(refusedKey)];
	}

	#map(resource: string, id: string, raw: unknown, parent: string | undefined): void {
		const mapped = mapRecord(resource, raw, {
			workspaceId: this.#workspaceId,
			id,
			...(parent === undefined ? {} : { parent }),
			related: this.#related(resource, id, raw),
			contactByEmail: (email) => this.#emails().get(joined(email)),
		});
		for (const entity of mapped.entities) this.#archive.putEntity(entity, { runId: this.#runId });
		for (const attachment of mapped.attachments) this.#archive.addAttachment(attachment);
		for (const problem of mapped.problems) {
			// The record is safe; only its reading is in doubt, so it is told but not counted as failed.
			this.#archive.addOutcome(this.#runId, {
				subject: resource,
				id,
				status: "skipped",
				reason: problem.code,
				text: problem.text,
			});
		}
	}

	#related(resource: string, id: string, raw: unknown): Record<string, unknown> {
		return relativesOf(resource, id, (other, otherId) => {
			if (resource === "message" && other === "conversation") return this.conversation(otherId);
			// Most messages have no raw e-mail behind them: none is looked for.
			if (resource === "message" && originalIdOf(raw) === undefined) return undefined;
			const record = this.#archive.record(other, otherId);
			return record?.gone === false ? record.raw : undefined;
		});
	}

	#emails(): Map<string, string> {
		if (this.#byEmail === undefined) {
			this.#byEmail = new Map();
			for (const record of this.#archive.records({ resource: "contact" })) this.#noteEmail(record.raw, record.id);
		}
		return this.#byEmail;
	}

	#noteEmail(raw: unknown, id: string): void {
		const email = emailOfContact(raw);
		if (email !== undefined) this.#byEmail?.set(email, id);
	}
}

/** Pages that share a commit, and how long the first waits for the others: less than any answer from Crisp takes. */
const pagesTogether = 8;
const togetherMs = 15;

const forgottenKey = "forgotten:";
const refusedKey = "refused:";
/** What every run of a sweep asks for anew. */
const askedAgain: ReadonlySet<string> = new Set(["conversation", "message", "contact-data"]);

/** Fields that change without anything having happened (sheet, Q39). */
export const volatileFields: Readonly<Record<string, readonly string[]>> = {
	conversation: ["compose", "unread", "availability", "active"],
	contact: ["active"],
};
