import { afterEach, expect, test } from "vitest";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import type { CrispQuirks } from "../../src/crisp/double/quirks.js";
import { held, type Stage, startStage } from "./stage.js";

let stage: Stage;
afterEach(() => stage.close());

const workspace = () => generateWorkspace({ conversations: 400, messages: 1600, contacts: 60, seed: 7 });

test.each<Partial<CrispQuirks>>([{}, { dateWindow: "created" }, { subInboxes: "hidden" }])(
	"an incremental run of a large workspace reads only what changed (%j)",
	async (quirks) => {
		stage = await startStage({ workspace: workspace(), quirks });
		const first = await stage.backup();
		expect(first.status).toBe("done");
		const slots = stage.double.workspace.content.conversations;
		expect(held(stage.archive, "conversation")).toHaveLength(slots.length);
		stage.clock.at = Math.max(stage.clock.at, Date.now()) + 3_600_000;
		const old = slots.at(123);
		if (!old) throw new Error("no conversation");
		const lists = stage.double.requestCount("/website/{w}/conversations/{page}");
		const messages = stage.double.requestCount("/website/{w}/conversation/{s}/messages");
		const added = stage.double.workspace.addMessage(old.sessionId, { timestamp: Date.now() + 1000 });
		const second = await stage.backup();
		expect(second).toMatchObject({ mode: "incremental", status: "done" });
		expect(stage.archive.record("message", `${old.sessionId}/${added.fingerprint}`)).toBeDefined();
		expect(stage.double.requestCount("/website/{w}/conversations/{page}") - lists).toBeLessThan(12);
		expect(stage.double.requestCount("/website/{w}/conversation/{s}/messages") - messages).toBeLessThan(20);
	},
	60_000,
);

test("a list refused for one run leaves nothing behind once it is granted again", async () => {
	stage = await startStage({ workspace: workspace(), tier: "plugin" });
	await stage.backup();
	const [slot] = stage.double.workspace.content.conversations;
	if (!slot) throw new Error("no conversation");
	stage.clock.at = Math.max(stage.clock.at, Date.now()) + 3_600_000;
	const added = stage.double.workspace.addMessage(slot.sessionId, { timestamp: stage.clock.at });
	stage.clock.at += 3_600_000;
	stage.double.quirks.missingScopes = ["website:conversation:sessions"];
	expect((await stage.backup()).status).toBe("incomplete");
	expect(stage.archive.notExported().some((item) => item.resource === "conversation")).toBe(true);
	stage.double.quirks.missingScopes = [];
	stage.clock.at += 3_600_000;
	expect((await stage.backup()).status).toBe("done");
	expect(stage.archive.record("message", `${slot.sessionId}/${added.fingerprint}`)).toBeDefined();
}, 60_000);

test("a list in no order at all is walked once more, not five times, and nothing is missing", async () => {
	stage = await startStage({ workspace: workspace(), quirks: { conversationOrder: "ignored" } });
	expect((await stage.backup()).status).toBe("done");
	expect(held(stage.archive, "conversation")).toHaveLength(stage.double.workspace.content.conversations.length);
	// ceil(400 / 50) + 1 each time, and the closing page that finds the order out.
	expect(stage.double.requestCount("/website/{w}/conversations/{page}")).toBeLessThanOrEqual(2 * 9 + 2);
}, 60_000);

test("the first run of 400 conversations costs the sheet's sum", async () => {
	stage = await startStage({ workspace: workspace() });
	const { requests, estimateRequests } = await stage.backup();
	const slots = stage.double.workspace.content.conversations;
	const walks = slots.reduce((sum, slot) => sum + Math.max(1, Math.ceil(slot.messages.length / 39)), 0);
	expect(stage.double.requestCount("/website/{w}/conversation/{s}/messages")).toBeLessThanOrEqual(walks + 12);
	expect(stage.double.requestCount("/website/{w}/conversations/{page}")).toBeLessThanOrEqual(12);
	expect(Math.abs(estimateRequests - requests)).toBeLessThan(60);
}, 60_000);

test("a clock ahead of Crisp's does not move the watermark over changes of the time between", async () => {
	stage = await startStage({ workspace: workspace() });
	const newest = Math.max(...stage.double.workspace.content.conversations.map((slot) => slot.updatedAt));
	stage.clock.at = newest + 7_200_000;
	await stage.backup({ skipFiles: true });
	const [old] = stage.double.workspace.content.conversations.slice(-1);
	if (!old) throw new Error("no conversation");
	const added = stage.double.workspace.addMessage(old.sessionId, { timestamp: newest + 60_000 });
	stage.clock.at += 3_600_000;
	await stage.backup({ skipFiles: true });
	expect(stage.archive.record("message", `${old.sessionId}/${added.fingerprint}`)).toBeDefined();
}, 60_000);
