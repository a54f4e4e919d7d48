import { createHash } from "node:crypto";
import { documentStyle } from "./document-style.js";
import { html, SafeHtml } from "./html.js";
import type { ReportBlock, ReportCell, ReportColumn, ReportDocument, ReportSection } from "./report-document.js";

/**
 * A document as one HTML file that refers to nothing outside itself and runs nothing: its policy allows the one style sheet
 * by hash, so even text that slipped through the escaping could neither run nor call home.
 */
export function renderDocumentHtml(document: ReportDocument): string {
	return `<!doctype html>\n${page(document).value}\n`;
}

function page(document: ReportDocument): SafeHtml {
	const hash = createHash("sha256").update(documentStyle).digest("base64");
	const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
	return html`<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${document.title}</title>
${styleElement}
</head>
<body>
<header>
<h1>${document.title}</h1>
${document.subtitle !== undefined && html`<p class="subtitle">${document.subtitle}</p>`}
${document.facts.length > 0 && html`<dl class="facts">${document.facts.map((fact) => html`<dt>${fact.name}</dt><dd>${fact.value}</dd>`)}</dl>`}
${document.figures.length > 0 && html`<ul class="figures">${document.figures.map((figure) => html`<li><strong class="${figure.tone ?? ""}">${figure.value}</strong><span>${figure.label}</span></li>`)}</ul>`}
</header>
<main>
${document.sections.map(section)}
</main>
<footer>${document.footer.map((line) => html`<p>${line}</p>`)}</footer>
</body>
</html>`;
}

/** The style is ours and constant; its text must stand unescaped for its hash to hold. */
const styleElement = new SafeHtml(`<style>${documentStyle}</style>`);

function section(part: ReportSection): SafeHtml {
	return html`<section>
<h2>${part.title}</h2>
${part.blocks.map(blockHtml)}
</section>
`;
}

function blockHtml(block: ReportBlock): SafeHtml {
	switch (block.type) {
		case "paragraph":
			return html`<p class="${block.tone === undefined ? "" : `notice ${block.tone}`}">${block.text}</p>`;
		case "subheading":
			return html`<h3>${block.text}</h3>`;
		case "checklist":
			return html`<ul class="steps">${block.items.map(
				(item) =>
					html`<li><label><input type="checkbox" autocomplete="off"><strong>${item.title}</strong><span class="detail">${item.detail}</span></label></li>`,
			)}</ul>`;
		case "code":
			return html`<pre><code>${block.text}</code></pre>`;
		case "table":
			return table(block);
	}
}

function table(block: Extract<ReportBlock, { type: "table" }>): SafeHtml {
	return html`<div class="scroll"><table class="${tableClass(block.columns.length)}">
<thead><tr>${block.columns.map((column) => html`<th scope="col" class="${columnClass(column)}">${column.title}</th>`)}</tr></thead>
<tbody>
${block.rows.map((row) => html`<tr>${block.columns.map((column, index) => cellHtml(row[index] ?? "", column))}</tr>\n`)}</tbody>
</table></div>
${
	block.legend !== undefined &&
	html`<ul class="legend">${block.legend.map((item) => html`<li><i class="fill-${item.tone}"></i>${item.text}</li>`)}</ul>`
}`;
}

/** Two columns need no full width; a heat map of many needs small ones, with headings that wrap. */
function tableClass(columns: number): string {
	if (columns <= 2) return "narrow";
	return columns > 10 ? "dense" : "";
}

function cellHtml(cell: ReportCell, column: ReportColumn): SafeHtml {
	if (typeof cell === "string") return html`<td class="${columnClass(column)}">${cell}</td>`;
	const heat = cell.heat === undefined ? undefined : `heat h${Math.round(Math.min(1, Math.max(0, cell.heat)) * 10)}`;
	const classes = [columnClass(column), cell.tone, heat, cell.lines === true ? "lines" : undefined]
		.filter((name) => name !== undefined && name !== "")
		.join(" ");
	if (cell.bar !== undefined) return html`<td class="drawn wide">${barHtml(cell.bar, cell.text)}</td>`;
	return html`<td class="${classes}">${cell.code === true ? html`<code>${cell.text}</code>` : cell.text}</td>`;
}

/** A wide column gives way where there is no room for it: on a phone. */
function columnClass({ align, wide }: ReportColumn): string {
	return [align, wide === true ? "wide" : undefined].filter((name) => name !== undefined).join(" ");
}

/** Drawn with attributes: the policy allows no style attribute. */
function barHtml(parts: readonly { tone: string; value: number }[], label: string): SafeHtml {
	const whole = parts.reduce((sum, part) => sum + part.value, 0);
	let x = 0;
	const drawn = parts.map((part) => {
		const width = whole === 0 ? 0 : Math.round((part.value / whole) * 10_000) / 100;
		const rect = html`<rect class="fill-${part.tone}" x="${x}" y="0" width="${width}" height="8"/>`;
		x = Math.round((x + width) * 100) / 100;
		return rect;
	});
	return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${label}">${drawn}</svg>`;
}
