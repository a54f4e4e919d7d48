/**
 * How many, in English words: `counted(1, "record")` is `1 record`, `counted(1234, "record")` is `1,234 records`. Where more changes
 * than an s, or a verb comes along, both forms are given: `counted(n, "entry is left", "entries are left")`. Chinese needs none of it.
 */
export function counted(value: number, one: string, many = `${one}s`): string {
	return `${numberText(value)} ${value === 1 ? one : many}`;
}

/** `1,234`: a whole number, the same in both languages. */
export function numberText(value: number): string {
	return value.toLocaleString("en-US");
}
