import { setImmediate } from "node:timers/promises";
import type { Archive } from "../../archive/archive.js";
import { type RunContext, text } from "../../model/index.js";
import { type Evidence, emptyEvidence } from "./evidence.js";
import type { Detect } from "./gathering.js";
import { HitCounter } from "./hit-counter.js";
import { type Host, readArchiveFacts, readEvents, readFiles } from "./read-archive-facts.js";
import { readConversations } from "./read-conversations.js";
import { readPeople } from "./read-people.js";
import { Subjects } from "./subjects.js";
import { sumGroups, sumPeople } from "./sum-people.js";

export interface EvidenceOptions {
	detect: Detect;
	host: Host;
	run: Pick<RunContext, "clock" | "signal" | "report">;
}

/**
 * Everything the rules need to know of an archive, computed from it alone, in one walk over profiles, conversations and messages.
 * What is gone at Crisp counts too: the archive still has it. Memory: some 200 bytes a profile, nothing a message.
 * Same archive and same time, same evidence.
 */
export async function gatherEvidence(archive: Archive, options: EvidenceOptions): Promise<Evidence> {
	const { clock, signal, report } = options.run;
	const evidence = emptyEvidence(clock.now());
	const subjects = new Subjects();
	const total = archive.countEntities("message", { includeGone: true });
	report({ type: "step", step: "evidence", text: text("Reading the archive", "读取归档"), total });
	const gathering = {
		evidence,
		subjects,
		counter: new HitCounter(evidence, subjects),
		detect: options.detect,
		breathe: async () => {
			await setImmediate();
			report({ type: "advance", step: "evidence", done: evidence.messages.total, total });
			signal.throwIfAborted();
		},
	};
	await readPeople(archive, gathering);
	const { mixed } = await readConversations(archive, gathering);
	await readEvents(archive, gathering);
	readFiles(archive, evidence);
	sumPeople(evidence, subjects, mixed);
	sumGroups(evidence);
	readArchiveFacts(archive, evidence, options.host);
	return evidence;
}
