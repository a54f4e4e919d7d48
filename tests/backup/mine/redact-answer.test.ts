import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namePatterns } from "../../../src/backup/mine/name-patterns.js";
import { phoneKey, redactAnswer } from "../../../src/backup/mine/redact-answer.js";

const facts = {
	contact: namePatterns(["Ada Example", "王小明"]),
	agents: namePatterns(["Tom Sample"]),
	emails: new Set(["ada@mail.example"]),
	phones: new Set([phoneKey("+86 138 0013 8000")]),
	published: new Set(["help@shop.example", phoneKey("+44 20 7946 0000")]),
};
const filled = (text: string) =>
	redactAnswer(text, facts)
		.map((piece) => (typeof piece === "string" ? piece : `{{${piece.placeholder}}}`))
		.join("");

describe("an answer without its customer", () => {
	it.each([
		["Dear Ada Example, hi ADA, hi ada example", "Dear {{contact.name}}, hi {{contact.name}}, hi {{contact.name}}"],
		["Adagio and Canada stay", "Adagio and Canada stay"],
		["Regards, Tom", "Regards, {{agent.name}}"],
		["王小明您好，小明同学，王先生", "{{contact.name}}您好，{{contact.name}}同学，{{contact.name}}先生"],
		["国王的故事", "国王的故事"],
		["We wrote to ADA@mail.example", "We wrote to {{contact.email}}"],
		["Ask bob@else.example or help@shop.example.", "Ask {{email_address}} or help@shop.example."],
		["Call 13800138000 or +86 138-0013-8000", "Call {{contact.phone}} or {{contact.phone}}"],
		["Call +44 20 7946 0000 or +44 20 7946 0999", "Call +44 20 7946 0000 or {{phone_number}}"],
		["Order #A-10423 of 2026-03-01 at 14:05", "Order {{number}} of {{date}} at {{time}}"],
		["订单 SF1234567890 于 3月5日 发出，金额 128.50元", "订单 {{number}} 于 {{date}} 发出，金额 {{amount}}"],
		["It costs $1,299.00 or 99 EUR, 20% off", "It costs {{amount}} or {{amount}}, {{number}} off"],
		["on March 5th, 2026", "on {{date}}"],
		[
			"See https://shop.example/orders/10423/track?token=abc&email=ada@mail.example.",
			"See https://shop.example/orders/{{id}}/track?token={{id}}&email={{id}}.",
		],
		["See https://shop.example/help/refunds", "See https://shop.example/help/refunds"],
		["See https://ada:secret@shop.example/x", "See {{link}}"],
	])("%s", (text, expected) => {
		expect(filled(text)).toBe(expected);
	});

	it("is the same text when the pieces are put together again", () => {
		const text = "Ada, order 10423: https://shop.example/o/10423?x=1#top (help@shop.example, 13800138000) 3月5日";
		const pieces = redactAnswer(text, facts);
		expect(pieces.map((piece) => (typeof piece === "string" ? piece : piece.value)).join("")).toBe(text);
	});

	it("takes any name, signs and all, and leaves nothing of it", () => {
		const signs = fc.string({ unit: fc.constantFrom(..."aZ é-.*+?^{$}()|[]\\/@'1王"), maxLength: 12 });
		fc.assert(
			fc.property(fc.oneof(signs, fc.string({ unit: "binary" })), (name) => {
				const contact = namePatterns([name, "new@acme-store.example"]);
				const said = redactAnswer(`Hi new@acme-store.example (${name}).`, { ...facts, emails: new Set(), contact });
				const clean = name.normalize("NFC").replace(/\s+/g, " ").trim();
				const plain = /^[\p{L} '’-]{2,}$/u.test(clean) && /\p{L}/u.test(clean);
				if (plain) expect(said.filter((piece) => typeof piece === "string").join("")).not.toContain(`(${clean})`);
			}),
		);
	});
});
