import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatBytes, formatDuration, formatShare, formatTime } from "../../src/render/format.js";
import { cutText, padText, printable, textWidth, wrapText } from "../../src/render/text-width.js";

describe("figures for people", () => {
	it("never call something incomplete complete, nor something there nothing", () => {
		expect(formatShare(9_999_999, 10_000_000, "en")).toBe("99.9%");
		expect(formatShare(1, 10_000_000, "en")).toBe("0.1%");
		expect(formatShare(0, 7, "en")).toBe("0%");
		expect(formatShare(7, 7, "en")).toBe("100%");
		expect(formatShare(0, 0, "en")).toBe("–");
	});

	it("give durations in the two largest units, in both languages", () => {
		expect(formatDuration(0, "en")).toBe("0 s");
		expect(formatDuration(1, "en")).toBe("1 s");
		expect(formatDuration(3_600_000, "en")).toBe("1 h");
		expect(formatDuration(6.95 * 86_400_000, "en")).toBe("6 d 22 h");
		expect(formatDuration(6.95 * 86_400_000, "zh-CN")).toBe("6 天 22 小时");
	});

	it("give sizes and times that read the same everywhere", () => {
		expect(formatBytes(0, "en")).toBe("0 B");
		expect(formatBytes(1_503_238_553, "zh-CN")).toBe("1.4 GiB");
		expect(formatTime(Date.UTC(2026, 10, 24, 0, 5))).toBe("2026-11-24 00:05 UTC");
		expect(formatTime(Date.UTC(2026, 10, 24, 0, 5), "Asia/Shanghai")).toBe("2026-11-24 08:05 Asia/Shanghai");
	});
});

describe("columns of a terminal", () => {
	it("counts what a terminal shows", () => {
		expect(["abc", "中文", "あア한", "👍", "👩‍👩‍👧", "e\u0301", "，。", "Ａ", "⭐", "→─–"].map(textWidth)).toEqual([
			3, 4, 6, 2, 2, 1, 4, 2, 2, 3,
		]);
	});

	it("loses no text by wrapping, and no line is too long", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 40 }), (value, columns) => {
				const lines = wrapText(value, columns);
				for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
				expect(lines.join("").replaceAll(" ", "")).toBe(printable(value).replaceAll(" ", ""));
			}),
			{ numRuns: 500, examples: [["\u3000", 2]] },
		);
	});

	it("keeps an ideographic space, which is text", () => {
		expect(wrapText("\u3000", 2)).toEqual(["\u3000"]);
		expect(wrapText("\u3000\u3000你好", 4).join("")).toBe("\u3000\u3000你好");
	});

	it("begins no line with a Chinese mark that belongs to the line before", () => {
		for (const line of wrapText("今天天气很好，我们出去走走吧。然后回家，好吗？", 10))
			expect(line).not.toMatch(/^[，。？]/);
	});

	it("pads and cuts by columns, not by characters", () => {
		expect(padText("中", 4)).toBe("中  ");
		expect(padText("中", 4, "right")).toBe("  中");
		expect(cutText("中文字", 4)).toBe("中…");
		expect(cutText("中文", 4)).toBe("中文");
	});
});
