import type { CrispQuirks } from "./quirks.js";
import { SeededRandom } from "./seeded-random.js";
import type { DoubleWorkspace } from "./workspace.js";
import type { ConversationSlot } from "./workspace-content.js";

/** What happened between list calls, so that a test can say what must have been noticed. */
export interface DriftEvent {
	kind: "bump" | "delete" | "touch" | "message";
	sessionId: string;
}

/** Q11 and the live part of Annex B: the workspace goes on living while somebody walks its pages. */
export class Drift {
	readonly events: DriftEvent[] = [];
	readonly #workspace: DoubleWorkspace;
	readonly #quirks: CrispQuirks;
	readonly #random: SeededRandom;
	readonly #listed = new Set<string>();
	#liveDone = false;

	constructor(workspace: DoubleWorkspace, quirks: CrispQuirks) {
		this.#workspace = workspace;
		this.#quirks = quirks;
		this.#random = new SeededRandom(quirks.driftSeed);
	}

	/** Before every page but the first of a walk. */
	beforeList(page: number, query: (name: string) => string | undefined): void {
		if (page < 2) return;
		const { drift, liveChanges } = this.#quirks;
		if (liveChanges) this.#live();
		if (drift === "none") return;
		const slots = this.#workspace.content.conversations.filter((slot) => slot.messages.length > 0);
		if (drift === "bump") {
			const deep = this.#oneOf(slots.filter((slot) => !this.#listed.has(slot.sessionId)));
			if (deep) this.#happen("bump", deep);
		} else if (drift === "delete") {
			const seen = this.#oneOf(slots.filter((slot) => this.#listed.has(slot.sessionId)));
			if (seen) this.#happen("delete", seen);
		} else {
			const end = Date.parse(query("filter_date_end") ?? "");
			const inside = Number.isNaN(end) ? slots : slots.filter((slot) => slot.updatedAt <= end);
			const touched = this.#oneOf(inside.filter((slot) => this.#listed.has(slot.sessionId)));
			if (touched) this.#happen("touch", touched);
		}
	}

	afterList(sessionIds: readonly string[]): void {
		if (this.#quirks.drift === "none" && !this.#quirks.liveChanges) return;
		for (const id of sessionIds) this.#listed.add(id);
	}

	#live(): void {
		const live = this.#workspace.content.live;
		if (this.#liveDone || !live) return;
		if (!this.#listed.has(live.deletedAfterListing)) return;
		this.#liveDone = true;
		const gone = this.#workspace.conversation(live.deletedAfterListing);
		if (gone) this.#happen("delete", gone);
		const written = this.#workspace.conversation(live.messagedDuringWalk);
		if (written) this.#happen("message", written);
	}

	#happen(kind: DriftEvent["kind"], slot: ConversationSlot): void {
		this.events.push({ kind, sessionId: slot.sessionId });
		if (kind === "delete") this.#workspace.deleteConversation(slot.sessionId);
		else if (kind === "touch") this.#workspace.touch(slot.sessionId);
		else this.#workspace.addMessage(slot.sessionId, { content: `written during the walk (${kind})` });
	}

	#oneOf(slots: readonly ConversationSlot[]): ConversationSlot | undefined {
		return slots[Math.floor(this.#random.next() * slots.length)];
	}
}
