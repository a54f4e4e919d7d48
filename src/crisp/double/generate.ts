import { GeneratedContact, GeneratedConversation, type Recipe } from "./generated-slots.js";
import { seedFiles } from "./seed-files.js";
import { shopHelpdesk } from "./seed-helpdesk.js";
import { shopWebsite } from "./seed-website.js";
import { seedOf } from "./seeded-random.js";
import type { WorkspaceContent } from "./workspace-content.js";

export interface GenerateOptions {
	conversations: number;
	/** In all conversations together; spread unevenly, and exact. */
	messages: number;
	/** Default: one for four conversations. */
	contacts?: number;
	seed: number;
	/** Ages count from it. Default: the afternoon of 20 November 2026. */
	madeAt?: number;
	/** Share of messages that are files, 0 to 1. Default 0.02. */
	files?: number;
}

/**
 * A workspace of any size from a seed. Only a few numbers a conversation are kept; messages, metas and profiles are
 * made when asked for and come out the same each time, so 100,000 conversations with a million messages fit anywhere.
 */
export function generateWorkspace(options: GenerateOptions): WorkspaceContent {
	const { conversations, messages, seed } = options;
	const madeAt = options.madeAt ?? Date.UTC(2026, 10, 20, 12);
	const contacts = options.contacts ?? Math.ceil(conversations / 4);
	const recipe: Recipe = { seed, madeAt, conversations, contacts, files: options.files ?? 0.02 };
	const slots: GeneratedConversation[] = [];
	for (let index = 0, given = 0, weight = 0; index < conversations; index++) {
		weight += 1 + (seedOf(seed, 1, index) % 200) / 100;
		// On average 2 a conversation; what rounding and luck leave over goes to the last ones.
		const share =
			index === conversations - 1
				? messages
				: Math.min(messages, Math.round((messages * weight) / (conversations * 2)));
		const count = Math.max(0, share - given);
		given += count;
		slots.push(new GeneratedConversation(recipe, index, count));
	}
	return {
		...shopWebsite(madeAt),
		conversations: slots,
		contacts: Array.from({ length: contacts }, (_, index) => new GeneratedContact(recipe, index)),
		helpdesk: shopHelpdesk(madeAt),
		files: seedFiles(),
	};
}
