import { readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languages, text } from "../../src/model/index.js";
import { type Cutover, cutoverDocument } from "../../src/render/cutover-document.js";
import { renderDocumentHtml } from "../../src/render/document-html.js";
import { renderDocumentMarkdown } from "../../src/render/document-markdown.js";

const at = Date.UTC(2026, 10, 24, 8, 0);
const sample: Cutover = {
	adapter: { id: "chatwoot", name: text("Chatwoot (self-hosted)", "Chatwoot（自托管）") },
	target: "chatwoot:https://desk.acme-store.example/accounts/3",
	workspaceName: "Acme & Söhne 商店",
	passes: [
		{
			startedAtMs: at,
			endedAtMs: at + 5 * 3_600_000,
			frozen: false,
			backupRequests: 61_222,
			created: 182_340,
			updated: 0,
			removed: 0,
			failed: 2,
			doubt: 1,
			verified: { status: "different", checked: 182_337, differences: 3 },
		},
		{
			startedAtMs: at + 30 * 3_600_000,
			endedAtMs: at + 30 * 3_600_000 + 240_000,
			frozen: true,
			backupRequests: 214,
			created: 431,
			updated: 57,
			removed: 1,
			failed: 0,
			doubt: 0,
			verified: { status: "same", checked: 182_771, differences: 0 },
		},
	],
	quietAtMs: at + 31 * 3_600_000,
	byHand: [
		{ id: "a", when: "before", title: text("Create the agents", "创建客服账号"), detail: text("Settings", "设置") },
		{ id: "b", when: "after", title: text("Build the bots again", "重新建立机器人"), detail: text("By hand", "手动") },
	],
	widget: {
		html: '<script src="https://desk.acme-store.example/sdk.js"></script>',
		where: text("Before </body> of every page.", "放在每个页面的 </body> 之前。"),
		calls: [{ crisp: "chat:open", vendor: "window.$chatwoot.toggle('open')" }],
		source: "https://desk.acme-store.example",
		confidence: "official",
	},
	commands: {
		trial: "uncrisp import --to chatwoot --conversations 100 --sample",
		refresh: "uncrisp plan --to chatwoot --refresh",
		first: "uncrisp migrate --to chatwoot --cutover",
		last: "uncrisp migrate --to chatwoot --cutover --frozen",
		verify: "uncrisp verify --against chatwoot",
		ledger: "uncrisp ledger",
		undo: "uncrisp undo --to chatwoot",
	},
	nowMs: at + 31 * 3_600_000,
};

describe("the runbook of a cut-over", () => {
	it.each(languages)("reads as agreed in %s", (language) => {
		const file = new URL(`../../fixtures/golden/cutover.${language}.md`, import.meta.url);
		const found = renderDocumentMarkdown(cutoverDocument(sample, language));
		if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, found);
		expect(found).toBe(readFileSync(file, "utf8"));
	});

	it("keeps the snippet to copy whole in Markdown and harmless in HTML, whatever stands in it", () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom("`", "```", "\n", "</code>", "<script>", "x")), (parts) => {
				const html = parts.join("");
				const cutover = { ...sample, widget: { ...sample.widget!, html } };
				const markdown = renderDocumentMarkdown(cutoverDocument(cutover, "en"));
				const longest = Math.max(2, ...(html.match(/`+/g) ?? []).map((run) => run.length));
				const fence = "`".repeat(longest + 1);
				expect(markdown).toContain(`\n${fence}\n${html}\n${fence}\n`);
				expect(renderDocumentHtml(cutoverDocument(cutover, "en"))).not.toContain("<script");
			}),
		);
	});
});
