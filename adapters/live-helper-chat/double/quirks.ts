import { doubleFlags } from "../../../src/adapter/double-flags.js";
import { type Localized, text } from "../../../src/model/index.js";

/** What can be set on the double; may be changed while it runs. */
export interface LiveHelperChatQuirks {
	/** Extensions that operators may upload, and their largest file. */
	fileTypes: string;
	maxFileKb: number;
	/** An auto-responder writes into each new chat. */
	autoResponder: boolean;
	/** The server's script ends between a new chat and its own columns. */
	diesBeforeColumns: boolean;
	/** The database fails in every n-th call, which then did nothing; 0 never. */
	databaseFailsEvery: number;
	/** Reading calls with wrong credentials answer 200. */
	refusesWith200: boolean;
}

export const defaultLiveHelperChatQuirks: LiveHelperChatQuirks = {
	fileTypes: "gif|jpe?g|png|zip|svg|rar|xls|doc|docx|xlsx|pdf|ogg|m4a|wav",
	maxFileKb: 2048,
	autoResponder: false,
	diesBeforeColumns: false,
	databaseFailsEvery: 0,
	refusesWith200: true,
};

const described: Record<keyof LiveHelperChatQuirks, Localized> = {
	fileTypes: text("Extensions that may be uploaded, as a pattern", "允许上传的扩展名（正则片段）"),
	maxFileKb: text("Largest file in KB", "最大文件（KB）"),
	autoResponder: text("An auto-responder writes into each new chat", "自动回复会在每个新会话中发言"),
	diesBeforeColumns: text("Die between a new chat and its times", "在新会话写入时间之前崩溃"),
	databaseFailsEvery: text("The database fails in every n-th call; 0 never", "每 n 次请求发生一次数据库错误；0 为从不"),
	refusesWith200: text("Refuse reading calls with status 200", "读取请求被拒时返回状态 200"),
};

/** The quirks for `uncrisp double live-helper-chat`. */
export const liveHelperChatDoubleFlags = doubleFlags(defaultLiveHelperChatQuirks, described);
