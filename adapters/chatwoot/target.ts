import type { Target, TargetIo } from "../../src/adapter/contract.js";
import { kindHandlersTarget } from "../../src/adapter/kind-handlers.js";
import { AppError, text } from "../../src/model/index.js";
import { bulk, createBulk } from "./bulk/bulk-target.js";
import { createChatwootClient } from "./client.js";
import { type ChatwootConfig, isBulk } from "./config.js";
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
	"day-mark.create": messageHandler,
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
	const rows = isBulk(config) ? createBulk(session, databaseOf(config), kinds) : undefined;
	let wrote = false;
	return {
		check: () => check(session),
		identities: () => readIdentities(session),
		...kinds,
		...(rows && { bulk, locate: rows.locate }),
		async perform(batch, refs) {
			wrote = true;
			return await (rows ?? kinds).perform(batch, refs);
		},
		async update(operation, ref, refs) {
			wrote = true;
			return await kinds.update(operation, ref, refs);
		},
		...(database !== undefined && {
			complete: ({ dryRun }: { dryRun: boolean }) => trueTimes(session, database, { dryRun, afterImport: wrote }),
		}),
		async close() {
			await rows?.close();
			await client.close();
		},
	};
}

function databaseOf({ database }: ChatwootConfig): string {
	if (database !== undefined) return database;
	throw new AppError("config-invalid", {
		what: text(
			"CHATWOOT_BULK writes into a database that is not named",
			"CHATWOOT_BULK 需要写入数据库，但未指定数据库",
		),
		hint: text("Set CHATWOOT_DATABASE, or leave CHATWOOT_BULK out", "请设置 CHATWOOT_DATABASE，或去掉 CHATWOOT_BULK"),
	});
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
