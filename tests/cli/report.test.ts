import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openArchive } from "../../src/archive/open-archive.js";
import { askQuestions } from "../../src/cli/ask-questions.js";
import type { Question } from "../../src/cli/confirm.js";
import type { Session } from "../../src/cli/session.js";
import { interrupted } from "../../src/cli/signals.js";
import { displayWidth } from "../../src/cli/text-width.js";
import { questionIds } from "../../src/compliance/rules/question-list.js";
import { ContactId, WorkspaceId } from "../../src/model/index.js";
import { contact, conversation, message } from "../archive/sample-entities.js";
import { evidenceWith, range } from "../compliance/evidence-with.js";
import { runInside } from "./in-process.js";

let cwd: string;
const session = "session_00000000-0000-4000-8000-000000000001";

beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-report-"));
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "create", now: () => Date.now() });
	archive.bindWorkspace(WorkspaceId.parse("w1"));
	archive.transaction(() => {
		archive.putEntity({
			kind: "workspace",
			id: WorkspaceId.parse("w1"),
			name: "Shop <b>",
			contactPoints: {},
			settings: {},
		});
		archive.putEntity(contact("c1", { geolocation: { country: "CN" } }));
		archive.putEntity(conversation(session, { contactId: ContactId.parse("c1") }));
		archive.putEntity(message(session, 2, { parts: [{ type: "text", text: "密码是 Tiger#99zz" }] }));
	});
	archive.close();
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const run = (...argv: string[]) => runInside(["report", ...argv], { cwd });
const file = (name: string) => readFile(join(cwd, name), "utf8");

