/**
 * Live Helper Chat reads BBCode in every message. Formatting is harmless; these tags load foreign addresses, run
 * HTML, show somebody else's file or act when clicked (sheet 4).
 */
const active =
	/\[(?=\/?(?:file|img|html|html_snippet|youtube|paypal|survey|fupload|button_action|link_trigger|translation|loc|baseurl|dateformat|mask|plain|level)\b)/gi;

/** The text with an invisible space inside each opening bracket that would do something. Pure. */
export function withoutActiveTags(text: string): string {
	return text.replace(active, "[\u200b");
}

/** Markdown as BBCode, as far as the FAQ shows it: headings and emphasis, links, lists, code. Images become links. Pure. */
export function markdownToBbcode(markdown: string): string {
	return markdown
		.split(/(```[\s\S]*?```)/)
		.map((piece, index) => (index % 2 === 1 ? codeBlock(piece) : inline(piece)))
		.join("");
}

function inline(piece: string): string {
	return withoutActiveTags(piece)
		.replace(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm, "[b]$1[/b]")
		.replace(/!\[([^\]]*)\]\(\s*<?([^)\s>]+)[^)]*\)/g, (_, alt: string, url: string) => link(url, alt || url))
		.replace(/\[([^\]]+)\]\(\s*<?([^)\s>]+)[^)]*\)/g, (_, label: string, url: string) => link(url, label))
		.replace(/\*\*(?=\S)([^\n]*?\S)\*\*/g, "[b]$1[/b]")
		.replace(/(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])/g, "[i]$1[/i]")
		.replace(/~~(?=\S)([^\n]*?\S)~~/g, "[s]$1[/s]");
}

function link(url: string, label: string): string {
	return /^(https?:|mailto:|\/)/i.test(url) ? `[url=${url}]${label}[/url]` : label;
}

function codeBlock(piece: string): string {
	return `[code]${withoutActiveTags(piece.replace(/^```[^\n]*\n?/, "").replace(/```$/, ""))}[/code]`;
}
