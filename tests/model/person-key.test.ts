import { describe, expect, it } from "vitest";
import { keyOfContact, keyOfEmail, keyOfPhone, keysOfTyped, replacePersonKeys } from "../../src/model/index.js";

describe("a key", () => {
	it.each([
		[" Mei@Shop.Example ", "mei@shop.example"],
		["ｍｅｉ@shop.example", "mei@shop.example"],
		["mei", undefined],
		["mei@", undefined],
		["two words@shop.example", undefined],
	])("of the e-mail address %j is %j", (typed, value) => expect(keyOfEmail(typed)?.value).toBe(value));

	it.each([
		["+86 139-0000-1234", "13900001234"],
		["0086 (139) 0000 1234", "13900001234"],
		["１３９００００１２３４", "13900001234"],
		["+1 202 555 0143", "12025550143"],
		["12025550143", "12025550143"],
		["8613900001", "8613900001"],
		["123456", undefined],
		["order 13900001234", undefined],
		["1234567890123456", undefined],
	])("of the phone number %j is %j", (typed, value) => expect(keyOfPhone(typed)?.value).toBe(value));

	it("of a contact's id is what the id is made of", () => {
		expect(keyOfContact("visitor:session_1")).toEqual({ type: "conversation", value: "session_1" });
		expect(keyOfContact("email:Mei@Shop.Example")).toEqual({ type: "email", value: "mei@shop.example" });
		expect(keyOfContact("people-1")).toEqual({ type: "contact", value: "people-1" });
	});

	it("of something typed may be several", () => {
		expect(keysOfTyped("13900001234").map(({ type }) => type)).toEqual(["phone", "contact", "conversation"]);
		expect(keysOfTyped("mei@shop.example").map(({ type }) => type)).toEqual(["email"]);
		expect(keysOfTyped("  ")).toEqual([]);
	});
});

describe("replacing keys in a text", () => {
	const mei = (text: string) =>
		replacePersonKeys(
			text,
			({ value }) =>
				["mei@shop.example", "13900001234", "session_ab-1", "11111111-2222-4333-8444-555555555555"].includes(value),
			"#",
		);
	it.each([
		["请联系mei@shop.example。", "请联系#。"],
		["<MEI@SHOP.EXAMPLE>,li@shop.example", "<#>,li@shop.example"],
		["mailto:mei%40shop.example?x=1", "mailto:#?x=1"],
		["电话13900001234，订单139000012345", "电话#，订单139000012345"],
		["call +86 139 0000 1234 now", "call # now"],
		["id 11111111-2222-4333-8444-555555555555 in session_ab-1", "id # in #"],
		["x13900001234 and 2026-11-24 10:00", "x13900001234 and 2026-11-24 10:00"],
		["aimei@shop.example", "aimei@shop.example"],
	])("%j becomes %j", (text, becomes) => expect(mei(text)).toBe(becomes));

	it("ends on long hostile texts", () => {
		for (const piece of ["a", "1", "1 ", "a.", "@", "a@a.", "session_", "1-", "(+", "0".repeat(8)])
			expect(mei(piece.repeat(300_000 / piece.length)).length).toBeGreaterThan(0);
	});
});
