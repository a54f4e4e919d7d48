import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languages, text } from "../../src/model/index.js";
import type { LossGroup, PlannedOperation } from "../../src/plan/plan.js";
import { fieldText } from "../../src/render/field-words.js";
import { changesCsvHead, changesCsvRow, changesJsonLine } from "../../src/render/plan-changes.js";
import { maxCommentLength, renderPlanComment } from "../../src/render/plan-comment.js";
import { renderPlanHtml } from "../../src/render/plan-html.js";
import { renderPlanMarkdown } from "../../src/render/plan-markdown.js";
import { renderPlanText } from "../../src/render/plan-text.js";
import { textWidth } from "../../src/render/text-width.js";
import { planSample, refreshedPlan } from "./plan-sample.js";

const golden = new URL("../../fixtures/golden/", import.meta.url);

/** Compares with the committed file; UPDATE_GOLDEN=1 writes it. */
function expectGolden(name: string, found: string): void {
	const file = new URL(name, golden);
	if (process.env.UPDATE_GOLDEN === "1") {
		mkdirSync(golden, { recursive: true });
		writeFileSync(file, found);
	}
	expect(found).toBe(readFileSync(file, "utf8"));
}

/** Text with everything that ends an element, an attribute, a cell or a line. */
const hostile = fc
	.array(
		fc.constantFrom(
			"<",
			">",
			'"',
			"'",
			"&",
			"`",
			"|",
			"=",
			"</style>",
			"<script>",
			"-->",
			"]]>",
			"\n",
			"\u0000",
			"\u001B[2J",
			"\u202E",
			"字",
			"x y",
			"onload=x",
		),
		{ maxLength: 12 },
	)
	.map((pieces) => pieces.join(""));

function hostilePlan(value: string) {
	const both = text(value, value);
	return planSample({
		adapter: { id: value, name: both, version: value },
		target: value,
		archive: { workspaceId: value, workspaceName: value, runId: undefined },
		byKind: { [value]: { create: 1 } },
		losses: [
			{ entity: "message", field: value, grade: "dropped", code: value, text: both, count: 1, examples: [value] },
		],
		skips: [{ reason: value, text: both, count: 1, examples: [value] }],
		byHand: [{ id: value, when: "before", title: both, detail: both }],
		unmappedAgents: [{ id: value, name: value, messages: 0 }],
	});
}

