import type { Localized } from "../model/localized.js";
import type { ValueShape } from "./command.js";
import { both } from "./words.js";

/** One setting of uncrisp itself. An adapter's settings come from its config and join this list when it is known. */
export interface SettingDescription {
	/** Path in uncrisp.config.json: `crisp.websiteId`. */
	key: string;
	env?: string;
	/** Without dashes; never for a secret. */
	flag?: string;
	text: Localized;
	shape: ValueShape;
	choices?: readonly string[];
	secret?: boolean;
	default?: string;
}

export const settingTable: readonly SettingDescription[] = [
	{
		key: "lang",
		env: "UNCRISP_LANG",
		flag: "lang",
		text: both("Language of everything people read", "界面语言"),
		shape: "text",
	},
	{
		key: "archive",
		env: "UNCRISP_ARCHIVE",
		flag: "archive",
		text: both("Folder of the archive", "归档所在的文件夹"),
		shape: "text",
		default: "./crisp-archive",
	},
	{
		key: "crisp.websiteId",
		env: "CRISP_WEBSITE_ID",
		flag: "website-id",
		text: both("Website ID of the workspace", "工作区的 Website ID"),
		shape: "text",
	},
	{
		key: "crisp.tier",
		env: "CRISP_TIER",
		flag: "tier",
		text: both("Kind of the Crisp token", "Crisp 令牌的类型"),
		shape: "text",
		choices: ["website", "plugin", "user"],
		default: "website",
	},
	{
		key: "crisp.identifier",
		env: "CRISP_IDENTIFIER",
		text: both("Identifier of the Crisp token", "Crisp 令牌的 Identifier"),
		shape: "text",
		secret: true,
	},
	{
		key: "crisp.key",
		env: "CRISP_KEY",
		text: both("Key of the Crisp token", "Crisp 令牌的 Key"),
		shape: "text",
		secret: true,
	},
	{
		key: "crisp.apiUrl",
		env: "CRISP_API_URL",
		flag: "api-url",
		text: both("Address of Crisp's API, up to and including /v1", "Crisp API 的地址，包含 /v1"),
		shape: "url",
		default: "https://api.crisp.chat/v1",
	},
	{
		key: "fileHosts",
		env: "UNCRISP_FILE_HOSTS",
		flag: "file-host",
		text: both("Further hosts that files may come from", "允许下载文件的其他主机"),
		shape: "hosts",
	},
	{
		key: "dailyBudget",
		flag: "daily-budget",
		text: both("Requests to Crisp a day", "每天对 Crisp 的请求数上限"),
		shape: "integer",
	},
	{
		key: "reserve",
		env: "UNCRISP_RESERVE",
		flag: "reserve",
		text: both("Share of the day's requests left to others", "为其他使用者保留的每日请求比例"),
		shape: "share",
	},
	{
		key: "summary",
		env: "GITHUB_STEP_SUMMARY",
		flag: "summary",
		text: both("Markdown file that a CI job shows as its summary", "CI 任务用作摘要的 Markdown 文件"),
		shape: "text",
	},
	{
		key: "concurrency",
		flag: "concurrency",
		text: both("Requests side by side", "并发请求数"),
		shape: "positive",
	},
	{
		key: "maxFileSize",
		flag: "max-file-size",
		text: both("Largest file to keep", "保留的最大文件"),
		shape: "size",
		default: "100MiB",
	},
	{
		key: "target",
		env: "UNCRISP_TARGET",
		flag: "to",
		text: both("Adapter of the target", "目标平台的适配器"),
		shape: "text",
	},
	{
		key: "timeZone",
		env: "UNCRISP_TIME_ZONE",
		flag: "time-zone",
		text: both("Time zone of times written into texts, e.g. Asia/Shanghai", "写入文本的时间所用时区，如 Asia/Shanghai"),
		shape: "zone",
	},
	{
		key: "identities",
		env: "UNCRISP_IDENTITIES",
		flag: "identities",
		text: both("The file that says who is who in the target", "说明人员对应关系的文件"),
		shape: "text",
		default: "./identities.csv",
	},
];
