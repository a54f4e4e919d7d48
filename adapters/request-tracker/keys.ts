import { shortHash } from "../../src/adapter/short-hash.js";

/** Names of operations, and the marks by which an import finds its own things again in Request Tracker. Pure. */
export const keys = {
	queue: "queue:import",
	probe: "probe:scrips",
	articleClass: (use: "articles" | "replies") => `class:${use}`,
	contact: (id: string) => `contact:${id}`,
	conversation: (id: string) => `conversation:${id}`,
	message: (id: string) => `message:${id}`,
} as const;

/** Stands in the description of a queue or class, in a user's comments, in an article's summary. */
export const ownMark = (key: string, workspaceId = "") => `crisp:${shortHash(`${workspaceId}/${key}`, 24)}`;

/** A ticket's link: the one foreign id that every queue can hold and every search can find, without a custom field. */
export function ticketLink(workspaceId: string, conversationId: string): string {
	const plain = (id: string) => (/^[\w-]{1,80}$/.test(id) ? id : shortHash(id, 32));
	return `crisp:${plain(workspaceId)}/${plain(conversationId)}`;
}

/** A message's subject. It also stands in its transaction, so that one listing of the history finds it. */
export const messageSubject = (fingerprint: string) =>
	`crisp:${/^-?[\w#-]{1,60}$/.test(fingerprint) ? fingerprint : shortHash(fingerprint, 24)}`;
