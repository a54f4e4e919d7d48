import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "../../src/archive/open-archive.js";
import { isAppError } from "../../src/model/index.js";
import { checkRemote, type RemoteProblem } from "../../src/remote/check-remote.js";
import { filePieceBytes } from "../../src/remote/layout.js";
import { pushArchive } from "../../src/remote/push.js";
import type { RemoteOptions } from "../../src/remote/remote-options.js";
import { restoreArchive } from "../../src/remote/restore.js";
import { contentOf, createStage, fillArchive, type Stage } from "./stage.js";

const secret = "a text that nobody else may read";
let stage: Stage;
beforeAll(async () => {
	stage = await createStage();
	await fillArchive(stage.path("archive"), { messages: 600, files: [secret, "", "three"] });
});
afterAll(() => stage.close());

afterEach(() => stage.s3.door.faults.clear());

const puts = () => stage.s3.door.requests.filter(({ method }) => method === "PUT").map(({ path }) => path);

describe("push and restore", () => {
	it("bring back an archive that equals the one that was pushed", async () => {
		const options = stage.options("roundtrip");
		const pushed = await pushArchive(stage.path("archive"), options);
		expect(pushed).toMatchObject({ remote: "s3://backups/roundtrip", encrypted: false, missing: 0 });
		expect(pushed.uploaded).toBe(pushed.objects);
		const restored = await restoreArchive(stage.path("restored"), { ...options, files: true });
		expect(restored).toMatchObject({ snapshot: pushed.snapshot, workspaceId: "w1", files: 3, missing: 0 });
		expect(statSync(stage.path("restored")).mode & 0o777).toBe(0o700);
		expect(readdirSync(stage.path("restored")).sort()).toEqual(["archive.sqlite", "files"]);
		expect(contentOf(stage.path("restored"))).toEqual(contentOf(stage.path("archive")));
		const archive = openArchive(stage.path("restored"), { mode: "write", now: () => Date.now() });
		const problems = [];
		for await (const problem of archive.check()) problems.push(problem);
		archive.close();
		expect(problems).toEqual([]);
	});

	it("cut what is large, so that no piece is", async () => {
		const options = stage.options("large");
		await fillArchive(stage.path("large"), { messages: 1, files: [new Uint8Array(filePieceBytes + 1).fill(7)] });
		await pushArchive(stage.path("large"), options);
		expect(objectsBelow("backups/large/files").map((path) => statSync(path).size)).toEqual([filePieceBytes, 1]);
		await restoreArchive(stage.path("large-back"), { ...options, files: true });
		expect(contentOf(stage.path("large-back"))).toEqual(contentOf(stage.path("large")));
		expect(await problemsOf(options, { n: 1, of: 1 })).toEqual([]);
	});

	it("upload nothing but a snapshot when nothing changed, and little when little did", async () => {
		const options = stage.options("incremental");
		await fillArchive(stage.path("growing"), { messages: 2000, files: ["a", "b"] });
		const first = await pushArchive(stage.path("growing"), options);
		expect(first.uploaded).toBeGreaterThan(5);
		const before = puts().length;
		expect(await pushArchive(stage.path("growing"), options)).toMatchObject({ uploaded: 0, objects: first.objects });
		const folders = puts()
			.slice(before)
			.map((path) => path.split("/")[3]);
		expect(folders).toEqual(["locks", "snapshots"]);
		await fillArchive(stage.path("growing"), { messages: 1, files: ["b", "c"], from: 2001 });
		const third = await pushArchive(stage.path("growing"), options);
		expect(third.uploaded).toBeGreaterThan(1);
		expect(third.uploaded).toBeLessThan(first.uploaded);
		await restoreArchive(stage.path("grown"), { ...options, files: true });
		expect(contentOf(stage.path("grown"))).toEqual(contentOf(stage.path("growing")));
	});

	it("restore an earlier snapshot by name, and refuse a name that is none", async () => {
		const options = { ...stage.options("incremental"), files: true };
		const ids = readdirSync(join(stage.s3.folder, "backups/incremental/snapshots"))
			.filter((name) => name.includes(".json.gz") && name.endsWith("_object"))
			.map((name) => name.split(".")[0] ?? "")
			.sort();
		expect(ids).toHaveLength(3);
		await restoreArchive(stage.path("earlier"), { ...options, snapshot: ids[0]?.slice(-8) });
		expect(contentOf(stage.path("earlier")).files).toHaveLength(2);
		await expect(restoreArchive(stage.path("none"), { ...options, snapshot: "1999" })).rejects.toMatchObject({
			code: "usage",
		});
	});

	it("carry on from an archive that was fetched without its files", async () => {
		const options = stage.options("pulled");
		await pushArchive(stage.path("archive"), options);
		await restoreArchive(stage.path("runner"), { ...options, files: false });
		expect(contentOf(stage.path("runner")).files).toEqual([undefined, undefined, undefined]);
		await fillArchive(stage.path("runner"), { messages: 1, files: ["two"], from: 5000 });
		expect(await pushArchive(stage.path("runner"), options)).toMatchObject({ missing: 0 });
		await restoreArchive(stage.path("whole"), { ...options, files: true });
		expect(contentOf(stage.path("whole")).files).not.toContain(undefined);
	});

	it("tell apart what a pull left in the remote on purpose and what was lost since", async () => {
		const options = stage.options("left-there");
		await pushArchive(stage.path("archive"), options);
		const pulled = stage.path("left-there");
		const { snapshot } = await restoreArchive(pulled, { ...options, files: false });
		await fillArchive(pulled, { messages: 1, files: ["new here"], from: 700 });
		const look = async () => {
			const archive = openArchive(pulled, { mode: "read", now: () => Date.now() });
			const codes = [];
			for await (const { code } of archive.check()) codes.push(code);
			const { files } = archive.sizeBytes();
			const left = archive.elsewhere();
			archive.close();
			return { codes, files, left };
		};
		const left = { remote: "s3://backups/left-there", snapshot, files: 3 };
		expect(await look()).toEqual({ codes: [], files: 8, left });
		const stored = readdirSync(join(pulled, "files"), { recursive: true, withFileTypes: true });
		for (const file of stored) if (file.isFile()) rmSync(join(file.parentPath, file.name));
		expect(await look()).toEqual({ codes: ["file-missing"], files: 0, left });
		writeFileSync(join(pulled, "elsewhere.txt"), "spoilt");
		expect((await look()).codes).toHaveLength(4);
	});

	it("never write over what is there", async () => {
		mkdirSync(stage.path("taken"));
		writeFileSync(stage.path("taken/letter.txt"), "mine");
		const options = { ...stage.options("roundtrip"), files: true };
		await expect(restoreArchive(stage.path("taken"), options)).rejects.toMatchObject({ code: "usage" });
		expect(readdirSync(stage.path("taken"))).toEqual(["letter.txt"]);
		await expect(restoreArchive(stage.path("archive"), options)).rejects.toMatchObject({ code: "usage" });
	});

	it("go on where a broken restore stopped, and are no archive before", async () => {
		const options = { ...stage.options("roundtrip"), files: true };
		stage.s3.door.faults.add({
			match: (method, path) => method === "GET" && path.includes("/database/"),
			kind: "status",
			status: 403,
		});
		await expect(restoreArchive(stage.path("broken"), options)).rejects.toMatchObject({ code: "rights-missing" });
		stage.s3.door.faults.clear();
		expect(() => openArchive(stage.path("broken"), { mode: "read", now: () => 0 })).toThrow();
		const before = stage.s3.door.count("GET", "/backups/roundtrip/files/");
		await restoreArchive(stage.path("broken"), options);
		expect(stage.s3.door.count("GET", "/backups/roundtrip/files/")).toBe(before);
		expect(contentOf(stage.path("broken"))).toEqual(contentOf(stage.path("archive")));
	});

	it("survive a store in passing trouble", async () => {
		stage.s3.door.faults.add(
			{ match: (method) => method === "PUT", nth: [2, 4], kind: "reset-after" },
			{ match: (method) => method === "PUT", nth: [3, 6], kind: "status", status: 503 },
			{ match: (method) => method === "GET", nth: 3, kind: "cut-body" },
		);
		const options = stage.options("trouble");
		await pushArchive(stage.path("archive"), options);
		await restoreArchive(stage.path("troubled"), { ...options, files: true });
		expect(stage.s3.door.faults.fired).toBe(5);
		stage.s3.door.faults.clear();
		expect(contentOf(stage.path("troubled"))).toEqual(contentOf(stage.path("archive")));
	});

	it("bring two archives at once without disturbing each other", async () => {
		const options = stage.options("both");
		await fillArchive(stage.path("sibling"), { messages: 50, files: [secret, "sibling"] });
		const names = ["archive", "sibling"];
		const pushed = await Promise.all(names.map((name) => pushArchive(stage.path(name), options)));
		for (const [at, name] of names.entries()) {
			const snapshot = pushed[at]?.snapshot ?? "";
			await restoreArchive(stage.path(`${name}-both`), { ...options, snapshot, files: true });
			expect(contentOf(stage.path(`${name}-both`))).toEqual(contentOf(stage.path(name)));
		}
	});

	it("leave the last snapshot whole when they break off, and never name what is not there", async () => {
		const options = stage.options("broken-off");
		const first = await pushArchive(stage.path("archive"), options);
		await fillArchive(stage.path("later"), { messages: 200, files: ["later"] });
		stage.s3.door.faults.add({
			match: (method, path) => method === "PUT" && path.includes("/database/"),
			nth: 1,
			kind: "status",
			status: 403,
		});
		await expect(pushArchive(stage.path("later"), options)).rejects.toMatchObject({ code: "rights-missing" });
		stage.s3.door.faults.clear();
		const restored = await restoreArchive(stage.path("still"), { ...options, files: true });
		expect(restored.snapshot).toBe(first.snapshot);
		expect(await problemsOf(options)).toEqual([]);
	});
});