describe("a plan for people", () => {
	it.each(languages)("looks as agreed in %s", (language) => {
		expectGolden(`plan.${language}.html`, renderPlanHtml(planSample(), language));
		expectGolden(`plan.${language}.md`, renderPlanMarkdown(planSample(), language));
		expectGolden(`plan.${language}.txt`, renderPlanText(planSample(), language));
		expectGolden(`plan-refreshed.${language}.md`, renderPlanMarkdown(refreshedPlan(), language));
		expectGolden(`plan-comment.${language}.md`, renderPlanComment(refreshedPlan(), language));
	});

	it.each(languages)("as a comment in %s is bounded, whatever it holds, and keeps its tables whole", (language) => {
		fc.assert(
			fc.property(hostile, fc.integer({ min: 0, max: 400 }), (value, times) => {
				const sample = hostilePlan(value.repeat(20));
				const [loss] = sample.losses;
				const losses = Array.from({ length: times }, (_, at) => ({ ...loss!, field: `${value}${at}` }));
				const comment = renderPlanComment({ ...sample, losses }, language);
				expect(comment.length).toBeLessThanOrEqual(maxCommentLength + 1);
				expect(comment).toMatch(/^<!-- uncrisp-plan [^<>]* -->\n/);
				expect(comment.indexOf("-->")).toBe(comment.indexOf("\n") - 3);
				const rows = comment.split("\n").filter((line) => line.startsWith("|"));
				for (const row of rows) expect(row.endsWith(" |")).toBe(true);
			}),
			{ numRuns: 60 },
		);
	});

	it("lists each operation without what it carries, for a spreadsheet and for a program", () => {
		const said = '=HYPERLINK("x")\nsecret';
		const planned: PlannedOperation = {
			action: "create",
			payloadHash: "0",
			operation: {
				key: "message:s1/1",
				kind: "message.create",
				lane: "s1",
				refs: ["conversation:s1"],
				payload: { content: said },
				losses: [{ field: "readOn", grade: "dropped", code: "no-read-state", why: text("No place", "没有位置") }],
				source: { kind: "message", id: "=s1/1" },
				requests: 1,
			},
		};
		expect(changesCsvRow(planned, "en")).toBe(
			`Create,Messages,'=s1/1,message.create,message:s1/1,1,1,0,${fieldText("readOn").en}: No place,\r\n`,
		);
		expect(changesCsvHead("zh-CN")).toMatch(/^\uFEFF操作,/);
		const line = changesJsonLine(planned);
		expect(line).not.toContain("secret");
		expect(JSON.parse(line)).toMatchObject({ type: "change", action: "create", losses: [{ code: "no-read-state" }] });
	});

	it("has the same tags whatever the data says: no text breaks out of HTML", () => {
		const tags = (page: string) => page.replace(/>[^<]*/g, ">").replace(/content="[^"]*"|aria-label="[^"]*"/g, "");
		const harmless = tags(renderPlanHtml(hostilePlan("x"), "en"));
		fc.assert(
			fc.property(hostile, (value) => {
				expect(tags(renderPlanHtml(hostilePlan(value), "en"))).toBe(harmless);
			}),
			{ numRuns: 200 },
		);
	});

	it.each(languages)(
		"tells once what the target does to every record, apart from what single records lose, in %s",
		(language) => {
			const general: LossGroup = {
				entity: "message",
				field: "sentAtMs",
				grade: "degraded",
				code: "time",
				text: text("shown with the time of import", "显示导入时间"),
				general: true,
				count: 166_985,
				examples: ["session_1/1"],
			};
			const sample = planSample();
			const [before, after] = renderPlanMarkdown({ ...sample, losses: [...sample.losses, general] }, language).split(
				language === "en" ? "### The same for all records" : "### 所有记录的共同变化",
			);
			const [sentAt, readOn] = [fieldText("sentAtMs")[language], fieldText("readOn")[language]];
			expect(after).toContain(sentAt);
			expect(before).not.toContain(sentAt);
			expect(before).toContain(readOn);
			expect(renderPlanMarkdown(sample, language)).not.toContain(language === "en" ? "The same for" : "共同变化");
		},
	);

	it("runs nothing, loads nothing, and its policy names the one style sheet by hash", () => {
		const page = renderPlanHtml(planSample(), "zh-CN");
		const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
		const hash = createHash("sha256").update(style).digest("base64");
		expect(page).toContain(
			`content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
		);
		expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base)\b|\s(?:src|href|style|on\w+)=/i);
		expect(style).not.toMatch(/url\(|@import/);
		expect(page).toContain('<html lang="zh-CN">');
	});

	it.each(languages)("fits 80 columns in %s, whatever the data says, and sends a terminal no command", (language) => {
		fc.assert(
			fc.property(
				fc.oneof(hostile, fc.string({ unit: "grapheme", maxLength: 200 })),
				fc.integer({ min: 40, max: 120 }),
				(value, columns) => {
					const page = renderPlanText(hostilePlan(value), language, { columns });
					for (const line of page.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(columns);
					expect(page).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
				},
			),
			{ numRuns: 150 },
		);
	});

	it("keeps Markdown tables whole: as many cells in every row as in the head", () => {
		fc.assert(
			fc.property(hostile, (value) => {
				const lines = renderPlanMarkdown(hostilePlan(value), "en").split("\n");
				let cells = 0;
				for (const line of lines) {
					if (!line.startsWith("| ")) cells = 0;
					else {
						const count = line.replace(/\\./g, "").split("|").length;
						if (cells > 0) expect(count).toBe(cells);
						cells = count;
					}
					expect(line).not.toMatch(/^\s*<|<(?:script|style)/i);
				}
			}),
			{ numRuns: 200 },
		);
	});

	it("paints only when told to", () => {
		expect(renderPlanText(planSample(), "en")).not.toContain("\u001B");
		expect(renderPlanText(planSample(), "en", { colour: true })).toContain("\u001B[31mdropped");
	});

	it("says that there is nothing to do, and that nothing is lost, when it is so", () => {
		const done = planSample({ changes: false, losses: [], skips: [], byHand: [], unmappedAgents: [] });
		for (const page of [renderPlanHtml(done, "en"), renderPlanMarkdown(done, "en")]) {
			expect(page).toContain("Nothing to do");
			expect(page).toContain("every field of every entity arrives");
			expect(page).not.toContain("What you do by hand");
		}
	});
});
