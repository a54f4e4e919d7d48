import type { SheetFit } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The sheet, sections 4 to 6: nothing. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {},
	parts: {},
	rest: {
		grade: "dropped",
		text: text(
			"No call imports the past, and there is no help desk around the messages",
			"没有导入历史的接口，也没有配套的客服功能",
		),
	},
};
