import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chatwoot } from "../../adapters/chatwoot/adapter.js";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { runImport } from "../../src/apply/import.js";
import { verifyTarget } from "../../src/apply/verify.js";
import type { Archive } from "../../src/archive/archive.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { ContactId, TagId } from "../../src/model/index.js";
import { createKeySet } from "../../src/plan/key-set.js";
import { sampleContact, sampleConversation, sampleMessage, sampleWorkspace } from "../plan/sample-entities.js";
import { importBench, planNow, testRun } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

/** What a later backup may bring. */
function somethingHappens(archive: Archive): void {
	archive.putEntity(sampleMessage(1, 9, "appended"));
	archive.putEntity({ ...sampleMessage(1, 2, "edited"), edited: true });
	archive.setEntityGone("message", "session_2/1", true);
	archive.putEntity(sampleConversation(2, { tagIds: [TagId.parse("vip")] }));
	// The second person turned out to be the third: merged, and their conversation moved.
	archive.setEntityGone("contact", "p2", true);
	archive.putEntity(sampleConversation(2, { contactId: ContactId.parse("p3"), tagIds: [TagId.parse("vip")] }));
	archive.putEntity(sampleContact(1, { tagIds: [TagId.parse("vip")] }));
	archive.putEntity(sampleContact(8));
	archive.putEntity(sampleConversation(8));
	archive.putEntity(sampleMessage(8, 1));
}

describe("an import after a new backup", () => {
	it("sends only what is new, changed or gone, and the second time nothing", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, adapter, options } = importBench(archive);
		await runImport(options());
		const { perform, update } = { perform: remote.calls.perform!, update: remote.calls.update ?? 0 };
		somethingHappens(archive);

		expect(planNow(archive, adapter)).toMatchObject({
			actions: { create: 4, update: 3, remove: 2, gone: 0 },
			changes: true,
		});
		const summary = await runImport(options());
		expect(summary).toMatchObject({ status: "done", created: 4, updated: 3, removed: 2, gone: 0 });
		expect(remote.calls).toMatchObject({ perform: perform + 4, update: update + 3, revert: 2 });
		expect(remote.find("message:session_1/9")?.payload).toMatchObject({ parts: [{ text: "appended" }] });
		expect(remote.find("message:session_1/2")?.payload).toMatchObject({ parts: [{ text: "edited" }] });
		expect(remote.find("message:session_2/1")).toBeUndefined();
		expect(remote.find("contact:p2")).toBeUndefined();
		const merged = remote.find("contact:p3")!;
		expect(remote.find("conversation:session_2")?.payload).toMatchObject({ contact: merged.id, tagIds: ["vip"] });

		expect(planNow(archive, adapter)).toMatchObject({ changes: false, actions: { gone: 0 } });
		expect(await verifyTarget(options())).toMatchObject({ status: "same", orphans: 0 });
		expect(remote.duplicates).toEqual([]);
	});

	it("brings back what was taken back by mistake", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive);
		await runImport(options());
		archive.setEntityGone("message", "session_2/3", true);
		expect(await runImport(options())).toMatchObject({ removed: 1 });
		archive.setEntityGone("message", "session_2/3", false);
		expect(await runImport(options())).toMatchObject({ status: "done", created: 1, removed: 0 });
		expect(remote.find("message:session_2/3")).toBeDefined();
	});

	it("leaves what is gone where the adapter keeps such things, and says so", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, adapter, options } = importBench(archive);
		const keeping = { ...adapter, manifest: { ...adapter.manifest, onGone: {} } };
		await runImport(options({ adapter: keeping }));
		archive.setEntityGone("message", "session_2/1", true);
		expect(planNow(archive, keeping)).toMatchObject({ changes: false, actions: { gone: 1, remove: 0 } });
		expect(await runImport(options({ adapter: keeping }))).toMatchObject({ status: "done", gone: 1, removed: 0 });
		expect(remote.find("message:session_2/1")).toBeDefined();
	});

	it("removes nothing that only a part, or an adapter's error, does not show", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { adapter, remote, options } = importBench(archive);
		await runImport(options());
		expect(await runImport(options({ filter: { conversations: 1 } }))).toMatchObject({ removed: 0, gone: 0 });
		const failing: typeof adapter = {
			...adapter,
			*translate(entity, context) {
				if (entity.id === "session_2") throw new Error("broken");
				yield* adapter.translate(entity, context);
			},
		};
		expect(await runImport(options({ adapter: failing }))).toMatchObject({ removed: 0, gone: 4 });
		expect(remote.calls.revert).toBeUndefined();
	});

	it.each(["before", "after"] as const)("that dies %s taking something back goes on with it", async (when) => {
		const bench = temporaryArchive(sampleWorkspace());
		const { adapter, remote, options } = importBench(bench.archive);
		await runImport(options());
		bench.archive.setEntityGone("message", "session_2/1", true);
		const dying: typeof adapter = {
			...adapter,
			async connect(config, io) {
				const target = await adapter.connect(config, io);
				return {
					...target,
					async revert(ref, entry) {
						if (when === "after") await target.revert!(ref, entry);
						throw Object.assign(new Error("killed"), { name: "AppError", code: "terminated", what: {} });
					},
				};
			},
		};
		await expect(runImport(options({ adapter: dying }))).rejects.toMatchObject({ code: "terminated" });
		const archive = bench.reopen();
		expect(await runImport(options({ archive }))).toMatchObject({ status: "done", removed: 1 });
		expect(remote.find("message:session_2/1")).toBeUndefined();
		expect(planNow(archive, adapter).changes).toBe(false);
	});
});

