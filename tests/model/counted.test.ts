import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { counted } from "../../src/model/counted.js";

it("counts in English: one is one, all else are many", () => {
	expect([0, 1, 2, 1234].map((value) => counted(value, "record"))).toEqual([
		"0 records",
		"1 record",
		"2 records",
		"1,234 records",
	]);
	expect([1, 3].map((value) => counted(value, "entry is left", "entries are left"))).toEqual([
		"1 entry is left",
		"3 entries are left",
	]);
});

it("is what counts on every screen: no English text puts a number before a plural by itself", () => {
	const folder = resolve(import.meta.dirname, "../../src");
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
		// Reports of compliance speak in ranges; the conformance suite speaks to programmers.
		(file) => file.endsWith(".ts") && !/compliance|conformance/.test(file),
	);
	expect(files.length).toBeGreaterThan(300);
	const found = files.flatMap((file) =>
		[...readFileSync(join(folder, file), "utf8").matchAll(plural)].map(([text]) => `${file}: ${text}`),
	);
	expect(found).toEqual([]);
});

const nouns =
	"records|entities|contacts|conversations|messages|files|agents|articles|operations|requests|rows|lines|snapshots|objects|problems|differences|things|backups|runs|proposals";
const plural = new RegExp(`\\$\\{[^}]*\\} (?:(?!of )[a-z]+ )?(?:${nouns})\\b`, "g");
