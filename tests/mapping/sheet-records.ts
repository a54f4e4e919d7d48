import { readFileSync } from "node:fs";

/** The sample answers of the reference sheet, one record each, as the backup stores them. */
export interface SheetRecord {
	resource: string;
	id: string;
	parent?: string;
	raw: unknown;
}

export const sheetRecords: readonly SheetRecord[] = JSON.parse(
	readFileSync(new URL("./sheet-records.json", import.meta.url), "utf8"),
);

export function sheetRecord(resource: string, nth = 0): SheetRecord {
	const found = sheetRecords.filter((record) => record.resource === resource)[nth];
	if (found === undefined) throw new Error(`The sheet has no ${resource} number ${nth}`);
	return structuredClone(found);
}

export const workspaceId = "7d1c6c1e-54a3-4f0a-9f0e-2a4b8d7f1c11";
