import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textLines } from "../../src/cli/text-lines.js";
import { runInside } from "./in-process.js";

let cwd: string;
beforeAll(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const detect = (argv: readonly string[], stdin?: Iterable<Uint8Array | string>) =>
	runInside(["detect", ...argv], { cwd, ...(stdin && { stdin }) });
const mobile = { category: "cn_mobile", class: "pi", confidence: 0.97 };

describe("detect", () => {
	it("answers plain lines with one line each, numbered, also empty ones", async () => {
		const ended = await detect(["-"], ["电话13900001234\r\n\nhel", "lo\nmail a@b.example"]);
		expect(ended).toMatchObject({ code: 0, stderr: "" });
		expect(ended.events()).toEqual([
			{ id: 1, spans: [{ start: 2, end: 13, ...mobile }] },
			{ id: 2, spans: [] },
			{ id: 3, spans: [] },
			{ id: 4, spans: [{ start: 5, end: 16, category: "email", class: "pi", confidence: 0.98 }] },
		]);
	});

	it("answers NDJSON with the same ids, and uses the question before", async () => {
		const path = join(cwd, "chat.ndjson");
		const messages = [
			{ id: "a/1", text: "电话13900001234\n第二行" },
			{ id: 7, text: "123456789", previous: "护照号是多少？" },
			{ text: "\ud83d 13900001234" },
		];
		await writeFile(path, messages.map((each) => JSON.stringify(each)).join("\n"));
		const ended = await detect([path]);
		expect(ended.code).toBe(0);
		expect(ended.events()).toEqual([
			{ id: "a/1", spans: [{ start: 2, end: 13, ...mobile }] },
			{ id: 7, spans: [expect.objectContaining({ category: "passport_foreign" })] },
			{ id: 3, spans: [expect.objectContaining({ start: 2, end: 13 })] },
		]);
	});

	it("splits no character that arrives in two chunks", async () => {
		const bytes = new TextEncoder().encode("😀电话13900001234\n");
		const ended = await detect([], [bytes.slice(0, 2), bytes.slice(2, 6), bytes.slice(6)]);
		expect(ended.events()).toEqual([{ id: 1, spans: [{ start: 4, end: 15, ...mobile }] }]);
	});

	it("masks plain lines as lines and NDJSON as NDJSON", async () => {
		expect((await detect(["--mask"], ["电话13900001234，谢谢\n\nok"])).stdout).toBe("电话[cn_mobile]，谢谢\n\nok\n");
		const ended = await detect(["--mask"], ['{"id":1,"text":"a@b.example","phone":"13900001234"}\n']);
		expect(ended.stdout).toBe('{"id":1,"text":"[email]"}\n');
	});

	it("names a malformed line, goes on, ends with 3 and repeats nothing of it", async () => {
		const ended = await detect(
			[],
			['{"id":1,"text":"ok"}\n{"id":2, 13900001234\n{"id":3}\n{"id":4,"text":"13900001234"}\n'],
		);
		expect(ended.code).toBe(3);
		expect(ended.events()).toEqual([
			{ id: 1, spans: [] },
			{ id: null, line: 2, error: "not-json" },
			{ id: null, line: 3, error: "no-text" },
			{ id: 4, spans: [expect.objectContaining({ category: "cn_mobile" })] },
		]);
		expect(ended.stderr).toContain("Line 2 is not valid JSON");
		expect(ended.stderr).toContain('Line 3 has no "text"');
		expect(ended.stdout + ended.stderr).not.toContain("13900001234");
	});

	it("keeps the categories and the confidence that were asked for", async () => {
		const line = ["13900001234 a@b.example 6222020000000000018\n"];
		const categories = async (...argv: string[]) =>
			((await detect(argv, line)).events()[0]!.spans as { category: string }[]).map((span) => span.category);
		expect(await categories()).toEqual(["cn_mobile", "email", "bank_card"]);
		expect(await categories("--category", "email,qq")).toEqual(["email"]);
		expect(await categories("--min-confidence", "0.7")).toEqual(["cn_mobile", "email"]);
	});

	it.each([
		[["--category", "emial"], "Did you mean email?"],
		[["--min-confidence", "high"], '--min-confidence cannot be "high"'],
		[["missing.txt"], "Cannot read"],
	])("refuses %j", async (argv, words) => {
		const ended = await detect(argv);
		expect(ended.code).toBeGreaterThan(0);
		expect(ended.stdout).toBe("");
		expect(ended.stderr).toContain(words);
	});

	it("wraps everything in events with --json", async () => {
		const ended = await detect(["--json"], ["13900001234"]);
		expect(ended.events()).toEqual([
			expect.objectContaining({ type: "spans", id: 1 }),
			expect.objectContaining({ type: "summary", ok: true, lines: 1, found: { cn_mobile: 1 } }),
		]);
	});

	it("lists the categories in both languages", async () => {
		expect((await detect(["--list"])).stdout).toContain("Resident ID number");
		expect((await detect(["--list", "--lang", "zh-CN"])).stdout).toContain("居民身份证号码");
	});
});

describe("lines of text", () => {
	it("end with a line feed only, wherever a chunk ends", async () => {
		async function* chunks() {
			yield "a\u2028b\r";
			yield "\nc\rd\n\n";
		}
		const lines: string[] = [];
		for await (const line of textLines(chunks())) lines.push(line);
		expect(lines).toEqual(["a\u2028b", "c\rd", ""]);
	});
});
