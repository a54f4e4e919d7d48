import { chmodSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import { detect } from "../../src/compliance/detect/detect.js";
import type { Evidence } from "../../src/compliance/evidence/evidence.js";
import { gatherEvidence } from "../../src/compliance/evidence/gather-evidence.js";
import { KeyIndex } from "../../src/compliance/evidence/key-index.js";
import { locationSignals, phoneOf } from "../../src/compliance/evidence/locate.js";
import { phrases, sectors } from "../../src/compliance/evidence/phrases.js";
import { makeReport } from "../../src/compliance/report.js";
import { complianceCsv } from "../../src/render/compliance-csv.js";
import { complianceDocument, complianceSummary } from "../../src/render/compliance-document.js";
import { renderDocumentHtml } from "../../src/render/document-html.js";
import { renderDocumentMarkdown } from "../../src/render/document-markdown.js";
import { renderDocumentText } from "../../src/render/document-text.js";
import { contact, conversation, message } from "../archive/sample-entities.js";
import { temporaryArchive } from "../archive/temporary-archive.js";
import { reportDayMs } from "./evidence-with.js";
import { type Planted, plantWorkspace } from "./planted-workspace.js";

const seeds = [1, 20261124, 777];

function gather(archive: Archive): Promise<Evidence> {
	return gatherEvidence(archive, {
		detect,
		host: { timeZone: "Asia/Shanghai", locale: "zh-CN" },
		run: {
			clock: { now: () => reportDayMs, sleep: async () => {} },
			signal: new AbortController().signal,
			report() {},
		},
	});
}

async function planted(seed: number): Promise<Planted & { evidence: Evidence; archive: Archive }> {
	const archive = temporaryArchive().open();
	return { ...plantWorkspace(archive, seed), evidence: await gather(archive), archive };
}

function at(evidence: unknown, path: string): unknown {
	return path.split(".").reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], evidence);
}

describe("evidence", () => {
	it.each(seeds)("counts what was planted (seed %i)", async (seed) => {
		const { evidence, truth } = await planted(seed);
		const found = Object.fromEntries(Object.keys(truth).map((path) => [path, at(evidence, path)]));
		expect(found).toEqual(truth);
	});

	it("is the same when gathered again", async () => {
		const { evidence, archive } = await planted(seeds[0]!);
		expect(await gather(archive)).toEqual(evidence);
	});

	it.each(seeds)("decides tier and statuses as planted (seed %i)", async (seed) => {
		const { evidence, truth } = await planted(seed);
		const sensitive = truth["subjects.cnSensitiveYtd"] as { lower: number };
		const report = makeReport(evidence, {
			"company.isCIIO": false,
			"company.otherExportsYtd.general": 0,
			"company.otherExportsYtd.sensitive": 0,
			"crisp.mechanism": "none",
			"import.cards": "truncated",
			"minors.rules": false,
			"import.eea": "excluded",
		});
		const status = (id: string) => report.items.find((item) => item.id === id)?.status;
		// One person with sensitive data is enough: there is no floor.
		expect(sensitive.lower).toBeGreaterThan(0);
		expect(report.tier).toMatchObject({ lower: "contract", upper: "contract" });
		expect(status("XB-38-MECH")).toBe("fail");
		expect(status("SENS-FINANCE")).toBe((truth["credentials.cvv"] as number) > 0 ? "fail" : "pass");
		expect(status("MINOR-31-U14")).toBe((truth["minors.under14Confirmed"] as number) > 0 ? "fail" : "pass");
		expect(status("GDPR-44-CHINA")).toBe("pass");
		expect(status("PIPL-15-OPTOUT")).toBe("review");
		expect(status("SENS-IDDOC")).toBe("review");
	});

	it("never shows what was planted, in any output or language", async () => {
		const { evidence, secrets } = await planted(seeds[1]!);
		const report = makeReport(evidence, { "target.type": "vendor" });
		const outputs = [JSON.stringify(report)];
		for (const language of ["en", "zh-CN"] as const) {
			const whole = complianceDocument(report, language);
			outputs.push(
				renderDocumentHtml(whole),
				renderDocumentMarkdown(whole),
				renderDocumentText(whole),
				renderDocumentText(complianceSummary(report, language)),
				complianceCsv(report, language),
			);
		}
		expect(secrets.length).toBeGreaterThan(100);
		for (const output of outputs) {
			const lower = output.toLowerCase();
			expect(secrets.filter((secret) => lower.includes(secret.toLowerCase()))).toEqual([]);
		}
	});

	it("counts messages whose conversation is missing, and says so", async () => {
		const archive = temporaryArchive().open();
		archive.putEntity(conversation("session_a"));
		archive.putEntity(message("session_a", 0));
		archive.putEntity(message("session_lost", 0, { parts: [{ type: "text", text: "密码是 Tiger#99zz" }] }));
		archive.putEntity(message("session_lost", 2));
		const evidence = await gather(archive);
		expect(evidence.messages).toMatchObject({ total: 3, orphans: 2 });
		expect(evidence.credentials).toMatchObject({ passwords: 1, conversations: 1 });
		expect(evidence.subjects.anonymous).toBe(2);
	});

	it("counts what is gone at Crisp and still in the archive", async () => {
		const archive = temporaryArchive().open();
		archive.putEntity(contact("gone", { geolocation: { country: "CN" } }));
		archive.setEntityGone("contact", "gone", true);
		expect((await gather(archive)).subjects.cnAll).toEqual({ lower: 1, upper: 1 });
	});

	it("sees who may read the archive", async () => {
		const place = temporaryArchive();
		const archive = place.open();
		expect((await gather(archive)).archive).toMatchObject({
			encryption: "none",
			ownerOnly: true,
			folderMode: "0700",
			fileMode: "0600",
			strayEntries: 0,
		});
		chmodSync(place.path, 0o755);
		chmodSync(`${place.path}/archive.sqlite`, 0o644);
		expect((await gather(archive)).archive).toMatchObject({ ownerOnly: false, fileMode: "0644" });
	});

	it("stops when it is told to", async () => {
		const archive = temporaryArchive().open();
		archive.transaction(() => {
			archive.putEntity(conversation("session_a"));
			for (let n = 0; n < 2001; n += 1) archive.putEntity(message("session_a", n));
		});
		const abort = new AbortController();
		const gathering = gatherEvidence(archive, {
			detect,
			host: { timeZone: "UTC", locale: "en" },
			run: {
				clock: { now: () => reportDayMs, sleep: async () => {} },
				signal: abort.signal,
				report: (event) => {
					if (event.type === "advance") abort.abort(new Error("told to stop"));
				},
			},
		});
		await expect(gathering).rejects.toThrow("told to stop");
	});
});

