import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { crispEnvironment } from "../e2e/kill.js";
import { type S3Server, startS3 } from "../remote/s3-server.js";
import { runInside } from "./in-process.js";

let cwd: string;
let s3: S3Server;
let crisp: CrispDouble;
let chatwoot: ChatwootDouble;
beforeAll(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	s3 = await startS3();
	chatwoot = await startChatwootDouble();
	crisp = await startCrispDouble({
		workspace: generateWorkspace({ conversations: 6, messages: 50, contacts: 4, seed: 6, files: 0.3 }),
	});
});
afterAll(async () => {
	await crisp.close();
	await chatwoot.close();
	await s3.close();
	await rm(cwd, { recursive: true, force: true });
});
afterEach(() => {
	s3.door.faults.clear();
	crisp.server.faults.clear();
});

const environment = (prefix: string, more: Record<string, string> = {}) => ({
	...crispEnvironment(crisp),
	UNCRISP_REMOTE: `s3://${s3.bucket}/${prefix}`,
	UNCRISP_REMOTE_ENDPOINT: s3.endpoint,
	AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
	AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
	...more,
});
const run = (argv: readonly string[], env: Record<string, string>) => runInside(argv, { cwd, env });
const below = (folder: string) =>
	readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
		entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
	);
const filesOf = (archive: string) => below(join(cwd, archive, "files"));

describe("verify --repair with a remote", () => {
	it("previews, brings files from the remote and records from Crisp, and ends sound", async () => {
		const identity = await generateX25519Identity();
		const env = environment("repair", {
			UNCRISP_ARCHIVE: "repair",
			UNCRISP_ENCRYPT_TO: await identityToRecipient(identity),
			UNCRISP_AGE_IDENTITY: identity,
		});
		expect((await run(["backup"], env)).code).toBe(0);
		for (const path of filesOf("repair").slice(0, 3)) rmSync(path);
		const verify = await run(["verify"], env);
		expect((await run(["verify", "--lang", "zh-CN"], env)).stderr).not.toMatch(/ its bytes /);
		expect(verify.code).toBe(5);
		expect(verify.stderr).toContain("uncrisp verify --repair");

		const preview = await run(["verify", "--repair"], env);
		expect(preview.code).toBe(5);
		expect(preview.stderr).toMatch(/file-missing .* from the remote first/);
		expect(preview.stderr).toContain("add --yes");
		const fetched = crisp.fileRequests().all;
		const repaired = await run(["verify", "--repair", "--yes", "--json"], env);
		expect(repaired.code, repaired.stderr).toBe(0);
		expect(repaired.events().at(-1)).toMatchObject({ status: "done", files: { fromElsewhere: 3, fromSource: 0 } });
		expect(crisp.fileRequests().all).toBe(fetched);
		expect((await run(["verify"], env)).code).toBe(0);
		expect((await run(["verify", "--repair", "--lang", "zh-CN"], env)).stderr).toContain("归档完好");
	});

	it("fetches from Crisp what the remote has not; without either it ends with 5", async () => {
		const env = environment("nothing-there", { UNCRISP_ARCHIVE: "alone" });
		const { UNCRISP_REMOTE: _, ...local } = env;
		expect((await run(["backup"], local)).code).toBe(0);
		const [lost = ""] = filesOf("alone");
		rmSync(lost);
		crisp.server.faults.add({ kind: "status", status: 404, match: (_method, path) => path.startsWith("/files/") });
		const failed = await run(["verify", "--repair", "--yes"], local);
		expect(failed.code, failed.stderr).toBe(5);
		expect(failed.stderr).toContain("not to be had now");
		crisp.server.faults.clear();
		expect((await run(["backup"], env)).code).toBe(3);
		const repaired = await run(["verify", "--repair", "--yes", "--json"], env);
		expect(repaired.code, repaired.stderr).toBe(0);
		expect(repaired.events().at(-1)).toMatchObject({ files: { fromElsewhere: 0 } });
	});

	it("an empty runner's verify says where its files are, and is sound", async () => {
		const env = environment("runner", { UNCRISP_ARCHIVE: "first" });
		expect((await run(["backup"], env)).code).toBe(0);
		const runner = { ...env, UNCRISP_ARCHIVE: "runner" };
		expect((await run(["backup"], runner)).code).toBe(0);
		const verify = await run(["verify"], runner);
		expect(verify.code, verify.stderr).toBe(0);
		expect(verify.stderr).toMatch(
			/\d+ files are not here on purpose: they are in s3:\/\/backups\/runner, snapshot \d{8}T/,
		);
	});
});

