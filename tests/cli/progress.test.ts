import { describe, expect, it } from "vitest";
import { ProgressBlock } from "../../src/cli/progress.js";
import { displayWidth, truncateDisplay, wrapDisplay } from "../../src/cli/text-width.js";
import { type Language, text } from "../../src/model/index.js";

function block(options: { live: boolean; language?: Language }) {
	const state = { now: Date.UTC(2026, 10, 24, 12), written: "" };
	const progress = new ProgressBlock({
		sink: { write: (chunk) => (state.written += chunk), columns: 80 },
		language: options.language ?? "en",
		now: () => state.now,
		live: options.live,
	});
	return { state, progress };
}

describe("progress", () => {
	it("shows done of total, rate, requests of budget and time left", () => {
		const { state, progress } = block({ live: true });
		progress.show({ type: "step", step: "messages", text: text("Messages", "消息"), total: 1000 });
		progress.show({ type: "advance", step: "messages", done: 0 });
		state.now += 10_000;
		progress.show({ type: "advance", step: "messages", done: 200, requestsUsed: 12, requestBudget: 9500 });
		const shown = progress.lines().join("\n");
		expect(shown).toContain("200/1,000 (20%)");
		expect(shown).toContain("20/s");
		expect(shown).toContain("requests 12/9,500");
		expect(shown).toContain("about 40 s left");
	});

	it("says what it waits for, and until when by the clock", () => {
		const { state, progress } = block({ live: true, language: "zh-CN" });
		progress.show({ type: "step", step: "messages", text: text("Messages", "消息") });
		progress.show({ type: "wait", reason: text("quota", "配额"), untilMs: state.now + 60_000 });
		expect(progress.lines().join("\n")).toMatch(/等待至 \d\d:\d\d:\d\d：配额/);
		progress.show({ type: "wait-over" });
		expect(progress.lines().join("\n")).not.toContain("等待");
	});

	it("without a terminal writes one line every 30 seconds and no control characters", () => {
		const { state, progress } = block({ live: false });
		progress.show({ type: "step", step: "m", text: text("Messages", "消息"), total: 100 });
		for (let done = 1; done <= 65; done++) {
			state.now += 1000;
			progress.show({ type: "advance", step: "m", done });
		}
		expect(state.written.split("\n").filter((line) => line !== "")).toHaveLength(2);
		expect(state.written).not.toContain("\u001b");
	});

	it("stays within the terminal's columns in both languages", () => {
		for (const language of ["en", "zh-CN"] as const) {
			const { state, progress } = block({ live: true, language });
			const long = text("Reading ".repeat(20), "正在读取很长的内容".repeat(10));
			progress.show({ type: "step", step: "m", text: long, total: 5 });
			for (const line of state.written.split("\n")) expect(displayWidth(line)).toBeLessThan(80);
		}
	});
});

describe("the width of text", () => {
	it("counts Chinese characters twice and colours not at all", () => {
		expect(displayWidth("消息 ok")).toBe(7);
		expect(displayWidth("\u001b[31mred\u001b[0m")).toBe(3);
		expect(displayWidth("👍")).toBe(2);
	});

	it("wraps Chinese anywhere but before closing punctuation", () => {
		const lines = wrapDisplay("一二三四五，六七八九十。", 10);
		for (const line of lines) expect(line).not.toMatch(/^[，。]/);
		expect(lines.join("")).toBe("一二三四五，六七八九十。");
	});

	it("wraps English at spaces only", () => {
		expect(wrapDisplay("one two three four", 9)).toEqual(["one two", "three", "four"]);
		expect(wrapDisplay("uncrisp-adapter-example", 5)).toEqual(["uncrisp-adapter-example"]);
	});

	it("cuts with an ellipsis inside the width", () => {
		expect(displayWidth(truncateDisplay("消息消息消息", 7))).toBeLessThanOrEqual(7);
	});
});
