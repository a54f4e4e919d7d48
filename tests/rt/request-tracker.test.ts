import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { requestTracker } from "../../adapters/request-tracker/adapter.js";
import { RequestTrackerConfig } from "../../adapters/request-tracker/config.js";
import { describeAdapterConformance, serverFaults } from "../../src/adapter/conformance.js";
import { startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { contextOf, person, said, talk, workspace } from "../adapters/entities.js";
import { startLiveProxy } from "../adapters/live-proxy.js";
import { connectTo } from "../adapters/target-session.js";
import { run, temporaryFolder } from "../e2e/command.js";
import { crispEnvironment, doubleMessages } from "../e2e/kill.js";
import { RequestTrackerRows } from "./request-tracker-rows.js";
import { cannotRun, type RequestTrackerServer, startRequestTracker, tagFieldName } from "./request-tracker-server.js";

// The contract, and a whole migration, on a real Request Tracker 5 that this test installs, starts and stops itself.
const why = cannotRun();
if (why !== undefined) it.skip(`meets the contract on a real Request Tracker 5 (${why})`, () => {});
else describe("a real Request Tracker 5", onRealServer);

function onRealServer(): void {
	vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 1_800_000 });
	let server: RequestTrackerServer;
	let rows: RequestTrackerRows;
	beforeAll(async () => {
		server = await startRequestTracker();
		rows = new RequestTrackerRows(server.database);
	});
	afterAll(async () => {
		rows?.close();
		await server?.close();
	});

	/** With nothing in it, and its scrips as said. */
	function fresh(scrips: "active" | "disabled"): void {
		rows.retire();
		rows.setScrips(scrips === "active");
	}

	const configOf = (baseUrl: string, more: Record<string, unknown> = {}) =>
		RequestTrackerConfig.parse({ baseUrl, token: server.token, tagField: tagFieldName, scrips: "disabled", ...more });

	it("is found out when its scrips are on, before anybody is written to", async () => {
		fresh("active");
		const li = person("p1", { name: "Li", identities: [{ type: "email", value: "li@customer.example" }] });
		const talked = talk("session_a", "p1", { status: "resolved" });
		const hello = said("session_a", 3, { type: "text", text: "Hello" });
		const config = configOf(server.baseUrl);
		const context = contextOf([workspace, li, talked, hello], { config: config as never });
		await using session = await connectTo(requestTracker, config, context);
		const [queue, probe] = session.translate(workspace);
		expect(await session.perform(queue!, probe!)).toMatchObject([
			{ status: "created" },
			{ status: "failed", reason: "scrips-active" },
		]);
		expect(rows.mails()).toBe(0);
	});

	it("takes a whole migration, keeps its dates, mails nobody, and verifies without a difference", async () => {
		fresh("disabled");
		const crisp = await startCrispDouble({
			workspace: generateWorkspace({ conversations: 12, messages: 90, contacts: 10, seed: 5 }),
		});
		await using folder = await temporaryFolder();
		const at = {
			cwd: folder.path,
			env: {
				...crispEnvironment(crisp),
				REQUEST_TRACKER_BASE_URL: server.baseUrl,
				REQUEST_TRACKER_USERNAME: server.username,
				REQUEST_TRACKER_PASSWORD: server.password,
				REQUEST_TRACKER_TAG_FIELD: tagFieldName,
				REQUEST_TRACKER_SCRIPS: "disabled",
			},
		};
		try {
			const started = Date.now();
			const moved = await run(["migrate", "--to", "request-tracker", "--yes"], at);
			console.info(`${(Date.now() - started) / 1000} s\n${moved.stderr.slice(-3000)}`);
			expect(moved.code, moved.stderr).toBe(0);
			const { conversations } = crisp.workspace.content;
			const inventory = rows.inventory();
			expect(inventory.filter((line) => line.startsWith("ticket "))).toHaveLength(conversations.length);
			const messages = inventory.filter((line) => line.startsWith("message "));
			expect(new Set(messages).size).toBe(messages.length);
			expect(messages.length).toBeGreaterThanOrEqual(doubleMessages(crisp).length);
			expect(rows.mails()).toBe(0);
			const again = await run(["import", "--to", "request-tracker", "--yes", "--json"], at);
			expect(again.stdout, again.stderr).toContain('"changes":false');
			const verified = await run(["verify", "--against", "request-tracker"], at);
			expect(verified.code, verified.stdout + verified.stderr).toBe(0);
		} finally {
			await crisp.close();
		}
	});

	describeAdapterConformance(
		{ describe, it },
		{
			adapter: requestTracker,
			config: { token: "conformance-token-x", scrips: "disabled", tagField: tagFieldName },
			faultPoints: 3,
			start: async () => {
				fresh("disabled");
				const proxy = await startLiveProxy(server.baseUrl);
				return {
					config: configOf(proxy.url),
					inventory: () => rows.inventory(),
					faults: serverFaults(proxy),
					close: () => proxy.close(),
				};
			},
		},
	);
}
