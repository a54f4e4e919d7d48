import { describe, expect, it } from "vitest";
import { createMemoryAdapter, type MemoryConfig, type MemoryOptions } from "../../../adapters/memory/adapter.js";
import { MemoryRemote } from "../../../adapters/memory/memory-remote.js";
import { sampleContext } from "../../../src/adapter/conformance-context.js";
import { samples } from "../../../src/adapter/conformance-samples.js";
import type { Operation, TargetIo, TranslateContext } from "../../../src/adapter/contract.js";
import { CannotLocateError, InDoubtError } from "../../../src/adapter/errors.js";
import { createHttpFactory } from "../../../src/http/http-factory.js";
import type { Entity, EntityKind } from "../../../src/model/index.js";
import { fakeRun } from "../../http/fake-run.js";

const noRefs = { get: () => ({ kind: "x", id: "m0" }) };

function operation(key: string, payload: unknown = { key }): Operation {
	const source = { kind: "tag", id: key } as const;
	return { key, kind: "tag.create", lane: key, refs: [], payload, losses: [], source, requests: 1 };
}

async function connect(options: MemoryOptions = {}) {
	const remote = new MemoryRemote();
	const run = fakeRun();
	const io: TargetIo = {
		http: createHttpFactory(),
		run,
		language: "en",
		workspaceId: "w",
		openFile: async () => {
			throw new Error("no bytes");
		},
	};
	return { remote, run, target: await createMemoryAdapter({ ...options, remote }).connect({ account: "a" }, io) };
}

describe("memory target", () => {
	it("fails before the effect as often as told", async () => {
		const { remote, target } = await connect({ failures: { before: 1 } });
		await expect(target.perform([operation("a")], noRefs)).rejects.toBeInstanceOf(InDoubtError);
		expect(remote.objects.size).toBe(0);
	});

	it("fails after a part of a batch landed", async () => {
		const { remote, target } = await connect({ failures: { after: 0.6 }, batch: 4 });
		const batch = ["a", "b", "c", "d"].map((key) => operation(key));
		await expect(target.perform(batch, noRefs)).rejects.toBeInstanceOf(InDoubtError);
		expect(remote.order).toEqual(["a", "b", "c"]);
	});

	it("refuses with an outcome, not an error", async () => {
		const { remote, target } = await connect({ failures: { refuse: 1 } });
		expect(await target.perform([operation("a")], noRefs)).toMatchObject([
			{ key: "a", status: "failed", reason: "refused" },
		]);
		expect(remote.objects.size).toBe(0);
	});

	it("draws failures from the run's chance, so a seed repeats them", async () => {
		const { run, target } = await connect({ failures: { before: 0.3 } });
		run.random = () => 0.31;
		expect(await target.perform([operation("a")], noRefs)).toMatchObject([{ status: "created" }]);
		run.random = () => 0.29;
		await expect(target.perform([operation("b")], noRefs)).rejects.toBeInstanceOf(InDoubtError);
	});

	it("never merges: an engine that repeats itself shows", async () => {
		const { remote, target } = await connect();
		await target.perform([operation("a")], noRefs);
		expect(remote.duplicates).toEqual([]);
		await target.perform([operation("a")], noRefs);
		expect(remote.duplicates).toEqual(["a"]);
	});

	it("finds by key, unless told that it cannot", async () => {
		const { target } = await connect({ cannotLocate: ["team.create"] });
		await target.perform([operation("a")], noRefs);
		expect(await target.locate(operation("a"), noRefs)).toMatchObject({ id: "m1" });
		expect(await target.locate(operation("b"), noRefs)).toBeUndefined();
		const team = { ...operation("c"), kind: "team.create" };
		await expect(target.locate(team, noRefs)).rejects.toBeInstanceOf(CannotLocateError);
	});

	it("updates in place and tells differences on reading", async () => {
		const { target } = await connect();
		const [made] = await target.perform([operation("a", { name: "old" })], noRefs);
		const ref = made && "ref" in made ? made.ref : { kind: "", id: "" };
		const changed = operation("a", { name: "new" });
		expect(await target.read?.(ref, changed, noRefs)).toEqual({
			differences: [{ field: "name", expected: '"new"', found: '"old"' }],
		});
		expect(await target.update?.(changed, ref, noRefs)).toMatchObject({ status: "updated" });
		expect(await target.read?.(ref, changed, noRefs)).toEqual({ differences: [] });
	});

	it("fails the one operation whose file is not in the archive", async () => {
		const { target } = await connect({ batch: 2 });
		const file = { $file: "u", name: "n", mimeType: "m", sizeBytes: 1, sha256: "0" };
		const outcomes = await target.perform([operation("a", { file }), operation("b")], noRefs);
		expect(outcomes).toMatchObject([{ status: "failed", reason: "file-missing" }, { status: "created" }]);
	});

	it("notices two calls in one lane at one moment", async () => {
		const { remote, run, target } = await connect({ latencyMs: 5 });
		run.quick = false;
		const lane = { lane: "l" };
		const both = ["a", "b"].map((key) => target.perform([{ ...operation(key), ...lane }], noRefs));
		run.wake();
		await Promise.all(both);
		expect([remote.laneOverlaps, remote.mostAtOnce]).toEqual([1, 2]);
	});
});

describe("memory translation", () => {
	const { entities } = samples();
	const first = (kind: EntityKind): Entity => entities.find((entity) => entity.kind === kind)!;
	const context = (more: Partial<TranslateContext<MemoryConfig>> = {}) => ({
		...sampleContext<MemoryConfig>(entities, {}),
		...more,
	});
	const adapter = createMemoryAdapter({ unsupported: ["rating"] });

	it("skips unsupported kinds and says why", () => {
		expect([...adapter.translate(first("rating"), context())]).toMatchObject([
			{ kind: "skip", payload: null, skip: { reason: "no-place" } },
		]);
	});

	it("honours the decisions of identities.csv", () => {
		const mapped = context({ identity: () => ({ decision: "map", targetId: "their-7" }) });
		expect([...adapter.translate(first("agent"), mapped)]).toMatchObject([{ skip: { reason: "mapped" } }]);
		const [conversation] = adapter.translate(first("conversation"), mapped);
		expect(conversation).toMatchObject({
			payload: { inbox: "their-7", assignee: "their-7" },
			refs: ["contact:mkcontactid"],
		});

		const skipped = context({ identity: () => ({ decision: "skip" }) });
		const [alone] = adapter.translate(first("conversation"), skipped);
		expect(alone?.losses.map((loss) => loss.field)).toEqual(["inboxId", "assigneeId"]);
	});

	it("keeps a conversation's messages in its lane, in order", () => {
		const operations = [...adapter.translate(first("conversation"), context())];
		expect(new Set(operations.map((each) => each.lane))).toEqual(new Set(["conversation:mksession"]));
		expect(operations[0]?.kind).toBe("conversation.create");
		expect(operations.slice(1).every((each) => each.kind === "message.create")).toBe(true);
	});
});
