import { afterEach, describe, expect, it } from "vitest";
import { chatwoot } from "../../adapters/chatwoot/adapter.js";
import { startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { samples } from "../../src/adapter/conformance-samples.js";
import type { Adapter } from "../../src/adapter/contract.js";
import { runImport } from "../../src/apply/import.js";
import { runUndo } from "../../src/apply/undo.js";
import { verifyTarget } from "../../src/apply/verify.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import type { Entity } from "../../src/model/index.js";
import type { Identity } from "../../src/plan/identities.js";
import { planOperations } from "../../src/plan/plan-operations.js";
import { summarisePlan } from "../../src/plan/summarise.js";
import { createTranslateContext } from "../../src/plan/translate-context.js";
import { inventoryOf } from "../adapters/chatwoot/subject.js";
import { sampleMessage, sampleWorkspace } from "../plan/sample-entities.js";
import { jumpingClock, testRun } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0)) await close();
});

async function chatwootBench(entities: Entity[] = sampleWorkspace(3, 3), identities: Identity[] = []) {
	const clock = jumpingClock();
	const double = await startChatwootDouble({ clock });
	const http = createHttpFactory({ clock });
	closing.push(
		() => double.close(),
		() => http.close(),
	);
	const { archive } = temporaryArchive(entities);
	const { baseUrl, accountId, apiToken } = double;
	const options = () => ({
		archive,
		adapter: chatwoot,
		config: chatwoot.config.parse({ baseUrl, accountId, apiToken }) as Parameters<typeof chatwoot.account>[0],
		http,
		run: testRun({ clock }),
		language: "en" as const,
		timeZone: "Asia/Shanghai",
		identities,
	});
	const { data } = double;
	const said = () => data.messages.map(({ content }) => content).filter((content) => /^message /.test(String(content)));
	return { double, data, archive, options, said };
}

describe("an import into Chatwoot, over HTTP", () => {
	it("brings everything once, proves it, creates nothing the second time and can be undone", async () => {
		const { double, data, options, said } = await chatwootBench();
		expect(await runImport(options())).toMatchObject({ status: "done", failed: 0, doubt: 0 });
		expect(data.conversations).toHaveLength(3);
		expect(said()).toHaveLength(9);
		expect(await verifyTarget(options())).toMatchObject({ status: "same" });

		const created = { ...double.created };
		expect(await runImport(options())).toMatchObject({ status: "done", created: 0, updated: 0 });
		expect(double.created).toEqual(created);

		await runUndo(options());
		expect(data.contacts).toHaveLength(0);
	});

	it("needs the requests that its plan said, and reads back everything it made", async () => {
		const entities = samples().entities.filter(({ kind }) => kind !== "attachment");
		const agents = entities.filter((entity) => entity.kind === "agent");
		const identities = agents.map(
			({ id, name }): Identity => ({ kind: "agent", sourceId: id, sourceName: name, targetId: "2", decision: "map" }),
		);
		const { double, archive, options } = await chatwootBench(entities, identities);
		const { config, language, timeZone } = options();
		const target = chatwoot.account(config);
		const context = createTranslateContext(archive, { config, language, timeZone, identities });
		const operations = planOperations({ archive, adapter: chatwoot, context, target });
		const plan = summarisePlan(operations, { archive, adapter: chatwoot as Adapter, target, identities, nowMs: 0 });
		expect(plan.byKind).toMatchObject({ "team.members": {}, "contact.block": {}, "article.create": {} });

		const requests = async (work: () => Promise<unknown>) => {
			const before = double.server.requests.length;
			await work();
			return double.server.requests.length - before;
		};
		const all = await requests(async () => expect(await runImport(options())).toMatchObject({ status: "done" }));
		expect(await verifyTarget(options())).toMatchObject({ status: "same", unverifiable: 0 });
		// The second run only checks the account, and looks at the inbox that is there now: one request more than the first.
		const check = await requests(async () =>
			expect(await runImport(options())).toMatchObject({ created: 0, updated: 0 }),
		);
		expect(all - (check - 1)).toBe(plan.requests);

		expect(await runUndo(options())).toMatchObject({ status: "done", failed: 0 });
		expect(inventoryOf(double)).toEqual([]);
		expect(double.data.contactInboxes).toEqual([]);
		expect(double.data.teamMembers).toEqual([]);
	});

	it.each(["3.13.0", "4.3.0", "4.15.1", "4.18.0"])("arrives, is proven and undone in version %s", async (version) => {
		const { double, data, options } = await chatwootBench();
		Object.assign(double.quirks, { version, throttle: true });
		expect(await runImport(options())).toMatchObject({ status: "done", failed: 0 });
		expect(data.conversations).toHaveLength(3);
		expect(await verifyTarget(options())).toMatchObject({ status: "same" });
		expect(await runUndo(options())).toMatchObject({ status: "done", failed: 0 });
		expect(inventoryOf(double)).toEqual([]);
	});

	it("sends a message that came later, and no other", async () => {
		const { archive, options, said } = await chatwootBench();
		await runImport(options());
		archive.putEntity(sampleMessage(2, 9, "message nine"));
		expect(await runImport(options())).toMatchObject({ status: "done", failed: 0 });
		expect(said()).toHaveLength(10);
		expect(said().filter((content) => content === "message nine")).toHaveLength(1);
	});

	it.each(["reset-before", "reset-after"] as const)(
		"ends whole when connections break by %s now and then",
		async (kind) => {
			const { data, double, options, said } = await chatwootBench();
			let call = 0;
			double.server.faults.add({ kind, match: (method) => method === "POST" && ++call % 4 === 0 });
			const first = await runImport(options());
			expect(call).toBeGreaterThan(8);
			expect(first).toMatchObject({ failed: 0, doubt: 0, status: "done" });
			expect(data.conversations).toHaveLength(3);
			expect(data.contacts).toHaveLength(3);
			expect(said()).toHaveLength(9);
		},
	);
});