describe("Chatwoot after a new backup", () => {
	async function imported(double: ChatwootDouble) {
		const { archive } = temporaryArchive([
			...sampleWorkspace(),
			sampleContact(1, { tagIds: [TagId.parse("vip")] }),
			sampleConversation(1, { tagIds: [TagId.parse("vip")] }),
		]);
		const http = createHttpFactory();
		const { baseUrl, accountId, apiToken, data } = double;
		const config = chatwoot.config.parse({ baseUrl, accountId, apiToken }) as never;
		const run = () =>
			runImport({
				archive,
				adapter: chatwoot,
				config,
				http,
				run: testRun(),
				language: "en",
				timeZone: "UTC",
				identities: [],
			});
		expect(await run()).toMatchObject({ status: "done" });
		return { archive, data, run, close: () => http.close() };
	}

	it("takes away the tags that Crisp took away, keeps those that people gave, and appends", async () => {
		const double = await startChatwootDouble();
		const { archive, data, run, close } = await imported(double);
		try {
			const conversation = data.conversations.find((one) => one.labels?.includes("vip"))!;
			const contact = data.contacts.find((one) => one.name === "Person 1")!;
			expect(contact.labels).toEqual(["vip"]);
			conversation.labels = ["vip", "by-hand"];
			contact.labels = ["vip", "by-hand"];

			archive.putEntity(sampleContact(1));
			archive.putEntity(sampleConversation(1));
			archive.putEntity(sampleMessage(1, 9, "appended"));
			expect(await run()).toMatchObject({ status: "done", created: 1, removed: 1 });
			expect(conversation.labels).toEqual(["by-hand"]);
			expect(contact.labels).toEqual(["by-hand"]);
			expect(data.messages.filter(({ content }) => content === "appended")).toHaveLength(1);
			expect(await run()).toMatchObject({ status: "done", created: 0, updated: 0, removed: 0 });
		} finally {
			await close();
			await double.close();
		}
	});

	it("keeps messages that were edited or deleted, and says so", async () => {
		const double = await startChatwootDouble();
		const { archive, run, close } = await imported(double);
		try {
			archive.putEntity({ ...sampleMessage(2, 2, "edited"), edited: true });
			archive.setEntityGone("message", "session_3/2", true);
			expect(await run()).toMatchObject({ status: "done", kept: 1, removed: 0, reasons: { "gone-but-kept": 1 } });
		} finally {
			await close();
			await double.close();
		}
	});
});

describe("a set of keys", () => {
	it("has what was added and nothing else", () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), fc.nat(), (keys, at) => {
				const set = createKeySet();
				const cut = keys.length === 0 ? 0 : at % keys.length;
				for (const key of [...keys.slice(0, cut), ...keys.slice(0, cut)]) set.add(key);
				expect(set.size).toBe(cut);
				expect(keys.filter((key) => set.has(key))).toEqual(keys.slice(0, cut));
			}),
		);
	});

	it("grows: a hundred thousand keys that look alike stay apart", () => {
		const set = createKeySet();
		for (let n = 0; n < 100_000; n += 1) set.add(`message:session_${n % 100}/${n}`);
		expect(set.size).toBe(100_000);
		expect(set.has("message:session_1/2")).toBe(false);
	});
});
