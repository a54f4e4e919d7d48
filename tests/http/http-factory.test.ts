import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { startDouble } from "../../src/http/double-server.js";
import { type HttpClientOptions, MaybeSentError } from "../../src/http/http-client.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { fakeRun } from "./fake-run.js";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
	for (const each of open.splice(0).reverse()) await each.close();
});

async function stage(
	options: Partial<HttpClientOptions> = {},
	answer: (request: Request) => Response | Promise<Response> = () => Response.json({ ok: true }),
) {
	const server = await startDouble(answer);
	const factory = createHttpFactory();
	open.push(server, factory);
	const run = fakeRun();
	const client = factory.client({ run, ...options });
	const get = (path = "/x") => client.request({ method: "GET", url: server.url + path, route: "/x" });
	const post = (more = {}) =>
		client.request({ method: "POST", url: `${server.url}/x`, route: "/x", body: "{}", ...more });
	return { server, factory, run, client, get, post };
}

describe("retry", () => {
	it("tries a GET again after dropped, cut and 5xx answers, with growing pauses", async () => {
		const { server, run, get } = await stage();
		server.faults.add(
			{ nth: 1, kind: "reset-before" },
			{ nth: 2, kind: "cut-body" },
			{ nth: 3, kind: "status", status: 503 },
		);
		expect((await get()).json()).toEqual({ ok: true });
		expect(run.slept).toEqual([1000, 2000, 4000]);
	});

	it("spreads the pauses by chance", async () => {
		const { server, run, get } = await stage();
		run.random = () => 0;
		server.faults.add({ nth: 1, kind: "status", status: 500 });
		await get();
		expect(run.slept).toEqual([750]);
	});

	it("gives the last 5xx to the caller when attempts are used up", async () => {
		const { server, get } = await stage({ attempts: 3 });
		server.faults.add({ kind: "status", status: 502 });
		expect((await get()).status).toBe(502);
		expect(server.count()).toBe(3);
	});

	it("honours Retry-After of a 503", async () => {
		const { server, run, get } = await stage();
		server.faults.add({ nth: 1, kind: "status", status: 503, headers: { "retry-after": "9" } });
		await get();
		expect(run.slept).toEqual([9000]);
	});

	it("fails as `network` when every attempt is dropped", async () => {
		const { server, get } = await stage({ attempts: 2 });
		server.faults.add({ kind: "reset-before" });
		await expect(get()).rejects.toMatchObject({ code: "network" });
		expect(server.count()).toBe(2);
	});

	for (const kind of ["reset-before", "reset-after", "cut-body"] as const) {
		it(`never repeats a POST that may have arrived: ${kind}`, async () => {
			const { server, run, post } = await stage();
			server.faults.add({ kind });
			await expect(post()).rejects.toBeInstanceOf(MaybeSentError);
			expect(server.count()).toBe(1);
			expect(run.slept).toEqual([]);
		});
	}

	it("repeats a POST that was declared idempotent", async () => {
		const { server, post } = await stage();
		server.faults.add({ nth: 1, kind: "reset-after" });
		expect((await post({ idempotent: true })).status).toBe(200);
		expect(server.count()).toBe(2);
	});

	it("gives a 5xx of a POST to the caller at once", async () => {
		const { server, post } = await stage();
		server.faults.add({ kind: "status", status: 500 });
		expect((await post()).status).toBe(500);
		expect(server.count()).toBe(1);
	});

	it("repeats even a POST when the connection was refused, for it never left", async () => {
		const { server, client, run } = await stage({ attempts: 3 });
		await server.close();
		const sent = client.request({ method: "POST", url: `${server.url}/x`, route: "/x" });
		await expect(sent).rejects.toMatchObject({ code: "network", why: { en: expect.stringContaining("ECONNREFUSED") } });
		expect(run.slept).toEqual([1000, 2000]);
	});

	it("signs every attempt anew, and remembers no signature as a secret", async () => {
		const seen: (string | null)[] = [];
		let n = 0;
		const sign = async () => {
			n += 1;
			return { authorization: `Signature number-${n}` };
		};
		const { server, factory, get } = await stage({ sign }, (request) => {
			seen.push(request.headers.get("authorization"));
			return Response.json({});
		});
		server.faults.add({ nth: 1, kind: "reset-after" });
		await get();
		expect(seen).toEqual(["Signature number-1", "Signature number-2"]);
		expect(factory.redact("Signature number-2")).toBe("Signature number-2");
	});

	it("gives up on a server that stalls", async () => {
		const { server, client } = await stage({ attempts: 2, timeoutMs: 40 });
		server.faults.add({ kind: "stall" });
		const sent = client.request({ method: "GET", url: `${server.url}/x`, route: "/x" });
		await expect(sent).rejects.toMatchObject({ code: "network" });
		expect(server.count()).toBe(2);
	});

	it("does not know whether a stalled POST arrived", async () => {
		const { server, post } = await stage({ timeoutMs: 40 });
		server.faults.add({ kind: "stall" });
		await expect(post()).rejects.toBeInstanceOf(MaybeSentError);
	});
});