describe("report", () => {
	it("tells the answer within 80 columns, in both languages, without the secret", async () => {
		for (const lang of ["en", "zh-CN"]) {
			const { code, stdout } = await run("--lang", lang);
			expect(code).toBe(0);
			expect(stdout.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
			expect(stdout).toContain("XB-38-MECH");
			expect(stdout).not.toContain("Tiger");
		}
	});

	it("writes page, Markdown, CSV and JSON that only the owner reads", async () => {
		const { code } = await run(
			"--html",
			"r.html",
			"--markdown",
			"r.md",
			"--csv",
			"r.csv",
			"--save",
			"r.json",
			"--to",
			"chatwoot",
		);
		expect(code).toBe(0);
		for (const name of ["r.html", "r.md", "r.csv", "r.json"]) {
			expect((await stat(join(cwd, name))).mode & 0o777, name).toBe(0o600);
			expect(await file(name), name).not.toMatch(/Tiger|ming@shop\.example|Ming Example/);
		}
		const html = await file("r.html");
		expect(html).toContain("Shop &lt;b&gt;");
		expect(html).not.toMatch(/src=|<script|<a |@import/);
		expect((await file("r.csv")).split("\r\n").filter((line) => line !== "")).toHaveLength(60);
		const saved = JSON.parse(await file("r.json"));
		expect(saved).toMatchObject({ type: "compliance-report", schemaVersion: 1, target: { id: "chatwoot" } });
		expect(saved.items).toHaveLength(59);
	});

	it("exits 3 when a blocker fails and it was asked to, else 0", async () => {
		await writeFile(join(cwd, "a.json"), JSON.stringify({ export: { hostCountry: "FR" } }));
		expect((await run("--answers", "a.json")).code).toBe(0);
		expect((await run("--answers", "a.json", "--fail-on", "blocker")).code).toBe(3);
		expect((await run("--fail-on", "blocker")).code).toBe(0);
		await writeFile(join(cwd, "b.json"), JSON.stringify({ retention: { schedule: "none" } }));
		expect((await run("--answers", "b.json", "--fail-on", "blocker")).code).toBe(0);
		expect((await run("--answers", "b.json", "--fail-on", "high")).code).toBe(3);
	});

	it("shows what changed since a saved report", async () => {
		await run("--save", "before.json");
		await writeFile(join(cwd, "a.json"), JSON.stringify({ export: { hostCountry: "FR" } }));
		const { stdout } = await run("--answers", "a.json", "--since", "before.json", "--save", "now.json");
		expect(stdout).toContain("Since the last report");
		const { changes } = JSON.parse(await file("now.json"));
		expect(changes).toMatchObject({
			ruleSetChanged: false,
			items: [{ id: "XB-LAPTOP", before: "review", after: "fail" }],
		});
	});

	it("takes answers from the config, and lets the file of --answers win", async () => {
		await writeFile(
			join(cwd, "uncrisp.config.json"),
			JSON.stringify({ report: { export: { hostCountry: "FR", sharedWith: ["CN"] } } }),
		);
		expect((await run("--fail-on", "blocker")).code).toBe(3);
		await writeFile(join(cwd, "a.json"), JSON.stringify({ "export.hostCountry": "CN" }));
		expect((await run("--answers", "a.json", "--fail-on", "blocker")).code).toBe(0);
	});

	it.each([
		{
			title: "a misspelt answer in the config",
			config: { report: { company: { isCIO: true } } },
			argv: [],
			says: "company.isCIO",
		},
		{ title: "an answers file that is not there", argv: ["--answers", "none.json"], says: "none.json" },
		{
			title: "a report that is none",
			argv: ["--since", "uncrisp.config.json"],
			config: {},
			says: "uncrisp.config.json is not a report",
		},
		{ title: "the wizard without a terminal", argv: ["--ask"], says: "--answers FILE" },
		{ title: "a severity that is none", argv: ["--fail-on", "all"], says: "blocker" },
	])("refuses $title", async ({ config, argv, says }) => {
		if (config !== undefined) await writeFile(join(cwd, "uncrisp.config.json"), JSON.stringify(config));
		const { code, stderr } = await run(...argv);
		expect(code).not.toBe(0);
		expect(stderr).toContain(says);
	});

	it("lists every question with what it takes", async () => {
		const { code, stdout } = await run("--questions");
		expect(code).toBe(0);
		for (const id of questionIds) expect(stdout).toContain(`${id}\n`);
	});

	it("gives the whole report as the last line of --json", async () => {
		const { events } = await run("--json");
		const last = events().at(-1) as { type: string; report: { items: unknown[] } };
		expect(last.report.items).toHaveLength(59);
	});
});

describe("the wizard", () => {
	/** A terminal that answers by the question's text; undefined means "I do not know". */
	function terminal(answers: Readonly<Record<string, unknown>>, asked: string[] = []) {
		return async (list: readonly Question[]) => {
			const [question] = list;
			asked.push(question!.message);
			const found = Object.entries(answers).find(([start]) => question!.message.startsWith(start));
			return { value: found === undefined ? "" : found[1] };
		};
	}
	const stage = () => ({ cwd, language: "en", interactive: false, output: { line() {} } }) as unknown as Session;
	const evidence = evidenceWith({ "subjects.cnAll": range(5), "subjects.total": 5 });
	const input = { arguments: [], values: {} };

	it("asks what matters, an answer may open the next question, and keeps the rest of the config", async () => {
		await writeFile(
			join(cwd, "uncrisp.config.json"),
			JSON.stringify({ lang: "en", report: { company: { isCIIO: false } } }),
		);
		const asked: string[] = [];
		const ask = terminal(
			{
				"Which legal route": "exempt_contract",
				"Is the claimed exemption": "yes",
				"In which country did the machine": "cn",
				"In which countries can somebody open": "CN, FR",
			},
			asked,
		);
		const kept = { "company.isCIIO": false };
		const answers = await askQuestions(stage(), input, { evidence, answers: kept, kept, target: undefined, ask });
		expect(answers).toMatchObject({
			"crisp.mechanism": "exempt_contract",
			"export.hostCountry": "CN",
			"export.sharedWith": ["CN", "FR"],
		});
		expect(new Set(asked).size).toBe(asked.length);
		expect(asked.some((question) => question.startsWith("Is the company an operator"))).toBe(false);
		const config = JSON.parse(await file("uncrisp.config.json"));
		expect(config).toMatchObject({ lang: "en", report: { company: { isCIIO: false }, export: { hostCountry: "CN" } } });
		expect((await stat(join(cwd, "uncrisp.config.json"))).mode & 0o777).toBe(0o600);
	});

	it("keeps what was answered when somebody leaves half-way", async () => {
		const first = terminal({ "In which country is the company": "FR" });
		let questions = 0;
		const ask = async (list: readonly Question[]) => {
			questions += 1;
			if (questions > 5) throw interrupted("SIGINT");
			return first(list);
		};
		const asking = askQuestions(stage(), input, { evidence, answers: {}, kept: {}, target: undefined, ask });
		await expect(asking).rejects.toMatchObject({ code: "cancelled" });
		expect(JSON.parse(await file("uncrisp.config.json"))).toEqual({ report: { company: { established: "FR" } } });
	});
});
