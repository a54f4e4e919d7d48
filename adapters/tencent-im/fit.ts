import { cardParts, fileParts } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const file: SheetRow = {
	grade: "degraded",
	text: text(
		"An element with an address on your own storage; whether imports take it is unconfirmed",
		"元素中填写自有存储的地址；导入接口是否接受未确认",
	),
	unconfirmed: true,
};
const asElement: SheetRow = {
	grade: "degraded",
	text: text("A custom element, or text", "自定义元素或文字"),
};

/** Section 6 of the sheet, with one group a conversation. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"An account with name and avatar; the rest in custom profile fields of 500 bytes",
				"账号保留昵称和头像；其余写入自定义资料字段，每个最多 500 字节",
			),
		},
		"custom-field": {
			grade: "by-hand",
			text: text("Defined in the console first", "须先在控制台定义"),
		},
		agent: {
			grade: "degraded",
			text: text("An account as author; no rights, no seats", "仅作为消息作者的账号，没有权限和坐席"),
		},
		conversation: {
			grade: "preserved",
			text: text("A group with its creation time", "一个群，保留创建时间"),
		},
		message: {
			grade: "preserved",
			text: text("Oldest first; a gap in a group cannot be filled later", "由旧到新导入；群内缺口无法事后补上"),
		},
		attachment: file,
	},
	parts: {
		text: {
			grade: "preserved",
			text: text("With author and time to the second", "保留作者和时间（精确到秒）"),
		},
		...fileParts(file),
		...cardParts(asElement),
		event: asElement,
	},
	rest: {
		grade: "dropped",
		text: text("Chat storage has no place for it; stays in the archive", "消息存储没有对应位置，保留在归档中"),
	},
};
