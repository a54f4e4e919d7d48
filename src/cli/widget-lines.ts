import type { Widget } from "../adapter/vendor.js";
import type { Language } from "../model/index.js";
import { confidenceWords } from "../render/vendor-words.js";
import { displayWidth, foldDisplay, wrapDisplay } from "./text-width.js";
import { both, speaker } from "./words.js";

/** How the vendor's chat replaces Crisp's on a website, for people. The snippet is never wrapped: it is there to be copied. */
export function widgetLines(widget: Widget, language: Language): string[] {
	const say = speaker(language);
	const lines = ["", say(both("Widget:", "聊天插件："))];
	lines.push(...wrapDisplay(say(widget.where), 78).map((line) => `  ${line}`));
	if (widget.html) lines.push("", ...widget.html.split("\n").map((line) => `    ${line}`), "");
	for (const { crisp, vendor, note } of widget.calls) {
		const call = `  ${crisp}  →  ${vendor}`;
		if (displayWidth(call) <= 80) lines.push(call);
		else lines.push(...foldDisplay(`  ${crisp}`), ...foldDisplay(`  →  ${vendor}`, { hang: 3 }));
		if (note) lines.push(...wrapDisplay(say(note), 76).map((line) => `    ${line}`));
	}
	lines.push(...foldDisplay(`    ${say(confidenceWords[widget.confidence])} · ${widget.source}`));
	return lines;
}
