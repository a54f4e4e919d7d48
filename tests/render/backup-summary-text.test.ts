import { describe, expect, it } from "vitest";
import type { BackupSummary } from "../../src/backup/backup-options.js";
import { text } from "../../src/model/index.js";
import { renderBackupSummary } from "../../src/render/backup-summary-text.js";
import { textWidth } from "../../src/render/text-width.js";

const summary: BackupSummary = {
	runId: 7,
	status: "stopped",
	stopped: { reason: "quota", requestsLeft: 51_222, retryAtMs: Date.UTC(2026, 10, 25) },
	mode: "incremental",
	estimateRequests: 61_222,
	requests: 10_000,
	durationMs: 3_725_000,
	counts: {
		conversation: { created: 1200, updated: 3, unchanged: 0, failed: 0 },
		message: { created: 40_122, failed: 1, strange: 4 },
		team: { created: 0 },
	},
	files: { stored: 310, missing: 2, refused: 1, failed: 0, bytes: 88_000_000 },
	reconciliation: [
		{ resource: "contact", source: 7424, archive: 7424, difference: 0, ok: true },
		{
			resource: "message",
			source: 40_200,
			archive: 40_122,
			difference: -78,
			ok: false,
			reason: text("1 conversation was not read", "1 个会话未读取"),
		},
		{ resource: "article", source: undefined, archive: 41, difference: 0, ok: true },
	],
	refused: [
		{ resource: "agent", reason: "scope", text: text("agent: Crisp refused to give it", "agent：Crisp 拒绝提供") },
	],
	notExported: 9,
};

describe("the end of a backup", () => {
	it("tells why it stopped, when to go on, what it did and what does not add up", () => {
		const page = renderBackupSummary(summary, "en");
		expect(page).toContain("stopped, can go on");
		expect(page).toContain("The token's daily quota is used up");
		expect(page).toMatch(/after 2026-11-25\s00:00\sUTC/);
		expect(page).toMatch(/message\s+40,122\s+–\s+1\s+4/);
		expect(page).not.toContain("team");
		expect(page).toMatch(/message\s+40,200\s+40,122\s+-78\s+does not add up/);
		expect(page).toMatch(/article\s+–\s+41\s+0\s+ok/);
		expect(page).toContain("2 missing at Crisp");
	});

	it.each(["en", "zh-CN"] as const)("fits 80 columns in %s", (language) => {
		for (const line of renderBackupSummary(summary, language).split("\n"))
			expect(textWidth(line)).toBeLessThanOrEqual(80);
	});

	it("speaks of one as of one", () => {
		const page = renderBackupSummary(
			{ ...summary, notExported: 1, stopped: { reason: "quota", requestsLeft: 1 } },
			"en",
		);
		expect(page).toContain("1 thing Crisp's API does not give");
		expect(page).toMatch(/About 1 request is\sleft/);
	});

	it("says nothing of a stop when there was none", () => {
		const { stopped: _, ...rest } = summary;
		const page = renderBackupSummary({ ...rest, status: "done" }, "zh-CN");
		expect(page).toContain("完成");
		expect(page).not.toContain("停止");
	});
});
