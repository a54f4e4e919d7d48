import { text } from "../model/index.js";
import type { Fact, FactTopic, SheetFit, SheetRow } from "./vendor.js";

/** Rows and facts that many sheets share, so that a vendor's folder says only what is its own. */

/** A rendering that keeps the words and loses the form. */
export const asText: SheetRow = { grade: "degraded", text: text("Written as text", "转为文字") };

/** For `rest`: nothing takes it. */
export const noCall: SheetRow = {
	grade: "dropped",
	text: text("No call for it; stays in the archive", "没有对应接口，保留在归档中"),
};

/** The four parts that carry bytes fare alike. */
export function fileParts(row: SheetRow): Pick<SheetFit["parts"], "file" | "image" | "animation" | "audio"> {
	return { file: row, image: row, animation: row, audio: row };
}

/** The three parts that ask or offer something fare alike. */
export function cardParts(row: SheetRow): Pick<SheetFit["parts"], "picker" | "field" | "carousel"> {
	return { picker: row, field: row, carousel: row };
}

/** Topics on which the sources that were read say nothing. */
export function notFound(sheet: Pick<Fact, "source" | "checked">, ...topics: readonly FactTopic[]): Fact[] {
	return topics.map((topic) => ({
		topic,
		text: text("Not found in what was read", "所读资料中未查到"),
		source: sheet.source,
		checked: sheet.checked,
		confidence: "unconfirmed",
		...(topic === "hosting" && { values: ["unknown"] }),
	}));
}
