import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { liveHelperChat } from "../../../adapters/live-helper-chat/adapter.js";
import { type LiveHelperChatDouble, startLiveHelperChatDouble } from "../../../adapters/live-helper-chat/double.js";
import { messageKey } from "../../../adapters/live-helper-chat/wire.js";
import type { Operation } from "../../../src/adapter/contract.js";
import { type Attachment, type Entity, isAppError } from "../../../src/model/index.js";
import { contextOf, person, said, stored, talk, workspace } from "../entities.js";
import { connectTo, type TestSession } from "../target-session.js";
import { configOf } from "./subject.js";

let double: LiveHelperChatDouble;
beforeEach(async () => {
	double = await startLiveHelperChatDouble();
});
afterEach(() => double.close());

const fileUrl = "https://files.example/1";

function session(entities: Entity[], more: Record<string, unknown> = {}, files?: Map<string, Uint8Array>) {
	const config = configOf(double, more);
	const context = contextOf([workspace, ...entities], { config: config as never });
	return connectTo(liveHelperChat, config, context, files === undefined ? {} : { files });
}

/** Imports the workspace and these entities; returns what they became. */
async function importAll(at: TestSession, ...entities: Entity[]): Promise<Operation[]> {
	const operations = at.translate(workspace, ...entities);
	await at.perform(...operations);
	return operations;
}

/** Imports what comes before the first operation of a kind, and returns that. */
async function upTo(at: TestSession, kind: string): Promise<Operation> {
	const operations = at.translate(workspace, conversation);
	const wanted = operations.find((operation) => operation.kind === kind)!;
	await at.perform(...operations.slice(0, operations.indexOf(wanted)));
	return wanted;
}

/** The server dies between a new chat and its times. */
async function halfMade(at: TestSession): Promise<Operation> {
	const create = await upTo(at, "conversation.create");
	double.quirks.diesBeforeColumns = true;
	await expect(at.perform(create)).rejects.toMatchObject({ name: "InDoubtError" });
	double.quirks.diesBeforeColumns = false;
	return create;
}

const conversation = talk("session_a", "p1", { status: "resolved" });
const hello = said("session_a", 3, { type: "text", text: "Hello" });
const again = said("session_a", 4, { type: "text", text: "Again" });

describe("a chat in Live Helper Chat", () => {
	it("is closed at its own time, without a line about it", async () => {
		await using at = await session([conversation, hello]);
		await importAll(at, conversation);
		expect(double.data.chats).toMatchObject([{ status: 2, time: 1_709_618_520, cls_time: 1_709_618_580 }]);
		expect(double.data.messages.map(({ msg }) => msg)).toEqual(["Hello"]);
	});

	it("whose making died half-way is found and completed, not made again", async () => {
		await using at = await session([conversation, hello]);
		const create = await halfMade(at);
		expect(double.data.chats[0]?.time).not.toBe(1_709_618_520);
		const found = await at.target.locate(create, at.refs);
		expect(found).toMatchObject({ kind: "chat", id: "1" });
		expect(double.data.chats).toMatchObject([{ time: 1_709_618_520 }]);
	});

	it("whose second half the server refuses to write is not taken for whole", async () => {
		await using at = await session([conversation, hello]);
		const create = await halfMade(at);
		double.server.faults.add({
			match: (method) => method === "PUT",
			kind: "status",
			status: 400,
			body: JSON.stringify({ error: true, result: "Chat could not be updated" }),
			contentType: "application/json",
		});
		await expect(at.target.locate(create, at.refs)).rejects.toThrow("the times of chat 1");
	});

	it("is not taken for absent because the server refused to list", async () => {
		await using at = await session([conversation, hello], { apiKey: "another" });
		const create = at.translate(conversation).find(({ kind }) => kind === "conversation.create")!;
		at.ledger.set("department:import", { kind: "department", id: "1" });
		await expect(at.target.locate(create, at.refs)).rejects.toSatisfy(
			(error) => isAppError(error) && error.code === "credentials-refused",
		);
	});

	it("says when an auto-responder spoke in it", async () => {
		double.quirks.autoResponder = true;
		await using at = await session([conversation, hello]);
		const outcomes = await at.perform(...at.translate(workspace, conversation));
		expect(outcomes.some((one) => "warnings" in one && one.warnings?.[0]?.en.includes("auto-responder"))).toBe(true);
	});

	it("shows in verify what somebody changed there", async () => {
		await using at = await session([conversation, hello]);
		const operations = await importAll(at, conversation);
		const create = operations.find(({ kind }) => kind === "conversation.create")!;
		const read = async () => (await at.target.read?.(at.refs.get(create.key), create, at.refs))?.differences;
		expect(await read()).toEqual([]);
		double.data.messages[0]!.msg = "Hullo";
		expect(await read()).toEqual([{ field: "messages.0.msg", expected: "Hello", found: "Hullo" }]);
		double.data.chats.length = 0;
		expect(await read()).toBeUndefined();
	});
});

