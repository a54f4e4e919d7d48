import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const nextVisit: SheetRow = {
	grade: "degraded",
	text: text(
		"Nothing moves; on the next visit the widget's metadata call fills it in",
		"不迁移；客户下次访问时由插件的 metadata 调用补全",
	),
};
const byHand: SheetRow = { grade: "by-hand", text: text("Created in the console", "在控制台创建") };

/** Section 6 of the sheet: no writing call is known. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: byHand,
		team: byHand,
		inbox: byHand,
		contact: nextVisit,
		"custom-field": nextVisit,
		tag: {
			grade: "dropped",
			text: text("Whether metadata takes tags is unknown", "metadata 是否支持标签未知"),
			unconfirmed: true,
		},
	},
	parts: {},
	rest: {
		grade: "dropped",
		text: text("No writing call and no import found; stays in the archive", "未找到写入接口和导入功能，保留在归档中"),
	},
};
