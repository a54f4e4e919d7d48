import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in 53KF's console and on the website. */
export const setUp: readonly ManualStep[] = [
	typedByHand({
		kinds: ["agent", "team"],
		title: text("Create agents and groups", "创建客服和分组"),
		where: text("In the console.", "在控制台操作。"),
	}),
	typedByHand({
		kinds: ["canned-reply"],
		title: text("Type canned replies and greetings", "录入快捷回复和欢迎语"),
		where: text("In the console.", "在控制台操作。"),
	}),
	switchWidget(text("Copy the code from the console; see the widget below.", "从控制台复制代码，见下方插件说明。")),
	keepArchive(text("Past chats stay there only.", "历史会话只存在于归档中。")),
];
