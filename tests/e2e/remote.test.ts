import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { type S3Server, startS3 } from "../remote/s3-server.js";
import { contentOf, fillArchive } from "../remote/stage.js";
import { type Finished, lines, run, start, temporaryFolder } from "./command.js";
import { crispEnvironment, killAtRequest, seededRandom } from "./kill.js";

const seed = Number(process.env.UNCRISP_TEST_SEED ?? 20261126);
const kills = Number(process.env.UNCRISP_TEST_REMOTE_KILLS ?? 3);

let crisp: CrispDouble;
let s3: S3Server;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
	s3 = await startS3();
	crisp = await startCrispDouble({
		workspace: generateWorkspace({ conversations: 8, messages: 60, contacts: 5, seed }),
	});
	folder = await temporaryFolder();
});
afterAll(async () => {
	await crisp.close();
	await s3.close();
	await folder[Symbol.asyncDispose]();
});

function environment(prefix: string, more: Record<string, string> = {}): Record<string, string> {
	return {
		...crispEnvironment(crisp),
		UNCRISP_REMOTE: `s3://${s3.bucket}/${prefix}`,
		UNCRISP_REMOTE_ENDPOINT: s3.endpoint,
		AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
		AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
		...more,
	};
}

const uncrisp = (args: readonly string[], env: Record<string, string>): Promise<Finished> =>
	run(args, { cwd: folder.path, env });
const summaryOf = (ended: Finished) => lines(ended.stdout).at(-1);
const snapshotOf = (ended: Finished) => (summaryOf(ended) as { push: { snapshot: string } }).push.snapshot;
const at = (name: string) => join(folder.path, name);

/** What `export --records` prints. */
const exported = (archive: string): string => contentOf(at(archive)).records;

describe("a night on an empty runner", () => {
	it("fetches what it needs, backs up, pushes; and everything comes back", { timeout: 240_000 }, async () => {
		const identity = await generateX25519Identity();
		const env = environment("nights", {
			UNCRISP_ENCRYPT_TO: await identityToRecipient(identity),
			UNCRISP_AGE_IDENTITY: identity,
		});
		const backup = ["backup", "--archive", at("runner"), "--json"];
		const first = await uncrisp(backup, env);
		expect(first.code, first.stderr).toBe(0);
		expect(summaryOf(first)).toMatchObject({ ok: true, push: { encrypted: true, missing: 0 } });
		await rm(at("runner"), { recursive: true });

		const before = crisp.server.requests.length;
		const second = await uncrisp(backup, env);
		expect(second.code, second.stderr).toBe(0);
		expect(summaryOf(second)).toMatchObject({ pulled: snapshotOf(first) });
		const paths = crisp.server.requests.slice(before).map(({ path }) => path);
		expect(paths.filter((path) => path.endsWith("/messages"))).toEqual([]);

		const restored = await uncrisp(["archive", "restore", "--archive", at("back"), "--lang", "zh-CN"], env);
		expect(restored.code, restored.stderr).toBe(0);
		expect(restored.stderr).toContain("已恢复");
		expect(exported("back")).toBe(exported("runner"));
		const listed = await uncrisp(["archive", "snapshots", "--json"], env);
		expect(lines(listed.stdout).map(({ type }) => type)).toEqual(["snapshot", "snapshot", "summary"]);
		for (const { stdout, stderr } of [first, second, restored, listed]) {
			expect(`${stdout}${stderr}`).not.toContain(identity);
			expect(`${stdout}${stderr}`).not.toContain(crisp.credentials.key);
		}
	});

	it("says what it lacks when it may write and not read", async () => {
		const recipient = await identityToRecipient(await generateX25519Identity());
		const before = crisp.server.requests.length;
		const ended = await uncrisp(["backup", "--archive", at("blind"), "--encrypt-to", recipient], environment("nights"));
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain("UNCRISP_AGE_IDENTITY");
		expect(crisp.server.requests).toHaveLength(before);
	});

	it("keeps the good backup when the push fails, and does not end with 0", async () => {
		const env = environment("unlucky");
		s3.door.faults.add({
			match: (method, path) => method === "PUT" && path.includes("/database/"),
			status: 403,
			kind: "status",
		});
		const ended = await uncrisp(["backup", "--archive", at("unlucky"), "--json", "--summary", at("job.md")], env);
		s3.door.faults.clear();
		expect(ended.code, ended.stderr).toBe(12);
		expect(summaryOf(ended)).toMatchObject({ status: "done", ok: false, pushError: { code: "rights-missing" } });
		expect(ended.stderr).toContain("uncrisp archive push");
		expect(await readFile(at("job.md"), "utf8")).toContain("# The copy did not arrive");
		expect(contentOf(at("unlucky")).records).toContain('"resource":"message"');
	});
});

