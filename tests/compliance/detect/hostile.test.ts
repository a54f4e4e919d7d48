import { describe, expect, it } from "vitest";
import { detect } from "../../../src/compliance/detect/detect.js";

/**
 * Shapes that make careless patterns take forever: what an alternation, a lazy run or a list of neighbours could multiply.
 * Whatever is quadratic in one of them does not finish within the suite's time-out.
 */
const shapes: Readonly<Record<string, string>> = {
	digits: "1",
	"digits apart": "1 ",
	pairs: "13-",
	mobiles: "13900001234 ",
	points: "1.",
	addresses: "1.1.1.1",
	"at signs": "@",
	"names before at": "a@",
	hosts: "a.b@c.d",
	labels: "电话",
	"other labels": "订单号",
	cities: "市",
	"whole addresses": "北京市朝阳区建国路88号",
	roads: "路1号",
	hexadecimal: "a:",
	colons: "::",
	"password words": "密码 a1b2c3",
	keys: "key=",
	"key heads": "AKIAeyJsk-xoxb-",
	"private keys": "-----BEGIN PRIVATE KEY-----",
	urls: "http://a:b",
	brackets: "((",
	plus: "+1 ",
	emoji: "😀",
	"lone surrogates": "\ud83d",
	"full width": "１",
	"zero width": "\u200b1",
	spaces: " ",
	lines: "\n1",
	names: "我叫张",
	roles: "老公李",
	"names with points": "姓名买·买",
	"likely names": "王建国",
	"fields before a number": "：王强，13900001234",
	"sign-offs": "Best,\nTom\n",
	"people after people": "my son Tom Lee ",
	"squares and streets": "Via Roma ",
	"French streets": "1 rue de la ",
	"MACs without colons": "mac 00 11 ",
	"users and passes": "user a pass ",
	"logins with passwords": "账号a密码ab",
	"birth months": "生日1月",
	infants: "我家宝宝8个月",
	allergies: "我对你过敏",
	peoples: "我是苗族",
	"waiting for people": "等得我",
	titles: "张先生",
	"English names": "Mr. A ",
	streets: "1 A B C D E ",
	units: "Apt 1, ",
	ages: "8岁",
	topics: "我有病癌",
	"English topics": "i have cancer ",
	dates: "1990-01-01",
	decimals: "1.23456,",
	"machine-readable": "P<UTOA",
	codes: "91",
	"account labels": "wx:",
	"spelt digits": "一",
	noughts: "\u0000",
};
const sizeUnits = 1_000_000;

describe("hostile text", () => {
	it.each(Object.entries(shapes))("of 150,000 characters: %s", (_, unit) => check(repeated(unit, 150_000)));

	it("of a megabyte, all shapes after each other", () => {
		const each = Math.ceil(sizeUnits / Object.keys(shapes).length);
		check(
			Object.values(shapes)
				.map((unit) => repeated(unit, each))
				.join("\n"),
		);
	});
});

function repeated(unit: string, length: number): string {
	return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

function check(text: string): void {
	let end = 0;
	let ordered = true;
	for (const span of detect(text)) {
		ordered &&= span.start >= end && span.end > span.start;
		end = span.end;
	}
	expect(ordered).toBe(true);
	expect(end).toBeLessThanOrEqual(text.length);
}
