import { z } from "zod";
import { setting } from "../../src/adapter/setting.js";
import { text } from "../../src/model/index.js";

/** The queue that an import goes into, unless told otherwise. */
export const defaultQueue = "Crisp";

/** The settings of the Request Tracker adapter. */
export const RequestTrackerConfig = z.object({
	baseUrl: setting(
		z
			.url()
			.regex(/^https?:\/\//)
			.transform((url) => url.replace(/\/+$/, "").replace(/\/REST\/2\.0$/, "")),
		{
			env: "REQUEST_TRACKER_BASE_URL",
			label: text(
				"Address of your Request Tracker, e.g. https://rt.company.example",
				"Request Tracker 地址，例如 https://rt.company.example",
			),
		},
	),
	token: setting(z.string().min(1).optional(), {
		env: "REQUEST_TRACKER_TOKEN",
		label: text(
			"An authentication token of an administrator (Logged in as, Settings, Auth Tokens)",
			"管理员的认证令牌（登录菜单 → 设置 → 认证令牌）",
		),
		help: text("Or give user name and password instead.", "也可改用用户名和密码。"),
		secret: true,
	}),
	username: setting(z.string().min(1).optional(), {
		env: "REQUEST_TRACKER_USERNAME",
		label: text("User name of an administrator, without a token", "管理员用户名（不使用令牌时）"),
	}),
	password: setting(z.string().min(1).optional(), {
		env: "REQUEST_TRACKER_PASSWORD",
		label: text("This user's password", "该用户的密码"),
		secret: true,
	}),
	queue: setting(
		z
			.string()
			.regex(/^[\p{L}][\p{L}\p{N} ._-]{0,59}$/u)
			.default(defaultQueue),
		{
			env: "REQUEST_TRACKER_QUEUE",
			label: text(
				"Queue that the conversations go into; created when it is not there",
				"会话导入的队列；不存在时自动创建",
			),
		},
	),
	tagField: setting(
		z
			.string()
			.regex(/^[\p{L}][\p{L}\p{N} ._-]{0,59}$/u)
			.optional(),
		{
			env: "REQUEST_TRACKER_TAG_FIELD",
			label: text(
				"Custom field for segments: free text, several values, applied to the queue",
				"存放标签的自定义字段：自由文本、可多值，且已应用于该队列",
			),
			help: text(
				"REST cannot apply a field to a queue; without it segments stand in the first text of each ticket.",
				"REST 无法将字段应用于队列；未设置时标签写在每个工单的首条内容中。",
			),
		},
	),
	scrips: setting(z.enum(["active", "disabled"]).default("active"), {
		env: "REQUEST_TRACKER_SCRIPS",
		label: text(
			"disabled, once you have disabled every scrip by hand; else active",
			"已手动停用全部触发脚本（scrip）时填 disabled，否则为 active",
		),
		help: text(
			"Scrips mail people and re-open tickets, and REST does not show them. With disabled, one ticket without people is used to prove it before anything is imported.",
			"触发脚本会发送邮件并重新打开工单，而 REST 无法查看它们。填 disabled 时，导入前会先用一个无关联人员的工单加以验证。",
		),
	}),
	articles: setting(z.enum(["class", "none"]).default("class"), {
		env: "REQUEST_TRACKER_ARTICLES",
		label: text(
			"Help-desk articles and canned replies: class (articles in two classes of their own) or none",
			"帮助文章和快捷回复：class（导入两个专用文章类别）或 none（不导入）",
		),
	}),
	maxFileMb: setting(z.coerce.number().int().positive().max(100).default(7), {
		env: "REQUEST_TRACKER_MAX_FILE_MB",
		label: text("Largest attachment, in MB", "附件大小上限（MB）"),
		help: text(
			"Three quarters of its MaxAttachmentSize, which is 10 MB unless changed.",
			"为其 MaxAttachmentSize 的四分之三；后者默认为 10 MB。",
		),
	}),
});
export type RequestTrackerConfig = z.infer<typeof RequestTrackerConfig>;