describe("doctor with a remote", () => {
	const checks = async (env: Record<string, string>) => {
		const ended = await run(["doctor", "--json", "--archive", "none"], env);
		const found = ended.events().filter(({ name }) => String(name).startsWith("remote"));
		return { code: ended.code, results: Object.fromEntries(found.map(({ name, result }) => [name, result])), ended };
	};

	it("says that rights, encryption and clock are well, and leaves nothing there", async () => {
		const identity = await generateX25519Identity();
		const recipient = await identityToRecipient(identity);
		const env = environment("doctor", { UNCRISP_ENCRYPT_TO: recipient, UNCRISP_AGE_IDENTITY: identity });
		const fresh = await checks(env);
		expect(fresh).toMatchObject({
			code: 0,
			results: { remote: "ok", "remote encryption": "ok", "remote clock": "ok" },
		});
		expect(below(s3.folder).filter((path) => path.includes("/doctor/"))).toEqual([]);
		expect((await run(["backup"], { ...env, UNCRISP_ARCHIVE: "doctored" })).code).toBe(0);
		expect((await checks(env)).ended.stdout).toContain("1 snapshot, newest");
		const writeOnly = environment("doctor", { UNCRISP_ENCRYPT_TO: recipient });
		expect(await checks(writeOnly)).toMatchObject({ code: 0, results: { "remote encryption": "warn" } });
		expect(await checks(environment("doctor"))).toMatchObject({ code: 1, results: { "remote encryption": "fail" } });
		const stranger = environment("doctor", {
			UNCRISP_ENCRYPT_TO: recipient,
			UNCRISP_AGE_IDENTITY: await generateX25519Identity(),
		});
		expect(await checks(stranger)).toMatchObject({ code: 12, results: { remote: "fail" } });
		expect(await checks(environment("doctor", { UNCRISP_ENCRYPT_TO: "age1wrong" }))).toMatchObject({ code: 1 });
	});

	it.each([
		["PUT", 403],
		["DELETE", 403],
	])("fails with 12 where the key may not %s", async (method, status) => {
		s3.door.faults.add({ kind: "status", status, match: (asked) => asked === method });
		expect(await checks(environment("rights"))).toMatchObject({ code: 12, results: { remote: "fail" } });
	});
});

describe("migrate with a remote", () => {
	it("pushes after its backup, and fetches an archive with its files where there is none", async () => {
		const env = { ...environment("migrate"), ...chatwoot.env };
		const migrate = (archive: string) =>
			run(["migrate", "--to", "chatwoot", "--yes", "--json", "--archive", archive], env);
		const first = await migrate("moved");
		expect([0, 3]).toContain(first.code);
		const { backup } = first.events().at(-1) as { backup: { push: { snapshot: string } } };
		expect(backup.push.snapshot).toMatch(/^\d{8}T/);
		const again = await migrate("moved-again");
		const { backup: fetched } = again.events().at(-1) as { backup: { pulled: string } };
		expect(fetched.pulled).toBe(backup.push.snapshot);
		expect(filesOf("moved-again").length).toBe(filesOf("moved").length);
	});
});

describe("archive check --repair", () => {
	it("uploads again what is missing or damaged there and whole here; what is not is told with exit 5", async () => {
		const env = environment("care", { UNCRISP_ARCHIVE: "care" });
		expect((await run(["backup"], env)).code).toBe(0);
		const objects = () => below(s3.folder).filter((path) => path.includes("/care/"));
		const [file, other] = objects().filter((path) => /\/care\/files\/.*_object$/.test(path));
		const [piece] = objects().filter((path) => /\/care\/database\/.*_object$/.test(path));
		rmSync(file ?? "");
		for (const path of [other, piece]) writeFileSync(path ?? "", "damaged");
		const found = await run(["archive", "check", "--read"], env);
		expect(found.code).toBe(5);
		expect(found.stderr).toContain("--repair");
		const repaired = await run(["archive", "check", "--read", "--repair", "--json"], env);
		expect(repaired.code, repaired.stderr).toBe(0);
		expect(repaired.events().at(-1)).toMatchObject({ problems: 3, repaired: 3, left: 0 });
		expect((await run(["archive", "check", "--read"], env)).code).toBe(0);

		writeFileSync(other ?? "", "damaged");
		for (const path of filesOf("care")) writeFileSync(path, "damaged too");
		const left = await run(["archive", "check", "--read", "--repair"], env);
		expect(left.code).toBe(5);
		expect(left.stderr).toContain("left: 1");
	});
});
