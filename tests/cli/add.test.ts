import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { ContactId, type Entity, WorkspaceId } from "../../src/model/index.js";
import { contact, conversation, message } from "../archive/sample-entities.js";
import { runInside } from "./in-process.js";

let cwd: string;
let chatwoot: ChatwootDouble;

beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	chatwoot = await startChatwootDouble();
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "create", now: () => Date.now() });
	archive.bindWorkspace(WorkspaceId.parse("w1"));
	const run = archive.startRun("backup");
	archive.transaction(() => {
		const put = (resource: string, id: string, entity: Entity, parent?: string) => {
			archive.putRecord({ resource, id, raw: {}, runId: run.id, ...(parent && { parent }) });
			archive.putEntity(entity);
		};
		put("website", "w1", {
			kind: "workspace",
			id: WorkspaceId.parse("w1"),
			name: "Shop",
			contactPoints: {},
			settings: {},
		});
		for (const [n, name] of ["Ada Example", "Ben Invented", "Cleo Sample"].entries()) {
			const session = `session_00000000-0000-4000-8000-00000000000${n}`;
			put("contact", `c${n}`, contact(`c${n}`, { name, identities: [] }));
			put("conversation", session, conversation(session, { contactId: ContactId.parse(`c${n}`) }));
			const text = `=Hi ${name}, your parcel ${9100 + n} is on its way and arrives within 2 days.`;
			const author = { type: "agent" as const, name: "Tom Agent" };
			put("message", `${session}/1`, message(session, 1, { author, parts: [{ type: "text", text }] }), session);
		}
		archive.setNotExported([{ resource: "canned-replies", reason: "no-route", en: "none", zh: "无", runId: run.id }]);
	});
	archive.finishRun(run.id, "done", {});
	archive.close();
});
afterEach(async () => {
	await chatwoot.close();
	await rm(cwd, { recursive: true, force: true });
});

const run = (...args: string[]) => runInside(args, { cwd, env: chatwoot.env });
const file = async (name: string, content: string) => {
	await writeFile(join(cwd, name), content);
	return name;
};
const writes = () => chatwoot.server.requests.filter(({ method }) => method !== "GET" && method !== "HEAD").length;

describe("uncrisp add", () => {
	it("never asks without a terminal: it shows what it would take and says what to add", async () => {
		const name = await file("replies.csv", "Shortcut,Content,Who\nhi,Hello ada@mail.example,Li\n");
		const ended = await run("add", "canned-replies", name);
		expect(ended).toMatchObject({ code: 64, stdout: "" });
		expect(ended.stderr).toContain("← Shortcut");
		expect(ended.stderr).toContain("--yes");
		expect(ended.stderr).not.toContain("ada@");
		const status = (await run("status", "--json")).events()[0] as { resources: { resource: string }[] };
		expect(status.resources.map(({ resource }) => resource)).not.toContain("handed-in-canned-reply");
	});

	it("takes named columns, refuses rows with their line and ends with 3", async () => {
		const name = await file("replies.csv", "A;B\nhi;Hello there\nbye;\n");
		const ended = await run("add", "canned-replies", name, "--column", "shortcut=a", "--column", "text=B", "--json");
		expect(ended.code, ended.stderr).toBe(3);
		const events = ended.events();
		expect(events).toContainEqual(expect.objectContaining({ type: "refused", line: 3, code: "text-missing" }));
		expect(events.at(-1)).toMatchObject({ type: "summary", command: "add", created: 1, refused: 1, ok: false });
		const chinese = await run("add", "canned-replies", name, "--column", "text=B", "--lang", "zh-CN");
		expect(chinese.stderr).toContain("第 3 行");
	});

	it.each([
		[["add"], "uncrisp add canned-replies"],
		[["add", "canned-replies"], "which file"],
		[["add", "shortcuts", "x.csv"], "canned-replies, triggers, ratings"],
		[["add", "canned-replies", "unnamed.csv", "--yes"], "--column text=HEADER"],
		[["add", "canned-replies", "unnamed.csv", "--column", "text=Reply"], "no column"],
		[["add", "canned-replies", "broken.csv", "--yes"], "Line 2"],
	])("refuses wrong use: %j", async (args, said) => {
		await file("unnamed.csv", "one,two\nthree,four\n");
		await file("broken.csv", 'text\n"never closed\n');
		const ended = await run(...args);
		expect(ended.code, ended.stderr).toBe(64);
		expect(ended.stderr).toContain(said);
	});

	it("needs an archive and a file that is there", async () => {
		const name = await file("replies.csv", "text\nHello\n");
		expect((await run("add", "canned-replies", name, "--yes", "--archive", "nowhere")).code).toBe(10);
		expect((await run("add", "canned-replies", "nothing.csv", "--yes")).code).toBe(1);
	});
});

