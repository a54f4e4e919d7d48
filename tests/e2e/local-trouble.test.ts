import { spawnSync } from "node:child_process";
import { cpSync, existsSync, openSync, readdirSync, rmSync, truncateSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { RawDatabase } from "../archive/raw-database.js";
import { run, start, temporaryFolder } from "./command.js";
import { crispEnvironment } from "./kill.js";

/* What this machine does to a user: a lock, a damaged archive, a full disk. */

let crisp: CrispDouble;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
	crisp = await startCrispDouble({
		workspace: generateWorkspace({ conversations: 8, messages: 40, contacts: 6, seed: 3 }),
	});
	folder = await temporaryFolder();
	expect((await uncrisp("backup", "--archive", "good")).code).toBe(0);
});
afterAll(async () => {
	await crisp.close();
	await folder[Symbol.asyncDispose]();
});

const around = () => ({ cwd: folder.path, env: crispEnvironment(crisp) });
const uncrisp = (...args: string[]) => run(args, around());
const change = (name: string, sql: string) => {
	const db = new RawDatabase(join(folder.path, name, "archive.sqlite"));
	db.exec(sql);
	db.close();
};

it("a lock ends with 11 and the command to use; a dead owner's is taken over, another host's goes by that command", async () => {
	const owner = start(["backup", "--archive", "locked"], around());
	const refused = await new Promise<Awaited<ReturnType<typeof uncrisp>>>((done) => {
		let seen = 0;
		crisp.server.faults.add({
			kind: "stall",
			match: () => {
				seen += 1;
				if (seen === 5) void uncrisp("backup", "--archive", "locked").then(done);
				return seen >= 5;
			},
		});
	});
	const stays = await uncrisp("archive", "unlock", "--archive", "locked");
	owner.child.kill("SIGKILL");
	await owner.finished;
	crisp.server.faults.clear();
	expect(refused.code).toBe(11);
	expect(refused.stderr).toContain(`stop process ${owner.child.pid}`);
	expect(stays.code).toBe(11);
	expect((await uncrisp("backup", "--archive", "locked")).code).toBe(0);

	change(
		"locked",
		"INSERT INTO lock (one, token, owner, host, pid, process_start, taken_at_ms, heartbeat_ms) VALUES (1, 't', 'uncrisp backup', 'elsewhere.example', 4242, '', 1, 1)",
	);
	const elsewhere = await uncrisp("backup", "--archive", "locked");
	expect(elsewhere.code).toBe(11);
	const [, told = ""] = elsewhere.stderr.match(/`uncrisp ([^`]+)`\n$/) ?? [];
	expect(told).toMatch(/^archive unlock/);
	expect((await uncrisp(...told.split(" "))).code).toBe(0);
	expect((await uncrisp("backup", "--archive", "locked")).code).toBe(0);
});

describe("a damaged archive", () => {
	const file = (name: string) => join(folder.path, name, "archive.sqlite");
	const blob = (name: string) => {
		const files = readdirSync(join(folder.path, name, "files"), { recursive: true, withFileTypes: true });
		const found = files.find((entry) => entry.isFile());
		if (found === undefined) throw new Error("the archive holds no file");
		return join(found.parentPath, found.name);
	};
	const overwrite = (path: string, bytes: Buffer) => writeSync(openSync(path, "r+"), bytes, 0, bytes.length, 0);

	it.each<[string, string, number, RegExp, (name: string) => void]>([
		["cut", "status", 10, /is damaged/, (name) => truncateSync(file(name), 100_000)],
		["with a garbage header", "status", 10, /is damaged/, (name) => overwrite(file(name), Buffer.alloc(100, 65))],
		[
			"of another program",
			"status",
			10,
			/not an archive of uncrisp/,
			(name) => change(name, "PRAGMA application_id = 7"),
		],
		["of a newer version", "status", 10, /newer uncrisp/, (name) => change(name, "PRAGMA user_version = 999")],
		["without its database", "status", 10, /no archive\.sqlite/, (name) => rmSync(file(name))],
		["with a lost file", "verify", 5, /file-missing/, (name) => rmSync(blob(name))],
		["with a changed file", "verify", 5, /file-damaged/, (name) => overwrite(blob(name), Buffer.from("?"))],
	])("%s: %s ends with %i and says so", async (name, command, code, words, damage) => {
		cpSync(join(folder.path, "good"), join(folder.path, name), { recursive: true });
		damage(name);
		const ended = await uncrisp(command, "--archive", name);
		expect(ended.code, ended.stderr).toBe(code);
		expect(ended.stderr).toMatch(words);
		expect(ended.stderr).not.toMatch(/^\s+at /m);
	});
});

it.skipIf(!existsSync("/proc/self"))(
	"a folder that can never be made is refused at once, with its reason",
	async () => {
		for (const [args, words] of [
			[["backup", "--archive", "/proc/uncrisp/archive"], /archive \/proc\/uncrisp\/archive/],
			[["export", "--archive", "good", "--format", "csv", "--out", "/proc/uncrisp"], /Cannot write \/proc\/uncrisp/],
			[["export", "--archive", "good", "--out", "/proc/uncrisp/all.ndjson"], /Cannot write \/proc\/uncrisp/],
			[["plan", "--archive", "good", "--to", "chatwoot", "--html", "/proc/uncrisp/plan.html"], /Cannot write/],
		] as const) {
			const { child, finished } = start(args, around());
			const tooLate = setTimeout(() => child.kill("SIGKILL"), 20_000);
			const ended = await finished;
			clearTimeout(tooLate);
			expect(ended.code, `${args.join(" ")} ${ended.signal ?? ""} ${ended.stderr}`).toBe(1);
			expect(ended.stderr).toMatch(words);
		}
	},
);

describe("a full disk", () => {
	const main = resolve(import.meta.dirname, "../../dist/src/cli/main.js");
	const shell = (command: string, script: string) => {
		const env = { PATH: process.env.PATH ?? "", UNCRISP_LANG: "en", ...crispEnvironment(crisp) };
		return spawnSync(command, [...(command === "unshare" ? ["-rm", "sh"] : []), "-c", script], {
			cwd: folder.path,
			encoding: "utf8",
			env,
		});
	};
	const canMount = spawnSync("unshare", ["-rm", "true"]).status === 0;

	it.skipIf(!existsSync("/dev/full"))("under stdout is a failure, not a short result", () => {
		for (const command of ["export", "status"]) {
			const ended = shell("sh", `${process.execPath} ${main} ${command} --archive good > /dev/full`);
			expect(ended.status, ended.stderr).toBe(1);
			expect(ended.stderr).toContain("The disk or the quota is full");
			expect(ended.stderr).not.toMatch(/^\s+at /m);
		}
	});

	it.skipIf(!canMount)("under an export or a plan leaves no half file and says so", () => {
		const script = `mkdir -p small && mount -t tmpfs -o size=8k none small && cd small && u="${process.execPath} ${main}"
			$u export --archive ../good --out e.ndjson; echo "code $?"
			$u export --archive ../good --format csv --out .; echo "code $?"
			rm -f *.csv
			$u plan --to chatwoot --archive ../good --out plan.json; echo "code $?"
			$u plan --to chatwoot --archive ../good --html plan.html >/dev/null; echo "code $?"
			ls -A`;
		const ended = shell("unshare", script);
		expect(ended.stdout.match(/code \d+/g), ended.stderr).toEqual(["code 1", "code 1", "code 1", "code 1"]);
		expect(ended.stderr.match(/The disk or the quota is full/g)).toHaveLength(4);
		expect(ended.stdout).not.toMatch(/\.part|ndjson|plan/);
	});
});
