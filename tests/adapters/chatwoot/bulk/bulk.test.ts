import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { chatwoot } from "../../../../adapters/chatwoot/adapter.js";
import type { ChatwootConfig } from "../../../../adapters/chatwoot/config.js";
import type { Json } from "../../../../adapters/chatwoot/double/state.js";
import { samples } from "../../../../src/adapter/conformance-samples.js";
import type { Adapter } from "../../../../src/adapter/contract.js";
import { runImport } from "../../../../src/apply/import.js";
import { verifyTarget } from "../../../../src/apply/verify.js";
import { AppError, type Attachment, type Entity, type Message, text } from "../../../../src/model/index.js";
import { testRun } from "../../../apply/import-bench.js";
import { sampleContact, sampleConversation, sampleMessage, sampleWorkspace } from "../../../plan/sample-entities.js";
import { hasPostgres, postgresForTests } from "../postgres-for-tests.js";
import { type BulkBenchOptions, bulkBench } from "./bulk-bench.js";

describe.skipIf(!hasPostgres)("the bulk route in a real PostgreSQL (needs PostgreSQL on this machine)", () => {
	const postgres = postgresForTests();
	const closing: (() => Promise<void>)[] = [];

	afterEach(async () => {
		for (const close of closing.splice(0)) await close();
	});

	/** Only one at a time: it makes the tables anew. */
	async function bench(options: Omit<BulkBenchOptions, "url" | "client">) {
		for (const close of closing.splice(0)) await close();
		const made = await bulkBench({ url: postgres.server.url, client: postgres.client, ...options });
		closing.push(made.close);
		return made;
	}
	const list = async (sql: string) => (await postgres.client.query<{ it: unknown }>(sql)).rows.map((row) => row.it);
	/** Rows of the bulk route get ids from the database's own sequences, those of HTTP the double's. */
	const overHttp = async (table: string, name: string) =>
		(await postgres.client.query(`SELECT ${name} AS it FROM ${table} WHERE id < 1000000 ORDER BY 1`)).rows.map(
			({ it }) => it,
		);

	describe("beside HTTP", () => {
		it("makes the same rows of everything a workspace has, times included", async () => {
			const { entities, files } = samples();
			const all = [...entities, ...talks()];
			const http = await bench({ entities: all, files, route: "http" });
			expect(await http.importAll()).toMatchObject({ status: "done" });
			const expected = await http.rows();
			for (const table of ["contacts", "contact_inboxes", "conversations", "messages", "attachments", "notes"])
				expect(expected[table]?.length, table).toBeGreaterThan(0);
			const bulk = await bench({ entities: all, files, storage: true });
			expect(await bulk.importAll()).toMatchObject({ status: "done" });
			expect(await overHttp("conversations", "id")).toEqual([]);
			const found = await bulk.rows();
			for (const [table, rows] of Object.entries(expected)) expect(found[table], table).toEqual(rows);
			expect(
				await list(
					"SELECT name AS it FROM tags WHERE taggings_count <> (SELECT count(*) FROM taggings g WHERE g.tag_id = tags.id)",
				),
			).toEqual([]);
		});

		it("writes messages with their times, so that back-dating finds them right", async () => {
			const { options } = await bench({ entities: talkingWorkspace() });
			const run = testRun();
			expect(await runImport({ ...options(), run })).toMatchObject({ status: "done" });
			const said = run.reported.flatMap((event) => (event.type === "notice" ? event.text.en : []));
			// What Crisp gives no time for is as old as its first message.
			expect(said.at(-1)).toBe("Original times written to: 2 conversations, 2 contact_inboxes, 1 contacts");
		});

		it("asks Chatwoot as little for many messages as for few", async () => {
			const few = await bench({ entities: sampleWorkspace(2, 2) });
			await few.importAll();
			const asked = [...few.requests];
			const many = await bench({ entities: sampleWorkspace(20, 20) });
			expect(await many.importAll()).toMatchObject({ status: "done", created: 11 + 20 * 23 });
			// Side by side, so in no order of their own.
			expect(many.requests.toSorted()).toEqual(asked.toSorted());
			expect(asked.filter((one) => /contacts|conversations|messages/.test(one))).toEqual([]);
			expect(asked.length).toBeLessThan(30);
			expect(await list("SELECT count(*)::int AS it FROM messages")).toEqual([400]);
		});
	});

	describe("what the database cannot take as it is", () => {
		it("goes over HTTP when somebody has the e-mail or phone, in Chatwoot or in the same batch", async () => {
			const person = (n: number, email: string) => sampleContact(n, { identities: [{ type: "email", value: email }] });
			const shared = [person(1, "ANN@shop.example"), person(2, "bo@shop.example"), person(3, "Bo@shop.example")];
			const caller = person(4, "dee@shop.example");
			caller.identities.push({ type: "phone", value: "+8613800138000" });
			const { importAll, requests, double } = await bench({
				entities: [...sampleWorkspace(4, 2).filter(({ kind }) => kind !== "contact"), ...shared, caller],
			});
			await postgres.client.query(`INSERT INTO contacts (id, account_id, name, email, phone_number, created_at, updated_at)
					VALUES (77, 1, 'Ann of Chatwoot', 'ann@shop.example', '+8613800138000', '2020-01-01', '2020-01-01')`);
			expect(await importAll()).toMatchObject({ status: "done", failed: 0, skipped: 2 });
			// The caller is sent twice: with the phone, which Chatwoot refuses, and without.
			expect(requests.filter((one) => one === "POST /contacts")).toHaveLength(4);
			expect(requests.filter((one) => /^POST .*(conversations|messages)/.test(one))).toEqual([]);
			// Everybody's talk is there, with the one who has the address.
			const talkers = `SELECT v.custom_attributes ->> 'crisp_session_id' || ' ' || c.name || ' ' || (SELECT count(*)
				FROM messages m WHERE m.conversation_id = v.id) AS it FROM conversations v JOIN contacts c ON c.id = v.contact_id ORDER BY 1`;
			const [first, second, third, fourth] = (await list(talkers)) as string[];
			expect(first).toBe("session_1 Ann of Chatwoot 2");
			// Whichever of the two came first.
			expect(second).toMatch(/^session_2 Person [23] 2$/);
			expect(third).toBe(second?.replace("session_2", "session_3"));
			expect(fourth).toBe("session_4 Person 4 2");
			expect(await list("SELECT name AS it FROM contacts WHERE phone_number IS NOT NULL")).toEqual(["Ann of Chatwoot"]);
			expect(await list("SELECT to_char(created_at, 'YYYY') AS it FROM contacts WHERE id = 77")).toEqual(["2020"]);
			expect(double.data.contacts).toHaveLength(3);
			expect(await importAll()).toMatchObject({ status: "done", created: 0, updated: 0 });
		});

		it("gives a phone to one of those who share it, though batches go side by side", async () => {
			const sharing = [1, 2, 3, 4, 5, 6].map((n) =>
				sampleContact(n, { identities: [{ type: "phone", value: "+8613800138000" }] }),
			);
			const others = [...sampleWorkspace(6, 1)].filter(({ kind }) => kind !== "contact");
			const { importAll } = await bench({ entities: [...others, ...sharing] });
			// So that another batch has all the time to look while this one is not yet written.
			await postgres.client.query(`CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
						IF current_setting('application_name') = 'uncrisp' THEN PERFORM pg_sleep(0.2); END IF; RETURN NULL; END $$;
					CREATE TRIGGER slowly AFTER INSERT ON contacts FOR EACH STATEMENT EXECUTE FUNCTION slowly()`);
			expect(await importAll()).toMatchObject({ status: "done", failed: 0 });
			expect(await list("SELECT count(*)::int AS it FROM contacts WHERE phone_number IS NOT NULL")).toEqual([1]);
		});

		it("goes over HTTP when PostgreSQL refuses the row, and nothing else does", async () => {
			const { importAll, requests } = await bench({ entities: sampleWorkspace(5, 4) });
			// Chatwoot itself, and the bridge that stands for it, may write it.
			await refuse("contacts", "NEW.name = 'Person 3'");
			await refuse("messages", "NEW.content = 'message 2' AND NEW.source_id LIKE '%session_4:%'");
			expect(await importAll()).toMatchObject({ status: "done", failed: 0, doubt: 0, created: 11 + 5 * 7 });
			expect(requests.filter((one) => /^POST .*(contacts|conversations|messages)/.test(one))).toEqual([
				"POST /contacts",
				"POST /conversations/n/messages",
			]);
			expect(await overHttp("contacts", "name")).toEqual(["Person 3"]);
			expect(await overHttp("conversations", "id")).toEqual([]);
			expect(await overHttp("messages", "source_id")).toEqual(["crisp:session_4:2"]);
			expect(
				await list("SELECT source_id AS it FROM messages WHERE source_id LIKE '%session_4:%' ORDER BY created_at"),
			).toEqual([1, 2, 3, 4].map((n) => `crisp:session_4:${n}`));
		});
	});

	describe("a connection that breaks", () => {
		it("stops the import in the middle of a batch, and the next one does what is left", async () => {
			const { importAll, archive, rows, options } = await bench({ entities: talkingWorkspace() });
			await postgres.client.query(`CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$
					BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
				CREATE TRIGGER break BEFORE INSERT ON messages FOR EACH ROW WHEN (NEW.content = 'hello?') EXECUTE FUNCTION break()`);
			await expect(importAll()).rejects.toMatchObject({ code: "network" });
			expect([...archive.runs()].at(-1)?.status).toBe("failed");
			// A batch is there whole or not at all.
			expect(await list("SELECT custom_attributes ->> 'crisp_session_id' AS it FROM conversations")).not.toContain(
				"session_2",
			);
			expect(await list("SELECT source_id AS it FROM messages WHERE source_id LIKE '%session_2:%'")).toEqual([]);
			await postgres.client.query("DROP TRIGGER break ON messages");
			expect(await importAll()).toMatchObject({ status: "done", failed: 0, doubt: 0 });
			await expectTalks(rows, options);
		});

		it.each(["contact", "message"])("loses no answer of a batch that landed: a %s", async (kind) => {
			const { importAll, rows, options } = await bench({ entities: talkingWorkspace() });
			await expect(importAll(cutAfter(`${kind}.create`))).rejects.toMatchObject({ code: "network" });
			expect(await importAll()).toMatchObject({ status: "done", failed: 0, doubt: 0 });
			await expectTalks(rows, options);
		});

		/** Everything is there, once. */
		async function expectTalks(
			rows: () => Promise<Record<string, Json[]>>,
			options: () => Parameters<typeof verifyTarget>[0],
		) {
			const { contacts, contact_inboxes, conversations, messages } = await rows();
			expect(contacts?.map(({ id }) => id)).toEqual(["p1", "p2"]);
			expect(contact_inboxes).toHaveLength(4);
			expect(conversations?.map(({ id, status }) => [id, status])).toEqual([
				["session_1", 1],
				["session_2", 0],
			]);
			expect(messages?.map(({ source_id }) => source_id)).toEqual([
				...[1, 2, 3, 4].map((n) => `crisp:session_1:${n}`),
				...[1, 2, 3].map((n) => `crisp:session_2:${n}`),
			]);
			expect(await verifyTarget(options())).toMatchObject({ status: "same", differenceCount: 0 });
		}
	});

	describe("files", () => {
		it("are bytes in the storage folder and rows that name them", async () => {
			const { entities, files } = withFiles("photo.png", "report.pdf");
			const { importAll, requests, storage, stored } = await bench({ entities, files, storage: true });
			expect(await importAll()).toMatchObject({ status: "done", failed: 0 });
			expect(requests.filter((one) => one.includes("messages"))).toEqual([]);
			const { rows } =
				await postgres.client.query(`SELECT m.source_id, a.file_type, a.extension, a.account_id, s.name, b.key, b.filename,
					b.content_type, b.metadata, b.byte_size::int AS size, b.checksum, b.service_name,
					to_char(a.created_at, 'YYYY-MM-DD') AS day, to_char(b.created_at, 'YYYY-MM-DD') AS blob_day
				FROM messages m JOIN attachments a ON a.message_id = m.id
				JOIN active_storage_attachments s ON s.record_type = 'Attachment' AND s.record_id = a.id
				JOIN active_storage_blobs b ON b.id = s.blob_id ORDER BY m.source_id`);
			expect(rows.map(({ key, checksum, size, ...rest }) => rest)).toEqual(
				[
					{ file_type: 0, extension: "png", filename: "photo.png", content_type: "image/png" },
					{ file_type: 3, extension: "pdf", filename: "report.pdf", content_type: "application/pdf" },
				].map((file, n) => ({
					source_id: `crisp:session_1:${n + 1}`,
					account_id: 1,
					name: "file",
					metadata: '{"identified":true}',
					service_name: "local",
					day: "2023-11-14",
					blob_day: "2023-11-14",
					...file,
				})),
			);
			for (const { key, filename, checksum, size } of rows) {
				expect(key).toMatch(/^[a-z0-9]{28}$/);
				const bytes = readFileSync(join(storage, key.slice(0, 2), key.slice(2, 4), key));
				expect(bytes.toString()).toBe(`the bytes of ${filename}`);
				expect(size).toBe(bytes.length);
				expect(checksum).toBe(createHash("md5").update(bytes).digest("base64"));
			}
			expect(stored()).toHaveLength(2);
		});

		it.each([true, false])("that the archive lost fail alone (storage folder: %s)", async (storage) => {
			const { entities, files } = withFiles("photo.png", "report.pdf");
			const [, [lost, bytes] = ["", new Uint8Array()]] = [...files];
			files.delete(lost);
			const { importAll, archive, stored, requests } = await bench({ entities, files, storage });
			const summary = await importAll();
			expect(summary).toMatchObject({ status: "incomplete", failed: 1, skipped: 2, doubt: 0 });
			const failed = [...archive.outcomes(summary.runId)].filter(({ status }) => status === "failed");
			expect(failed).toMatchObject([{ subject: "message.create", id: "message:session_1/2", reason: "file-missing" }]);
			const said = "SELECT source_id AS it FROM messages ORDER BY created_at";
			expect(await list(said)).toEqual(["crisp:session_1:1", "crisp:session_1:3"]);
			expect(await list("SELECT status AS it FROM conversations")).toEqual([1]);
			// Batches that were tried in vain leave no bytes behind.
			expect(stored()).toHaveLength(storage ? 1 : 0);
			expect(requests.filter((one) => one.endsWith("/messages"))).toHaveLength(storage ? 0 : 1);
			await archive.storeFile(Readable.from([bytes]));
			expect(await importAll()).toMatchObject({ status: "done", created: 1 });
			expect(await list(said)).toEqual([1, 2, 3].map((n) => `crisp:session_1:${n}`));
		});
	});

	it("sends only what a later backup brought", async () => {
		const { importAll, archive, requests, rows, options } = await bench({ entities: talkingWorkspace() });
		expect(await importAll()).toMatchObject({ status: "done" });
		archive.putEntity(sampleContact(2, { name: "Person Two" }));
		archive.putEntity(said(2, 4, "2024-03-07T09:00:00Z", "one more"));
		archive.putEntity(said(2, 5, "2024-03-07T09:10:00Z", "an answer", agentSaid));
		requests.length = 0;
		expect(await importAll()).toMatchObject({
			status: "done",
			byKind: { "message.create": 2, "contact.create": 1, "conversation.finish": 1 },
			created: 2,
			updated: 2,
		});
		expect(requests.filter((one) => /^P(OST|UT) /.test(one))).toEqual([
			"PUT /contacts/n",
			expect.stringMatching("^POST /conversations/n/"),
		]);
		const { contacts, conversations, messages } = await rows();
		expect(contacts?.map(({ name }) => name)).toEqual(["Person 1", "Person Two"]);
		expect(messages?.map(({ created }) => created).slice(4)).toEqual(
			["08:00", "08:05", "08:20", "09:00", "09:10"].map((at) => `2024-03-07 ${at}:00.000000`),
		);
		expect(conversations?.[1]).toMatchObject({ status: 0, active: "2024-03-07 09:10:00.000000", waiting: null });
		expect(await verifyTarget(options())).toMatchObject({ status: "same" });
		expect(await importAll()).toMatchObject({ created: 0, updated: 0 });
	});

	/** From uncrisp's own connections only. */
	async function refuse(table: string, when: string) {
		await postgres.client.query(`CREATE FUNCTION refuse_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
				IF current_setting('application_name') = 'uncrisp' THEN RAISE 'refused' USING errcode = '23514'; END IF; RETURN NEW; END $$;
			CREATE TRIGGER refuse BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refuse_${table}()`);
	}
});

