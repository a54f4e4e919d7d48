import { describe, expect, it } from "vitest";
import { guessColumns, missingFields } from "../../../src/backup/hand-in/guess-columns.js";
import { readTable } from "../../../src/backup/hand-in/read-table.js";
import { gb18030, utf8, utf16 } from "./encode.js";

const csv = "快捷指令,内容,标签\n!退款,您好，退款会在三个工作日内到账。,售后\n!发票,发票请在订单页下载。,财务\n";

describe("a handed-in file", () => {
	it.each([
		["UTF-8", utf8(csv), "utf-8"],
		["UTF-8 with a byte order mark", utf8(`\uFEFF${csv}`), "utf-8"],
		["UTF-16 LE", utf16(csv, "le"), "utf-16le"],
		["UTF-16 BE", utf16(csv, "be"), "utf-16be"],
		["GB18030, as Excel in China saves CSV", gb18030(csv), "gb18030"],
	])("is read in %s", (_, bytes, encoding) => {
		const table = readTable(bytes);
		expect(table).toMatchObject({ encoding, delimiter: ",", headers: ["快捷指令", "内容", "标签"] });
		expect(table.rows[1]).toEqual({ line: 3, row: { 快捷指令: "!发票", 内容: "发票请在订单页下载。", 标签: "财务" } });
		expect(guessColumns("canned-replies", table.headers)).toEqual({
			shortcut: "快捷指令",
			text: "内容",
			tag: "标签",
		});
	});

	it("is read in Windows-1252, as Excel in France saves CSV, not as Chinese", () => {
		const bytes = Buffer.from(
			"Raccourci;Contenu;Étiquette\r\nbonjour;Votre réponse est prête, élément reçu;été\r\n",
			"latin1",
		);
		const table = readTable(bytes);
		expect(table).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
		expect(table.rows[0]?.row).toEqual({
			Raccourci: "bonjour",
			Contenu: "Votre réponse est prête, élément reçu",
			Étiquette: "été",
		});
		expect(missingFields("canned-replies", guessColumns("canned-replies", table.headers))).toEqual([]);
	});

	it("keeps quoted line ends, delimiters and quotes, and knows the line of every row", () => {
		const table = readTable(utf8('shortcut,text\r\na,"one\ntwo, ""three"""\r\n\r\nb,5" screen\r\n'));
		expect(table.rows).toEqual([
			{ line: 2, row: { shortcut: "a", text: 'one\ntwo, "three"' } },
			{ line: 5, row: { shortcut: "b", text: '5" screen' } },
		]);
	});

	it("takes the delimiter that makes a table, not the first one in the text", () => {
		expect(readTable(utf8("text, as sent\tshortcut\nhello, you; and you\thi\n"))).toMatchObject({
			delimiter: "\t",
			headers: ["text, as sent", "shortcut"],
		});
	});

	it("gives headers that are empty or twice there names of their own", () => {
		expect(readTable(utf8("text,text,\na,b,c\n")).rows[0]?.row).toEqual({ text: "a", "text (2)": "b", "#3": "c" });
	});

	it.each([
		["an array", '[{"bang":"hi","content":"Hello"},\n{"bang":"bye","content":"Bye"}]', "json", [1, 2]],
		[
			"an answer of an API",
			'{"error":false,"data":[{"bang":"hi","content":"Hello"},{"bang":"bye","content":"Bye"}]}',
			"json",
			[1, 2],
		],
		["NDJSON", '{"bang":"hi","content":"Hello"}\n\n{"bang":"bye","content":"Bye"}\n', "ndjson", [1, 3]],
	])("is read as JSON: %s", (_, content, format, lines) => {
		const table = readTable(utf8(content));
		expect(table.format).toBe(format);
		expect(table.rows.map(({ line }) => line)).toEqual(lines);
		expect(table.rows[0]?.row).toEqual({ bang: "hi", content: "Hello" });
		expect(guessColumns("canned-replies", table.headers)).toEqual({ shortcut: "bang", text: "content" });
	});

	it("finds the fields of a rating as Crisp's live event has them", () => {
		const event = { session_id: "session_a", rating: { stars: 4, comment: "Fine" } };
		const table = readTable(utf8(JSON.stringify([event])));
		expect(guessColumns("ratings", table.headers)).toEqual({
			conversation: "session_id",
			stars: "rating.stars",
			comment: "rating.comment",
		});
	});

	it.each([
		["a cell too many", "shortcut,text\na,one\nb,two, three\n", 3],
		["a quote that never closes", 'shortcut,text\na,one\nb,"two\nc,three\n', 3],
		["broken NDJSON", '{"text":"a"}\n{"text":\n', 2],
	])("is refused with its line: %s", (_, content, line) => {
		expect(() => readTable(utf8(content))).toThrow(expect.objectContaining({ code: "usage", details: { line } }));
	});

	it("is refused with the item that is no object", () => {
		expect(() => readTable(utf8('[{"text":"a"},7]'))).toThrow(expect.objectContaining({ details: { item: 2 } }));
	});

	it.each([
		["nothing", ""],
		["headers only", "shortcut,text\n"],
		["a spreadsheet", "PK\u0003\u0004rest"],
		["bytes that are no text", "a\0b,c\n1,2\n"],
	])("is refused: %s", (_, content) => {
		expect(() => readTable(utf8(content))).toThrow(expect.objectContaining({ code: "usage" }));
	});

	it("never repeats what stands in it when it is refused", () => {
		for (const content of ['[{"text":"secret words"', 'shortcut,text\na,"secret words\n', '{"a":1}\nsecret words\n']) {
			let said = "";
			try {
				readTable(utf8(content));
			} catch (error) {
				said = JSON.stringify(error) + String(error) + JSON.stringify((error as { what: unknown }).what);
			}
			expect(said, content).toContain("usage");
			expect(said, content).not.toContain("secret");
		}
	});
});

describe("guessed columns", () => {
	it("use each column once and only words that surely mean it", () => {
		expect(guessColumns("canned-replies", ["Title", "Shortcut", "Message text?", "Reply"])).toEqual({
			shortcut: "Shortcut",
			text: "Reply",
		});
		expect(guessColumns("canned-replies", ["A", "B"])).toEqual({});
		expect(missingFields("canned-replies", {})).toEqual(["text"]);
		expect(missingFields("ratings", { stars: "s", email: "e" })).toEqual(["conversation"]);
		expect(missingFields("ratings", { stars: "s", email: "e", date: "d" })).toEqual([]);
	});
});