describe("what is missing or damaged", () => {
	it("is a missing file in the snapshot when nobody has its bytes, and never someone else's bytes", async () => {
		const options = stage.options("lossy");
		await fillArchive(stage.path("lossy"), { messages: 1, files: ["kept", "lost", "spoilt"] });
		const archive = openArchive(stage.path("lossy"), { mode: "read", now: () => 0 });
		const [, lost, spoilt] = [...archive.attachments()].map(({ sha256 }) => archive.filePath(sha256 ?? "") ?? "");
		archive.close();
		rmSync(lost ?? "");
		writeFileSync(spoilt ?? "", "spoilT");
		expect(await pushArchive(stage.path("lossy"), options)).toMatchObject({ missing: 2 });
		const restored = await restoreArchive(stage.path("lossy-back"), { ...options, files: true });
		expect(restored).toMatchObject({ files: 1, missing: 2 });
	});

	it("is found by check, and by a restore before the folder is an archive", async () => {
		const options = stage.options("damaged");
		await pushArchive(stage.path("archive"), options);
		const names = Object.fromEntries(
			["database", "files"].map((folder) => [folder, objectsBelow(`backups/damaged/${folder}`)]),
		);
		const [piece = ""] = names.database ?? [];
		const [file = ""] = names.files ?? [];
		writeFileSync(file, flipped(readFileSync(file)));
		expect(await problemsOf(options)).toEqual([]);
		expect((await problemsOf(options, { n: 1, of: 1 })).map(({ code }) => code)).toEqual(["object-damaged"]);
		const restore = restoreArchive(stage.path("spoilt"), { ...options, files: true });
		await expect(restore).rejects.toMatchObject({ code: "archive-damaged" });
		rmSync(piece);
		expect((await problemsOf(options)).map(({ code }) => code)).toEqual(["object-missing"]);
		const database = restoreArchive(stage.path("spoilt2"), { ...options, files: false });
		await expect(database).rejects.toMatchObject({ code: "archive-damaged" });
		expect(() => openArchive(stage.path("spoilt2"), { mode: "read", now: () => 0 })).toThrow();
	});

	it("is read in parts that together are the whole", async () => {
		const options = stage.options("roundtrip");
		const summaries = [];
		for (const n of [1, 2, 3]) summaries.push(await check(options, { n, of: 3 }));
		const objects = summaries[0]?.objects ?? 0;
		expect(summaries.reduce((sum, { read }) => sum + read, 0)).toBe(objects);
	});
});

