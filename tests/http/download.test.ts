import { afterEach, describe, expect, it } from "vitest";
import { isInternalAddress } from "../../src/http/address-guard.js";
import { startDouble } from "../../src/http/double-server.js";
import { type DownloadOptions, download } from "../../src/http/download.js";
import { createHttpFactory } from "../../src/http/http-factory.js";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

/** `names`: what DNS answers. */
function factoryWith(names: Record<string, string | string[]> = {}) {
	const asked: string[] = [];
	const factory = createHttpFactory({
		connectTimeoutMs: 300,
		lookup: (name, options, callback) => {
			asked.push(name);
			const found = [names[name] ?? []].flat().map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
			const [first] = found;
			if (!first) callback(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), "", 4);
			else if (options.all) callback(null, found);
			else callback(null, first.address, first.family);
		},
	});
	closers.push(() => factory.close());
	return { factory, asked };
}

const options = (url: string, more: Partial<DownloadOptions> = {}): DownloadOptions => ({
	url,
	allowedHosts: ["files.example", ".cdn.example", "127.0.0.1", "[::1]"],
	signal: new AbortController().signal,
	maxBytes: 1000,
	...more,
});

/** A server the user named, with what it answers by path. */
async function namedServer(answer: (path: string) => Response) {
	const server = await startDouble((request) => answer(new URL(request.url).pathname));
	closers.push(() => server.close());
	const { factory } = factoryWith({ "files.example": "127.0.0.1" });
	const named = [new URL(server.url).host];
	const get = (path: string, more: Partial<DownloadOptions> = {}) =>
		download(factory, options(server.url + path, { namedHosts: named, ...more }));
	return { server, get };
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of bytes) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}

describe("what may be downloaded", () => {
	const refused: [string, string][] = [
		["http://files.example/x", "scheme"],
		["file:///etc/passwd", "scheme"],
		["not a url", "scheme"],
		["https://other.example/x", "host"],
		["https://files.example.evil.example/x", "host"],
		["https://evilcdn.example/x", "host"],
		["https://files.example@other.example/x", "host"],
		["https://files.example:8443/x", "host"],
		["https://127.0.0.1/x", "address"],
		["https://2130706433/x", "address"],
		["https://[::1]/x", "address"],
	];
	for (const [url, reason] of refused) {
		it(`refuses ${url}: ${reason}`, async () => {
			const { factory, asked } = factoryWith({ "files.example": "203.0.113.1" });
			await expect(download(factory, options(url))).rejects.toMatchObject({ name: "DownloadRefusedError", reason });
			expect(asked).toEqual([]);
		});
	}

	for (const address of [
		"127.0.0.1",
		"10.1.2.3",
		"169.254.169.254",
		"100.100.100.200",
		"::1",
		"fd00:ec2::254",
		"::ffff:10.0.0.1",
	]) {
		it(`refuses a listed name that leads to ${address}`, async () => {
			const { factory, asked } = factoryWith({ "img.cdn.example": address });
			await expect(download(factory, options("https://img.cdn.example/x"))).rejects.toMatchObject({
				reason: "address",
			});
			expect(asked).toEqual(["img.cdn.example"]);
		});
	}

	it("refuses a name with one public and one internal address", async () => {
		const { factory } = factoryWith({ "files.example": ["203.0.113.1", "10.0.0.1"] });
		await expect(download(factory, options("https://files.example/x"))).rejects.toMatchObject({ reason: "address" });
	});

	it("says network, not refused, when a name is unknown", async () => {
		const { factory } = factoryWith();
		await expect(download(factory, options("https://files.example/x"))).rejects.toMatchObject({ code: "network" });
	});

	it("takes plain http on loopback from a host the user named, and only on the port named", async () => {
		const { server, get } = await namedServer(
			() => new Response("bytes", { headers: { "content-type": "image/PNG; x=y" } }),
		);
		const got = await get("/x");
		expect([got.status, got.mimeType, got.sizeBytes, await read(got.bytes)]).toEqual([
			200,
			"image/png",
			undefined,
			"bytes",
		]);
		const elsewhere = get("/x", { namedHosts: [`127.0.0.1:${Number(new URL(server.url).port) + 1}`] });
		await expect(elsewhere).rejects.toMatchObject({ reason: "scheme" });
	});
});

