import type { Operation, OperationOutcome, Refs, RemoteRef, Target, TargetIo } from "../../src/adapter/contract.js";
import { AppError, text } from "../../src/model/index.js";
import { createChatwootClient } from "./client.js";
import type { ChatwootConfig } from "./config.js";
import { cannedHandler } from "./target/canned.js";
import { check } from "./target/check.js";
import { avatarHandler, blockHandler, contactHandler, contactLabelsHandler, noteHandler } from "./target/contacts.js";
import { conversationHandler, finishHandler } from "./target/conversations.js";
import { type Call, type Handler, resolved, type Session } from "./target/handler.js";
import { articleHandler, categoryHandler, portalHandler, uploadHandler } from "./target/help-center.js";
import { readIdentities } from "./target/identities.js";
import { inboxMemberHandler, teamMembersHandler } from "./target/members.js";
import { messageHandler } from "./target/messages.js";
import { attributeHandler, botHandler, inboxHandler, labelHandler, teamHandler } from "./target/simple-records.js";
import { isRow, type Row } from "./wire.js";

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
	const callOf = (operation: Operation, refs: Refs): Call => ({
		session,
		operation,
		payload: resolved(operation.payload, refs) as Row,
		refs,
		target: (field) => targetOf(operation, field, refs),
	});
	return {
		check: () => check(session),
		identities: () => readIdentities(session),
		async perform(batch, refs) {
			const outcomes: OperationOutcome[] = [];
			for (const operation of batch) outcomes.push(await handlerOf(operation.kind).perform(callOf(operation, refs)));
			return outcomes;
		},
		async update(operation, ref, refs) {
			const handler = handlerOf(operation.kind);
			const call = callOf(operation, refs);
			return handler.update === undefined ? { key: operation.key, status: "existing", ref } : handler.update(call, ref);
		},
		locate: async (operation, refs) => handlerOf(operation.kind).locate(callOf(operation, refs)),
		async read(ref, operation, refs) {
			const handler = handlerOf(operation.kind);
			return handler.read === undefined ? { differences: [] } : handler.read(callOf(operation, refs), ref);
		},
		async revert(ref: RemoteRef, entry) {
			await handlerOf(entry.kind).revert?.(session, ref, entry.key);
		},
		close: () => client.close(),
	};
}

function handlerOf(kind: string): Handler {
	const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined;
	if (handler !== undefined) return handler;
	throw new AppError("bug", {
		what: text(`The Chatwoot adapter knows no operation ${kind}`, `Chatwoot 适配器不认识操作 ${kind}`),
	});
}

function targetOf(operation: Operation, field: string, refs: Refs): RemoteRef {
	const value = isRow(operation.payload) ? operation.payload[field] : undefined;
	if (isRow(value) && typeof value.$ref === "string") return refs.get(value.$ref);
	throw new AppError("bug", {
		what: text(`${operation.key} has no ref ${field}`, `${operation.key} 缺少引用 ${field}`),
	});
}