describe("encryption", () => {
	it("lets only an identity read: names, contents and lists show nothing", async () => {
		const identity = await generateX25519Identity();
		const recipients = [await identityToRecipient(identity)];
		const writer = stage.options("age", { encryption: { recipients, identities: [] } });
		const first = await pushArchive(stage.path("archive"), writer);
		expect(first.encrypted).toBe(true);
		const names = objectsBelow("backups/age/files").map((path) => path.split("/").at(-1) ?? "");
		expect(names).toHaveLength(3);
		for (const sha256 of contentOf(stage.path("archive")).files)
			expect(names.some((name) => name.includes(sha256 ?? ""))).toBe(false);
		for (const path of objectsBelow("backups/age")) expect(readFileSync(path).includes(secret)).toBe(false);
		// Without the identity it still brings only what changed.
		expect(await pushArchive(stage.path("archive"), writer)).toMatchObject({ uploaded: 0 });
		await expect(restoreArchive(stage.path("blind"), { ...writer, files: true })).rejects.toMatchObject({
			code: "config-invalid",
		});
		expect(readdirSync(stage.folder)).not.toContain("blind");
		const reader = { ...writer, encryption: { recipients: [], identities: [identity] }, files: true };
		await restoreArchive(stage.path("sighted"), reader);
		expect(contentOf(stage.path("sighted"))).toEqual(contentOf(stage.path("archive")));
		// A machine that fetched it knows the names too.
		expect(await pushArchive(stage.path("sighted"), writer)).toMatchObject({ missing: 0 });
		const other = { recipients: [], identities: [await generateX25519Identity()] };
		await expect(restoreArchive(stage.path("other"), { ...reader, encryption: other })).rejects.toMatchObject({
			code: "credentials-refused",
		});
		expect(await problemsOf(reader, { n: 1, of: 1 })).toEqual([]);
	});

	it("tells when a machine cannot know what is there, and brings it once more", async () => {
		const recipients = [await identityToRecipient(await generateX25519Identity())];
		const writer = stage.options("age-blind", { encryption: { recipients, identities: [] } });
		const first = await pushArchive(stage.path("archive"), writer);
		rmSync(stage.path("archive/remote.json"));
		stage.reported.length = 0;
		expect(await pushArchive(stage.path("archive"), writer)).toMatchObject({ uploaded: first.objects });
		expect(stage.reported).toContainEqual(expect.objectContaining({ code: "remote-names-unknown" }));
	});

	it("opens with the passphrase and with no other", async () => {
		const encryption = { recipients: [], identities: [], passphrase: "correct horse", passphraseWork: 4 };
		const options = stage.options("passphrase", { encryption });
		await pushArchive(stage.path("archive"), options);
		rmSync(stage.path("archive/remote.json"));
		expect(await pushArchive(stage.path("archive"), options)).toMatchObject({ uploaded: 0 });
		await restoreArchive(stage.path("opened"), { ...options, files: true });
		expect(contentOf(stage.path("opened"))).toEqual(contentOf(stage.path("archive")));
		const wrong = { ...options, encryption: { ...encryption, passphrase: "wrong horse" }, files: true };
		await expect(restoreArchive(stage.path("closed"), wrong)).rejects.toMatchObject({ code: "credentials-refused" });
		await expect(pushArchive(stage.path("archive"), wrong)).rejects.toMatchObject({ code: "credentials-refused" });
	});

	it("is never mixed with plain copies in one place", async () => {
		const recipients = [await identityToRecipient(await generateX25519Identity())];
		const sealed = { recipients, identities: [] };
		await expect(
			pushArchive(stage.path("archive"), stage.options("roundtrip", { encryption: sealed })),
		).rejects.toMatchObject({ code: "config-invalid" });
		const before = objectsBelow("backups/age").length;
		await expect(pushArchive(stage.path("archive"), stage.options("age"))).rejects.toMatchObject({
			code: "config-invalid",
		});
		expect(objectsBelow("backups/age")).toHaveLength(before);
	});

	it("refuses what is no recipient, without showing a secret key pasted there", async () => {
		const identity = await generateX25519Identity();
		const options = stage.options("typo", { encryption: { recipients: [identity], identities: [] } });
		const error: unknown = await pushArchive(stage.path("archive"), options).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ code: "config-invalid" });
		expect(isAppError(error) && JSON.stringify([error.what, error.why, error.hint, String(error.cause)])).not.toContain(
			identity,
		);
		expect(stage.s3.door.count("PUT", "/backups/typo/")).toBe(0);
	});
});

