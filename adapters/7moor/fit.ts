import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const unknown: SheetRow = {
	grade: "dropped",
	text: text(
		"A call by the customer template may exist; ask for its page, or load a file in the console",
		"可能有按客户模板写入的接口；请索取文档，或在控制台导入文件",
	),
	unconfirmed: true,
};
const ticket: SheetRow = {
	grade: "dropped",
	text: text("A ticket at best; no creating call could be confirmed", "最多转为工单，创建接口未能确认"),
	unconfirmed: true,
};

/** Section 6 of the sheet: unknown for people and conversations, dropped or unknown for the rest. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: unknown,
		"custom-field": unknown,
		conversation: ticket,
		message: ticket,
	},
	parts: {},
	rest: {
		grade: "dropped",
		text: text("No public call was found; stays in the archive", "未找到公开接口，保留在归档中"),
		unconfirmed: true,
	},
};
