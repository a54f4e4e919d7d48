import type { Widget } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 5 of the sheet: an iframe that the console makes; how it is told who visits was not read. */
export const widget: Widget = {
	where: text(
		"The console makes an iframe for an assistant or agent; whether it takes an identity is unconfirmed",
		"控制台为聊天助手或智能体生成 iframe；能否传入身份未确认",
	),
	calls: [],
	source: "https://github.com/infiniflow/ragflow",
	confidence: "official",
};
