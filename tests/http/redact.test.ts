import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mask, Redactor } from "../../src/http/redact.js";

describe("Redactor", () => {
	const secret = "s3cr&t key/+ü";
	const redactor = new Redactor();
	redactor.add(secret);
	const forms: Record<string, string> = {
		raw: secret,
		"URL-encoded": encodeURIComponent(secret),
		"URL-encoded in lower case": encodeURIComponent(secret).toLowerCase(),
		"form-encoded": encodeURIComponent(secret).replaceAll("%20", "+"),
		base64: Buffer.from(secret).toString("base64"),
		base64url: Buffer.from(secret).toString("base64url"),
	};
	for (const [name, form] of Object.entries(forms)) {
		it(`takes a secret out: ${name}`, () => {
			expect(redactor.redact(`before ${form} after`)).toBe(`before ${mask} after`);
		});
	}

	it("takes a key out of the base64 of any id:key pair", () => {
		const key = "0123456789abcdef-key";
		const pairs = new Redactor();
		pairs.add(key);
		for (const id of ["a", "ab", "abc", "identifier-of-some-length"]) {
			const header = `Basic ${Buffer.from(`${id}:${key}`).toString("base64")}`;
			const shown = pairs.redact(header).replace("Basic ", "");
			const rest = Buffer.from(shown.replace(mask, ""), "base64").toString();
			expect(shown).toContain(mask);
			expect(rest).not.toContain(key.slice(4, -4));
		}
	});

	it("takes out a registered id:key pair whole, as base64 too", () => {
		const pair = new Redactor();
		pair.add("identifier:key-value");
		expect(pair.redact(`Basic ${Buffer.from("identifier:key-value").toString("base64")}`)).toBe(`Basic ${mask}`);
	});

	it("leaves nothing of the longer of two secrets that begin alike", () => {
		const both = new Redactor();
		both.add("abcdef");
		both.add("abcdef-and-more");
		expect(both.redact("abcdef-and-more")).toBe(mask);
	});

	it("reaches into facts at any depth and into errors", () => {
		const shown = redactor.redactDeep({ a: [{ b: secret }], error: new Error(`bad ${secret}`), n: 1 });
		expect(shown).toEqual({ a: [{ b: mask }], error: `Error: bad ${mask}`, n: 1 });
	});

	it("never shows a secret, whatever stands around it", () => {
		fc.assert(
			fc.property(fc.string({ minLength: 8, maxLength: 30 }), fc.string(), fc.string(), (value, before, after) => {
				fc.pre(value.trim().length >= 8 && !mask.includes(value.trim()));
				const one = new Redactor();
				one.add(value);
				expect(one.redact(before + value + after).replaceAll(mask, "\u0000")).not.toContain(value.trim());
			}),
			{ seed: 7 },
		);
	});

	it("survives secrets with half characters and ignores empty ones", () => {
		const odd = new Redactor();
		odd.add("\ud800-half-of-one");
		odd.add("");
		expect(odd.redact("x \ud800-half-of-one y")).toBe(`x ${mask} y`);
		expect(odd.redact("plain")).toBe("plain");
	});
});
