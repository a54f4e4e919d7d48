import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, switchWidget } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does on the server and in Zammad's console. */
export const setUp: readonly ManualStep[] = [
	{
		id: "maintenance",
		when: "before",
		title: text("Switch maintenance mode on", "开启维护模式"),
		detail: text(
			"While import_mode is on, triggers stay silent for live mail too: nobody should write in",
			"import_mode 期间真实邮件也不会触发任何规则，应避免有人写入",
		),
	},
	{
		id: "import-mode",
		when: "before",
		title: text("Switch import_mode on", "开启 import_mode"),
		detail: text(
			"Rails console: Setting.set('import_mode', true). Make one ticket with an old created_at and read it back: if it is new, stop",
			"Rails 控制台：Setting.set('import_mode', true)。先用旧的 created_at 建一张工单并读回；若变成当前时间，请停止",
		),
	},
	{
		id: "attributes",
		when: "before",
		title: text("Define the attributes", "定义自定义属性"),
		detail: text(
			"Console, Objects; then migrate and restart. Which ones: uncrisp export --format csv --kind custom-field",
			"后台“对象”中创建，然后迁移并重启。清单：uncrisp export --format csv --kind custom-field",
		),
		concerns: ["custom-field"],
	},
	{
		id: "knowledge-base",
		when: "before",
		title: text("Create the knowledge base and its languages", "创建知识库及语言"),
		detail: text(
			"Once, in the admin interface. Languages in use: uncrisp export --kind locale",
			"在后台创建一次。所用语言：uncrisp export --kind locale",
		),
		concerns: ["article", "locale"],
	},
	{
		id: "import-mode-off",
		when: "after",
		title: text("Switch import_mode off", "关闭 import_mode"),
		detail: text(
			"Set import_mode false and system_init_done true, clear the Rails cache, rebuild the search index, end maintenance mode",
			"将 import_mode 设为 false、system_init_done 设为 true，清除 Rails 缓存，重建搜索索引，并退出维护模式",
		),
	},
	switchWidget(
		text(
			"Make a chat in the console and use its number. It takes no identity: visitors stay strangers until they say who they are",
			"在后台新建聊天并使用其编号。插件不接收身份信息，访客需自行说明身份",
		),
	),
	keepArchive(),
];
