/** What Request Tracker's REST 2.0 answers, as far as this adapter looks at it. Nothing is trusted: every field may be missing. */
export type Row = Record<string, unknown>;

export function isRow(value: unknown): value is Row {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The items of a collection. */
export function itemsOf(json: unknown): Row[] {
	const items = isRow(json) ? json.items : undefined;
	return Array.isArray(items) ? items.filter(isRow) : [];
}

/** What a PUT answers: one sentence for each thing that changed, or did not. */
export function sentencesOf(json: unknown): string[] {
	return Array.isArray(json) ? json.filter((one): one is string => typeof one === "string") : [];
}

/** The values of one custom field of a record. */
export function fieldValues(record: Row, name: string): string[] {
	const fields = Array.isArray(record.CustomFields) ? record.CustomFields.filter(isRow) : [];
	const values = fields.find((field) => field.name === name)?.values;
	return Array.isArray(values) ? values.map(String) : [];
}

/** `1`, `"1"`: disabled. */
export const isDisabled = (record: Row) => String(record.Disabled ?? "0") === "1";

/** A value inside a ticket query. */
export const quoted = (value: string) => `'${value.replace(/[\\']/g, "\\$&")}'`;

/** The only form of a time that is understood everywhere; ISO is accepted and stored as 1970. UTC. */
export const sqlTime = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace("T", " ");

/** What a read shows for a time that was sent as {@link sqlTime}. */
export const shownTime = (sql: string) => `${sql.replace(" ", "T")}Z`;

/** A file's name as a mail header has it: anything beyond Latin-1 would be a server error. */
export function headerName(name: string): string {
	return /^[\x20-\x7e]*$/.test(name) ? name : `=?UTF-8?B?${Buffer.from(name).toString("base64")}?=`;
}
