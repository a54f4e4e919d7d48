import type { Archive } from "../../archive/archive.js";
import type { Message } from "../../model/index.js";
import type { Evidence } from "./evidence.js";

/** Who answered, and whether some of them may sit abroad. Keeps no names. */
export class Operators {
	readonly #byId = new Map<string, { answers: number; atNight: number }>();
	readonly #names = new Set<string>();

	saw({ author, direction, sentAtMs, automated }: Message): void {
		if (author.type !== "agent" || (direction !== "outgoing" && direction !== "internal")) return;
		if (author.agentId === undefined) {
			if (author.name !== undefined && this.#names.size < agentsKept) this.#names.add(author.name);
			return;
		}
		if (!this.#byId.has(author.agentId) && this.#byId.size >= agentsKept) return;
		const seen = this.#byId.get(author.agentId) ?? { answers: 0, atNight: 0 };
		this.#byId.set(author.agentId, seen);
		if (automated || sentAtMs === undefined) return;
		seen.answers += 1;
		const hour = Math.floor((sentAtMs + 8 * 3_600_000) / 3_600_000) % 24;
		if (hour < 7) seen.atNight += 1;
	}

	sum(archive: Archive): Evidence["operators"] {
		let agents = 0;
		const abroad = new Set<string>();
		for (const agent of archive.entities("agent", { includeGone: true })) {
			agents += 1;
			if (isForeignDomain(agent.email)) abroad.add(agent.id);
		}
		for (const [id, { answers, atNight }] of this.#byId) if (answers >= 50 && atNight * 2 > answers) abroad.add(id);
		return {
			agents,
			seen: { lower: this.#byId.size, upper: this.#byId.size + this.#names.size },
			abroad: { lower: 0, upper: abroad.size },
		};
	}
}

const agentsKept = 10_000;

/** An e-mail address under another country's domain; domains that everybody uses say nothing. */
function isForeignDomain(email: string | undefined): boolean {
	const end = /\.([a-z]{2})$/i.exec(email?.trim() ?? "")?.[1]?.toLowerCase();
	return end !== undefined && end !== "cn" && !sharedEnds.has(end);
}

const sharedEnds: ReadonlySet<string> = new Set([
	"io",
	"co",
	"ai",
	"me",
	"tv",
	"cc",
	"ly",
	"to",
	"so",
	"gg",
	"vc",
	"ws",
]);
