import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../src/archive/ledger-store.js";
import { adapterLines, adapterListing, listingLines } from "../../src/cli/adapter-sheet.js";
import { remoteLines } from "../../src/cli/forget-lines.js";
import { displayWidth } from "../../src/cli/text-width.js";
import { runInside } from "./in-process.js";

let cwd: string;
beforeAll(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

/** Lines beyond 80 columns, but for an address that stands on a line of its own: to break it would be to break what people copy. */
function tooWide(lines: readonly string[]): string[] {
	return lines.flatMap((line) => line.split("\n")).filter((line) => displayWidth(line) > 80 && !isAddress(line.trim()));
}

function isAddress(word: string): boolean {
	return !word.includes(" ") && word.includes("//");
}

describe.each(["en", "zh-CN"] as const)("80 columns in %s", (language) => {
	it("hold the list of vendors and the sheet of each", async () => {
		const adapters = await adapterListing();
		expect(adapters.length).toBeGreaterThan(30);
		expect(tooWide(listingLines(adapters, language))).toEqual([]);
		const wide = adapters.flatMap((adapter) =>
			tooWide(adapterLines(adapter, language)).map((line) => `${adapter.manifest.id}: ${line.trim()}`),
		);
		expect(wide).toEqual([]);
	});

	it("hold what detect can find", async () => {
		const { code, stdout } = await runInside(["detect", "--list", "--lang", language], { cwd });
		expect(code).toBe(0);
		expect(tooWide([stdout])).toEqual([]);
	});

	it("hold where a person still stands at targets, however long its address", () => {
		const entry: LedgerEntry = {
			target: "chatwoot:https://support.long-name-of-a-company.example/accounts/12",
			key: "contact:1",
			kind: "contact.create",
			lane: "contact:1",
			source: { kind: "contact", id: "1" },
			state: "done",
			payloadHash: "",
			existing: true,
			runId: 1,
			atMs: 0,
			seq: 1,
			ref: {
				kind: "contact",
				id: "123456",
				url: "https://support.long-name-of-a-company.example/app/accounts/12/contacts/123456",
			},
		};
		const lines = remoteLines([entry], language);
		expect(tooWide(lines)).toEqual([]);
		expect(lines.join("")).toContain(entry.ref?.url);
	});
});
