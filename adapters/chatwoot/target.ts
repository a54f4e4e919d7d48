import type { Target, TargetIo } from "../../src/adapter/contract.js";
import { kindHandlersTarget } from "../../src/adapter/kind-handlers.js";
import { createChatwootClient } from "./client.js";
import type { ChatwootConfig } from "./config.js";
import { trueTimes } from "./database/true-times.js";
import { cannedHandler } from "./target/canned.js";
import { check } from "./target/check.js";
import { avatarHandler, blockHandler, contactHandler, contactLabelsHandler, noteHandler } from "./target/contacts.js";
import { conversationHandler, finishHandler } from "./target/conversations.js";
import type { Handler, Session } from "./target/handler.js";
import { articleHandler, categoryHandler, portalHandler, uploadHandler } from "./target/help-center.js";
import { readIdentities } from "./target/identities.js";
import { inboxMemberHandler, teamMembersHandler } from "./target/members.js";
import { messageHandler } from "./target/messages.js";
import { attributeHandler, botHandler, inboxHandler, labelHandler, teamHandler } from "./target/simple-records.js";
import { isRow } from "./wire.js";

const handlers: Readonly<Record<string, Handler>> = {
	"inbox.create": inboxHandler,
	"inbox.member": inboxMemberHandler,
	"attribute.create": attributeHandler,
	"agent-bot.create": botHandler,
	"team.create": teamHandler,
	"team.members": teamMembersHandler,
	"label.create": labelHandler,
	"canned.create": cannedHandler,
	"contact.create": contactHandler,
	"contact.avatar": avatarHandler,
	"contact.labels": contactLabelsHandler,
	"contact.note": noteHandler,
	"contact.block": blockHandler,
	"conversation.create": conversationHandler,
	"conversation.finish": finishHandler,
	"message.create": messageHandler,
	"portal.create": portalHandler,
	"category.create": categoryHandler,
	"article.create": articleHandler,
	"upload.create": uploadHandler,
};

/** One Chatwoot account: hands each operation to the handler of its kind. */
export function createChatwootTarget(config: ChatwootConfig, io: TargetIo): Target {
	const client = createChatwootClient(config, io.http, io.run);
	let user: Promise<number> | undefined;
	const session: Session = {
		config,
		client,
		io,
		base: `/api/v1/accounts/${config.accountId}`,
		windows: new Map(),
		userId() {
			user ??= client
				.get("/api/v1/profile", "/api/v1/profile")
				.then((answer) => (isRow(answer.json) ? Number(answer.json.id) : Number.NaN));
			return user;
		},
	};
	const { database } = config;
	if (database !== undefined) hidePassword(database, io);
	const kinds = kindHandlersTarget({ vendor: "Chatwoot", session, handlers });
	let wrote = false;
	return {
		check: () => check(session),
		identities: () => readIdentities(session),
		...kinds,
		async perform(batch, refs) {
			wrote = true;
			return await kinds.perform(batch, refs);
		},
		async update(operation, ref, refs) {
			wrote = true;
			return await kinds.update(operation, ref, refs);
		},
		async complete({ dryRun }) {
			return database === undefined ? [] : await trueTimes(session, database, { dryRun, afterImport: wrote });
		},
		close: () => client.close(),
	};
}

/** The address as a whole is a secret already; its password could appear without it. */
function hidePassword(database: string, { http }: TargetIo): void {
	http.secret(database);
	const password = URL.canParse(database) ? new URL(database).password : "";
	if (password === "") return;
	http.secret(password);
	// A lone percent sign is no escape; it stands for itself then.
	if (!/%(?![0-9a-f]{2})/i.test(password)) http.secret(decodeURIComponent(password));
}
