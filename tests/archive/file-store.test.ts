import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryArchive } from "./temporary-archive.js";

async function* chunks(...texts: string[]): AsyncIterable<Uint8Array> {
	for (const text of texts) yield Buffer.from(text);
}

const hello = createHash("sha256").update("hello world").digest("hex");

describe("a stored file", () => {
	it("stands under its hash, once, readable by its owner only", async () => {
		const at = temporaryArchive();
		const archive = at.open();
		expect(await archive.storeFile(chunks("hello ", "world"))).toEqual({ sha256: hello, sizeBytes: 11 });
		expect(await archive.storeFile(chunks("hello world"))).toEqual({ sha256: hello, sizeBytes: 11 });
		const path = archive.filePath(hello) ?? "";
		expect(path).toBe(join(at.path, "files", hello.slice(0, 2), hello));
		expect(readFileSync(path, "utf8")).toBe("hello world");
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(readdirSync(join(at.path, "files", "tmp"))).toEqual([]);
		expect(archive.sizeBytes()).toMatchObject({ files: 11, fileCount: 1 });
	});

	it("takes the place of one of the same size whose bytes were damaged, and refuses bytes that are not the wanted ones", async () => {
		const archive = temporaryArchive().open();
		await archive.storeFile(chunks("hello world"));
		const path = archive.filePath(hello) ?? "";
		writeFileSync(path, "hello w0rld");
		await expect(archive.storeFile(chunks("hello w0rld"), { sha256: hello })).rejects.toMatchObject({ code: "file" });
		expect(readFileSync(path, "utf8")).toBe("hello w0rld");
		expect(await archive.storeFile(chunks("hello world"), { sha256: hello })).toEqual({ sha256: hello, sizeBytes: 11 });
		expect(readFileSync(path, "utf8")).toBe("hello world");
		expect(archive.sizeBytes().fileCount).toBe(1);
	});

	it("may be empty, and many may be stored side by side", async () => {
		const archive = temporaryArchive().open();
		const stored = await Promise.all(
			Array.from({ length: 20 }, (_, n) => archive.storeFile(chunks(n % 2 === 0 ? "" : "x"))),
		);
		expect(new Set(stored.map((one) => one.sizeBytes))).toEqual(new Set([0, 1]));
		expect(archive.sizeBytes().fileCount).toBe(2);
	});

	it("leaves nothing when the source breaks or it is too large", async () => {
		const at = temporaryArchive();
		const archive = at.open();
		const broken = async function* (): AsyncIterable<Uint8Array> {
			yield Buffer.from("half");
			throw new Error("connection reset");
		};
		await expect(archive.storeFile(broken())).rejects.toThrow("connection reset");
		await expect(archive.storeFile(chunks("12345", "6"), { maxBytes: 5 })).rejects.toMatchObject({ code: "file" });
		expect((await archive.storeFile(chunks("12345"), { maxBytes: 5 })).sizeBytes).toBe(5);
		expect(readdirSync(join(at.path, "files", "tmp"))).toEqual([]);
		expect(archive.sizeBytes().fileCount).toBe(1);
	});

	it("replaces bytes that were cut since", async () => {
		const archive = temporaryArchive().open();
		await archive.storeFile(chunks("hello world"));
		truncateSync(archive.filePath(hello) ?? "", 3);
		await archive.storeFile(chunks("hello world"));
		expect(readFileSync(archive.filePath(hello) ?? "", "utf8")).toBe("hello world");
	});

	it("is never looked up by anything but a hash", () => {
		const archive = temporaryArchive().open();
		for (const name of ["../archive.sqlite", "", hello.toUpperCase(), `${hello}/..`, hello]) {
			expect(archive.filePath(name), name).toBeUndefined();
		}
	});

	it("left half by a killed run is removed when the next one opens to write", () => {
		const at = temporaryArchive();
		at.open().close();
		writeFileSync(join(at.path, "files", "tmp", "half"), "half");
		at.open("read").close();
		expect(readdirSync(join(at.path, "files", "tmp"))).toEqual(["half"]);
		at.open("write");
		expect(readdirSync(join(at.path, "files", "tmp"))).toEqual([]);
	});

	it("that the disk refuses is an error with what and why, not a missing file", async () => {
		const at = temporaryArchive();
		const archive = at.open();
		// A file where the shelf should be: the same as a folder nobody may write, also for root.
		writeFileSync(join(at.path, "files", hello.slice(0, 2)), "in the way");
		await expect(archive.storeFile(chunks("hello world"))).rejects.toMatchObject({ code: "file" });
		expect(readdirSync(join(at.path, "files", "tmp"))).toEqual([]);
	});
});
