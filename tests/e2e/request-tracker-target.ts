import { expect } from "vitest";
import { startRequestTrackerDouble } from "../../adapters/request-tracker/double.js";
import type { CrispDouble } from "../../src/crisp/double/crisp-double.js";
import { doubleMessages } from "./kill.js";
import type { KillTarget } from "./kill-imports.js";

/** A fresh double of Request Tracker, and what must be in it after an import of everything that this Crisp holds. */
export async function requestTrackerTarget(crisp: CrispDouble, latencyMs = 0): Promise<KillTarget> {
	const double = await startRequestTrackerDouble();
	double.server.latencyMs = latencyMs;
	const { data } = double;
	return {
		name: "request-tracker",
		env: double.env,
		server: double.server,
		check() {
			const tickets = new Map(
				data.tickets
					.filter(({ Status }) => Status !== "deleted")
					.map(({ id, link }) => [id, String(link).replace(/^.*\//, "")]),
			);
			expect(new Set(tickets.values()).size).toBe(crisp.workspace.content.conversations.length);
			expect(tickets.size).toBe(crisp.workspace.content.conversations.length);
			const said = data.transactions.filter(
				({ ticket, Type }) => tickets.has(ticket as number) && /^(Correspond|Comment)$/.test(String(Type)),
			);
			const ids = said.map(({ ticket, Data }) => `${tickets.get(ticket as number)}/${String(Data).trim().slice(6)}`);
			expect(ids.sort()).toEqual(doubleMessages(crisp).sort());
			const names = data.users.map(({ Name }) => String(Name).toLowerCase());
			expect(new Set(names).size).toBe(names.length);
		},
		close: () => double.close(),
	};
}
