import type { SheetFit } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet: everything is dropped, except who somebody is, which the widget can tell on the next visit. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"Nothing moves; on the next visit the widget's address can carry id, name and free text",
				"不迁移；客户下次访问时，插件地址可带上编号、姓名和自由文本",
			),
			unconfirmed: true,
		},
	},
	parts: {},
	rest: {
		grade: "dropped",
		text: text("No public API and no file import; keep it in the archive", "没有公开 API 和文件导入；保留在归档中"),
	},
};
