import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CrispAnswer, CrispClient } from "../../src/crisp/crisp-client.js";
import { type ListEnd, listPages, stringField } from "../../src/crisp/lists.js";
import { messageBatches } from "../../src/crisp/messages.js";
import { routePath } from "../../src/crisp/routes.js";
import { StatusTrust } from "../../src/crisp/status-trust.js";

function clientOf(get: (query: Record<string, unknown>, params: Record<string, unknown>) => CrispAnswer): CrispClient {
	return {
		websiteId: "w",
		tier: "website",
		get: async (_route, params = {}, query = {}) => get(query, params),
		head: async () => ({ kind: "ok", status: 200, data: {} }),
		counters: () => [],
		close: async () => {},
	};
}

interface Server {
	times: number[];
	batch: number;
	inclusive: boolean;
	status: "right" | 200 | 206;
}

function serve(server: Server): { client: CrispClient; calls: () => number } {
	let calls = 0;
	const all = server.times.toSorted((a, b) => a - b).map((timestamp, index) => ({ fingerprint: index, timestamp }));
	const client = clientOf((query) => {
		calls++;
		const before = (query.timestamp_before as number | undefined) ?? Number.POSITIVE_INFINITY;
		if (query.timestamp_after !== undefined) {
			const newer = all.filter((one) => one.timestamp > Number(query.timestamp_after));
			return { kind: "ok", status: newer.length > server.batch ? 206 : 200, data: newer.slice(0, server.batch) };
		}
		const older = all.filter((one) => (server.inclusive ? one.timestamp <= before : one.timestamp < before));
		const data = older.slice(-server.batch);
		const status = server.status === "right" ? (data.length < older.length ? 206 : 200) : server.status;
		return { kind: "ok", status, data };
	});
	return { client, calls: () => calls };
}

async function walk(client: CrispClient, trust = new StatusTrust()): Promise<number[]> {
	const found: number[] = [];
	for await (const batch of messageBatches(client, { sessionId: "s", trust })) {
		found.push(...batch.items.map((item) => (item as { fingerprint: number }).fingerprint));
	}
	return found.sort((a, b) => a - b);
}

describe("the message pager", () => {
	test("reads every message exactly once whatever the batch size, the comparison and the status mean", async () => {
		const servers = fc.record({
			// At most two messages share a millisecond: the batch is always larger than that.
			times: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 200 }).map((times) => {
				const count = new Map<number, number>();
				return times.filter((at) => {
					count.set(at, (count.get(at) ?? 0) + 1);
					return (count.get(at) ?? 0) <= 3;
				});
			}),
			batch: fc.constantFrom(20, 40, 50),
			inclusive: fc.boolean(),
			status: fc.constantFrom("right" as const, 200 as const, 206 as const),
		});
		await fc.assert(
			fc.asyncProperty(servers, async (server) => {
				expect(await walk(serve(server).client)).toEqual(server.times.map((_, index) => index));
			}),
			{ numRuns: 300 },
		);
	});

	test.each([20, 40, 50])("a whole batch of %i in one millisecond hides nothing older", async (batch) => {
		const times = [...Array.from({ length: 30 }, (_, at) => at), ...Array(batch).fill(100), 200, 201];
		for (const inclusive of [false, true]) {
			for (const status of ["right", 200, 206] as const) {
				const found = await walk(serve({ times, batch, inclusive, status }).client);
				expect(found, `${inclusive} ${status}`).toHaveLength(times.length);
			}
		}
	});

	test("more in one millisecond than a batch holds are read from both sides, and a gap is never called the start", async () => {
		const around = (same: number) => [1, 2, 3, ...Array(same).fill(100), 200];
		expect(await walk(serve({ times: around(55), batch: 40, inclusive: false, status: "right" }).client)).toHaveLength(
			59,
		);
		const batches = messageBatches(serve({ times: around(95), batch: 40, inclusive: false, status: "right" }).client, {
			sessionId: "s",
			trust: new StatusTrust(),
		});
		let last = await batches.next();
		for (; !last.done; last = await batches.next()) expect(last.value.start).toBe(false);
		expect(last.value).toEqual({ kind: "gap" });
	});

	test.each([200, 206] as const)(
		"where the status is always %i, size tells: one more request only where a last batch is full",
		async (status) => {
			const trust = new StatusTrust();
			let calls = 0;
			const lengths = [205, ...Array.from({ length: 100 }, (_, at) => 1 + (at % 39)), 40, 80, 41];
			for (const length of lengths) {
				const times = Array.from({ length }, (_, at) => at * 10);
				const server = serve({ times, batch: 40, inclusive: false, status });
				expect(await walk(server.client, trust)).toHaveLength(length);
				calls += server.calls();
			}
			const least = lengths.reduce((sum, length) => sum + Math.ceil(length / 39) + (length % 39 === 1 ? 1 : 0), 0);
			// Until five short batches have proven it.
			expect(calls).toBeLessThanOrEqual(least + 6);
		},
	);

	test("a short batch that was not the last takes the word of the size back", async () => {
		const trust = new StatusTrust();
		for (const _ of Array(9))
			await walk(serve({ times: [1, 2, 3], batch: 40, inclusive: false, status: 206 }).client, trust);
		const times = Array.from({ length: 100 }, (_, at) => at * 10);
		trust.sawBatch(50, 206);
		trust.sawOlder(40);
		expect(await walk(serve({ times, batch: 40, inclusive: false, status: 206 }).client, trust)).toHaveLength(100);
	});

	test("spends one request on a short conversation when 200 can be believed", async () => {
		const trust = new StatusTrust({ tells: true });
		const { client, calls } = serve({ times: [1, 2, 3], batch: 40, inclusive: false, status: "right" });
		await walk(client, trust);
		expect(calls()).toBe(1);
	});

	test("a 200 that hides older messages is found out and does not truncate", async () => {
		const times = Array.from({ length: 205 }, (_, index) => index + 1);
		expect(await walk(serve({ times, batch: 40, inclusive: false, status: 200 }).client)).toHaveLength(205);
	});

	test("a conversation deleted half-way ends as gone, not as complete", async () => {
		let calls = 0;
		const base = clientOf(() => {
			calls++;
			if (calls > 1) return { kind: "not-found", reason: "conversation_not_found", certain: true };
			return { kind: "ok", status: 206, data: [{ fingerprint: 1, timestamp: 5 }] };
		});
		const client: CrispClient = {
			...base,
			head: async () => ({ kind: "not-found", reason: "", certain: true }),
		};
		const batches = messageBatches(client, { sessionId: "s", trust: new StatusTrust() });
		await batches.next();
		expect(await batches.next()).toMatchObject({ done: true, value: { kind: "gone" } });
	});
});

