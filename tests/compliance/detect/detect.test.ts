import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categories, categoryOf } from "../../../src/compliance/detect/categories.js";
import { detect } from "../../../src/compliance/detect/detect.js";
import { mask } from "../../../src/compliance/detect/mask.js";
import { birthOf } from "../../../src/compliance/detect/resident-ids.js";
import { confirmedFrom, type DetectOptions } from "../../../src/compliance/detect/span.js";
import { generateCorpus } from "./generate.js";

const id = "110101190001010030";
/** `category:value` of every span, for short expectations. */
function found(text: string, options?: DetectOptions): string[] {
	return detect(text, options).map((span) => `${span.category}:${text.slice(span.start, span.end)}`);
}

describe("offsets", () => {
	it("count UTF-16 units of the text as it was given", () => {
		expect(found("😀１３９ ００００ １２３４😀")).toEqual(["cn_mobile:１３９ ００００ １２３４"]);
		expect(found("1️⃣3️⃣9️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣!")).toEqual(["cn_mobile:1️⃣3️⃣9️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣"]);
		expect(found("139\u200b0000\u200b1234")).toEqual(["cn_mobile:139\u200b0000\u200b1234"]);
		expect(found("电话①③⑨0000１２３４。")).toEqual(["cn_mobile:①③⑨0000１２３４"]);
	});

	it("survive lone surrogates on either side", () => {
		expect(found("\ud83d13900001234\ude00 a@mail.example\ud83d")).toEqual([
			"cn_mobile:13900001234",
			"email:a@mail.example",
		]);
	});

	it("stay inside any text, in order, without overlaps, and the same twice", () => {
		const piece = fc.constantFrom(
			"13900001234",
			id,
			" ",
			"，",
			"身份证",
			"😀",
			"\ud83d",
			"１",
			"a@b.example",
			"密码:",
			"路",
			"号",
			"北京市",
			"-",
			"+86",
			"8岁",
		);
		const text = fc
			.array(fc.oneof(piece, fc.string({ unit: "binary" })), { maxLength: 20 })
			.map((pieces) => pieces.join(""));
		fc.assert(
			fc.property(text, (given) => {
				const spans = detect(given);
				let end = 0;
				for (const span of spans) {
					expect(span.start).toBeGreaterThanOrEqual(end);
					expect(span.end).toBeGreaterThan(span.start);
					expect(span.confidence).toBeGreaterThan(0);
					expect(span.confidence).toBeLessThanOrEqual(1);
					end = span.end;
				}
				expect(end).toBeLessThanOrEqual(given.length);
				expect(detect(given)).toEqual(spans);
			}),
			{ seed: 5, numRuns: 300 },
		);
	});
});

describe("one value, one category", () => {
	it.each([
		["a mobile number in an e-mail address", "13900001234@mail.example", ["email:13900001234@mail.example"]],
		["a resident ID, not a card or a phone in it", `卡号 ${id}`, [`cn_id18:${id}`]],
		["a QQ number that looks like a mobile number", "QQ：13900001234", ["qq:13900001234"]],
		["a WeChat label before a mobile number", "微信：13900001234", ["cn_mobile:13900001234"]],
		["a one-time password", "Your one-time password is 339201", ["otp:339201"]],
		["two numbers in one breath", "13900001234/13900001235", ["cn_mobile:13900001234", "cn_mobile:13900001235"]],
	])("%s", (_, text, spans) => {
		expect(found(text)).toEqual(spans);
	});
});

describe("what is nobody's", () => {
	it.each([
		"订单号 13900001234",
		`流水号：${id}`,
		"快递单号 6222020000000000018",
		"a13900001234b",
		"139000012345",
		"139****1234",
		"https://shop.example/i/13900001234?card=4000000000000002",
		"550e8400-e29b-41d4-a716-446655440000",
		"升级到 10.2.0.114 后闪退",
		"Chrome/120.0.0.0",
		"192.168.1.1",
		"logo@2x.png",
		"¥13900001234",
		"忘记密码了",
		"密码：******",
		"error code is 40013",
		"护照怎么办理",
		"型号E12345678",
		"我叫了外卖",
		"适合3岁宝宝",
	])("%s", (text) => {
		expect(found(text)).toEqual([]);
	});
});

describe("doubt", () => {
	it("a typo in a labelled ID is reported, but not confirmed", () => {
		const [span] = detect("身份证号 110101190001010037");
		expect(span).toMatchObject({ category: "cn_id18", start: 5, end: 23 });
		expect(span?.confidence).toBeLessThan(confirmedFrom);
		expect(detect("110101190001010037")).toEqual([]);
	});

	it("the question before is context", () => {
		expect(found("123456789")).toEqual([]);
		expect(found("123456789", { previous: "What is your passport number?" })).toEqual(["passport_foreign:123456789"]);
		expect(found("482913", { previous: "请把验证码发给我" })).toEqual(["otp:482913"]);
		expect(found("110101190001010037", { previous: "请提供身份证号" })).toEqual(["cn_id18:110101190001010037"]);
	});

	it("no birth date lies after the message", () => {
		const text = "生日 2015-06-01";
		expect(detect(text, { nowMs: Date.UTC(2014, 0) })).toEqual([]);
		expect(detect(text, { nowMs: Date.UTC(2026, 0) })[0]?.category).toBe("age_u14");
		expect(detect(text, { nowMs: Date.UTC(2040, 0) })[0]?.category).toBe("birth_date");
	});

	it("a resident ID tells the birth date", () => {
		expect(birthOf(id)).toBe(Date.UTC(1900, 0, 1));
		expect(birthOf("110101 19000230 0036")).toBeUndefined();
	});
});

describe("mask", () => {
	it("leaves the text and nothing of the values", () => {
		const text = `我叫张伟，身份证${id}，电话139 0000 1234。`;
		expect(mask(text, detect(text))).toBe("我叫[name]，身份证[cn_id18]，电话[cn_mobile]。");
	});

	it("leaves nothing that would be found again in the corpus", () => {
		for (const { text } of generateCorpus(11, 2)) {
			const masked = mask(text, detect(text));
			expect(
				detect(masked).filter((each) => each.confidence >= confirmedFrom),
				masked,
			).toEqual([]);
		}
	});
});

describe("categories", () => {
	it("have an id of their own, both languages, a class and a basis", () => {
		expect(new Set(categories.map((each) => each.id)).size).toBe(categories.length);
		for (const { id: own, name, basis } of categories) {
			expect(own).toMatch(/^[a-z][a-z0-9_]*$/);
			expect(name.en).not.toBe("");
			expect(name["zh-CN"]).toMatch(/[\u4e00-\u9fff]|IP|MAC/);
			expect(basis["zh-CN"]).not.toBe(basis.en);
		}
		expect(categoryOf.health.class).toBe("sensitive");
		expect(categoryOf.uscc.class).toBe("company");
		expect(categoryOf.password.class).toBe("secret");
	});
});
