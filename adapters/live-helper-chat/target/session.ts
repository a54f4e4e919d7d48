import type { OperationOutcome, TargetIo } from "../../../src/adapter/contract.js";
import type { KindCall, KindHandler } from "../../../src/adapter/kind-handlers.js";
import { AppError, text } from "../../../src/model/index.js";
import type { Answer, LiveHelperChatClient } from "../client.js";
import type { LiveHelperChatConfig } from "../config.js";
import type { LiveHelperChatDatabase } from "../database.js";

/** What the handlers of one target share. */
export interface Session {
	config: LiveHelperChatConfig;
	client: LiveHelperChatClient;
	io: TargetIo;
	/** Connects once, when first needed; undefined without an address. */
	database(): Promise<LiveHelperChatDatabase | undefined>;
	/** Names of files by id, as far as they were read: searched when an upload's answer was lost. */
	fileNames: Map<number, string>;
}

export type Handler = KindHandler<Session>;
export type Call = KindCall<Session>;

/** A refusal of one record, in the server's own words: they name fields and limits, not people. */
export function refused(call: Call, answer: Answer): OperationOutcome {
	const { kind } = call.operation;
	return {
		key: call.operation.key,
		status: "failed",
		reason: "refused",
		text: text(
			`Live Helper Chat refused ${kind}: ${answer.refusal ?? "no id"}`,
			`Live Helper Chat 拒绝了 ${kind}：${answer.refusal ?? "没有返回 ID"}`,
		),
	};
}

/** What only the database can do, asked for without one. */
export function needsDatabase(call: Call): OperationOutcome {
	return {
		key: call.operation.key,
		status: "failed",
		reason: "needs-database",
		text: text(
			"Only its database can take this: set LIVE_HELPER_CHAT_DATABASE_URL and run the import again",
			"此操作只能通过其数据库完成：请设置 LIVE_HELPER_CHAT_DATABASE_URL 后重新导入",
		),
	};
}

/** For undo: a row that only the database can remove must not pass for removed without one. */
export async function requiredDatabase(session: Session): Promise<LiveHelperChatDatabase> {
	const database = await session.database();
	if (database !== undefined) return database;
	throw new AppError("config-invalid", {
		what: text("Only its database can remove this", "此内容只能通过其数据库删除"),
		hint: text(
			"Set LIVE_HELPER_CHAT_DATABASE_URL, as for the import",
			"请像导入时一样设置 LIVE_HELPER_CHAT_DATABASE_URL",
		),
	});
}

/** Removing what is already gone is fine; anything else is not. The words are the server's, the same in every language setting of the API. */
export function expectGone(answer: Answer, what: string): void {
	if (answer.refusal === undefined || /could not be found/i.test(answer.refusal)) return;
	throw new Error(`Live Helper Chat did not delete ${what}`);
}