describe("waiting", () => {
	it("waits as long as Retry-After says in seconds, and tells so", async () => {
		const { server, run, get } = await stage();
		server.faults.add({ nth: 1, kind: "status", status: 429, headers: { "retry-after": "7" } });
		const startMs = run.nowMs;
		expect((await get()).status).toBe(200);
		expect(run.slept).toEqual([7000]);
		expect(run.reported).toMatchObject([{ type: "wait", untilMs: startMs + 7000 }, { type: "wait-over" }]);
	});

	it("waits until the HTTP date of Retry-After", async () => {
		const { server, run, get } = await stage();
		const date = new Date(run.nowMs + 90_000).toUTCString();
		server.faults.add({ nth: 1, kind: "status", status: 429, headers: { "retry-after": date } });
		await get();
		expect(run.slept).toEqual([90_000]);
	});

	it("waits longer each time without a Retry-After, then hands over the answer", async () => {
		const { server, run, get } = await stage();
		server.faults.add({ kind: "status", status: 429 });
		expect((await get()).status).toBe(429);
		expect(run.slept).toEqual([5000, 15_000, 45_000, 120_000]);
	});

	it("sends a refused POST again: 429 means that it was not done", async () => {
		const { server, post } = await stage();
		server.faults.add({ nth: 1, kind: "status", status: 429 });
		expect((await post()).status).toBe(200);
	});

	it("lets the caller judge what means wait", async () => {
		const { run, get } = await stage(
			{
				judge: (response) => (response.status === 420 ? { kind: "wait", waitMs: 60_000 } : { kind: "deliver" }),
				waitsMs: [1],
			},
			() => new Response(null, { status: 420 }),
		);
		expect((await get()).status).toBe(420);
		expect(run.slept).toEqual([60_000]);
	});

	it("lets nobody send while one is told to wait", async () => {
		const { server, run, get } = await stage({ concurrency: 3 });
		run.quick = false;
		server.faults.add({ nth: 1, kind: "status", status: 429, headers: { "retry-after": "60" } });
		const first = get("/first");
		await until(() => run.slept.length === 1);
		const others = [get("/second"), get("/third")];
		await new Promise((resolve) => setImmediate(resolve));
		expect(server.count()).toBe(1);
		run.wake();
		await Promise.all([first, ...others]);
		expect(server.count()).toBe(4);
		expect(run.reported.map(({ type }) => type)).toEqual(["wait", "wait-over"]);
	});

	for (const kind of ["abort", "softStop"] as const) {
		it(`ends a wait at once on ${kind}`, async () => {
			const { server, run, get } = await stage();
			run.quick = false;
			server.faults.add({ kind: "status", status: 429 });
			const sent = get();
			const reason = new Error("enough");
			await until(() => run.slept.length === 1);
			run[kind].abort(reason);
			await expect(sent).rejects.toBe(reason);
			expect(run.reported.at(-1)).toEqual({ type: "wait-over" });
		});
	}

	it("aborts a request under way", async () => {
		const { server, run, get } = await stage();
		server.faults.add({ kind: "stall" });
		const sent = get();
		await until(() => server.count() === 1);
		const reason = new Error("enough");
		run.abort.abort(reason);
		await expect(sent).rejects.toBe(reason);
	});
});

