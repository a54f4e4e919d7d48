import { builtinAdapters } from "../../adapters/builtin.js";
import { extraNames } from "../backup/extras/extra-names.js";
import type { OptionDescription } from "./command.js";
import { both } from "./words.js";

/** Every command takes these. */
export const commonOptions: readonly OptionDescription[] = [
	{
		flags: "--archive <dir>",
		text: both("Folder of the archive; default ./crisp-archive", "归档文件夹，默认 ./crisp-archive"),
		setting: "archive",
	},
	{
		flags: "--lang <language>",
		text: both("Language: en or zh-CN; default from the locale", "语言：en 或 zh-CN，默认取自系统区域"),
		setting: "lang",
		suggestions: ["en", "zh-CN"],
	},
	{
		flags: "--json",
		text: both(
			"One JSON event a line on stdout; the last is the summary",
			"在 stdout 上每行输出一个 JSON 事件，最后一行是汇总",
		),
	},
	{ flags: "--verbose", text: both("Also say what only engineers need", "输出排查问题所需的细节") },
	{
		flags: "--config <file>",
		text: both("Settings file; default uncrisp.config.json", "设置文件，默认 uncrisp.config.json"),
	},
	{ flags: "-h, --help", text: both("Explain the command", "显示帮助") },
];

export const overviewOptions: readonly OptionDescription[] = [
	...commonOptions,
	{ flags: "-V, --version", text: both("Print the version", "显示版本号") },
];

/** Of commands that connect to Crisp. */
export const crispOptions: readonly OptionDescription[] = [
	{
		flags: "--website-id <id>",
		text: both("Website ID of the workspace", "工作区的 Website ID"),
		setting: "crisp.websiteId",
	},
	{
		flags: "--tier <tier>",
		text: both("Kind of the Crisp token", "Crisp 令牌的类型"),
		setting: "crisp.tier",
		choices: ["website", "plugin", "user"],
	},
	{
		flags: "--api-url <url>",
		text: both("Address of Crisp's API, with /v1", "Crisp API 的地址，包含 /v1"),
		setting: "crisp.apiUrl",
		shape: "url",
	},
];

/** Of commands that need secrets. */
export const tokenOptions: readonly OptionDescription[] = [
	{
		flags: "--token-file <file>",
		text: both(
			"Read secrets from a file: NAME=value lines, or one line with the token itself (identifier:key for Crisp)",
			"从文件读取密钥：每行 NAME=value，或只有一行令牌（Crisp 为 identifier:key）",
		),
	},
	{
		flags: "--token-command <cmd>",
		text: both("Read the same from a command's output", "从命令的输出读取，格式相同"),
	},
];

export const maxRequestsOption: OptionDescription = {
	flags: "--max-requests <n>",
	text: both("Stop after so many requests to Crisp (exit 4)", "对 Crisp 的请求达到此数后停止（退出码 4）"),
	shape: "integer",
};

/** Of `backup`, and of `migrate`, which backs up first. */
export const backupOptions: readonly OptionDescription[] = [
	maxRequestsOption,
	{
		flags: "--max-duration <time>",
		text: both("Stop after 90m, 8h, ... (exit 4)", "运行 90m、8h 等时长后停止（退出码 4）"),
		shape: "duration",
	},
	{
		flags: "--daily-budget <n>",
		text: both("Requests a day; default 9500, plugin tokens 4500", "每天的请求数上限，默认 9500，plugin 令牌为 4500"),
		setting: "dailyBudget",
		shape: "integer",
	},
	{
		flags: "--reserve <share>",
		text: both("Leave this share of the day's requests to others: 20%", "为其他使用者保留每日请求的比例，如 20%"),
		setting: "reserve",
		shape: "share",
	},
	{
		flags: "--wait",
		text: both("Sleep until there are requests again, do not stop", "配额用完时等待恢复，而不停止"),
	},
	{
		flags: "--concurrency <n>",
		text: both("Requests side by side", "并发请求数"),
		setting: "concurrency",
		shape: "positive",
	},
	{
		flags: "--full",
		text: both("Read everything again, not only what changed", "全部重新读取，而不只读取有变化的部分"),
	},
	{
		flags: "--file-host <hosts>",
		text: both(
			"Further hosts files may come from, HOST[:PORT]; repeatable",
			"允许下载文件的其他主机 HOST[:PORT]，可重复",
		),
		setting: "fileHosts",
		shape: "hosts",
	},
	{
		flags: "--max-file-size <size>",
		text: both("Largest file to keep; default 100MiB", "保留的最大文件，默认 100MiB"),
		setting: "maxFileSize",
		shape: "size",
	},
	{
		flags: "--sweep <n/t>",
		text: both(
			"Besides what changed, read n of t parts anew, the next ones each run: finds old edits and deletions",
			"除变化外，每次轮流重读 t 份中的 n 份，以发现早期的修改和删除",
		),
		shape: "sample",
	},
	{
		flags: "--summary <file>",
		text: both("Add a Markdown summary for a CI job", "附加一份供 CI 任务显示的 Markdown 摘要"),
		setting: "summary",
	},
	{
		flags: "--with <extras>",
		text: both(
			"Also read these, each a request per conversation or contact: pages, events, relations, originals, contact-events, subscriptions; repeatable",
			"另外读取以下内容，每个会话或联系人需一次请求：pages、events、relations、originals、contact-events、subscriptions，可重复",
		),
		setting: "with",
		shape: "list",
		suggestions: extraNames,
	},
	{ flags: "--skip-files", text: both("Do not download files", "不下载附件") },
];

