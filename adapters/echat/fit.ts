import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const nextVisit: SheetRow = {
	grade: "degraded",
	text: text(
		"Nothing moves; encrypted metaData tells it when the customer opens the chat again",
		"不迁移；客户再次打开聊天时，由加密的 metaData 传入",
	),
};

/** Section 6 of the sheet. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: { contact: nextVisit, "custom-field": nextVisit },
	parts: {},
	rest: {
		grade: "dropped",
		text: text("No call to create it was found; keep it in the archive", "未找到创建接口，保留在归档中"),
	},
};
