import type { FileRef, Loss, Operation, Ref, TranslateContext } from "../../src/adapter/contract.js";
import {
	type AgentId,
	type AttachmentId,
	type Contact,
	type Conversation,
	type Entity,
	type EntityKind,
	type InboxId,
	type Localized,
	type Message,
	type MessagePart,
	text,
} from "../../src/model/index.js";
import { carried, maxFileBytes } from "./manifest.js";

/** What an entity becomes. Pure: the same entity and context always yield the same operations. */
export function* translate(
	entity: Entity,
	context: TranslateContext,
	unsupported: readonly EntityKind[],
): Iterable<Operation> {
	if (unsupported.includes(entity.kind)) {
		yield skip(entity, "no-place", text("The target has no place for it", "目标中没有对应的位置"));
	} else if (entity.kind === "message") {
		yield message(entity, context);
	} else if (carried.includes(entity.kind)) {
		yield skip(entity, "travels-with-conversation", text("Travels with its conversation", "随会话一起导入"));
	} else if (entity.kind === "agent" || entity.kind === "inbox" || entity.kind === "team") {
		const decision = context.identity(entity.kind, entity.id)?.decision;
		if (decision === "map") yield skip(entity, "mapped", text("Mapped to an existing one", "已映射到现有对象"));
		else if (decision === "skip") yield skip(entity, "skipped-by-user", text("Left out by decision", "按决定不导入"));
		else yield create(entity, entity, [], []);
	} else if (entity.kind === "contact") {
		yield contact(entity);
	} else if (entity.kind === "conversation") {
		yield conversation(entity, context);
		for (const each of context.messages(entity.id)) yield message(each, context);
	} else {
		yield create(entity, entity, [], []);
	}
}

function contact(entity: Contact): Operation {
	const { score, ...kept } = entity;
	if (score === undefined) return create(entity, kept, [], []);
	const why = text("Contacts have no score in the target", "目标中的联系人没有评分");
	return create(entity, kept, [], [{ field: "score", grade: "dropped", code: "no-score", why }]);
}

function conversation(entity: Conversation, context: TranslateContext): Operation {
	const links = new Links(context);
	const payload = {
		...entity,
		contact: links.contact(entity),
		inbox: links.inbox(entity.inboxId),
		...(entity.assigneeId !== undefined && { assignee: links.agent(entity.assigneeId, "assigneeId") }),
	};
	return create(entity, payload, links.refs, links.losses);
}

function message(entity: Message, context: TranslateContext): Operation {
	const links = new Links(context);
	const conversationKey = keyOf({ kind: "conversation", id: entity.conversationId });
	const target = context.conversation(entity.conversationId) ? links.to(conversationKey) : null;
	const { agentId } = entity.author;
	// Spreading wide objects leaves V8 half a kilobyte to collect late, for each message; assigning does not.
	const payload = Object.assign({}, entity, {
		conversation: target,
		...(agentId !== undefined && { agent: links.agent(agentId, "author.agentId") }),
		parts: entity.parts.map((part) => links.part(part)),
	});
	const operation = create(entity, payload, links.refs, links.losses);
	operation.lane = conversationKey;
	if (links.bytes > 0) operation.bytes = links.bytes;
	return operation;
}

/** Collects what one operation points to and cannot carry. */
class Links {
	readonly refs: string[] = [];
	readonly losses: Loss[] = [];
	bytes = 0;
	readonly #context: TranslateContext;

	constructor(context: TranslateContext) {
		this.#context = context;
	}

	to(key: string): Ref {
		if (!this.refs.includes(key)) this.refs.push(key);
		return { $ref: key };
	}

	contact(entity: Conversation): Ref | null {
		if (this.#context.contact(entity.contactId)) return this.to(keyOf({ kind: "contact", id: entity.contactId }));
		return this.#unlinked("contactId", "contact-unknown", text("Not linked: no such contact", "未关联：没有该联系人"));
	}

	inbox(id: InboxId): Ref | string | null {
		const identity = this.#context.identity("inbox", id);
		if (identity?.decision === "map" && identity.targetId !== undefined) return identity.targetId;
		for (const inbox of identity ? [] : this.#context.entities("inbox")) {
			if (inbox.id === id) return this.to(keyOf(inbox));
		}
		return this.#unlinked("inboxId", "inbox-left-out", text("Arrives without inbox", "导入后没有收件箱"));
	}

	agent(id: AgentId, field: string): Ref | string | null {
		const identity = this.#context.identity("agent", id);
		if (identity?.decision === "map" && identity.targetId !== undefined) return identity.targetId;
		if (!identity && this.#context.agent(id)) return this.to(keyOf({ kind: "agent", id }));
		return this.#unlinked(field, "agent-left-out", text("Named, not linked", "仅保留名称，未关联"));
	}

	part(part: MessagePart): unknown {
		if (part.type === "unknown") {
			const how = text("Kept as text", "以文本形式保留");
			this.losses.push({ field: "parts.json", grade: "degraded", code: "part-as-text", how });
			return { ...part, json: JSON.stringify(part.json) };
		}
		if (!("attachmentId" in part)) return part;
		return { ...part, file: this.#file(part.attachmentId, part.name) };
	}

	#file(id: AttachmentId, name = "file"): FileRef | null {
		const found = this.#context.attachment(id);
		if (found?.state !== "stored" || found.sha256 === undefined) {
			const why = text("The archive does not hold the file", "归档中没有该文件");
			this.losses.push({ field: "parts.attachmentId", grade: "dropped", code: "file-missing", why });
			return null;
		}
		const { sha256, sizeBytes = 0, mimeType = "application/octet-stream" } = found;
		if (sizeBytes > maxFileBytes) {
			const why = text("The file is larger than the target takes", "文件超过目标允许的大小");
			this.losses.push({ field: "parts.attachmentId", grade: "dropped", code: "file-too-large", why });
			return null;
		}
		this.bytes += sizeBytes;
		return { $file: id, name, mimeType, sizeBytes, sha256 };
	}

	#unlinked(field: string, code: string, how: Localized): null {
		this.losses.push({ field, grade: "degraded", code, how });
		return null;
	}
}

function keyOf(source: { kind: EntityKind; id: string }): string {
	return `${source.kind}:${source.id}`;
}

function create(source: Entity, payload: unknown, refs: string[], losses: Loss[]): Operation {
	const key = keyOf(source);
	const { kind, id } = source;
	return { key, kind: `${kind}.create`, lane: key, refs, payload, losses, source: { kind, id }, requests: 1 };
}

function skip({ kind, id }: Entity, reason: string, why: Localized): Operation {
	const key = `${keyOf({ kind, id })}/skip`;
	const common = { refs: [], payload: null, losses: [], source: { kind, id }, requests: 0 };
	return { key, kind: "skip", lane: key, ...common, skip: { reason, text: why } };
}