describe("a call in which the server's database failed", () => {
	it("is in doubt where it makes something: sent again it may work, and its words may quote people", async () => {
		await using at = await session([conversation, hello]);
		const create = await upTo(at, "conversation.create");
		double.quirks.databaseFailsEvery = 1;
		const refused = at.perform(create);
		await expect(refused).rejects.toMatchObject({ name: "InDoubtError" });
		await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining("SQLSTATE") });
		double.quirks.databaseFailsEvery = 0;
		expect(await at.target.locate(create, at.refs)).toBeUndefined();
		expect(await at.perform(create)).toMatchObject([{ status: "created" }]);
	});

	it("is sent again at once where that is the same", async () => {
		await using at = await session([conversation, hello]);
		const finish = await upTo(at, "conversation.finish");
		double.quirks.databaseFailsEvery = 2;
		for (let go = 0; go < 2; go += 1) expect(await at.perform(finish)).toMatchObject([{ status: "created" }]);
		expect(double.data.chats).toMatchObject([{ status: 2 }]);
	});

	it("does not say that something is gone", async () => {
		await using at = await session([conversation, hello]);
		const operations = await importAll(at, conversation);
		const create = operations.find(({ kind }) => kind === "conversation.create")!;
		double.quirks.databaseFailsEvery = 1;
		await expect(at.target.read?.(at.refs.get(create.key), create, at.refs)).rejects.toSatisfy(
			(error) => isAppError(error) && error.code === "remote-broken",
		);
	});
});

describe("messages added to a chat that was moved", () => {
	async function changed(entities: Entity[]) {
		const at = await session(entities);
		const create = at.translate(conversation).find(({ kind }) => kind === "conversation.create")!;
		return { at, create };
	}

	it("need the database: without one they are reported, and the rest is sent", async () => {
		await using first = await session([conversation, hello]);
		await importAll(first, conversation);
		const renamed = person("p1", { name: "Renamed" });
		const { at, create } = await changed([conversation, hello, again, renamed]);
		await using _ = at;
		for (const [key, ref] of first.ledger) at.ledger.set(key, ref);
		const outcome = await at.target.update?.(create, at.refs.get(create.key), at.refs);
		expect(outcome).toMatchObject({ status: "failed", reason: "needs-database" });
		expect(double.data.chats[0]?.nick).toBe("Renamed");
		expect(double.data.messages).toHaveLength(1);
	});

	it("leave what people wrote beside the chat", async () => {
		await using first = await session([conversation, hello]);
		await importAll(first, conversation);
		double.data.chats[0]!.additional_data = JSON.stringify([{ identifier: "order", key: "Order", value: "7" }]);
		const { at, create } = await changed([conversation, hello]);
		await using _ = at;
		for (const [key, ref] of first.ledger) at.ledger.set(key, ref);
		expect(await at.target.update?.(create, at.refs.get(create.key), at.refs)).toMatchObject({ status: "updated" });
		expect(double.data.chats[0]?.additional_data).toContain('"order"');
	});
});

