import { degraded, general, ref } from "../../../src/adapter/build-operation.js";
import type { Loss, Ref, TranslateContext } from "../../../src/adapter/contract.js";
import { type Message, text } from "../../../src/model/index.js";
import type { ChatwootConfig } from "../config.js";
import { keys } from "../keys.js";
import { hasBot } from "./people.js";

export interface MessageAuthor {
	/** Fields of the request that say who sends it. */
	sender: { sender_type?: "AgentBot"; sender_id?: Ref };
	/** Written into the text when the shown sender is somebody else. */
	name?: string;
}

/**
 * Who a message is shown from. The API lets a message be sent by the token's user or by a bot only, so every agent has a
 * bot; whoever has none is named in the text. The original author always stays in content_attributes.
 */
export function messageAuthor(
	message: Message,
	type: "incoming" | "outgoing" | "activity",
	context: TranslateContext<ChatwootConfig>,
	losses: Loss[],
): MessageAuthor {
	const author = message.author;
	if (type === "activity") return { sender: {} };
	if (type === "incoming") {
		if (author.type === "contact" || author.name === undefined) return { sender: {} };
		losses.push(named());
		return { sender: {}, name: author.name };
	}
	const bots = (context.config.authorMode ?? "bots") === "bots";
	const agent = author.agentId === undefined ? undefined : context.agent(author.agentId);
	if (bots) losses.push(general("author", "as-bot", text("shown as a bot of that name", "显示为同名机器人")));
	if (bots && agent !== undefined && hasBot(agent.id, context))
		return { sender: { sender_type: "AgentBot", sender_id: ref(keys.agent(agent.id)) } };
	const sender = bots ? ({ sender_type: "AgentBot", sender_id: ref(keys.workspaceBot) } as const) : {};
	const name = author.name ?? agent?.name;
	if (name === undefined || (bots && name === context.workspace.name)) return { sender };
	losses.push(named());
	return { sender, name };
}

const named = () =>
	degraded("author", "name-in-text", text("the author's name stands in the text", "作者的名字写在正文中"));