describe("places", () => {
	const person = { locales: [] as string[] };
	it.each([
		{
			title: "an address before the profile's place",
			from: { ...person, address: "1 Rue Exemple, France", geolocation: { country: "US" } },
			first: "FR",
		},
		{ title: "provinces of the mainland", from: { ...person, address: "广东省某市" }, first: "CN" },
		{ title: "nothing for Hong Kong written in Chinese", from: { ...person, address: "香港某街" }, first: undefined },
		{
			title: "a bare mainland mobile number",
			from: { ...person, identities: [{ type: "phone" as const, value: "138 0000 1234" }] },
			first: "CN",
		},
		{
			title: "an international number",
			from: { ...person, identities: [{ type: "phone" as const, value: "+33 1 99 00 12 34" }] },
			first: "FR",
		},
		{ title: "a language only with its clock", from: { locales: ["zh-CN"], utcOffsetMinutes: -300 }, first: undefined },
		{ title: "Chinese in China's time zone", from: { locales: ["zh"], utcOffsetMinutes: 480 }, first: "CN" },
		{
			title: "no country from a code that is none",
			from: { ...person, geolocation: { country: "1X" } },
			first: undefined,
		},
	])("takes $title", ({ from, first }) => {
		expect([...locationSignals(from)][0]?.country).toBe(first);
	});

	it("writes one phone in one way", () => {
		for (const same of ["13800001234", "+86 138-0000-1234", "0086 13800001234", "８６13800001234"])
			expect(phoneOf(same)?.e164, same).toBe("+8613800001234");
		expect(phoneOf("123")).toBeUndefined();
	});
});

describe("phrases", () => {
	it.each(["1.", "9", "¥ ", "删除我", "delete all my ", "订单", " ", "i agree", "我"])(
		"read a megabyte of %j in one go",
		(piece) => {
			const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
			for (const pattern of [...Object.values(phrases), ...Object.values(sectors)]) pattern.test(text);
			expect([...locationSignals({ locales: [], address: text })].length).toBeLessThan(2);
		},
	);

	it.each([
		{ text: "请帮我删除我的账号", plain: true, hint: false },
		{ text: "please delete my data", plain: true, hint: false },
		{ text: "怎么注销账号", plain: false, hint: true },
		{ text: "请删除我的评论", plain: false, hint: false },
		{ text: "I would like to delete my comment", plain: false, hint: false },
	])("take “$text” for what it is", ({ text, plain, hint }) => {
		expect({ plain: phrases.dsrPlain.test(text), hint: phrases.dsrHint.test(text) }).toEqual({ plain, hint });
	});
});

describe("the key index", () => {
	it("keeps thousands of keys apart and stays small", () => {
		const index = new KeyIndex();
		for (let n = 0; n < 20_000; n += 1) if (index.put(`key ${n}`, n) !== n) throw new Error(`key ${n} was taken`);
		expect(index.put("key 5", 9)).toBe(5);
		expect(index.get("key 19999")).toBe(19_999);
		expect(index.get("another")).toBeUndefined();
		expect(index.size).toBe(20_000);
		expect(index.sizeBytes).toBeLessThan(64 * 20_000);
	});
});
