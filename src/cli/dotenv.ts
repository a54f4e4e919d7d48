/**
 * Reads the text of a `.env` file: `NAME=value`, `export NAME=value`, quotes, comments.
 * No interpolation: a secret with a dollar sign stays what it is.
 */
export function parseDotenv(content: string): Record<string, string> {
	const values: Record<string, string> = {};
	for (const line of content.replace(/^\ufeff/, "").split(/\r?\n/)) {
		const found = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line);
		const name = found?.[1];
		if (name !== undefined) values[name] = unquote((found?.[2] ?? "").trim());
	}
	return values;
}

/** A line for a `.env` file that {@link parseDotenv} reads back. */
export function dotenvLine(name: string, value: string): string {
	if (/[\r\n]/.test(value)) throw new Error(`${name} holds a line break`);
	return /^[A-Za-z0-9_./:@%+,-]*$/.test(value) ? `${name}=${value}` : `${name}=${quote(value)}`;
}

function unquote(value: string): string {
	const double = /^"((?:[^"\\]|\\.)*)"/.exec(value);
	if (double) return (double[1] ?? "").replace(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
	const single = /^'([^']*)'/.exec(value);
	if (single) return single[1] ?? "";
	return value.replace(/\s+#.*$/, "");
}

function quote(value: string): string {
	return value.includes("'") ? `"${value.replace(/["\\]/g, "\\$&")}"` : `'${value}'`;
}
