import { z } from "zod";
import { setting } from "../../src/adapter/setting.js";
import { text } from "../../src/model/index.js";

/** What Live Helper Chat lets operators upload until its settings are changed (sheet 2.3). */
export const defaultFileTypes = "gif,jpg,jpeg,png,zip,svg,rar,xls,doc,docx,xlsx,pdf,ogg,m4a,wav";

/** The settings of the Live Helper Chat adapter. */
export const LiveHelperChatConfig = z.object({
	baseUrl: setting(
		z
			.url()
			.regex(/^https?:\/\//)
			.transform((url) => url.replace(/\/+$/, "").replace(/\/index\.php(\/.*)?$/, "")),
		{
			env: "LIVE_HELPER_CHAT_BASE_URL",
			label: text(
				"Address of your Live Helper Chat, e.g. https://chat.company.example",
				"Live Helper Chat 地址，例如 https://chat.company.example",
			),
		},
	),
	username: setting(z.string().min(1), {
		env: "LIVE_HELPER_CHAT_USERNAME",
		label: text("User name of an administrator who has all departments", "拥有全部部门权限的管理员的用户名"),
	}),
	apiKey: setting(z.string().min(1), {
		env: "LIVE_HELPER_CHAT_API_KEY",
		label: text(
			"A REST API key of this user (System configuration, REST API)",
			"该用户的 REST API 密钥（系统设置 → REST API）",
		),
		help: text(
			"The user's password works too, where direct logins are allowed.",
			"若允许直接登录，也可使用该用户的密码。",
		),
		secret: true,
	}),
	databaseUrl: setting(
		z
			.url()
			.regex(/^(mysql|mariadb):\/\//)
			.optional(),
		{
			env: "LIVE_HELPER_CHAT_DATABASE_URL",
			label: text(
				"Its database, mysql://user:password@host:3306/name; leave out to import over HTTP only",
				"其数据库，mysql://用户:密码@主机:3306/库名；留空则仅通过 HTTP 导入",
			),
			help: text(
				"Needed for tags, canned messages, FAQ, the block list, and for messages added to conversations already moved.",
				"标签、快捷回复、FAQ、黑名单，以及向已迁移会话追加消息时需要。",
			),
			secret: "in-url",
		},
	),
	surveyId: setting(z.coerce.number().int().positive().optional(), {
		env: "LIVE_HELPER_CHAT_SURVEY_ID",
		label: text(
			"Id of the survey that ratings go into; its first star and text questions must be enabled",
			"评分导入的调查问卷 ID；须启用其第一个星级题和第一个文本题",
		),
		help: text("With the database a survey of its own is created instead.", "提供数据库时会自动创建专用问卷。"),
	}),
	contacts: setting(z.enum(["chat", "skip"]).default("chat"), {
		env: "LIVE_HELPER_CHAT_CONTACTS",
		label: text(
			"Contacts without a conversation: chat (one closed chat each) or skip",
			"没有会话的联系人：chat（各建一个已关闭的会话）或 skip（跳过）",
		),
	}),
	fileTypes: setting(
		z
			.string()
			.regex(/^[a-z0-9]+([, |][a-z0-9]+)*$/i)
			.default(defaultFileTypes),
		{
			env: "LIVE_HELPER_CHAT_FILE_TYPES",
			label: text("File types that operators may upload there", "该处允许客服上传的文件类型"),
			help: text(
				"Other files arrive inside a zip. Widen the list in the console (Settings, Files) and here.",
				"其他文件将打包为 zip。可在控制台（设置 → 文件）和此处同时放宽。",
			),
		},
	),
	maxFileKb: setting(z.coerce.number().int().positive().default(2048), {
		env: "LIVE_HELPER_CHAT_MAX_FILE_KB",
		label: text("Largest file there, in KB, as set in the console", "该处允许的最大文件（KB），与控制台设置一致"),
	}),
});
export type LiveHelperChatConfig = z.infer<typeof LiveHelperChatConfig>;