/** Chatwoot whose answer to the first batch with an operation of this kind is lost. */
function cutAfter(kind: string): Adapter<ChatwootConfig> {
	return {
		...chatwoot,
		async connect(config, io) {
			const target = await chatwoot.connect(config, io);
			return {
				...target,
				async perform(batch, refs) {
					const outcomes = await target.perform(batch, refs);
					if (batch.some((operation) => operation.kind === kind))
						throw new AppError("network", { what: text("The line was cut", "线路中断") });
					return outcomes;
				},
			};
		},
	};
}

/** One talk: a message with a file for each name, and one without. */
function withFiles(...names: string[]) {
	const files = new Map<string, Uint8Array>();
	const types: Record<string, string> = { png: "image/png", pdf: "application/pdf" };
	const entities = [...sampleWorkspace(1, names.length + 1)];
	for (const [n, name] of names.entries()) {
		const bytes = new TextEncoder().encode(`the bytes of ${name}`);
		const url = `https://files.shop.example/${name}`;
		const mimeType = types[name.split(".")[1] ?? ""] ?? "";
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		files.set(sha256, bytes);
		const more = { state: "stored", sha256, sizeBytes: bytes.length };
		entities.push({ kind: "attachment", id: url, url, name, mimeType, ...more } as Attachment);
		entities.push({
			...sampleMessage(1, n + 1),
			parts: [{ type: "file", attachmentId: url as Attachment["id"], url, name, mimeType }],
		});
	}
	return { entities, files };
}

