import type { CrispClient } from "./crisp-client.js";
import { type ListEnd, type ListPage, listPages, numberField, stringField } from "./lists.js";

/** Walks the conversations of a workspace (sheet 3.3, 5.2). Every walk asks for pages of 50, the most there is. */
export interface ConversationWalk {
	/** `created`: safest for a whole walk, updates move nothing. `updated`: newest changes first, to stop early. */
	order: "created" | "updated";
	includeEmpty: boolean;
	/** One inbox, or `all`. */
	inboxId?: string;
	firstPage?: number;
	seen?: Set<string>;
	/** The walk goes to the end: ask for the next page while this one is stored. */
	ahead?: boolean;
}

export function conversationPages(client: CrispClient, walk: ConversationWalk): AsyncGenerator<ListPage, ListEnd> {
	return listPages(client, "conversations", {
		query: {
			per_page: 50,
			...(walk.order === "created" ? { order_date_created: 1 } : { order_date_updated: 1 }),
			include_empty: walk.includeEmpty ? 1 : 0,
			filter_inbox_id: walk.inboxId,
		},
		...(walk.firstPage === undefined ? {} : { firstPage: walk.firstPage }),
		...(walk.seen === undefined ? {} : { seen: walk.seen }),
		ahead: walk.ahead === true,
		idOf: (item) => stringField(item, "session_id"),
	});
}

/** How far a page may be out of order because somebody wrote while it was made. */
const slackMs = 60_000;

/** Watches that `order_date_updated` really gives the newest first: only then may a walk stop early. */
export class NewestFirst {
	#lowest = Number.POSITIVE_INFINITY;
	holds = true;

	add(conversations: readonly unknown[]): void {
		for (const conversation of conversations) {
			const at = numberField(conversation, "updated_at");
			if (at === undefined) continue;
			if (at > this.#lowest + slackMs) this.holds = false;
			this.#lowest = Math.min(this.#lowest, at);
		}
	}
}
