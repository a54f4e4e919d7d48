import { describe, expect, it, vi } from "vitest";
import { liveHelperChat } from "../../../adapters/live-helper-chat/adapter.js";
import { describeAdapterConformance, serverFaults } from "../../../src/adapter/conformance.js";
import { contextOf, said, talk, workspace } from "../entities.js";
import { connectTo } from "../target-session.js";
import { countRows } from "./live-rows.js";
import { type LiveHelperChatServer, liveServer, stageWorkspace, startLiveStage } from "./live-server.js";

// The contract on a real Live Helper Chat: set LHC_BASE_URL, LHC_USERNAME, LHC_API_KEY and, for what only its database can
// take, LHC_DATABASE_URL. Use a server that serves nobody: things of the samples' workspace are deleted there.
if (liveServer === undefined) {
	it.skip("meets the contract on a real Live Helper Chat (LHC_BASE_URL, LHC_USERNAME, LHC_API_KEY)", () => {});
} else {
	vi.setConfig({ testTimeout: 1_800_000 });
	const { databaseUrl, ...overRest } = liveServer;
	describe("over REST", () => conformance(overRest));
	if (databaseUrl === undefined) it.skip("with its database (LHC_DATABASE_URL)", () => {});
	else
		describe("with its database", () => {
			conformance({ ...overRest, databaseUrl });
			it("shows lines of the past as sent, not as waiting to be", () => sentLines({ ...overRest, databaseUrl }));
		});
}

async function sentLines(server: LiveHelperChatServer & { databaseUrl: string }): Promise<void> {
	const stage = await startLiveStage(server);
	try {
		const conversation = talk("session_sent", "p1", { status: "resolved" });
		const own = { ...workspace, id: stageWorkspace } as typeof workspace;
		const answer = { direction: "outgoing", author: { type: "agent", agentId: "a", name: "Ada" } };
		const messages = [
			said(conversation.id, 3, { type: "text", text: "Hello" }),
			said(conversation.id, 4, { type: "text", text: "Yes?" }, answer),
		];
		const config = stage.config as never;
		const context = contextOf([own, conversation, ...messages], { config, workspace: own });
		await using at = await connectTo(liveHelperChat, stage.config, context);
		await at.perform(...at.translate(own, conversation));
		const chat = Number(at.refs.get(`conversation:${conversation.id}`).id);
		const lines = (sent: number) =>
			countRows(server.databaseUrl, `lh_msg WHERE chat_id = ${chat} AND del_st = ${sent}`);
		expect([await lines(0), await lines(1)]).toEqual([0, 2]);
	} finally {
		await stage.close();
	}
}

function conformance(server: LiveHelperChatServer): void {
	describeAdapterConformance(
		{ describe, it },
		{
			adapter: liveHelperChat,
			config: { apiKey: "conformance-key-x", ...(server.databaseUrl && { databaseUrl: server.databaseUrl }) },
			faultPoints: 12,
			start: async () => {
				const live = await startLiveStage(server);
				return {
					config: live.config,
					inventory: () => live.inventory(),
					faults: serverFaults(live.proxy),
					close: () => live.close(),
				};
			},
		},
	);
}
