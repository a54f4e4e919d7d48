import { doubleFlags } from "../../../src/adapter/double-flags.js";
import { type Localized, text } from "../../../src/model/index.js";

/** What can be set on the double; may be changed while it runs. */
export interface RequestTrackerQuirks {
	/** The default scrips run: requestors get an automatic answer, replies are mailed and re-open resolved tickets. */
	scrips: boolean;
	/** A custom field for tickets that somebody applied to every queue; empty for none. */
	ticketField: string;
	/** Largest attachment, in bytes as sent; longer ones are cut off without a word. */
	maxAttachmentBytes: number;
	version: string;
}

export const defaultRequestTrackerQuirks: RequestTrackerQuirks = {
	scrips: false,
	ticketField: "",
	maxAttachmentBytes: 10 * 1024 * 1024,
	version: "5.0.3",
};

const described: Record<keyof RequestTrackerQuirks, Localized> = {
	scrips: text("Run the default scrips: mail and re-open", "运行默认触发脚本：发邮件并重新打开"),
	ticketField: text("Custom field for tickets, applied to every queue", "应用于所有队列的工单自定义字段"),
	maxAttachmentBytes: text("Largest attachment in bytes", "最大附件（字节）"),
	version: text("Version that it says", "声明的版本"),
};

/** The quirks for `uncrisp double request-tracker`. */
export const requestTrackerDoubleFlags = doubleFlags(defaultRequestTrackerQuirks, described);
