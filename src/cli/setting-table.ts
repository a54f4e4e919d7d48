import type { Localized } from "../model/localized.js";
import type { ValueShape } from "./command.js";
import { both } from "./words.js";

/** One setting of uncrisp itself. An adapter's settings come from its config and join this list when it is known. */
export interface SettingDescription {
	/** Path in uncrisp.config.json: `crisp.websiteId`. */
	key: string;
	env?: string;
	/** Without dashes; for a secret only where a value without one is common, see `SettingInfo.secret`. */
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
		key: "with",
		env: "UNCRISP_WITH",
		flag: "with",
		text: both("Extras to read as well: pages, events, ...", "另外读取的附加内容：pages、events 等"),
		shape: "list",
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
	{
		key: "remote.url",
		env: "UNCRISP_REMOTE",
		flag: "remote",
		text: both("Where copies of the archive are kept: s3://bucket/prefix", "归档副本的存放位置：s3://存储桶/前缀"),
		shape: "text",
	},
	{
		key: "remote.endpoint",
		env: "UNCRISP_REMOTE_ENDPOINT",
		flag: "remote-endpoint",
		text: both("Address of the S3-compatible store; default AWS", "S3 兼容存储的地址，默认 AWS"),
		shape: "text",
	},
	{
		key: "remote.region",
		env: "UNCRISP_REMOTE_REGION",
		flag: "remote-region",
		text: both(
			"Region of the bucket; default AWS_REGION, else us-east-1",
			"存储桶所在区域，默认取 AWS_REGION，否则为 us-east-1",
		),
		shape: "text",
	},
	{
		key: "remote.style",
		env: "UNCRISP_REMOTE_STYLE",
		flag: "remote-style",
		text: both("Whether the bucket stands in the path or in the host", "存储桶名放在路径中还是主机名中"),
		shape: "text",
		choices: ["auto", "path", "host"],
		default: "auto",
	},
	{
		key: "remote.encryptTo",
		env: "UNCRISP_ENCRYPT_TO",
		flag: "encrypt-to",
		text: both("age recipients that copies are encrypted to", "副本加密所用的 age 接收者"),
		shape: "list",
	},
	{
		key: "remote.identityFile",
		env: "UNCRISP_AGE_IDENTITY_FILE",
		flag: "identity-file",
		text: both("File with the age identity that reads copies", "用于读取副本的 age 身份密钥文件"),
		shape: "text",
	},
	{
		key: "remote.identity",
		env: "UNCRISP_AGE_IDENTITY",
		text: both("The age identity itself", "age 身份密钥本身"),
		shape: "text",
		secret: true,
	},
	{
		key: "remote.passphrase",
		env: "UNCRISP_PASSPHRASE",
		text: both("Passphrase that encrypts and reads copies", "用于加密和读取副本的口令"),
		shape: "text",
		secret: true,
	},
	{
		key: "aws.accessKeyId",
		env: "AWS_ACCESS_KEY_ID",
		text: both("Access key of the store", "对象存储的 Access Key ID"),
		shape: "text",
		secret: true,
	},
	{
		key: "aws.secretAccessKey",
		env: "AWS_SECRET_ACCESS_KEY",
		text: both("Secret key of the store", "对象存储的 Secret Access Key"),
		shape: "text",
		secret: true,
	},
	{
		key: "aws.sessionToken",
		env: "AWS_SESSION_TOKEN",
		text: both("Session token of temporary keys", "临时密钥的会话令牌"),
		shape: "text",
		secret: true,
	},
	{
		key: "aws.region",
		env: "AWS_REGION",
		text: both("Region, where UNCRISP_REMOTE_REGION is not set", "未设置 UNCRISP_REMOTE_REGION 时使用的区域"),
		shape: "text",
	},
];
