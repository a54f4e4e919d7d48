/**
 * What Live Helper Chat 4.90 takes a file extension for. It compares the type a file is sent with, the type its content looks
 * like, and this list; an extension that is not in it is refused even where the settings allow it (m4a, wav).
 */
const types: Readonly<Record<string, string>> = {
	txt: "text/plain",
	html: "text/html",
	css: "text/css",
	json: "application/json",
	xml: "application/xml",
	ogg: "audio/ogg",
	webm: "video/x-matroska",
	png: "image/png",
	jpeg: "image/jpeg",
	jpg: "image/jpeg",
	gif: "image/gif",
	bmp: "image/bmp",
	tiff: "image/tiff",
	tif: "image/tiff",
	webp: "image/webp",
	heic: "image/heic",
	zip: "application/zip",
	rar: "application/x-rar-compressed",
	mp3: "audio/mpeg",
	mov: "video/quicktime",
	mp4: "video/mp4",
	pdf: "application/pdf",
	doc: "application/msword",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	rtf: "application/rtf",
	xls: "application/vnd.ms-excel",
	ppt: "application/vnd.ms-powerpoint",
	odt: "application/vnd.oasis.opendocument.text",
	ods: "application/vnd.oasis.opendocument.spreadsheet",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	csv: "text/csv",
};

/** The type to send a file of this extension with; undefined: it would be refused. */
export function typeOfExtension(extension: string): string | undefined {
	return Object.hasOwn(types, extension) ? types[extension] : undefined;
}

/** How a file gets in: as it is, inside a zip, or not at all. A picture of type svg would be rewritten on arrival, so it travels in a zip. */
export function fileRoute(extension: string, allowed: string): "plain" | "zip" | "refused" {
	const list = allowed.toLowerCase().split(/[, |]+/);
	if (extension !== "svg" && list.includes(extension) && typeOfExtension(extension) !== undefined) return "plain";
	return list.includes("zip") ? "zip" : "refused";
}

/** Lower case, letters and digits only; from the name, else from the type. */
export function extensionOf(name: string, mimeType: string): string {
	const fromName = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
	if (fromName !== undefined) return fromName;
	return Object.keys(types).find((extension) => types[extension] === mimeType) ?? "bin";
}