function talkingWorkspace(): Entity[] {
	return [...sampleWorkspace(0, 0).filter(({ kind }) => ["workspace", "agent", "inbox"].includes(kind)), ...talks()];
}

/** Two talks: one answered and resolved, one whose customer waits. */
function talks(): Entity[] {
	return [
		sampleContact(1, { createdAtMs: ms("2023-01-01T00:00:00Z"), lastActiveAtMs: ms("2024-04-01T00:00:00Z") }),
		sampleContact(2),
		sampleConversation(1, { status: "resolved", createdAtMs: ms("2024-03-05T06:01:59.500Z") }),
		sampleConversation(2, { status: "open" }),
		said(1, 1, "2024-03-05T06:02:00.100Z", "first"),
		said(1, 2, "2024-03-05T06:02:00.900Z", "second"),
		said(1, 3, "2024-03-05T06:30:00Z", "an answer", agentSaid),
		said(1, 4, "2024-03-06T01:00:00Z", "thanks", { references: [{ type: "message", name: "first", target: "1" }] }),
		said(2, 1, "2024-03-07T08:00:00Z", "a question"),
		said(2, 2, "2024-03-07T08:05:00Z", "one moment", agentSaid),
		said(2, 3, "2024-03-07T08:20:00Z", "hello?"),
	];
}

const ms = (iso: string) => Date.parse(iso);
const agentSaid = { direction: "outgoing", author: { type: "agent", agentId: "agent1", name: "Ada" } };

function said(conversation: number, n: number, at: string, content: string, more: object = {}): Message {
	return { ...sampleMessage(conversation, n, content), sentAtMs: ms(at), ...more } as Message;
}
