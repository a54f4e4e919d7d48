/** Replaces secrets in texts for people and logs. Grows as secrets become known; longest form first, so no rest shows. */
export class Redactor {
	#forms: string[] = [];
	readonly #known = new Set<string>();

	/** Registers one secret in every form in which it can show: raw, URL-encoded, JSON, base64 alone or behind `id:`. */
	add(value: string): void {
		const secret = value.trim();
		// One or two characters would blacken every text and protect nothing.
		if (secret.length < 3 || this.#known.has(secret)) return;
		this.#known.add(secret);
		const forms = new Set([...this.#forms, ...formsOf(secret)]);
		this.#forms = [...forms].sort((a, b) => b.length - a.length);
	}

	redact(value: string): string {
		let result = value;
		for (const form of this.#forms) if (result.includes(form)) result = result.replaceAll(form, mask);
		return result;
	}

	/** The same for facts of a log line: strings at any depth, keys left alone. */
	redactDeep(value: unknown, depth = 0): unknown {
		if (typeof value === "string") return this.redact(value);
		if (value === null || typeof value !== "object" || depth > 6) return value;
		if (value instanceof Error) return this.redact(`${value.name}: ${value.message}`);
		if (Array.isArray(value)) return value.map((item) => this.redactDeep(item, depth + 1));
		return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.redactDeep(item, depth + 1)]));
	}
}

export const mask = "[secret]";

function formsOf(secret: string): string[] {
	const encoded = encodeURIComponent(wellFormed(secret));
	const bytes = Buffer.from(secret, "utf8");
	return [
		secret,
		JSON.stringify(secret).slice(1, -1),
		encoded,
		encoded.replaceAll("%20", "+"),
		encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
		bytes.toString("base64"),
		bytes.toString("base64").replace(/=+$/, ""),
		bytes.toString("base64url"),
		...(bytes.length >= 8 ? insideBase64(bytes) : []),
	].filter((form) => form !== "");
}

/**
 * How the secret looks inside the base64 of something longer, such as `identifier:key` of a Basic header:
 * one form for each of the three alignments, without the characters that neighbours have a share in.
 */
function insideBase64(bytes: Buffer): string[] {
	return [0, 1, 2].flatMap((offset) => {
		const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
		const start = Math.ceil((offset * 8) / 6);
		const end = Math.floor((padded.length * 8) / 6);
		return (["base64", "base64url"] as const).map((encoding) => padded.toString(encoding).slice(start, end));
	});
}

function wellFormed(value: string): string {
	return Buffer.from(value, "utf8").toString("utf8");
}