describe("redirects", () => {
	const to = (location: string) => new Response(null, { status: 302, headers: { location } });

	it("are followed, relative ones too", async () => {
		const { get } = await namedServer((path) => (path === "/a" ? to("/b") : new Response("there")));
		const got = await get("/a");
		expect(await read(got.bytes)).toBe("there");
		expect(new URL(got.url).pathname).toBe("/b");
	});

	const targets: [string, string][] = [
		["https://10.0.0.1/x", "host"],
		["https://127.0.0.1/x", "address"],
		["http://files.example/x", "scheme"],
		["http://127.0.0.1:1/x", "scheme"],
		["https://files.example/x", "address"],
		["file:///etc/passwd", "scheme"],
	];
	for (const [target, reason] of targets) {
		it(`to ${target} are refused: ${reason}`, async () => {
			const { get } = await namedServer(() => to(target));
			await expect(get("/a")).rejects.toMatchObject({ name: "DownloadRefusedError", reason });
		});
	}

	it("end after five", async () => {
		const { server, get } = await namedServer(() => to("/again"));
		await expect(get("/a")).rejects.toMatchObject({ reason: "redirect" });
		expect(server.count()).toBe(6);
	});
});

describe("size and silence", () => {
	it("refuses what is declared too large before reading", async () => {
		const { get } = await namedServer(() => new Response("x".repeat(2000), { headers: { "content-length": "2000" } }));
		await expect(get("/x")).rejects.toMatchObject({ reason: "size" });
	});

	it("stops what grows too large while reading", async () => {
		const { get } = await namedServer(() => new Response(new Blob(["x".repeat(2000)]).stream()));
		const { bytes } = await get("/x");
		await expect(read(bytes)).rejects.toMatchObject({ reason: "size" });
	});

	it("fails when the file ends early, instead of keeping half", async () => {
		const { server, get } = await namedServer(() => new Response("x".repeat(900)));
		server.faults.add({ kind: "cut-body" });
		const got = await get("/x");
		await expect(read(got.bytes)).rejects.toMatchObject({ code: "network" });
	});

	it("gives up on a silent server", async () => {
		const { server, get } = await namedServer(() => new Response());
		server.faults.add({ kind: "stall" });
		await expect(get("/x", { stallMs: 40 })).rejects.toMatchObject({ code: "network" });
	});

	it("gives up on a file that stops in the middle", async () => {
		const { get } = await namedServer(
			() => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(10)) })),
		);
		const { bytes } = await get("/x", { stallMs: 40 });
		await expect(read(bytes)).rejects.toMatchObject({ code: "network" });
	});

	it("stops with the signal", async () => {
		const { get } = await namedServer(
			() => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(10)) })),
		);
		const abort = new AbortController();
		const { bytes } = await get("/x", { signal: abort.signal });
		const reason = new Error("enough");
		const reading = read(bytes);
		abort.abort(reason);
		await expect(reading).rejects.toBe(reason);
	});

	it("gives other statuses with no bytes", async () => {
		const { get } = await namedServer(() => new Response("not here", { status: 404 }));
		const got = await get("/x");
		expect([got.status, await read(got.bytes)]).toEqual([404, ""]);
	});

	it("reads the server's name for the file", async () => {
		const { get } = await namedServer((path) => {
			const name =
				path === "/star" ? "attachment; filename*=UTF-8''%E5%9B%BE.png" : 'attachment; filename="../a \\"b.png"';
			return new Response("x", { headers: { "content-disposition": name } });
		});
		expect([(await get("/star")).name, (await get("/plain")).name]).toEqual(["图.png", '../a "b.png']);
	});
});

describe("internal addresses", () => {
	const internal =
		"0.0.0.0 10.0.0.1 100.64.0.1 127.1.2.3 169.254.169.254 172.31.0.1 192.168.1.1 224.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:a9fe:a9fe 64:ff9b::10.0.0.1 2002:7f00:1:: fc00::1 fe80::1%eth0 ff02::1 [::1] nonsense";
	const open = "8.8.8.8 172.32.0.1 100.128.0.1 203.0.113.1 198.18.0.5 2606:4700::1 64:ff9b::8.8.8.8 ::ffff:8.8.8.8";
	it.each(internal.split(" "))("knows %s as internal", (address) => expect(isInternalAddress(address)).toBe(true));
	it.each(open.split(" "))("knows %s as open", (address) => expect(isInternalAddress(address)).toBe(false));
});
