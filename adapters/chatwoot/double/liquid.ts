/**
 * As much of Liquid as Chatwoot's trap needs: outside backticks, `{{ "text" }}` gives the text, `{{ anything }}` nothing,
 * `{% tag %}` vanishes, and what does not close is a syntax error, which leaves the whole text as it is.
 */
export function renderLiquid(text: string): string {
	let broken = false;
	const pieces = text.split(/(`[\s\S]*?`)/).map((piece, index) => {
		if (index % 2 === 1) return piece;
		const rendered = piece.replace(/\{\{([\s\S]*?)\}\}|\{%[\s\S]*?%\}/g, (_all, inside: string | undefined) =>
			inside === undefined ? "" : (/^\s*"([^"]*)"\s*$/.exec(inside)?.[1] ?? ""),
		);
		const rest = piece.replace(/\{\{([\s\S]*?)\}\}|\{%[\s\S]*?%\}/g, "");
		if (rest.includes("{{") || rest.includes("{%")) broken = true;
		return rendered;
	});
	return broken ? text : pieces.join("");
}
