import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, switchWidget, typedByHand, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in KF5's console. Its menus were not read, only its API's words. */
export const setUp: readonly ManualStep[] = [
	{
		id: "sandbox",
		when: "before",
		title: text("Try one ticket in a test account", "先在测试账号导入一张工单"),
		detail: text(
			"With one private comment and one attachment: look whether author, time and privacy arrive. An administrator's API token is needed.",
			"包含一条内部评论和一个附件，检查作者、时间和可见范围是否正确。需要管理员的 API 密钥。",
		),
		concerns: ["conversation"],
	},
	typedByHand({
		kinds: ["custom-field"],
		title: text("Create user fields and ticket fields", "创建用户字段和工单字段"),
		where: text(
			"As an administrator; one ticket field for Crisp's session id, so that a second run finds what is there.",
			"由管理员创建；另建一个工单字段存放 Crisp 会话编号，便于再次导入时查重。",
		),
	}),
	typedByHand({
		kinds: ["agent", "team"],
		title: text("Create agents and groups", "创建客服和客服组"),
		where: text("Everybody named in a comment must exist before the import.", "评论中出现的用户须在导入前存在。"),
	}),
	typeReplies(text("In the console; no call was found.", "在控制台录入，未找到接口。")),
	typedByHand({
		kinds: ["automation", "office-hours"],
		when: "after",
		title: text("Build triggers and office hours again", "重新设置触发器和工作时间"),
		where: text("Triggers can only be read by API.", "触发器在 API 中只读。"),
	}),
	switchWidget(
		text(
			"Copy the code from the console; how it names a visitor was not found.",
			"从控制台复制代码；如何传入访客身份未查到。",
		),
	),
	keepArchive(
		text("Ratings, triggers, page visits and events stay there only.", "评价、触发器、页面访问和事件只存在于归档中。"),
	),
];
