import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import { contact, message } from "./sample-entities.js";
import { temporaryArchive } from "./temporary-archive.js";

function say(archive: Archive, n: number, text: string, type: "text" | "note" = "text"): void {
	archive.putEntity(message("s", n, { parts: [{ type, text }] }));
}

function found(archive: Archive, query: string): string[] {
	return archive
		.search(query)
		.map((hit) => hit.id)
		.sort();
}

describe("search", () => {
	it("finds two-character Chinese words, also inside longer ones and beside Latin letters", () => {
		const archive = temporaryArchive().open();
		say(archive, 1, "我要申请退款，谢谢");
		say(archive, 2, "中华人民共和国发票");
		say(archive, 3, "iPhone手机坏了2次");
		say(archive, 4, "款退");
		expect(found(archive, "退款")).toEqual(["s/1"]);
		expect(found(archive, "人民")).toEqual(["s/2"]);
		expect(found(archive, "民共")).toEqual(["s/2"]);
		expect(found(archive, "手机")).toEqual(["s/3"]);
		expect(found(archive, "iphone")).toEqual(["s/3"]);
		expect(found(archive, "退货")).toEqual([]);
	});

	it("finds the words of a Chinese query in another order, but the exact run first", () => {
		const archive = temporaryArchive().open();
		say(archive, 1, "我想退款，怎么申请？这里还有很多别的话要说");
		say(archive, 2, "退款申请");
		expect(archive.search("退款申请").map((hit) => hit.id)).toEqual(["s/2", "s/1"]);
	});

	it("finds Japanese, Korean, full-width and accented text", () => {
		const archive = temporaryArchive().open();
		say(archive, 1, "返金をお願いします");
		say(archive, 2, "환불 부탁드립니다");
		say(archive, 3, "ＶＩＰ客户 ﾃｽﾄ");
		say(archive, 4, "Déjà payé");
		say(archive, 5, "𠮷野家");
		expect(found(archive, "返金")).toEqual(["s/1"]);
		expect(found(archive, "환불")).toEqual(["s/2"]);
		expect(found(archive, "vip")).toEqual(["s/3"]);
		expect(found(archive, "テスト")).toEqual(["s/3"]);
		expect(found(archive, "deja paye")).toEqual(["s/4"]);
		expect(found(archive, "𠮷野")).toEqual(["s/5"]);
	});

	it("looks for all words, the beginnings of words, quoted phrases and addresses", () => {
		const archive = temporaryArchive().open();
		say(archive, 1, "two refunds for my order");
		say(archive, 2, "order a refund", "note");
		archive.putEntity(contact("p", { identities: [{ type: "email", value: "wei.chen@shop.example" }] }));
		expect(found(archive, "refund order")).toEqual(["s/1", "s/2"]);
		expect(found(archive, '"my order"')).toEqual(["s/1"]);
		expect(found(archive, "refund parcel")).toEqual([]);
		expect(found(archive, "wei.chen@shop.example")).toEqual(["p"]);
	});

	it("shows the line around the word and the conversation it stands in", () => {
		const archive = temporaryArchive().open();
		say(archive, 1, `${"前".repeat(100)}退款${"后".repeat(300)}`);
		const [hit] = archive.search("退款");
		expect(hit).toMatchObject({ kind: "message", id: "s/1", parent: "s" });
		expect(hit?.snippet).toContain("退款");
		expect(hit?.snippet.length).toBeLessThan(200);
	});

	it("keeps to the limit and finds what the source lost", () => {
		const archive = temporaryArchive().open();
		for (let n = 0; n < 30; n += 1) say(archive, n, "again and again");
		expect(archive.search("again", 7)).toHaveLength(7);
		archive.setEntityGone("message", "s/1", true);
		expect(archive.search("again", 100).filter((hit) => hit.gone)).toHaveLength(1);
	});

	it("takes anything as a query: nothing in it is syntax", () => {
		const archive = temporaryArchive().open();
		say(archive, 1, "hello NEAR world");
		for (const query of [
			'"',
			'""',
			"*",
			"AND",
			"NOT",
			"a OR",
			"text:x",
			"NEAR(",
			"^",
			"-x",
			"'; DROP TABLE messages;--",
			"\0",
			"\ud800",
			"退\0款",
			"(",
			"{a b}:c",
			"+",
		]) {
			expect(() => archive.search(query), query).not.toThrow();
		}
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^["*^()+:\-{}a退 ]{0,12}$/)), (query) => {
				expect(Array.isArray(archive.search(query))).toBe(true);
			}),
			{ seed: 5, numRuns: 500 },
		);
		expect(found(archive, "near")).toEqual(["s/1"]);
	});

	it("finds every run of characters of a Chinese text", () => {
		const archive = temporaryArchive().open();
		const letter = fc.constantFrom(..."退款申请发票订单中国人民物流快递");
		let n = 0;
		fc.assert(
			fc.property(fc.array(letter, { minLength: 2, maxLength: 20 }), fc.nat(), fc.nat(), (letters, a, b) => {
				n += 1;
				say(archive, n, letters.join(""));
				const from = a % (letters.length - 1);
				const to = from + 2 + (b % (letters.length - from - 1));
				expect(archive.search(letters.slice(from, to).join(""), 1000).map((hit) => hit.id)).toContain(`s/${n}`);
			}),
			{ seed: 99, numRuns: 150 },
		);
	});
});
