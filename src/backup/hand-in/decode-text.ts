import { text } from "../../model/index.js";
import { fileInvalid } from "./hand-in-error.js";

export interface DecodedText {
	text: string;
	/** For people: `utf-8`, `utf-16le`, `gb18030`, ... */
	encoding: string;
}

/**
 * The text of a file a person made: with a byte order mark as it says; else UTF-8 when it is valid; else what Excel writes,
 * GB18030 in China and Windows-1252 in Western Europe. Throws AppError `usage` for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
	if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
		throw fileInvalid(text("it is a spreadsheet, not a text file", "这是电子表格，不是文本文件"), {
			hint: text(
				"In the spreadsheet: Save as > CSV UTF-8, and add that file",
				"请在电子表格中“另存为 > CSV UTF-8”，再添加该文件",
			),
		});
	for (const [encoding, mark] of marks)
		if (startsWith(bytes, mark)) return decoded(bytes.subarray(mark.length), encoding);
	const utf8 = tryDecode(bytes, "utf-8");
	if (utf8 !== undefined) return checked(utf8, "utf-8");
	return decoded(bytes, looksChinese(bytes) ? "gb18030" : "windows-1252");
}

const marks: readonly (readonly [string, readonly number[]])[] = [
	["utf-8", [0xef, 0xbb, 0xbf]],
	["utf-16le", [0xff, 0xfe]],
	["utf-16be", [0xfe, 0xff]],
];

function decoded(bytes: Uint8Array, encoding: string): DecodedText {
	const text = tryDecode(bytes, encoding);
	if (text === undefined) throw noText();
	return checked(text, encoding);
}

function checked(text: string, encoding: string): DecodedText {
	if (text.includes("\0")) throw noText();
	return { text, encoding };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		// TypeError: not of this encoding; the caller tries another or says so.
		return undefined;
	}
}

/**
 * Common Chinese characters are two bytes above 0xA0 in GB18030; accented letters of Western Europe stand alone among
 * plain ones. Either would decode as the other, so what there is more of decides.
 */
function looksChinese(bytes: Uint8Array): boolean {
	if (tryDecode(bytes, "gb18030") === undefined) return false;
	let pairs = 0;
	let alone = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		if ((bytes[at] ?? 0) <= 0x80) continue;
		if ((bytes[at + 1] ?? 0) > 0xa0) {
			pairs += 1;
			at += 1;
		} else alone += 1;
	}
	return pairs > alone;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
	return mark.every((byte, at) => bytes[at] === byte);
}

function noText() {
	return fileInvalid(text("its encoding is not known", "无法识别其编码"), {
		hint: text("Save it as CSV UTF-8 and add that file", "请另存为 CSV UTF-8 后再添加"),
	});
}
