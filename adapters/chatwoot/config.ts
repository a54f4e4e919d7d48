import { z } from "zod";
import { setting } from "../../src/adapter/setting.js";
import { text } from "../../src/model/index.js";

/** The settings of the Chatwoot adapter. */
export const ChatwootConfig = z.object({
	baseUrl: setting(
		z
			.url()
			.regex(/^https?:\/\//)
			.transform((url) => url.replace(/\/+$/, "")),
		{
			env: "CHATWOOT_BASE_URL",
			label: text(
				"Address of your Chatwoot, e.g. https://chat.company.example",
				"Chatwoot 地址，例如 https://chat.company.example",
			),
		},
	),
	accountId: setting(z.coerce.number().int().positive(), {
		env: "CHATWOOT_ACCOUNT_ID",
		label: text(
			"Account id (the number after /accounts/ in the address bar)",
			"账号 ID（浏览器地址中 /accounts/ 后面的数字）",
		),
	}),
	apiToken: setting(z.string().min(1), {
		env: "CHATWOOT_API_TOKEN",
		label: text("Access token of an administrator (Profile settings)", "管理员的访问令牌（在个人资料设置中）"),
		secret: true,
	}),
	inboxName: setting(z.string().min(1).max(255).default("Crisp archive"), {
		env: "CHATWOOT_INBOX_NAME",
		label: text("Name of the inbox to import into (it is created)", "导入用收件箱的名称（将自动创建）"),
	}),
	database: setting(
		z
			.string()
			.regex(/^postgres(?:ql)?:\/\/\S+$/)
			.optional(),
		{
			env: "CHATWOOT_DATABASE",
			label: text(
				"Address of Chatwoot's PostgreSQL for true times: postgres://user:password@host/database?sslmode=verify-full",
				"Chatwoot 的 PostgreSQL 地址，用于写入真实时间：postgres://user:password@host/database?sslmode=verify-full",
			),
			help: text(
				"After an import, records get their original times there. Without it Chatwoot shows the time of import.",
				"导入后在其中写入记录的原始时间；不设置时，Chatwoot 显示导入时间。",
			),
			secret: "in-url",
		},
	),
	bulk: setting(z.enum(["no", "yes"]).default("no"), {
		env: "CHATWOOT_BULK",
		label: text(
			"Write contacts and conversations straight into CHATWOOT_DATABASE: no or yes",
			"将联系人和会话直接写入 CHATWOOT_DATABASE：no 或 yes",
		),
		help: text(
			"For large workspaces: many times faster than HTTP, and Chatwoot notices nothing. Back the database up first.",
			"适用于大型工作区：比 HTTP 快许多倍，且不触发 Chatwoot 的任何动作。请先备份数据库。",
		),
	}),
	storage: setting(z.string().min(1).optional(), {
		env: "CHATWOOT_STORAGE",
		label: text(
			"Folder of Chatwoot's own storage (ACTIVE_STORAGE_SERVICE=local), for files with CHATWOOT_BULK",
			"Chatwoot 的本地存储目录（ACTIVE_STORAGE_SERVICE=local），供 CHATWOOT_BULK 写入文件",
		),
		help: text("Without it, messages with files go over HTTP.", "不设置时，带文件的消息仍通过 HTTP 发送。"),
	}),
	timeMarks: setting(z.enum(["none", "per-day", "per-message"]).optional(), {
		env: "CHATWOOT_TIME_MARKS",
		label: text(
			"How original times are shown: none, per-day, per-message",
			"原始时间的显示方式：none、per-day、per-message",
		),
		help: text(
			"per-day adds a grey line before each day, per-message begins each text with its time. Default: per-day, or none with CHATWOOT_DATABASE.",
			"per-day 在每一天前加一行灰色提示，per-message 在每条消息开头写上时间。默认 per-day；设置了 CHATWOOT_DATABASE 时为 none。",
		),
	}),
	authorMode: setting(z.enum(["bots", "importer"]).default("bots"), {
		env: "CHATWOOT_AUTHOR_MODE",
		label: text(
			"Who agent messages are from: bots (one per agent) or importer",
			"客服消息的发送者：bots（每位客服一个机器人）或 importer",
		),
		help: text(
			"bots shows each agent's name, needs no seat and leaves reports clean. importer sends everything as the token's user.",
			"bots 显示每位客服的名字，不占席位，也不影响报表。importer 以令牌所属用户的身份发送全部消息。",
		),
	}),
	helpCenter: setting(
		z
			.string()
			.regex(/^(|[a-z0-9][a-z0-9-]{0,99}|none)$/)
			.default(""),
		{
			env: "CHATWOOT_HELP_CENTER",
			label: text(
				"Slug of the help centre to create; empty: made from the workspace; none: no help centre",
				"要创建的帮助中心的网址标识（slug）；留空则由工作区生成；none 表示不创建",
			),
		},
	),
	requestsPerMinute: setting(z.coerce.number().int().min(0).default(2400), {
		env: "CHATWOOT_REQUESTS_PER_MINUTE",
		label: text(
			"Requests a minute at most; 0: no limit (after RACK_ATTACK_ALLOWED_IPS)",
			"每分钟最多请求数；0 表示不限（设置 RACK_ATTACK_ALLOWED_IPS 之后）",
		),
		help: text(
			"Chatwoot allows 3000 a minute and address by default, and does not count requests from its own machine.",
			"Chatwoot 默认每个地址每分钟允许 3000 次请求，来自本机的请求不计数。",
		),
	}),
	maxFileMb: setting(z.coerce.number().int().positive().default(40), {
		env: "CHATWOOT_MAX_FILE_MB",
		label: text(
			"Largest file to upload, in MB (your proxy's body limit)",
			"可上传的最大文件（MB），即反向代理允许的请求体上限",
		),
	}),
});
export type ChatwootConfig = z.infer<typeof ChatwootConfig>;

/** Whether original times are written into the database after the import. */
export const hasTrueTimes = (config: Partial<ChatwootConfig>): boolean => config.database !== undefined;

/** Whether contacts and conversations are written into the database instead of being sent. */
export const isBulk = (config: Partial<ChatwootConfig>): boolean => config.bulk === "yes";

/** How times are written into the talk, where Chatwoot itself would show the time of import. */
export const timeMarksOf = (config: Partial<ChatwootConfig>): NonNullable<ChatwootConfig["timeMarks"]> =>
	config.timeMarks ?? (hasTrueTimes(config) ? "none" : "per-day");
