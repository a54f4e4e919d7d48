import type { Archive } from "../../archive/archive.js";
import type { ArchiveProblem } from "../../archive/archive-problem.js";
import { AttachmentId, type EntityKind } from "../../model/index.js";
import { smallLists, smallObjects } from "../read-settings.js";

/*
 * What `check` found, turned into what would make it whole: from what the archive itself holds, from a copy elsewhere, by asking
 * Crisp for just that, or not at all. Reads the archive only.
 */
export type RepairWay =
	/** Asked of Crisp again. */
	| "source"
	/** Bytes of a file: from a remote, else from where it was fetched before. */
	| "file"
	/** Made anew from the records. */
	| "map"
	/** Set aside; only a full backup reads it again. */
	| "backup"
	/** Harmless, or beyond what fetching can do. */
	| "none";

export interface RepairPlan {
	/** Problems by what they are and what helps. */
	findings: { code: string; resource: string; way: RepairWay; count: number }[];
	/** Damaged records, to be filled. */
	aside: { resource: string; id: string }[];
	/** Of `aside`: those that Crisp can be asked for. */
	asked: { resource: string; id: string }[];
	/** Records that are not there and that Crisp is asked for. */
	lost: { resource: string; id: string }[];
	conversations: Set<string>;
	messagesOf: Set<string>;
	contacts: Set<string>;
	contactData: Set<string>;
	/** Small things of the workspace that are listed whole: settings, tags, the help desk. */
	steps: Set<string>;
	spoilt: { kind: EntityKind; id: string }[];
	remap: boolean;
	files: Set<AttachmentId>;
	/** Requests to Crisp, at least. */
	requests: number;
}

export async function planRepair(archive: Archive, problems: AsyncIterable<ArchiveProblem>): Promise<RepairPlan> {
	const plan: RepairPlan = {
		findings: [],
		aside: [],
		asked: [],
		lost: [],
		conversations: new Set(),
		messagesOf: new Set(),
		contacts: new Set(),
		contactData: new Set(),
		steps: new Set(),
		spoilt: [],
		remap: false,
		files: new Set(),
		requests: 0,
	};
	for await (const problem of problems) {
		const way = wayFor(archive, problem, plan);
		const { code, resource = "database" } = problem;
		const known = plan.findings.find((each) => each.code === code && each.resource === resource && each.way === way);
		if (known === undefined) plan.findings.push({ code, resource, way, count: 1 });
		else known.count += 1;
	}
	plan.requests = priceOf(archive, plan);
	return plan;
}

export function needsSource(plan: RepairPlan): boolean {
	return plan.requests > 0;
}

function wayFor(archive: Archive, problem: ArchiveProblem, plan: RepairPlan): RepairWay {
	const { code, resource = "", id = "", kind } = problem;
	switch (code) {
		case "file-missing":
		case "file-damaged":
		case "file-size":
			plan.files.add(AttachmentId.parse(id));
			return "file";
		case "record-damaged":
			plan.aside.push({ resource, id });
			if (!ask(resource, id, plan)) return resource.startsWith("handed-in-") ? "none" : "backup";
			plan.asked.push({ resource, id });
			return "source";
		case "entity-damaged":
			if (kind !== undefined) plan.spoilt.push({ kind, id });
			// What was known of a file is in no record: its row is made anew, and the file fetched for it.
			if (kind === "attachment") plan.files.add(AttachmentId.parse(id));
			plan.remap = true;
			return "map";
		case "record-without-entity":
			plan.remap = true;
			return "map";
		case "entity-without-record":
			if (!ask(resource, id, plan)) return "none";
			plan.lost.push({ resource, id });
			return "source";
		case "orphan-message": {
			const conversation = sessionOf(id);
			plan.remap = true;
			if (hasRecord(archive, conversation)) return "map";
			plan.conversations.add(conversation);
			return "source";
		}
		default:
			return "none";
	}
}

/** Whether Crisp can be asked for it, noting how. */
function ask(resource: string, id: string, plan: RepairPlan): boolean {
	switch (resource) {
		case "conversation":
			plan.conversations.add(id);
			return true;
		case "message":
			plan.messagesOf.add(sessionOf(id));
			return true;
		case "contact":
			plan.contacts.add(id);
			return true;
		case "contact-data":
			plan.contactData.add(id);
			return true;
		default:
			if (!rereadable.has(resource)) return false;
			plan.steps.add(resource);
			return true;
	}
}

const helpdeskResources = [
	"helpdesk",
	"helpdesk-settings",
	"helpdesk-redirection",
	"helpdesk-locale",
	"helpdesk-tree",
	"helpdesk-page",
] as const;

const rereadable: ReadonlySet<string> = new Set([
	...smallObjects.map(([, resource]) => resource),
	...smallLists.map(({ resource }) => resource),
	"agent",
	"campaign-template",
	...helpdeskResources,
]);

export function isHelpdesk(resource: string): boolean {
	return helpdeskResources.some((each) => each === resource);
}

function sessionOf(messageId: string): string {
	return messageId.slice(0, messageId.indexOf("/"));
}

function hasRecord(archive: Archive, conversation: string): boolean {
	try {
		return archive.record("conversation", conversation) !== undefined;
	} catch {
		// It is there and cannot be read: that is another finding, which asks Crisp for it.
		return true;
	}
}

/** One for each thing asked for by itself, two for a list (its end is a page of its own), what a walk over the help desk takes. */
function priceOf(archive: Archive, plan: RepairPlan): number {
	const { conversations, messagesOf, contacts, contactData, steps } = plan;
	let requests = conversations.size + messagesOf.size + contacts.size + contactData.size;
	let helpdesk = false;
	for (const step of steps) {
		if (isHelpdesk(step)) helpdesk = true;
		else requests += smallLists.some(({ resource }) => resource === step) || step === "campaign-template" ? 2 : 1;
	}
	if (!helpdesk) return requests;
	const pages = plan.asked.filter(({ resource }) => resource === "helpdesk-page").length;
	return requests + 6 + 4 * archive.countRecords("helpdesk-locale") + 2 * pages;
}