describe(`a push killed with SIGKILL (seed ${seed}, ${kills} kills)`, () => {
	it("leaves every snapshot whole, and the next push completes it", { timeout: 240_000 }, async () => {
		const random = seededRandom(seed);
		const env = environment("killed");
		const archive = ["--archive", at("killed")];
		await fillArchive(at("killed"), { messages: 300, files: ["one", "two", "three"] });
		let killed = 0;
		for (let round = 0; round < kills * 3 && killed < kills; round += 1) {
			const pushing = start(["archive", "push", ...archive], { cwd: folder.path, env });
			killAtRequest(s3.door, pushing.child, 1 + Math.floor(random() * 14));
			if ((await pushing.finished).signal === "SIGKILL") killed += 1;
		}
		s3.door.faults.clear();
		expect(killed).toBeGreaterThanOrEqual(Math.min(kills, 3));
		const pushed = await uncrisp(["archive", "push", ...archive], env);
		expect(pushed.code, pushed.stderr).toBe(0);
		// What the killed ones had copied aside is swept.
		expect((await readdir(at("killed"))).filter((name) => name.startsWith("copy-"))).toEqual([]);
		expect((await uncrisp(["archive", "check", "--read"], env)).code).toBe(0);
		const back = await uncrisp(["archive", "restore", "--archive", at("killed-back")], env);
		expect(back.code, back.stderr).toBe(0);
		expect(exported("killed-back")).toBe(exported("killed"));
	});
});

describe("a remote that refuses", () => {
	it("ends with the code of its kind before anything is asked of Crisp, and shows no secret", async () => {
		const secret = "a-wrong-secret-key-value";
		const before = crisp.server.requests.length;
		for (const [more, code, error] of [
			[{ AWS_SECRET_ACCESS_KEY: secret }, 12, "credentials-refused"],
			[{ UNCRISP_REMOTE: "s3://no-such-bucket/x", AWS_SESSION_TOKEN: secret }, 64, "config-invalid"],
			[{ UNCRISP_AGE_IDENTITY: `${secret}-AGE` }, 64, "config-invalid"],
		] as const) {
			const env = environment("refusing", { UNCRISP_ENCRYPT_TO: "age1-not-one", ...more });
			if (code === 12 || "UNCRISP_REMOTE" in more) env.UNCRISP_ENCRYPT_TO = "";
			const ended = await uncrisp(["backup", "--archive", at("refused"), "--json", "--verbose"], env);
			expect(ended.code, ended.stderr).toBe(code);
			expect(summaryOf(ended)).toMatchObject({ error: { code: error } });
			expect(`${ended.stdout}${ended.stderr}`).not.toContain(secret);
		}
		expect(crisp.server.requests).toHaveLength(before);
	});

	it("asks what to keep before it forgets, and previews", async () => {
		const env = environment("killed");
		expect((await uncrisp(["archive", "forget"], env)).code).toBe(64);
		const preview = await uncrisp(["archive", "forget", "--keep-daily", "7", "--json"], env);
		expect(preview.code, preview.stderr).toBe(0);
		expect(summaryOf(preview)).toMatchObject({ status: "preview" });
	});
});
