import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in the IM console. */
export const setUp: readonly ManualStep[] = [
	{
		id: "application",
		when: "before",
		title: text("Create an application in the right region", "在正确的地域创建应用"),
		detail: text(
			"即时通信 IM console → 应用管理. The region cannot be changed later; a call to another region's host is refused. Note SDKAppID and key.",
			"即时通信 IM 控制台 → 应用管理。地域创建后不可更改，调用其他地域的域名会被拒绝。记下 SDKAppID 和密钥。",
		),
	},
	{
		id: "retention",
		when: "before",
		title: text("Buy roaming storage first", "先购买漫游消息存储"),
		detail: text(
			"7 days by default: older messages would vanish after the import. Try one message with an old time before you import years.",
			"默认 7 天：更早的消息导入后会消失。请先用一条旧消息试验，再导入多年历史。",
		),
		concerns: ["conversation"],
	},
	{
		id: "plan",
		when: "before",
		title: text("Leave the trial plan", "升级体验版"),
		detail: text("It ends at 100 accounts.", "体验版最多 100 个账号。"),
		concerns: ["contact"],
	},
	typedByHand({
		kinds: ["custom-field"],
		title: text("Define profile and group fields", "定义用户和群自定义字段"),
		where: text("In the console, before values are written.", "写入数值前，先在控制台配置。"),
	}),
	{
		id: "members",
		when: "after",
		title: text("Check unread counters", "检查未读数"),
		detail: text(
			"Members join groups after the messages, else old messages count as unread.",
			"成员应在消息导入后加入群，否则旧消息会计为未读。",
		),
		concerns: ["conversation"],
	},
	keepArchive(
		text(
			"Notes, tags, ratings, articles and canned replies stay there only.",
			"备注、标签、评价、文章和快捷回复只存在于归档中。",
		),
	),
];
