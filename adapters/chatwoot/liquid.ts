/**
 * Chatwoot renders the text of outgoing messages as a Liquid template before it stores them. This is the escape rule
 * that makes the stored text equal the sent one (fact sheet 3.6), and its inverse for verification. Pure.
 */
export interface LiquidEscape {
	text: string;
	/** A zero-width space had to be put into the text: the one case in which it does not come back exactly. */
	altered: boolean;
}

export function escapeLiquid(text: string): LiquidEscape {
	if (!text.includes("{{") && !text.includes("{%")) return { text, altered: false };
	if (text.includes("{`") || text.includes("`}") || text.includes("endraw")) {
		return { text: text.replace(/\{(?=[{%])/g, "{\u200b"), altered: true };
	}
	// Text between backticks is protected by Chatwoot itself: an escape there would show.
	const parts = text.split(/(`[\s\S]*?`)/);
	return {
		text: parts
			.map((part, index) => (index % 2 === 1 ? part : part.replace(/\{\{|\{%/g, (open) => `{{ "${open}" }}`)))
			.join(""),
		altered: false,
	};
}

/** What Chatwoot stores for a text made by {@link escapeLiquid}. */
export function renderedLiquid(text: string): string {
	return text
		.split(/(`[\s\S]*?`)/)
		.map((part, index) => (index % 2 === 1 ? part : part.replace(/\{\{ "(\{\{|\{%)" \}\}/g, "$1")))
		.join("");
}
