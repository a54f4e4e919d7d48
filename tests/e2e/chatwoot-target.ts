import { expect } from "vitest";
import { startChatwootDouble } from "../../adapters/chatwoot/double.js";
import type { CrispDouble } from "../../src/crisp/double/crisp-double.js";
import { doubleMessages } from "./kill.js";
import type { KillTarget } from "./kill-imports.js";

/** A fresh double of Chatwoot, and what must be in it after an import of everything that this Crisp holds. */
export async function chatwootTarget(crisp: CrispDouble, latencyMs = 0): Promise<KillTarget> {
	const chatwoot = await startChatwootDouble();
	chatwoot.server.latencyMs = latencyMs;
	return {
		name: "chatwoot",
		env: chatwoot.env,
		server: chatwoot.server,
		check() {
			const ids = chatwoot.data.messages.flatMap(({ source_id: id }) => (id && !id.includes(":day:") ? [id] : []));
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids.map((id) => id.replace(/^crisp:/, "").replace(/:(-?\d+)$/, "/$1")).sort()).toEqual(
				doubleMessages(crisp).sort(),
			);
			const contacts = chatwoot.data.contacts.map(({ identifier, email, name }) => identifier ?? email ?? name);
			expect(new Set(contacts).size).toBe(contacts.length);
			expect(chatwoot.data.conversations).toHaveLength(crisp.workspace.content.conversations.length);
		},
		close: () => chatwoot.close(),
	};
}
