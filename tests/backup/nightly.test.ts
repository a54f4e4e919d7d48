import { afterEach, describe, expect, test } from "vitest";
import { RequestBudget } from "../../src/backup/request-budget.js";
import { Sweep } from "../../src/backup/sweep.js";
import { type RunContext, silentLog } from "../../src/model/index.js";
import { held, type Stage, startStage } from "./stage.js";

let stage: Stage;
afterEach(() => stage.close());

const messagesRoute = "/website/{w}/conversation/{s}/messages";

describe("--wait", () => {
	test("sleeps over the reset of its own budget and ends done, with everything", async () => {
		stage = await startStage();
		const began = stage.clock.now();
		const result = await stage.backup({ dailyBudget: 100, wait: true });
		expect(result.status).toBe("done");
		expect(stage.clock.now() - began).toBeGreaterThan(86_400_000);
		expect(stage.events.filter((event) => event.type === "wait").length).toBeGreaterThan(1);
		const { conversations } = stage.double.workspace.content;
		expect(held(stage.archive, "conversation")).toEqual(conversations.map((slot) => slot.sessionId).sort());
		expect(held(stage.archive, "message")).toHaveLength(
			conversations.reduce((sum, slot) => sum + slot.messages.length, 0),
		);
	});

	test("asks the source again hour by hour when its quota does not say until when", async () => {
		stage = await startStage({ quota: { perDay: 150 } });
		const began = stage.clock.now();
		let hours = 0;
		const result = await stage.backup({
			wait: true,
			run: runOf(stage, (event) => {
				if (event.type !== "wait" || event.untilMs - stage.clock.now() < 3_600_000) return;
				hours++;
				// Its day begins at an hour nobody knows: here after three.
				if (hours % 3 === 0) stage.double.resetQuota();
			}),
		});
		expect(result.status).toBe("done");
		expect(hours).toBeGreaterThanOrEqual(3);
		expect(stage.clock.now() - began).toBeLessThan(86_400_000);
	});

	test("ends when it is told to stop, resumable", async () => {
		stage = await startStage();
		const stop = new AbortController();
		const run = runOf(stage, (event) => {
			if (event.type === "wait") stop.abort();
		});
		const result = await stage.backup({ dailyBudget: 60, wait: true, run: { ...run, stop: stop.signal } });
		expect(result).toMatchObject({ status: "stopped", stopped: { reason: "signal" } });
	});
});

test("--reserve leaves a share of the token's day to others", async () => {
	stage = await startStage();
	const budget = (more: { tier: "website" | "plugin" | "user"; dailyBudget?: number; reserve?: number }) =>
		new RequestBudget({ archive: stage.archive, run: runOf(stage), ...more }).daily;
	expect(budget({ tier: "website", reserve: 0.2 })).toBe(8000);
	expect(budget({ tier: "plugin", reserve: 0.5 })).toBe(2500);
	expect(budget({ tier: "website", dailyBudget: 1000, reserve: 0.1 })).toBe(900);
	expect(budget({ tier: "user", reserve: 0.1 })).toBeUndefined();
	expect(budget({ tier: "website" })).toBe(9500);
});

test("--sweep reads every part anew within one turn: silent edits and deletions surface, at a part of the price", async () => {
	stage = await startStage({ quirks: { editBumps: false } });
	await stage.backup();
	const { conversations } = stage.double.workspace.content;
	const whole = stage.double.requestCount(messagesRoute);
	const edited = conversations.filter((slot) => slot.messages.length > 1).slice(0, 12);
	for (const slot of edited) {
		stage.double.workspace.editMessage(slot.sessionId, slot.messages.at(0).fingerprint, "silently changed");
	}
	const unseen = () =>
		edited.filter((slot) => {
			const raw = stage.archive.record("message", `${slot.sessionId}/${slot.messages.at(0).fingerprint}`)?.raw;
			return (raw as { content?: unknown }).content !== "silently changed";
		}).length;
	for (let night = 1; night <= 4; night++) {
		stage.clock.at += 86_400_000;
		const before = stage.double.requestCount(messagesRoute);
		expect((await stage.backup({ slices: 4 })).status).toBe("done");
		const cost = stage.double.requestCount(messagesRoute) - before;
		expect(cost).toBeGreaterThan(0);
		expect(cost).toBeLessThan(whole / 2);
	}
	expect(unseen()).toBe(0);
});

function runOf(at: Stage, report: RunContext["report"] = () => {}): RunContext {
	const signal = new AbortController().signal;
	return { clock: at.clock, log: silentLog, signal, random: () => 0.5, report };
}

test("a watermark is what the list showed at the start, not what a closing pass met later", async () => {
	stage = await startStage();
	const now = stage.clock.now();
	const sweep = Sweep.open(stage.archive, { now, full: false, includeEmpty: true });
	sweep.sawUpdate(now - 7_200_000);
	sweep.done("conversation");
	sweep.sawUpdate(now - 60_000);
	expect(sweep.closingSinceMs).toBeLessThan(now - 7_200_000);
	sweep.complete({ moveWatermark: true });
	expect(stage.archive.fact("watermark")).toBe(now - 7_200_000);
});

test("--wait goes on with what met trouble before the quota ended, too", async () => {
	stage = await startStage();
	const [first] = stage.double.workspace.content.conversations;
	const path = `/conversation/${first?.sessionId}/messages`;
	let left = 5;
	stage.double.server.faults.add({
		kind: "status",
		status: 503,
		match: (_method, at) => at.includes(path) && left-- > 0,
	});
	expect((await stage.backup({ dailyBudget: 90, wait: true, skipFiles: true })).status).toBe("done");
	expect(left).toBeLessThanOrEqual(0);
});
