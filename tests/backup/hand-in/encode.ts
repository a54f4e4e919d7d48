/** Text as Excel in China saves it; Node can only decode it, so the table is turned round. */
export function gb18030(text: string): Uint8Array {
	const decoder = new TextDecoder("gb18030");
	const codes = new Map<string, [number, number]>();
	for (let high = 0x81; high <= 0xfe; high += 1)
		for (let low = 0x40; low <= 0xfe; low += 1) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
	return Uint8Array.from([...text].flatMap((char) => codes.get(char) ?? [char.charCodeAt(0)]));
}

export function utf16(text: string, order: "le" | "be"): Uint8Array {
	const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
	return order === "le" ? bytes : bytes.swap16();
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");
