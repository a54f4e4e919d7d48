import { type FilePart, type Localized, type MessagePart, text } from "../model/index.js";

/** The parts that carry no bytes. */
export type TextualPart = Exclude<MessagePart, FilePart>;

/** For a manifest: how message parts arrive where words and files have a home, and all else is said in words by {@link partText}. */
export const partsAsText: Readonly<Record<MessagePart["type"], "preserved" | "degraded">> = {
	text: "preserved",
	note: "preserved",
	file: "preserved",
	image: "preserved",
	animation: "preserved",
	audio: "degraded",
	picker: "degraded",
	field: "degraded",
	carousel: "degraded",
	event: "degraded",
	unknown: "degraded",
};

/** What a part says, as plain text: for targets that have no such card, field or event. Pure. */
export function partText(part: TextualPart): string {
	switch (part.type) {
		case "text":
		case "note":
			return part.text;
		case "picker":
			return [
				part.text,
				...part.choices.map(
					(choice) =>
						`${choice.selected ? "- [x]" : "- [ ]"} ${[choice.icon, choice.label || choice.value, choice.url].filter(Boolean).join(" ")}`,
				),
			].join("\n");
		case "field":
			return [`${part.text}: ${part.value ?? "—"}`, part.explanation ?? ""].filter((line) => line !== "").join("\n");
		case "carousel":
			return [
				part.text,
				...part.items.map((item) =>
					[
						`- ${item.title}`,
						item.description,
						item.imageUrl,
						...item.actions.map((action) => [action.label, action.url].filter(Boolean).join(" ")),
					]
						.filter(Boolean)
						.join("\n  "),
				),
			].join("\n");
		case "event":
			return part.namespace === undefined || part.text.includes(part.namespace)
				? part.text
				: `${part.namespace}: ${part.text}`.trim();
		case "unknown":
			return `[${part.sourceType}] ${JSON.stringify(part.json).slice(0, 4000)}`;
	}
}

/** What people call the parts that {@link partText} turns into text. */
export const partNames: Record<Exclude<TextualPart["type"], "text" | "note">, Localized> = {
	picker: text("pickers", "选项卡片"),
	field: text("form fields", "表单字段"),
	carousel: text("carousels", "轮播卡片"),
	event: text("events", "系统事件"),
	unknown: text("unknown types", "未知类型"),
};
