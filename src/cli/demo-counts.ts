import type { ChatwootDouble } from "../../adapters/chatwoot/double.js";
import type { Archive } from "../archive/archive.js";
import type { CrispDouble } from "../crisp/double/crisp-double.js";
import type { Localized } from "../model/index.js";
import { withArchive } from "./archive-access.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

export interface DemoCount {
	name: string;
	text: Localized;
	/** What the double of Crisp holds and lists. */
	crisp: number;
	archive: number;
	/** What the ledger says was created in the target. */
	expected: number;
	/** What the double of the target holds. */
	target: number;
}
export interface DemoCounts {
	rows: DemoCount[];
}

/** Counts the same things in four places. The doubles are asked for what they hold, not for what they answered. */
export async function demoCounts(session: Session, crisp: CrispDouble, chatwoot: ChatwootDouble): Promise<DemoCounts> {
	const { content } = crisp.workspace;
	const { data } = chatwoot;
	const talks = content.conversations;
	const messages = talks.reduce((sum, slot) => sum + slot.messages.length, 0);
	return withArchive(session, "read", async (archive) => ({
		rows: [
			{
				name: "contact",
				text: both("contacts (Chatwoot: with visitors)", "联系人（Chatwoot 含访客）"),
				crisp: content.contacts.length,
				archive: archive.countRecords("contact"),
				expected: createdOf(archive, "contact.create"),
				target: data.contacts.length,
			},
			{
				name: "conversation",
				text: both("conversations", "会话"),
				crisp: talks.length,
				archive: archive.countRecords("conversation"),
				expected: createdOf(archive, "conversation.create"),
				target: data.conversations.length,
			},
			{
				name: "message",
				text: both("messages (Chatwoot: with day marks)", "消息（Chatwoot 含日期标记）"),
				crisp: messages,
				archive: archive.countRecords("message"),
				expected: createdOf(archive, "message.create") + createdOf(archive, "day-mark.create"),
				// Chatwoot's own activity lines have no source id. A message sent twice would count twice.
				target: data.messages.filter(({ source_id }) => source_id !== null).length,
			},
			{
				name: "article",
				text: both("help centre articles", "帮助中心文章"),
				crisp: content.helpdesk?.pages.length ?? 0,
				archive: archive.countRecords("helpdesk-page"),
				expected: createdOf(archive, "article.create"),
				target: data.articles.length,
			},
		],
	}));
}

function createdOf(archive: Archive, kind: string): number {
	let created = 0;
	for (const target of archive.ledger.targets())
		for (const entry of archive.ledger.entries(target, { state: "done" }))
			if (entry.kind === kind && !entry.existing) created += 1;
	return created;
}
