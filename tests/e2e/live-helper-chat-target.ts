import { expect } from "vitest";
import { startLiveHelperChatDouble } from "../../adapters/live-helper-chat/double.js";
import { messageKey } from "../../adapters/live-helper-chat/wire.js";
import type { CrispDouble } from "../../src/crisp/double/crisp-double.js";
import { doubleMessages } from "./kill.js";
import type { KillTarget } from "./kill-imports.js";

/** A fresh double of Live Helper Chat, and what must be in it after an import of everything that this Crisp holds. */
export async function liveHelperChatTarget(crisp: CrispDouble, latencyMs = 0): Promise<KillTarget> {
	const double = await startLiveHelperChatDouble();
	double.server.latencyMs = latencyMs;
	return {
		name: "live-helper-chat",
		env: double.env,
		server: double.server,
		check() {
			const keys = double.data.messages.map((message) => messageKey(message) ?? "a line that nobody sent");
			expect(keys.sort()).toEqual(doubleMessages(crisp).sort());
			const chats = double.data.chats.map(({ chat_variables: variables }) => variables);
			expect(new Set(chats).size).toBe(chats.length);
			// No upload is left that no message shows.
			const shown = double.data.messages.flatMap(({ msg }) => [...String(msg).matchAll(/\[file=(\d+)_/g)]);
			const files = double.data.files.map(({ id }) => String(id));
			expect(files.sort()).toEqual([...new Set(shown.map(([, id]) => id ?? ""))].sort());
		},
		close: () => double.close(),
	};
}
