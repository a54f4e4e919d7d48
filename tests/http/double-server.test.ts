import { afterEach, describe, expect, it } from "vitest";
import { type DoubleServer, startDouble } from "../../src/http/double-server.js";

const servers: DoubleServer[] = [];
afterEach(async () => {
	for (const server of servers.splice(0)) await server.close();
});

async function counting() {
	let handled = 0;
	const server = await startDouble(() => {
		handled += 1;
		return new Response("0123456789");
	});
	servers.push(server);
	return { server, handled: () => handled };
}

describe("double server", () => {
	it("drops the connection before the app sees the request", async () => {
		const { server, handled } = await counting();
		server.faults.add({ kind: "reset-before" });
		await expect(fetch(server.url)).rejects.toThrow();
		expect(handled()).toBe(0);
	});

	it("loses the answer after the app did its work", async () => {
		const { server, handled } = await counting();
		server.faults.add({ kind: "reset-after" });
		await expect(fetch(server.url)).rejects.toThrow();
		expect(handled()).toBe(1);
	});

	it("breaks off in the middle of the body", async () => {
		const { server } = await counting();
		server.faults.add({ kind: "cut-body" });
		const answer = await fetch(server.url);
		expect(answer.headers.get("content-length")).toBe("10");
		await expect(answer.text()).rejects.toThrow();
	});

	it("misbehaves for the chosen requests only", async () => {
		const { server } = await counting();
		const fault = { kind: "status", status: 418 } as const;
		server.faults.add(
			{ ...fault, nth: [2, 3], match: (_method, path) => path === "/nth" },
			{ ...fault, times: 1, match: (_method, path) => path === "/times" },
			{ ...fault, match: (method) => method === "PUT" },
		);
		const status = async (path: string, method = "GET") => (await fetch(server.url + path, { method })).status;
		const nth = [await status("/nth"), await status("/nth"), await status("/nth"), await status("/nth")];
		expect(nth).toEqual([200, 418, 418, 200]);
		expect([await status("/times"), await status("/times")]).toEqual([418, 200]);
		expect([await status("/", "PUT"), await status("/", "POST")]).toEqual([418, 200]);
		expect([server.count(), server.count("PUT"), server.count("GET", "/nth")]).toEqual([8, 1, 4]);
	});

	it("answers 500 and tells why when the handler throws", async () => {
		const errors: unknown[] = [];
		const server = await startDouble(
			() => {
				throw new Error("bad handler");
			},
			{ onError: (error) => errors.push(error) },
		);
		servers.push(server);
		expect((await fetch(server.url)).status).toBe(500);
		expect(String(errors)).toContain("bad handler");
		expect(server.requests[0]?.status).toBe(500);
	});

	it("closes at once, stalled requests included", async () => {
		const { server } = await counting();
		server.faults.add({ kind: "stall" });
		const stalled = fetch(server.url);
		const over = expect(stalled).rejects.toThrow();
		while (server.count() === 0) await new Promise((resolve) => setImmediate(resolve));
		await server.close();
		await over;
	});

	it("hands over methods, headers and bodies as they came", async () => {
		const server = await startDouble(async (request) =>
			Response.json([request.method, request.headers.get("x-a"), await request.text(), new URL(request.url).search]),
		);
		servers.push(server);
		const answer = await fetch(`${server.url}/p?q=1`, { method: "PATCH", headers: { "x-a": "b" }, body: "你好" });
		expect(await answer.json()).toEqual(["PATCH", "b", "你好", "?q=1"]);
	});
});