describe("the list pager", () => {
	async function list(pages: unknown[]): Promise<{ ids: string[]; end: ListEnd }> {
		const client = clientOf((_, params) => {
			const data = pages[Number(params.page) - 1];
			if (data === undefined) return { kind: "not-found", reason: "not_found", certain: true };
			return { kind: "ok", status: 206, data };
		});
		const walking = listPages(client, "teams", { idOf: (item) => stringField(item, "id") });
		const ids: string[] = [];
		for (;;) {
			const next = await walking.next();
			if (next.done) return { ids, end: next.value };
			ids.push(...next.value.items.map((item) => (item as { id: string }).id));
		}
	}
	const page = (...ids: string[]) => ids.map((id) => ({ id }));

	test.each([[[]], [{}], [undefined]])("a short page is not the end, an empty one (%j) is", async (last) => {
		const { ids, end } = await list([page("a", "b"), page("c"), page("d", "e"), ...(last === undefined ? [] : [last])]);
		expect(ids).toEqual(["a", "b", "c", "d", "e"]);
		expect(end.kind).toBe("complete");
	});

	test("shifting pages give each item once", async () => {
		expect((await list([page("a", "b"), page("b", "c"), []])).ids).toEqual(["a", "b", "c"]);
	});

	test("a server that ignores page numbers ends in doubt, so nothing is called gone", async () => {
		expect((await list([page("a"), page("a"), page("a")])).end.kind).toBe("doubtful");
	});

	test("an answer that is no list is an error, never an empty list", async () => {
		await expect(list([{ message: "oops" }])).rejects.toMatchObject({ code: "remote-broken" });
	});
});

test("ids are encoded, tree paths keep their slashes, and no id climbs out of its place", () => {
	expect(routePath("contact", { w: "w", people: "a b/c@x.example" })).toBe(
		"/website/w/people/profile/a%20b%2Fc%40x.example",
	);
	const place = { w: "w", locale: "en", type: "articles" };
	expect(routePath("helpdesk-content", { ...place, path: "a b/c.md" })).toBe(
		"/website/w/helpdesk/tree/content/en/articles/a%20b/c.md",
	);
	expect(routePath("helpdesk-content", { ...place, path: "../../x" })).toBeUndefined();
});
