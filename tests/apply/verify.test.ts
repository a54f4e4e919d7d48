import { describe, expect, it } from "vitest";
import { runImport } from "../../src/apply/import.js";
import { verifyTarget } from "../../src/apply/verify.js";
import { AppError, text } from "../../src/model/index.js";
import { sampleMessage, sampleWorkspace } from "../plan/sample-entities.js";
import { importBench } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

const everything = 4 + 3 + 3 + 9;

describe("verifying the target", () => {
	it("finds everything the same right after an import", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive);
		await runImport(options());
		const { order } = remote;
		const before = [...order];
		const same = { checked: everything, same: everything, missing: [], differences: [], orphans: 0, unverifiable: 0 };
		expect(await verifyTarget(options())).toMatchObject({ status: "same", ...same });
		expect(remote.calls.read).toBe(everything);
		expect(order).toEqual(before);
	});

	it("names what somebody removed and what somebody changed", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive);
		await runImport(options());
		remote.objects.delete(remote.find("message:session_1/2")!.id);
		remote.find("contact:p2")!.payload = { ...(remote.find("contact:p2")!.payload as object), name: "Somebody" };

		const summary = await verifyTarget(options());

		expect(summary).toMatchObject({ status: "different", missing: ["message:session_1/2"], differenceCount: 1 });
		expect(summary.differences).toEqual([
			{ key: "contact:p2", field: "name", expected: '"Person 2"', found: '"Somebody"' },
		]);
	});

	it("names what was never imported", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { options } = importBench(archive);
		await runImport(options());
		archive.putEntity(sampleMessage(2, 9));
		const notImported = [{ key: "message:session_2/9", action: "create" }];
		expect(await verifyTarget(options())).toMatchObject({ status: "different", notImported, checked: everything });
	});

	it("says what it could not read, and what the archive no longer has", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { adapter, options } = importBench(archive);
		await runImport(options());
		archive.setEntityGone("tag", "vip", true);
		const blind: typeof adapter = {
			...adapter,
			connect: async (config, io) => ({ ...(await adapter.connect(config, io)), read: undefined }),
		};
		const summary = await verifyTarget(options({ adapter: blind }));
		expect(summary).toMatchObject({ checked: 0, unverifiable: everything - 1, orphans: 1 });
	});

	it("counts each thing under one heading, and the headings add up to what should be there", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { adapter, remote, options } = importBench(archive);
		await runImport(options());
		const contact = (id: string) => remote.find(`contact:${id}`)!;
		contact("p2").payload = { ...(contact("p2").payload as object), name: "Somebody", phone: "1" };
		remote.objects.delete(remote.find("message:session_1/2")!.id);
		// Changed since: one is still there, the other was deleted there.
		for (const n of [2, 3]) archive.putEntity({ ...sampleMessage(3, n), edited: true });
		remote.objects.delete(remote.find("message:session_3/3")!.id);
		archive.putEntity(sampleMessage(2, 9));
		const unreadable = remote.find("message:session_2/1")!.id;
		const shy: typeof adapter = {
			...adapter,
			connect: async (config, io) => {
				const target = await adapter.connect(config, io);
				return {
					...target,
					read: async (ref, operation, refs) => {
						if (ref.id === unreadable) throw new Error("no right to see it");
						return target.read?.(ref, operation, refs);
					},
				};
			},
		};
		const summary = await verifyTarget(options({ adapter: shy }));
		expect(summary).toMatchObject({ wanted: everything + 1, different: 1, missingCount: 2, unverifiable: 1 });
		expect(summary.notImported.map(({ key }) => key).sort()).toEqual(["message:session_2/9", "message:session_3/2"]);
		for (const each of [summary, ...Object.values(summary.byKind)]) {
			const missing = "missingCount" in each ? each.missingCount : each.missing;
			const notImported = "notImportedCount" in each ? each.notImportedCount : each.notImported;
			expect(each.same + each.different + missing + notImported + each.unverifiable).toBe(each.wanted);
		}
	});

	it("says why something could not be read, in the target's words or its own, each once with how often", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(2, 3));
		const { adapter, options } = importBench(archive);
		await runImport(options());
		const closed = text("files.example does not answer", "files.example 没有响应");
		const withFault = (fault: (key: string) => Error | undefined): typeof adapter => ({
			...adapter,
			connect: async (config, io) => {
				const target = await adapter.connect(config, io);
				const read: typeof target.read = async (ref, operation, refs) => {
					const error = fault(operation.key);
					if (error) throw error;
					return await target.read?.(ref, operation, refs);
				};
				return { ...target, read };
			},
		});
		const broken = withFault((key) => {
			if (key === "message:session_1/1") return new Error("with what was sent in it");
			return key.startsWith("message:") ? new AppError("remote-broken", { what: closed }) : undefined;
		});
		const summary = await verifyTarget(options({ adapter: broken }));
		expect(summary).toMatchObject({ status: "same", unverifiable: 6 });
		expect(summary.unverifiableCauses).toHaveLength(2);
		expect(summary.unverifiableCauses).toEqual(
			expect.arrayContaining([
				{ reason: "remote-broken", text: closed, count: 5 },
				{ reason: "adapter-error", text: text("The call failed (Error)", "调用失败（Error）"), count: 1 },
			]),
		);
	});

	it("calls it a difference when a message was created after those that follow it", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(2, 3));
		let refused = true;
		const { options } = importBench(archive, {
			fault: (_, keys) => (refused && keys.includes("message:session_1/1") ? "refuse" : undefined),
		});
		expect(await runImport(options())).toMatchObject({ failed: 1 });
		refused = false;
		expect(await runImport(options())).toMatchObject({ status: "done" });
		const summary = await verifyTarget(options());
		expect(summary).toMatchObject({ status: "different", placeCount: 1, differenceCount: 2 });
		expect(summary.places).toEqual([
			{ kind: "conversation", id: "session_1", differences: 2, missing: 0, notImported: 0, fields: ["order"] },
		]);
	});

	it("counts by kind, and in parts checks each thing once", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(9, 2));
		const { remote, options } = importBench(archive);
		await runImport(options());
		remote.objects.delete(remote.find("message:session_4/1")!.id);
		const parts = await Promise.all([1, 2, 3].map((n) => verifyTarget(options({ sample: { n, of: 3 } } as never))));
		const sum = (pick: (each: (typeof parts)[number]) => number) => parts.reduce((all, each) => all + pick(each), 0);
		expect(sum((each) => each.checked)).toBe(4 + 9 * 4);
		expect(sum((each) => each.missingCount)).toBe(1);
		expect(sum((each) => each.byKind["message.create"]?.same ?? 0)).toBe(17);
		for (const each of parts) expect(each.orphans).toBe(0);
		expect((await verifyTarget(options())).byKind["message.create"]).toEqual({
			wanted: 18,
			checked: 18,
			same: 17,
			different: 0,
			missing: 1,
			notImported: 0,
			unverifiable: 0,
		});
	});
});
