import { doubleFlags } from "../../../src/adapter/double-flags.js";
import { type Localized, text } from "../../../src/model/index.js";

/** What can be set on the double; may be changed while it runs. */
export interface ChatwootQuirks {
	version: string;
	/** A proxy in front drops header names with underscores, as nginx does by default. */
	dropUnderscores: boolean;
	messagesPerMinute: number;
	/** Throttles count; off is what RACK_ATTACK_ALLOWED_IPS gives. */
	throttle: boolean;
	requestsPerMinute: number;
	uploadsPerHour: number;
	/** Error texts of the account's language: nobody may decide on them. */
	chineseErrors: boolean;
	/** Attachment rows are written, their bytes are not. */
	loseFileBytes: boolean;
	/** Where files are, by an address with a signature in its query, as with S3-compatible storage; empty: its own disk. */
	storageUrl: string;
	/** Storage takes no files: the message stays without its bytes, though the answer is a refusal. */
	brokenStorage: boolean;
	/** FRONTEND_URL, by which its answers name files; empty: the address it was asked by. */
	frontendUrl: string;
	/** Internal errors come as an HTML page. */
	htmlErrors: boolean;
}

export const defaultChatwootQuirks: ChatwootQuirks = {
	version: "4.10.1",
	dropUnderscores: false,
	messagesPerMinute: 200,
	throttle: false,
	requestsPerMinute: 3000,
	uploadsPerHour: 60,
	chineseErrors: false,
	loseFileBytes: false,
	storageUrl: "",
	brokenStorage: false,
	frontendUrl: "",
	htmlErrors: true,
};

const described: Record<keyof ChatwootQuirks, Localized> = {
	version: text("Version that GET /api tells", "GET /api 返回的版本号"),
	dropUnderscores: text("Drop headers with underscores, as many proxies do", "像许多代理那样丢弃带下划线的请求头"),
	messagesPerMinute: text("Messages per conversation and minute", "每个会话每分钟的消息数上限"),
	throttle: text("Throttle requests and uploads", "对请求和上传限流"),
	requestsPerMinute: text("Requests a minute when throttled", "限流时每分钟的请求数"),
	uploadsPerHour: text("Uploads an hour when throttled", "限流时每小时的上传数"),
	chineseErrors: text("Answer refusals in Chinese", "以中文返回错误信息"),
	frontendUrl: text("Another address in what it answers", "回答中使用的另一个地址"),
	loseFileBytes: text("Lose the bytes of attachments", "丢失附件的内容"),
	storageUrl: text("Another server to ask for files, as with S3", "文件所在的另一台服务器（如 S3）"),
	brokenStorage: text("Keep messages whose file cannot be stored", "文件无法保存时仍留下消息"),
	htmlErrors: text("Answer internal errors with an HTML page", "内部错误以 HTML 页面返回"),
};

/** The quirks for `uncrisp double chatwoot`. */
export const chatwootDoubleFlags = doubleFlags(defaultChatwootQuirks, described);
