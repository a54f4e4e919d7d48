import { cellText, type ReportBlock, type ReportCell, type ReportDocument } from "./report-document.js";

/** A document as GitHub-flavoured Markdown: for a pull request, a wiki, a chat. */
export function renderDocumentMarkdown(document: ReportDocument): string {
	const parts: string[] = [`# ${escapeMarkdown(document.title)}`];
	if (document.subtitle !== undefined) parts.push(escapeMarkdown(document.subtitle));
	if (document.facts.length > 0)
		parts.push(
			document.facts.map((fact) => `- **${escapeMarkdown(fact.name)}**: ${escapeMarkdown(fact.value)}`).join("\n"),
		);
	if (document.figures.length > 0)
		parts.push(
			table(
				document.figures.map((figure) => ({ title: figure.label })),
				[document.figures.map((figure) => figure.value)],
			),
		);
	for (const section of document.sections) {
		parts.push(`## ${escapeMarkdown(section.title)}`);
		for (const block of section.blocks) parts.push(blockText(block));
	}
	if (document.footer.length > 0) parts.push("---", document.footer.map(escapeMarkdown).join("  \n"));
	return `${parts.join("\n\n")}\n`;
}

/** One line in which nothing is markup: no link, no HTML, no table cell of its own. */
export function escapeMarkdown(value: string): string {
	return oneLine(value).replace(/[\\`*_[\]<>|~&#]/g, (mark) => (mark === "<" ? "&lt;" : `\\${mark}`));
}

function oneLine(value: string): string {
	return value
		.replace(/[\r\n\t\u2028\u2029]+/g, " ")
		.replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD")
		.trim();
}

function blockText(block: ReportBlock): string {
	switch (block.type) {
		case "paragraph":
			return escapeMarkdown(block.text);
		case "subheading":
			return `### ${escapeMarkdown(block.text)}`;
		case "checklist":
			return block.items
				.map((item) => `- [ ] **${escapeMarkdown(item.title)}**  \n  ${escapeMarkdown(item.detail)}`)
				.join("\n");
		case "code":
			return fenced(block.text);
		case "table":
			return table(block.columns, block.rows);
	}
}

/** A fence longer than any run of backticks inside, so that nothing in it can end it. */
function fenced(code: string): string {
	const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}\n${code}\n${fence}`;
}

function table(
	columns: readonly { title: string; align?: "left" | "right" }[],
	rows: readonly (readonly ReportCell[])[],
): string {
	return [
		`| ${columns.map((column) => escapeMarkdown(column.title)).join(" | ")} |`,
		`| ${columns.map((column) => (column.align === "right" ? "---:" : "---")).join(" | ")} |`,
		...rows.map((row) => `| ${columns.map((_, index) => cell(row[index] ?? "")).join(" | ")} |`),
	].join("\n");
}

function cell(value: ReportCell): string {
	const text = cellText(value);
	// A code span takes no backslash escapes, so only text that needs none becomes one.
	if (typeof value === "object" && value.code === true && /^[^`|<\\\r\n\u0000-\u001F]+$/.test(text))
		return `\`${text}\``;
	return escapeMarkdown(text);
}
