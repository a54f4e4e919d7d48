import type { SheetFit } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet: contacts by a file at best. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"Name, e-mail, phone, tags, comment and own id as a CSV, if the workbench takes one",
				"若工作台支持导入，可用 CSV 写入姓名、邮箱、电话、标签、备注和自有编号",
			),
			unconfirmed: true,
		},
	},
	parts: {},
	rest: {
		grade: "dropped",
		text: text("No way to write it was found; keep it in the archive", "未找到写入途径，保留在归档中"),
	},
};