describe("pace", () => {
	it("keeps to the concurrency", async () => {
		const { server, get } = await stage({ concurrency: 2 });
		server.latencyMs = 5;
		await Promise.all(Array.from({ length: 8 }, () => get()));
		expect(Math.max(...server.requests.map((request) => request.concurrent))).toBe(2);
	});

	it("spaces requests for a ceiling per minute", async () => {
		const { run, get } = await stage({ requestsPerMinute: 60 });
		for (let i = 0; i < 4; i += 1) await get();
		expect(run.slept).toEqual([1000, 1000, 1000]);
	});

	it("sends nothing that the budget refuses, retries included", async () => {
		let left = 2;
		const spend = () => {
			if (left === 0) throw new Error("budget used up");
			left -= 1;
		};
		const { server, get } = await stage({ beforeSend: spend });
		server.faults.add({ kind: "status", status: 500 });
		await expect(get()).rejects.toThrow("budget used up");
		expect(server.count()).toBe(2);
	});

	it("counts by route", async () => {
		const { server, client, get } = await stage();
		server.faults.add({ nth: 1, kind: "status", status: 500 });
		await get();
		expect(client.counters()).toEqual([
			{ route: "/x", method: "GET", requests: 2, retries: 1, bytes: 11, statuses: { "200": 1, "500": 1 } },
		]);
	});
});

describe("answers", () => {
	it("refuses what is larger than asked for, declared or not", async () => {
		const { client, server } = await stage({}, (request) => {
			const body = "x".repeat(2000);
			if (request.url.endsWith("declared")) return new Response(body, { headers: { "content-length": "2000" } });
			return new Response(new Blob([body]).stream());
		});
		for (const path of ["/declared", "/chunked"]) {
			const sent = client.request({ method: "GET", url: server.url + path, route: "/x", maxBytes: 1000 });
			await expect(sent).rejects.toMatchObject({ code: "remote-broken" });
		}
		expect(server.count()).toBe(2);
	});

	it("unpacks gzip, but no more than asked for", async () => {
		const { client, server } = await stage(
			{},
			() => new Response(gzipSync("y".repeat(5000)), { headers: { "content-encoding": "gzip" } }),
		);
		const ask = (maxBytes: number) => client.request({ method: "GET", url: server.url, route: "/x", maxBytes });
		expect((await ask(5000)).text()).toBe("y".repeat(5000));
		await expect(ask(4000)).rejects.toMatchObject({ code: "remote-broken" });
	});

	it("says undefined, not an empty object, for what is not JSON", async () => {
		const { get } = await stage({}, () => new Response("<html>"));
		expect((await get()).json()).toBeUndefined();
	});

	it("sends a form with files whole, names included, again after a wait", async () => {
		const seen: string[] = [];
		const { server, client } = await stage({}, async (request) => {
			const form = await request.formData();
			const file = form.get("file") as File;
			seen.push(
				`${form.get("text")}|${file.name}|${file.type}|${await file.text()}|${request.headers.has("content-length")}`,
			);
			return new Response(null, { status: seen.length === 1 ? 429 : 200 });
		});
		const body = new FormData();
		body.append("text", "你好");
		body.append("file", new Blob(["bytes"], { type: "text/plain" }), '一"二.txt');
		const answer = await client.request({ method: "POST", url: server.url, route: "/x", body });
		expect(answer.status).toBe(200);
		expect(seen).toEqual(Array(2).fill('你好|一"二.txt|text/plain|bytes|true'));
	});
});

describe("secrets", () => {
	it("shows no registered secret in logs and errors, nor credentials of headers", async () => {
		const { server, factory, run, client } = await stage({ attempts: 1, headers: { "x-api-key": "header-key-123" } });
		factory.secret("route-secret-1");
		server.faults.add({ kind: "reset-before" });
		const sent = client.request({ method: "GET", url: server.url, route: "/route-secret-1/header-key-123" });
		const error = await sent.catch((caught: unknown) => caught);
		const said = [run.logged.join("\n"), String(error), JSON.stringify(error), String((error as Error).cause)].join(
			"\n",
		);
		expect(said).toContain("[secret]");
		expect(said).not.toContain("route-secret-1");
		expect(said).not.toContain("header-key-123");
	});
});

/** Waits for something that real sockets bring about. */
async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