/** Of commands that keep a copy elsewhere. */
export const remoteOptions: readonly OptionDescription[] = [
	{
		flags: "--remote <url>",
		text: both("Keep copies there: s3://bucket/prefix", "把副本存放到：s3://存储桶/前缀"),
		setting: "remote.url",
	},
	{
		flags: "--remote-endpoint <url>",
		text: both("Address of the S3-compatible store; default AWS", "S3 兼容存储的地址，默认 AWS"),
		setting: "remote.endpoint",
	},
	{
		flags: "--remote-region <region>",
		text: both("Region of the bucket; default us-east-1", "存储桶所在区域，默认 us-east-1"),
		setting: "remote.region",
	},
	{
		flags: "--remote-style <style>",
		text: both("Bucket in the path or in the host; default auto", "存储桶名放在路径或主机名中，默认 auto"),
		setting: "remote.style",
		choices: ["auto", "path", "host"],
	},
	{
		flags: "--encrypt-to <recipients>",
		text: both("Encrypt copies to this age recipient; repeatable", "用该 age 接收者加密副本，可重复"),
		setting: "remote.encryptTo",
		shape: "list",
	},
	{
		flags: "--identity-file <file>",
		text: both("File with the age identity, to read copies", "age 身份密钥文件，用于读取副本"),
		setting: "remote.identityFile",
	},
];

/** Of commands that work with a target. */
export const targetOption: OptionDescription = {
	flags: "--to <adapter>",
	text: both("The target: an adapter's name, or a path to one", "目标平台：适配器名称，或适配器文件的路径"),
	setting: "target",
	suggestions: Object.keys(builtinAdapters).filter((name) => builtinAdapters[name]?.hidden !== true),
};

export const translateOptions: readonly OptionDescription[] = [
	{
		flags: "--identities <file>",
		text: both("Who is who in the target; default ./identities.csv", "人员对应表，默认 ./identities.csv"),
		setting: "identities",
	},
	{
		flags: "--time-zone <zone>",
		text: both("Zone of times written into texts", "写入文本的时间所用时区"),
		setting: "timeZone",
		shape: "zone",
	},
];

/** Of `add`: the same setting, read instead of written. */
export const timeZoneOption: OptionDescription = {
	flags: "--time-zone <zone>",
	text: both("Zone of the file's times; default UTC", "文件中时间所用的时区，默认 UTC"),
	setting: "timeZone",
};

export const yesOption: OptionDescription = {
	flags: "--yes",
	text: both("Do it without asking", "不再询问，直接执行"),
};

export const allowNotificationsOption: OptionDescription = {
	flags: "--allow-notifications",
	text: both("Go on although customers or agents could be notified", "即使可能通知到客户或客服也继续"),
};

/** Of commands that can look at an earlier state. */
export const asOfOption: OptionDescription = {
	flags: "--as-of <run>",
	text: both(
		"As the archive stood after a run: its number, latest, or a date (UTC)",
		"归档在某次运行之后的状态：运行编号、latest 或日期（UTC）",
	),
};