describe("a place that does not fit", () => {
	it("is told by what to do about it", async () => {
		const archive = stage.path("archive");
		const code = (change: Partial<RemoteOptions>, url = "s3://backups/x") =>
			pushArchive(archive, {
				...stage.options("x", change),
				location: { url, endpoint: stage.s3.endpoint },
			}).then(
				() => "none",
				(error: unknown) => (isAppError(error) ? error.code : "bug"),
			);
		const { accessKeyId, secretAccessKey } = stage.s3.credentials;
		expect(await code({ credentials: { accessKeyId, secretAccessKey: "wrong-secret" } })).toBe("credentials-refused");
		expect(await code({ credentials: { accessKeyId: "NOBODY", secretAccessKey } })).toBe("credentials-refused");
		expect(await code({}, "s3://no-such-bucket/x")).toBe("config-invalid");
		expect(await code({}, "s3://backups/../x")).toBe("config-invalid");
		expect(await code({}, "https://backups/x")).toBe("config-invalid");
	});

	it("is left alone when it belongs to something else, another workspace or a newer version", async () => {
		const options = stage.options("roundtrip");
		const path = stage.path("elsewhere");
		const archive = openArchive(path, { mode: "create", now: () => 1 });
		archive.bindWorkspace("w2" as never);
		archive.close();
		await expect(pushArchive(path, options)).rejects.toMatchObject({ code: "archive-other-workspace" });
		for (const [prefix, marker, code] of [
			["foreign", '{"name":"site"}', "archive-foreign"],
			["newer", '{"uncrisp":"remote","version":99}', "archive-newer"],
		] as const) {
			await putRaw(`${prefix}/uncrisp.json`, marker);
			await expect(pushArchive(path, stage.options(prefix))).rejects.toMatchObject({ code });
			await expect(restoreArchive(stage.path("x"), { ...stage.options(prefix), files: true })).rejects.toMatchObject({
				code,
			});
		}
		await expect(restoreArchive(stage.path("x"), { ...stage.options("empty"), files: true })).rejects.toMatchObject({
			code: "archive-missing",
		});
	});
});

function check(options: RemoteOptions, read?: { n: number; of: number }, onProblem = (_: RemoteProblem) => {}) {
	return checkRemote({ ...options, ...(read && { read }), onProblem });
}

async function problemsOf(options: RemoteOptions, read?: { n: number; of: number }): Promise<RemoteProblem[]> {
	const problems: RemoteProblem[] = [];
	const { problems: counted } = await check(options, read, (problem) => problems.push(problem));
	expect(counted).toBe(problems.length);
	return problems;
}

/** Files of the server that hold the bytes of objects. */
function objectsBelow(folder: string): string[] {
	return readdirSync(join(stage.s3.folder, folder), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith("_object"))
		.map((name) => join(stage.s3.folder, folder, name))
		.sort();
}

function flipped(bytes: Buffer): Buffer {
	const copy = Buffer.from(bytes);
	copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
	return copy;
}

async function putRaw(key: string, content: string): Promise<void> {
	const { s3Address } = await import("../../src/remote/s3-address.js");
	const { s3Store } = await import("../../src/remote/s3-store.js");
	const options = stage.options("");
	const store = s3Store(s3Address(options.location), options);
	await store.put(key, Buffer.from(content));
	await store.close();
}