describe("added things at the target", () => {
	it("become canned responses once, and a corrected file changes the one it corrects", async () => {
		const name = await file(
			"replies.csv",
			"bang,text,tag\n!hi,Hello {{contact.name}} about {{number}},Sales\nbye,Goodbye,\n",
		);
		await file("triggers.csv", "name\nWelcome\n");
		expect((await run("add", "canned-replies", name, "--yes")).code).toBe(0);
		expect((await run("add", "triggers", "triggers.csv", "--yes")).code).toBe(0);
		await file("ratings.csv", "conversation,stars,comment\nsession_00000000-0000-4000-8000-000000000000,4,Quick\n");
		expect((await run("add", "ratings", "ratings.csv", "--yes")).code).toBe(0);
		const status = (await run("status", "--json")).events()[0] as { notExported: object[] };
		expect(status.notExported).toMatchObject([{ resource: "canned-replies", reason: "handed-in" }]);

		const plan = await run("plan", "--to", "chatwoot", "--out", "plan.json");
		expect(plan.code, plan.stderr).toBe(0);
		expect(plan.stdout).toMatch(/canned/i);
		expect(plan.stdout).toContain("automation");
		expect((await run("import", "--to", "chatwoot", "--plan", "plan.json")).code).toBe(0);
		expect(chatwoot.data.canned).toMatchObject([
			{ short_code: "bye", content: "Goodbye" },
			{ short_code: "Sales-hi", content: "Hello {{contact.name}} about [number]" },
		]);
		const notes = chatwoot.data.messages.filter(
			(each) => each.private === true && /★★★★ 4\/5\nQuick/.test(String(each.content)),
		);
		expect(notes).toHaveLength(1);
		const before = writes();
		expect((await run("import", "--to", "chatwoot", "--yes")).code).toBe(0);
		expect(writes()).toBe(before);

		await file("replies.csv", "bang,text,tag\nbye,Good bye!,\n");
		expect((await run("plan", "--to", "chatwoot", "--out", "old.json")).code).toBe(0);
		expect((await run("add", "canned-replies", name, "--yes")).code).toBe(0);
		const stale = await run("import", "--to", "chatwoot", "--plan", "old.json", "--json");
		expect(stale.events().at(-1)).toMatchObject({ error: { code: "plan-stale" } });
		expect((await run("import", "--to", "chatwoot", "--yes")).code).toBe(0);
		expect(chatwoot.data.canned).toHaveLength(2);
		expect(chatwoot.data.canned[0]).toMatchObject({ short_code: "bye", content: "Good bye!" });
		expect((await run("verify")).code).toBe(0);
	}, 60_000);

	it("can be mined, edited and added, formulas safe on the way", async () => {
		const mined = await run("add", "--mine", "canned-replies", "--out", "proposals.csv", "--lang", "zh-CN");
		expect(mined.code, mined.stderr).toBe(0);
		expect(mined.stderr).toContain("个人信息");
		const path = join(cwd, "proposals.csv");
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		const csv = await readFile(path, "utf8");
		expect(csv.startsWith("\uFEFF快捷指令,内容,")).toBe(true);
		expect(csv).toContain("'=Hi {{contact.name}}, your parcel {{number}} is on its way and arrives within 2 days.");
		expect(csv).not.toMatch(/Ada|Ben|Cleo|91\d\d/);
		expect((await run("add", "--mine", "canned-replies", "--out", "proposals.csv")).code).toBe(1);

		const added = await run("add", "canned-replies", "proposals.csv", "--yes", "--json");
		expect(added.code, added.stderr).toBe(0);
		const [reply] = (await run("export", "--kind", "canned-reply")).events();
		expect(reply?.text).toBe("=Hi {{contact.name}}, your parcel {{number}} is on its way and arrives within 2 days.");
		const again = await run("add", "--mine", "canned-replies", "--out", "more.csv", "--json");
		expect(again.events().at(-1)).toMatchObject({ proposals: 0, known: 1, file: null });
	}, 60_000);
});