describe("a file in Live Helper Chat", () => {
	const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 1, 2, 3]);
	const sent = (name: string) => said("session_a", 5, { type: "image", attachmentId: fileUrl, url: fileUrl, name });

	function withFile(name: string, bytes: Uint8Array) {
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		const attachment = { ...stored(fileUrl, "image/png", bytes.length, name), sha256 } as Attachment;
		return session([conversation, sent(name), attachment], {}, new Map([[sha256, bytes]]));
	}

	it("keeps its bytes and its name, and is shown by its token", async () => {
		await using at = await withFile("旧照片.png", png);
		await importAll(at, conversation);
		const [file] = double.data.files;
		expect(file).toMatchObject({ upload_name: "旧照片.png", chat_id: 0, persistent: 1 });
		expect(file?.bytes).toEqual(png);
		expect(double.data.messages[0]?.msg).toMatch(new RegExp(`^\\[file=${file?.id}_[0-9a-f]{32}\\]$`));
	});

	it("whose content is not what its name says travels in a zip, and is called so", async () => {
		await using at = await withFile("fake.png", new TextEncoder().encode("only text"));
		const operations = await importAll(at, conversation);
		expect(double.data.files).toMatchObject([{ upload_name: "fake.png.zip", type: "application/zip" }]);
		const upload = operations.find(({ kind }) => kind === "file.create")!;
		expect((await at.target.read?.(at.refs.get(upload.key), upload, at.refs))?.differences).toEqual([]);
	});

	it("whose answer was lost is found by its name, among others and before its chat is there", async () => {
		await using at = await withFile("photo.png", png);
		const operations = at.translate(workspace, conversation);
		const upload = operations.find(({ kind }) => kind === "file.create")!;
		await at.perform(...operations.slice(0, operations.indexOf(upload)));
		expect(await at.target.locate(upload, at.refs)).toBeUndefined();
		await at.perform(upload);
		const found = await at.target.locate(upload, at.refs);
		expect(found).toEqual(at.refs.get(upload.key));
		// Looking left nothing behind.
		expect(double.data.files).toHaveLength(1);
	});
});

describe("people and places in Live Helper Chat", () => {
	const agent = { kind: "agent", id: "a", name: "Ada", email: "admin", role: "owner", status: "active" } as Entity;

	it("an operator of the same name is used as it is", async () => {
		const ada = { ...agent, email: "admin@support.example" } as Entity;
		await using at = await session([ada]);
		const outcomes = await at.perform(...at.translate(workspace, ada));
		expect(outcomes.at(-1)).toMatchObject({ status: "existing", ref: { id: "1" } });
	});

	it("a department is not deleted while it has chats", async () => {
		await using at = await session([conversation, hello]);
		await importAll(at, conversation);
		const department = at.refs.get("department:import");
		const entry = { key: "department:import", kind: "department.create" };
		await expect(at.target.revert?.(department, entry)).rejects.toThrow();
		await at.target.revert?.(at.refs.get("conversation:session_a"), { key: "", kind: "conversation.create" });
		await at.target.revert?.(department, entry);
		expect(double.data.departments).toHaveLength(1);
	});

	it("a second archive of a workspace that is there already is told so", async () => {
		await using at = await session([]);
		await importAll(at);
		const [again] = await at.perform(...at.translate(workspace));
		expect(again).toMatchObject({ status: "existing" });
		expect(again && "warnings" in again && again.warnings?.[0]?.en).toContain("another archive");
	});

	it("what only the database can remove does not pass for removed without it", async () => {
		await using at = await session([]);
		const revert = at.target.revert?.({ kind: "lh_faq", id: "1" }, { key: "article:x", kind: "faq.create" });
		await expect(revert).rejects.toSatisfy((error) => isAppError(error) && error.code === "config-invalid");
	});

	it("a department that a person made speak stops the next import", async () => {
		await using at = await session([]);
		await importAll(at);
		double.data.departments[1]!.email = "all@support.example";
		expect(await at.target.check()).toContainEqual(
			expect.objectContaining({ severity: "notify", code: "department-not-quiet" }),
		);
	});
});

describe("check", () => {
	it("says that the key is wrong, although the answer has status 200", async () => {
		await using at = await session([], { apiKey: "another" });
		expect(await at.target.check()).toMatchObject([{ severity: "block", code: "credentials-refused" }]);
	});

	it("says that the address is something else", async () => {
		await using at = await session([], { baseUrl: `${double.baseUrl}/shop` });
		expect(await at.target.check()).toMatchObject([{ severity: "block", code: "not-live-helper-chat" }]);
	});

	it("says what nobody can see without the database", async () => {
		await using at = await session([]);
		expect(await at.target.check()).toMatchObject([{ severity: "info", code: "not-looked-at" }]);
	});
});

it("every message carries which one of the archive it is", async () => {
	await using at = await session([conversation, hello, again]);
	await importAll(at, conversation);
	expect(double.data.messages.map((message) => messageKey(message))).toEqual(["session_a/3", "session_a/4"]);
});
