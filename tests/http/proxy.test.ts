import { once } from "node:events";
import { createServer, request as forward, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { startDouble } from "../../src/http/double-server.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { proxySettings } from "../../src/http/proxy-settings.js";
import { fakeRun } from "./fake-run.js";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

interface Proxy {
	host: string;
	seen: string[];
}

/** A forward proxy, or one that answers every request with `refusal`. */
async function startProxy(refusal?: number): Promise<Proxy> {
	const seen: string[] = [];
	const sockets = new Set<Socket>();
	const server: Server = createServer((incoming, outgoing) => {
		seen.push(`${incoming.method} ${incoming.url} ${incoming.headers["proxy-authorization"] ?? ""}`.trim());
		if (refusal) return void outgoing.writeHead(refusal).end();
		const passed = forward(incoming.url ?? "", { method: incoming.method, headers: incoming.headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(passed);
	});
	server.on("connect", (incoming, socket: Socket) => {
		seen.push(`CONNECT ${incoming.url}`);
		if (refusal) return void socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
		const [host, port] = (incoming.url ?? "").split(":");
		const upstream = connect(Number(port), host, () => {
			socket.write("HTTP/1.1 200 OK\r\n\r\n");
			upstream.pipe(socket).pipe(upstream);
		});
		upstream.on("error", () => socket.destroy());
	});
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.on("error", () => {});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	closers.push(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	});
	return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

async function stage(environment: (proxy: Proxy) => Record<string, string>, refusal?: number) {
	const proxy = await startProxy(refusal);
	const server = await startDouble(() => Response.json({ ok: true }));
	const factory = createHttpFactory({ proxy: environment(proxy) });
	closers.push(
		() => server.close(),
		() => factory.close(),
	);
	const run = fakeRun();
	const client = factory.client({ run, attempts: 2 });
	const get = (url = `${server.url}/x`) => client.request({ method: "GET", url, route: "/x" });
	return { proxy, server, run, get };
}

describe("proxy of the environment", () => {
	it("carries requests, named with or without a scheme", async () => {
		for (const scheme of ["http://", ""]) {
			const { proxy, server, get } = await stage(({ host }) => ({ HTTP_PROXY: scheme + host }));
			expect((await get()).json()).toEqual({ ok: true });
			expect(proxy.seen).toEqual([`GET ${server.url}/x`]);
		}
	});

	it("gets its user and password, which no log shows", async () => {
		const { proxy, run, get } = await stage(({ host }) => ({ http_proxy: `http://user:proxy-pass@${host}` }));
		await get();
		expect(proxy.seen[0]).toContain(`Basic ${Buffer.from("user:proxy-pass").toString("base64")}`);
		expect(run.logged.join()).not.toContain("proxy-pass");
	});

	it("is left out for loopback when NO_PROXY says so", async () => {
		for (const exempt of ["127.0.0.1", "localhost,127.0.0.1", "*"]) {
			const { proxy, get } = await stage(({ host }) => ({ HTTP_PROXY: host, NO_PROXY: exempt }));
			expect((await get()).status).toBe(200);
			expect(proxy.seen).toEqual([]);
		}
	});

	it("is reported when it wants a password", async () => {
		const { get, run } = await stage(({ host }) => ({ HTTP_PROXY: host }), 407);
		await expect(get()).rejects.toMatchObject({ code: "proxy" });
		expect(run.slept).toEqual([]);
	});

	it("is reported when it refuses CONNECT", async () => {
		const { proxy, get } = await stage(({ host }) => ({ HTTPS_PROXY: host }), 403);
		await expect(get("https://server.example/x")).rejects.toMatchObject({ code: "proxy" });
		expect(proxy.seen).toEqual(["CONNECT server.example:443"]);
	});

	it("is reported when it is not there", async () => {
		const { get } = await stage(() => ({ HTTP_PROXY: "127.0.0.1:1" }));
		await expect(get()).rejects.toMatchObject({ code: "proxy" });
	});

	it("does not come from process.env", async () => {
		process.env.HTTP_PROXY = "http://127.0.0.1:1";
		try {
			const { get } = await stage(() => ({}));
			expect((await get()).status).toBe(200);
		} finally {
			delete process.env.HTTP_PROXY;
		}
	});

	it("must be a URL, and is not repeated when it is none", () => {
		const broken = () => createHttpFactory({ proxy: { HTTPS_PROXY: "ftp://user:hidden-word@host" } });
		expect(broken).toThrow(expect.objectContaining({ code: "proxy" }));
		expect(broken).not.toThrow(/hidden-word/);
	});
});

describe("NO_PROXY", () => {
	const cases: [string, string, boolean][] = [
		["https://api.example/", "api.example", false],
		["https://sub.api.example/", "api.example", false],
		["https://sub.api.example/", ".api.example", false],
		["https://sub.api.example/", "*.api.example", false],
		["https://notapi.example/", "api.example", true],
		["https://api.example/", "api.example:8443", true],
		["https://api.example:8443/", "api.example:8443", false],
		["http://127.0.0.1:3000/", "10.0.0.0 127.0.0.1", false],
		["https://api.example/", "", true],
	];
	for (const [url, exempt, proxied] of cases) {
		it(`${proxied ? "keeps" : "leaves out"} the proxy for ${url} with ${JSON.stringify(exempt)}`, () => {
			const settings = proxySettings({ ALL_PROXY: "http://proxy.example:3128", NO_PROXY: exempt });
			expect(settings.proxyOf(new URL(url))).toBe(proxied ? "proxy.example:3128" : undefined);
		});
	}
});
