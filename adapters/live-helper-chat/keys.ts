import { shortHash } from "../../src/adapter/short-hash.js";

/** The names by which an import finds its own things again in Live Helper Chat, which has no field for a foreign id. Pure. */
export const keys = {
	department: "department:import",
	/** Nothing is left of it: it only remembers which file ids are older than the import. */
	fileFloor: "file-floor",
	survey: "survey:import",
	agent: (id: string) => `agent:${id}`,
	inbox: (id: string) => `inbox:${id}`,
	tag: (id: string) => `tag:${id}`,
	contact: (id: string) => `contact:${id}`,
	conversation: (id: string) => `conversation:${id}`,
	file: (conversationId: string, attachmentId: string) => `file:${conversationId}/${attachmentId}`,
} as const;

/** A department's free `identifier`. */
export const departmentIdentifier = (workspaceId: string, inboxId: string) =>
	`crisp:${shortHash(`${workspaceId}/${inboxId}`, 32)}`;

/** An operator's `skype` field, which nobody uses any more: 50 characters. */
export const operatorMarker = (workspaceId: string, agentId: string) =>
	`crisp:${shortHash(`${workspaceId}/${agentId}`, 32)}`;

/** The name a file bears until its conversation is finished, so that an upload whose answer was lost can be found. */
export const fileMarker = (key: string, extension: string) => `crisp-${shortHash(key, 32)}.${extension}`;

/** What every import's own file names begin with. */
export const fileMarkerPrefix = "crisp-";
