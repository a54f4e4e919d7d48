import { shortHash } from "../../src/adapter/short-hash.js";

/** The names by which an import finds its own things again in Chatwoot (fact sheet, section 5). Pure. */
export const keys = {
	inbox: "inbox:import",
	workspaceBot: "agent:workspace",
	portal: "portal:import",
	agent: (id: string) => `agent:${id}`,
	contact: (id: string) => `contact:${id}`,
	conversation: (id: string) => `conversation:${id}`,
	message: (id: string) => `message:${id}`,
	conversationFinal: (id: string) => `conversation-final:${id}`,
} as const;

/** The contact inbox's `source_id`, unique per inbox in Chatwoot's database. */
export const contactSourceId = (id: string) => clipId(`crisp:people:${id}`);
export const conversationSourceId = (workspaceId: string, id: string) => clipId(`crisp:${workspaceId}:${id}`);
export const messageSourceId = (conversationId: string, rest: string) => clipId(`crisp:${conversationId}:${rest}`);

function clipId(value: string): string {
	return value.length <= 255 ? value : `${value.slice(0, 220)}~${shortHash(value, 32)}`;
}
