import { createHash } from "node:crypto";
import { readCell, readCellLine } from "../../mapping/handed-in-row.js";
import { sessionIn } from "../../mapping/map-handed-in-rating.js";
import type { HandInSort } from "./hand-in-sorts.js";

type Row = Readonly<Record<string, unknown>>;

/**
 * What a row is known by, so that a corrected file changes it instead of adding another: the shortcut, the trigger's name, the
 * rated conversation and when. Undefined when the row has nothing to be known by. No address of a customer stands in a key.
 */
export function rowKey(sort: HandInSort, raw: Row): string | undefined {
	switch (sort) {
		case "canned-replies": {
			const shortcut = plain(readCellLine(raw, "shortcut")).replace(/^[!/]+\s*/, "");
			const text = readCell(raw, "text");
			if (shortcut !== "") return short(shortcut);
			return text === undefined ? undefined : `text:${hash(text)}`;
		}
		case "triggers": {
			const name = plain(readCellLine(raw, "name"));
			return name === "" ? undefined : `trigger:${short(name)}`;
		}
		case "ratings": {
			const session = sessionIn(readCellLine(raw, "conversation"));
			const email = plain(readCellLine(raw, "email"));
			const who = session === undefined ? email && `email:${hash(email)}` : short(session);
			return who === "" ? undefined : `${who}/${short(plain(readCellLine(raw, "date")))}`;
		}
	}
}

function plain(cell: string | undefined): string {
	return (cell ?? "").normalize("NFKC").trim().toLowerCase();
}

/** Keys become ids in ledgers and targets: nothing endless. */
function short(key: string): string {
	return key.length <= 120 ? key : `${key.slice(0, 100)}~${hash(key)}`;
}

function hash(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
