import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runImport } from "../../src/apply/import.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { importBench } from "../apply/import-bench.js";
import { temporaryArchive } from "../apply/temporary-archive.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { held, type Stage, startStage } from "./stage.js";

/* The six ways in which every existing export script of Crisp loses data (DESIGN 12), each by its name. */

let stage: Stage;
beforeEach(async () => {
	stage = await startStage({
		workspace: generateWorkspace({ conversations: 110, messages: 400, contacts: 60, seed: 6 }),
	});
});
afterEach(() => stage.close());

const backup = () => stage.backup({ skipFiles: true });
const slots = () => stage.double.workspace.content.conversations;
const conversations = () => slots().map(({ sessionId }) => sessionId);
const messages = () =>
	slots().flatMap(({ sessionId, messages }) =>
		Array.from({ length: messages.length }, (_, n) => `${sessionId}/${messages.at(n).fingerprint}`),
	);
const unavailable = { kind: "status", status: 200, body: "", contentType: "text/html" } as const;

describe("the bug class", () => {
	test("first page only: every page of every list is read, messages beyond the first batch too", async () => {
		const long = stage.double.workspace.addConversation();
		for (let n = 0; n < 95; n += 1) stage.double.workspace.addMessage(long.sessionId);
		await backup();
		expect(held(stage.archive, "conversation")).toEqual(conversations().sort());
		expect(held(stage.archive, "message")).toEqual(messages().sort());
		expect(held(stage.archive, "contact")).toHaveLength(60);
	});

	test.each(["conversations/2", "people/profiles/2", "/messages"])(
		"empty on error: a broken answer at %s is never an empty list, and marks nothing gone",
		async (at) => {
			await backup();
			const { sessionId } = slots()[0]!;
			stage.double.workspace.addMessage(sessionId, { content: "new" });
			stage.double.server.faults.add({ ...unavailable, match: (_, path) => path.includes(at) });
			const code = await backup().then(
				({ status }) => status,
				(error) => error.code,
			);
			expect(["incomplete", "remote-broken"]).toContain(code);
			expect(held(stage.archive, "conversation")).toEqual(conversations().sort());
			expect(held(stage.archive, "contact")).toHaveLength(60);
			for (const resource of ["conversation", "contact", "message"])
				expect([...stage.archive.records({ resource, includeGone: true })].filter(({ gone }) => gone)).toEqual([]);
		},
	);

	test("watermark before completion: a run that fails moves no watermark, and the next one brings what it missed", async () => {
		stage.double.server.faults.add({ ...unavailable, match: (_, path) => path.includes("/helpdesk") });
		await backup().catch(() => undefined);
		const first = stage.archive.fact("watermark");
		stage.double.server.faults.clear();
		await backup();
		const done = stage.archive.fact<number>("watermark");
		expect(first).toBeUndefined();
		expect(done).toBeDefined();
		stage.clock.at += 86_400_000;
		stage.double.server.faults.add({ kind: "status", status: 401, match: (_, path) => path.includes("/messages") });
		stage.double.workspace.addMessage(slots()[3]!.sessionId, { content: "missed", timestamp: stage.clock.at });
		await expect(backup()).rejects.toMatchObject({ code: "credentials-refused" });
		expect(stage.archive.fact("watermark")).toBe(done);
		stage.double.server.faults.clear();
		stage.clock.at += 86_400_000;
		await backup();
		expect(held(stage.archive, "message")).toEqual(messages().sort());
	});

	test.each(["bump", "delete", "touch"] as const)(
		"shifting page numbers: a list that moves while it is read (%s) ends complete",
		async (drift) => {
			stage.double.quirks.drift = drift;
			await backup();
			stage.double.quirks.drift = "none";
			await backup();
			expect(stage.double.driftEvents.length).toBeGreaterThan(0);
			expect(held(stage.archive, "conversation")).toEqual(conversations().sort());
			expect(held(stage.archive, "message")).toEqual(messages().sort());
		},
	);

	test("half an import then a duplicate: an import that breaks anywhere and runs again makes each thing once", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(3, 3));
		const { remote, options } = importBench(archive, { fault: (call) => (call % 3 === 0 ? "after" : undefined) });
		await runImport(options());
		await runImport(options());
		expect(remote.duplicates).toEqual([]);
		expect(remote.order.filter((key) => key.startsWith("message:"))).toHaveLength(9);
	});

	test("silent truncation: a cut answer, a cut list and a 200 that hides older messages lose nothing", async () => {
		stage.double.quirks.messageStatus = "always-200";
		const long = stage.double.workspace.addConversation();
		for (let n = 0; n < 95; n += 1) stage.double.workspace.addMessage(long.sessionId);
		let seen = 0;
		stage.double.server.faults.add({ kind: "cut-body", match: () => ++seen % 9 === 0 });
		const result = await backup();
		expect(seen).toBeGreaterThan(9);
		expect(result.status).toBe("done");
		expect(held(stage.archive, "message")).toEqual(messages().sort());
		expect(result.reconciliation.every(({ ok }) => ok)).toBe(true);
	});
});
