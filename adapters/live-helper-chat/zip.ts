/** One file, stored as it is inside a zip: the same bytes and name always make the same zip. */
export async function zipOf(name: string, bytes: Uint8Array): Promise<Uint8Array> {
	const { zipSync } = await import("fflate");
	// The format's earliest day, local as the format wants it.
	return zipSync({ [entryName(name)]: [bytes, { level: 0, mtime: new Date(1980, 0, 1) }] });
}

function entryName(name: string): string {
	return name.replace(/[\\/\p{Cc}]/gu, "_").slice(0, 120) || "file";
}
