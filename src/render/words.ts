import { type Language, type Localized, type MessagePartType, text } from "../model/index.js";

export const partWords: Readonly<Record<MessagePartType, Localized>> = {
	text: text("Text", "文本"),
	note: text("Internal note", "内部备注"),
	file: text("File", "文件"),
	image: text("Image", "图片"),
	animation: text("Animation (GIF)", "动图（GIF）"),
	audio: text("Audio", "语音"),
	picker: text("Picker", "选项卡片"),
	field: text("Form field", "表单字段"),
	carousel: text("Carousel", "轮播卡片"),
	event: text("Event", "系统事件"),
	unknown: text("Unknown type", "未知类型"),
};

/** `say(text("a", "b"))` in one language. */
export function speaker(language: Language): (words: Localized) => string {
	return (words) => words[language];
}
