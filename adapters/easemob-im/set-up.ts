import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Easemob's IM console. */
export const setUp: readonly ManualStep[] = [
	{
		id: "application",
		when: "before",
		title: text("Create an application, note its host", "创建应用并记下域名"),
		detail: text(
			"The console shows App Key (org#app), the host of your cluster, client id and secret. Choose the data centre with care.",
			"控制台提供 App Key（org#app）、集群域名、client id 和 secret。请谨慎选择数据中心。",
		),
	},
	{
		id: "retention",
		when: "before",
		title: text("Ask how long history is kept", "先咨询历史消息保存期限"),
		detail: text("It depends on the plan; the free one also ends at 100 users.", "取决于套餐；免费版最多 100 个用户。"),
		concerns: ["conversation"],
	},
	{
		id: "file-host",
		when: "before",
		title: text("Keep Crisp's files reachable", "确保 Crisp 的文件可访问"),
		detail: text(
			"need_download lets the server fetch them: the addresses must be public until the import is done.",
			"使用 need_download 由服务端下载：导入完成前文件地址须保持公开。",
		),
		concerns: ["attachment"],
	},
	{
		id: "roaming",
		when: "after",
		title: text("Pull roaming history in your client", "在客户端拉取漫游消息"),
		detail: text(
			"An import makes no entry in the list of conversations, so old chats appear only after that.",
			"导入不会生成会话列表项，拉取后才能看到旧消息。",
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
