import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import type { ChatwootConfig } from "../../../adapters/chatwoot/config.js";
import { startChatwootDouble } from "../../../adapters/chatwoot/double.js";
import { samples } from "../../../src/adapter/conformance-samples.js";
import type { Adapter } from "../../../src/adapter/contract.js";
import { runImport } from "../../../src/apply/import.js";
import { importedRecords } from "../../../src/apply/open-target.js";
import { runUndo } from "../../../src/apply/undo.js";
import { verifyTarget } from "../../../src/apply/verify.js";
import { createHttpFactory } from "../../../src/http/http-factory.js";
import type { Entity, Message } from "../../../src/model/index.js";
import { jumpingClock, testRun } from "../../apply/import-bench.js";
import { temporaryArchive } from "../../apply/temporary-archive.js";
import { sampleContact, sampleConversation, sampleMessage, sampleWorkspace } from "../../plan/sample-entities.js";
import { copyFromDatabase, copyToDatabase, ownIds, rowIdOf } from "./database-bridge.js";
import { tables } from "./database-tables.js";
import { hasPostgres, postgresForTests } from "./postgres-for-tests.js";
import { inventoryOf } from "./subject.js";

describe.skipIf(!hasPostgres)("true times in a real PostgreSQL (needs PostgreSQL on this machine)", () => {
	const postgres = postgresForTests();
	const closing: (() => Promise<void>)[] = [];

	beforeAll(async () => {
		await postgres.client.query("SET TIME ZONE 'UTC'");
	});
	beforeEach(async () => {
		await postgres.client.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${tables} ${ownIds}`);
	});
	afterEach(async () => {
		for (const close of closing.splice(0)) await close();
	});

	/** An archive, a double and the tables behind it, and everything an import needs. */
	async function bench(entities: Entity[], more: Partial<ChatwootConfig> = {}) {
		const clock = jumpingClock();
		const double = await startChatwootDouble({ clock });
		const http = createHttpFactory({ clock });
		closing.push(
			() => double.close(),
			() => http.close(),
		);
		const { archive } = temporaryArchive(entities);
		const { baseUrl, accountId, apiToken } = double;
		const config = chatwoot.config.parse({
			baseUrl,
			accountId,
			apiToken,
			database: postgres.server.url,
			...more,
		}) as ChatwootConfig;
		// What Chatwoot writes while it is talked to, the bridge writes before the adapter looks at the tables.
		const adapter: Adapter<ChatwootConfig> = {
			...chatwoot,
			async connect(given, io) {
				const target = await chatwoot.connect(given, io);
				return {
					...target,
					async check() {
						await copyToDatabase(double, postgres.client);
						return target.check();
					},
					async complete(options) {
						await copyToDatabase(double, postgres.client);
						try {
							return (await target.complete?.(options)) ?? [];
						} finally {
							if (!options.dryRun) await copyFromDatabase(double, postgres.client);
						}
					},
				};
			},
		};
		const run = () => testRun({ clock });
		const options = () => ({
			archive,
			adapter,
			config,
			http,
			run: run(),
			language: "en" as const,
			timeZone: "Asia/Shanghai",
			identities: [],
		});
		/** Imports and returns what back-dating said of itself. */
		async function importAll(): Promise<string | undefined> {
			const used = { ...options(), run: run() };
			expect(await runImport(used)).toMatchObject({ status: "done", failed: 0, doubt: 0 });
			const said = used.run.reported.filter((event) => event.type === "notice" && event.code.startsWith("true-times"));
			return said.map((event) => (event.type === "notice" ? event.text.en : ""))[0];
		}
		/** What the next import would change. */
		async function rehearse(): Promise<string | undefined> {
			const io = { http, run: run(), language: "en" as const, workspaceId: "w1", openFile: async () => new Blob([]) };
			const imported = () => importedRecords(archive, chatwoot.account(config));
			const target = await adapter.connect(config, { ...io, imported });
			const [finding] = (await target.complete?.({ dryRun: true })) ?? [];
			await target.close();
			return finding?.text.en;
		}
		return { archive, double, data: double.data, config, options, importAll, rehearse };
	}

	const talkOf = (id: number) =>
		rows(
			`SELECT content, to_char(created_at, 'YYYY-MM-DD HH24:MI:SS.US') AS at FROM messages
			WHERE conversation_id = ${rowIdOf(id)} ORDER BY created_at, id`,
		);
	const conversation = async (id: number) =>
		(
			await rows(`SELECT to_char(created_at, 'YYYY-MM-DD HH24:MI:SS') AS created,
				to_char(last_activity_at, 'YYYY-MM-DD HH24:MI:SS') AS active, to_char(updated_at, 'YYYY-MM-DD HH24:MI:SS') AS updated,
				to_char(first_reply_created_at, 'YYYY-MM-DD HH24:MI:SS') AS replied,
				to_char(waiting_since, 'YYYY-MM-DD HH24:MI:SS') AS waiting FROM conversations WHERE id = ${rowIdOf(id)}`)
		)[0];
	const rows = async (sql: string) => (await postgres.client.query(sql)).rows as Record<string, unknown>[];
	/** Every row of every table, to see that nothing moved. */
	const everything = async () => {
		const { rows: names } = await postgres.client.query<{ tablename: string }>(
			"SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
		);
		const all: Record<string, unknown> = {};
		for (const { tablename } of names)
			all[tablename] = await rows(`SELECT to_jsonb(t) AS row FROM ${tablename} t ORDER BY id`);
		return all;
	};

	it("writes Crisp's times, in UTC, in the order of sending, and nothing the second time", async () => {
		const { importAll, rehearse, options, data } = await bench(talks());
		expect(await importAll()).toBe(
			"Original times written to: 2 messages of the import removed, 2 reporting_events of the import removed, 9 messages, 2 conversations, 4 contact_inboxes, 2 contacts",
		);
		// Two of one second, in the order in which they were sent; the server's own zone is Shanghai's.
		expect(await talkOf(1)).toEqual([
			{ content: "first", at: "2024-03-05 06:02:00.000000" },
			{ content: "second", at: "2024-03-05 06:02:00.000001" },
			{ content: "we are on our way", at: "2024-03-05 06:02:30.000000" },
			{ content: "an answer", at: "2024-03-05 06:30:00.000000" },
			{ content: "thanks", at: "2024-03-06 01:00:00.000000" },
		]);
		expect(await conversation(1)).toEqual({
			created: "2024-03-05 06:01:59",
			active: "2024-03-06 01:00:00",
			updated: "2024-03-06 01:00:00",
			replied: "2024-03-05 06:30:00",
			waiting: null,
		});
		// What Crisp said by itself was no answer. Still open: the customer waits since the first message after the last answer. Without Crisp's time, the first message's.
		expect(await conversation(2)).toMatchObject({
			created: "2024-03-07 08:00:00",
			active: "2024-03-07 08:20:00",
			replied: "2024-03-07 08:05:00",
			waiting: "2024-03-07 08:10:00",
		});
		expect(
			await rows(`SELECT custom_attributes ->> 'crisp_id' AS id, to_char(created_at, 'YYYY-MM-DD') AS created,
				to_char(last_activity_at, 'YYYY-MM-DD HH24:MI') AS active FROM contacts ORDER BY 1`),
		).toEqual([
			{ id: "p1", created: "2023-01-01", active: "2024-04-01 00:00" },
			{ id: "p2", created: "2024-03-07", active: "2024-03-07 08:20" },
		]);
		expect(await rows("SELECT DISTINCT to_char(created_at, 'YYYY') AS year FROM contact_inboxes ORDER BY 1")).toEqual([
			{ year: "2023" },
			{ year: "2024" },
		]);
		expect(data.messages.filter((message) => message.message_type === 2)).toEqual([]);
		expect(await verifyTarget(options())).toMatchObject({ status: "same", differenceCount: 0 });

		const before = await everything();
		expect(await rehearse()).toBe("Times are right: nothing to change");
		expect(await importAll()).toBe("Times are right: nothing to change");
		expect(await everything()).toEqual(before);
	});

	it("rehearses to the row what it will change, and changes nothing by that", async () => {
		const { importAll, rehearse, options, config, data } = await bench(talks());
		const without = { ...config };
		delete without.database;
		// An import without the database first: its times are written by a later one, which sends nothing.
		await runImport({ ...options(), config: without });
		const last = data.messages.findLast((one) => one.content === "thanks");
		last?.attachments.push({ id: 4711, file_type: "file", file_size: 1, name: "a.pdf" });
		await rehearse();
		// The import's own traces go, those of a day later are people's and stay.
		for (const day of [0, 1]) {
			const at = `to_timestamp(1800000000 + ${day} * 86400), to_timestamp(1800000000)`;
			await postgres.client.query(`INSERT INTO notifications (account_id, user_id, notification_type, primary_actor_type,
				primary_actor_id, created_at, updated_at) VALUES (1, 1, 1, 'Conversation', ${rowIdOf(1)}, ${at});
				INSERT INTO reporting_events (name, conversation_id, created_at, updated_at) VALUES ('later', ${rowIdOf(1)}, ${at})`);
		}
		const before = await everything();
		const said = await rehearse();
		expect(await everything()).toEqual(before);
		expect(await verifyTarget(options())).toMatchObject({ status: "different" });
		expect(said?.replace("The next import writes original times to", "Original times written to")).toBe(
			await importAll(),
		);
		expect(said).toContain("1 notifications of the import removed");
		expect(said).toContain("1 attachments");
		expect(await rows("SELECT to_char(created_at, 'YYYY-MM-DD HH24:MI') AS at FROM attachments")).toEqual([
			{ at: "2024-03-06 01:00" },
		]);
		expect(await rows("SELECT name FROM reporting_events")).toEqual([{ name: "later" }]);
		expect(await rows("SELECT id FROM notifications")).toHaveLength(1);
		last?.attachments.pop();
		expect(await verifyTarget(options())).toMatchObject({ differenceCount: 0 });
	});

	it("leaves what is not of the import as it was", async () => {
		const { importAll, data, double } = await bench(talks());
		const now = 1_795_000_000;
		data.contacts.push({
			id: 1,
			name: "Somebody else",
			email: "person1@shop.example",
			phone_number: null,
			identifier: null,
			blocked: false,
			thumbnail: "",
			additional_attributes: {},
			custom_attributes: { crisp_created_at: "2001-01-01T00:00:00.000Z" },
			labels: [],
			created_at: now,
		});
		data.inboxes.push({ id: 2, name: "Website", channel_type: "Channel::WebWidget" });
		data.conversations.push({
			id: 900,
			uuid: crypto.randomUUID(),
			inbox_id: 2,
			contact_id: 1,
			source_id: "theirs",
			status: "open",
			priority: null,
			assignee_id: null,
			team_id: null,
			labels: [],
			custom_attributes: { crisp_created_at: "2001-01-01T00:00:00.000Z" },
			additional_attributes: {},
			created_at: now,
			last_activity_at: now,
			agent_last_seen_at: now,
		});
		data.messages.push(theirs(3, 900, 2, now, { external_created_at: 1000 }));
		await copyToDatabase(double, postgres.client);
		const foreign = async () => [
			await rows("SELECT created_at, updated_at, last_activity_at FROM contacts WHERE id = 1"),
			await rows(`SELECT to_jsonb(t) AS row FROM conversations t WHERE id = ${rowIdOf(900)}`),
			await rows("SELECT to_jsonb(t) AS row FROM messages t WHERE id = 3"),
		];
		const before = await foreign();
		await importAll();
		expect(await foreign()).toEqual(before);
		// The contact that was there is joined: its conversation is ours, it is not.
		expect(await conversation(1)).toMatchObject({ created: "2024-03-05 06:01:59" });
	});

	it("keeps what people did since, and dates what comes later", async () => {
		const { importAll, archive, data } = await bench(talks());
		await importAll();
		const at = 1_800_700_000;
		data.messages.push(theirs(8001, 2, Number(data.inboxes[0]?.id), at, {}), {
			...theirs(8002, 2, Number(data.inboxes[0]?.id), at + 60, {}),
			message_type: 2,
			content: "Bo was assigned",
		});
		archive.putEntity(message(2, 9, "2024-03-07T09:00:00Z", "one more"));
		expect(await importAll()).toMatch(/1 messages, 1 conversations/);
		expect((await talkOf(2)).map(({ content }) => content)).toEqual([
			"a question",
			"one moment",
			"are you there?",
			"hello?",
			"one more",
			"we looked into it",
			"Bo was assigned",
		]);
		// Chatwoot's own reply of a person ends the waiting, and is the last activity.
		expect(await conversation(2)).toMatchObject({
			active: new Date(at * 1000).toISOString().slice(0, 19).replace("T", " "),
			waiting: null,
		});
	});

	it("takes a batch whole or not at all, and the next import goes on where one broke off", async () => {
		const { importAll, options, rehearse } = await bench(talks());
		await postgres.client.query(`CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$;
			CREATE TRIGGER break BEFORE UPDATE OF created_at ON conversations FOR EACH ROW EXECUTE FUNCTION break()`);
		await expect(runImport(options())).rejects.toMatchObject({ code: "remote-broken" });
		expect(await rows("SELECT id FROM messages WHERE created_at < '2025-01-01'")).toEqual([]);
		// Now the connection dies, as it would with a killed process.
		await postgres.client.query(`DROP TRIGGER break ON conversations;
			CREATE OR REPLACE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$
				BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
			CREATE TRIGGER break BEFORE UPDATE OF created_at ON contacts FOR EACH ROW EXECUTE FUNCTION break()`);
		await expect(runImport(options())).rejects.toMatchObject({ code: "network" });
		expect(await conversation(1)).toMatchObject({ created: "2024-03-05 06:01:59" });
		await postgres.client.query("DROP TRIGGER break ON contacts");
		expect(await importAll()).toBe("Original times written to: 2 contacts, 2 contact_inboxes");
		expect(await rehearse()).toBe("Times are right: nothing to change");
	});

	it("is not stopped by values that are no times", async () => {
		const { importAll, data, double } = await bench(talks());
		await importAll();
		const [first, second] = data.conversations;
		Object.assign(first?.custom_attributes ?? {}, { crisp_created_at: "2024-02-31T99:00:00Z" });
		Object.assign(second?.custom_attributes ?? {}, { crisp_created_at: "yesterday" });
		await copyToDatabase(double, postgres.client);
		const ids = data.messages.filter((one) => one.conversation_id === 1).map(({ id }) => id);
		const write = (id: number | undefined, json: string) =>
			postgres.client.query("UPDATE messages SET content_attributes = $2::json WHERE id = $1", [id, json]);
		await write(ids[1], '{"external_created_at": 1709618580}');
		await write(ids[2], JSON.stringify('{"external_created_at": 1e300}'));
		await write(ids[3], JSON.stringify("{not JSON"));
		await importAll();
		expect(await conversation(1)).toMatchObject({ created: "2024-03-05 06:02:00" });
		// An object is read as well; what has no time follows the message before it.
		expect((await talkOf(1)).map(({ at }) => at)).toEqual([
			"2024-03-05 06:02:00.000000",
			"2024-03-05 06:03:00.000000",
			"2024-03-05 06:03:00.000001",
			"2024-03-05 06:03:00.000002",
			"2024-03-06 01:00:00.000000",
		]);
	});

	it("holds for everything a workspace has: articles and ratings too, and undo leaves nothing", async () => {
		const { double, importAll, options, archive } = await bench(
			samples().entities.filter(({ kind }) => kind !== "attachment"),
		);
		await importAll();
		expect(await verifyTarget(options())).toMatchObject({ status: "same", unverifiable: 0 });
		const years = (table: string, where = "true") =>
			rows(`SELECT DISTINCT extract(year FROM created_at)::int AS year FROM ${table} WHERE ${where} ORDER BY 1`);
		const thisYear = new Date(1_800_000_000_000).getUTCFullYear();
		const dated = [...archive.entities("article")].filter(({ createdAtMs }) => createdAtMs !== undefined);
		expect(dated.length).toBeGreaterThan(0);
		for (const { year } of await years("articles", `title = '${dated[0]?.title}'`)) expect(year).toBeLessThan(thisYear);
		expect([...archive.entities("rating")].length).toBeGreaterThan(0);
		const notes = await rows(
			"SELECT extract(year FROM created_at)::int AS year FROM messages WHERE source_id LIKE '%:rating:%'",
		);
		expect(notes.length).toBeGreaterThan(0);
		for (const { year } of notes) expect(year).toBeLessThan(thisYear);
		expect(await runUndo(options())).toMatchObject({ status: "done", failed: 0 });
		expect(inventoryOf(double)).toEqual([]);
	});

	describe("the check", () => {
		const problems = async (database: string, prepare?: () => Promise<unknown>) => {
			const { options, config, double } = await bench(talks());
			await copyToDatabase(double, postgres.client);
			await prepare?.();
			const target = await chatwoot.connect(
				{ ...config, database },
				{ ...options(), workspaceId: "w1", openFile: async () => new Blob([]) },
			);
			const findings = await target.check();
			await target.close();
			expect(JSON.stringify(findings)).not.toContain("hunter2");
			return findings
				.filter(({ code }) => !["version"].includes(code))
				.map(({ severity, code }) => `${severity} ${code}`);
		};
		const as = (user: string) => postgres.server.url.replace("chatwoot@", `${user}@`);

		it("finds the database of this installation", async () => {
			expect(await problems(postgres.server.url)).toEqual(["info database"]);
		});

		it.each<[string, () => string, string, (() => Promise<unknown>) | undefined]>([
			[
				"one that does not answer",
				() => "postgres://u:hunter2@127.0.0.1:1/chatwoot",
				"database-unreachable",
				undefined,
			],
			["a user it does not know", () => as("nobody:hunter2"), "credentials-refused", undefined],
			[
				"a user without rights",
				() => as("guest"),
				"rights-missing",
				() =>
					postgres.client.query(
						"DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN; GRANT USAGE ON SCHEMA public TO guest",
					),
			],
			[
				"another account's name",
				() => postgres.server.url,
				"database-differs",
				() => postgres.client.query("UPDATE accounts SET name = 'Other'"),
			],
			[
				"an inbox that the address does not have",
				() => postgres.server.url,
				"database-differs",
				() => postgres.client.query("INSERT INTO inboxes VALUES (77, 1, 1, 'Theirs', 'Channel::Email', now(), now())"),
			],
			[
				"another schema",
				() => postgres.server.url,
				"database-schema",
				() => postgres.client.query("ALTER TABLE conversations DROP COLUMN waiting_since"),
			],
		])("stops for %s", async (_name, url, code, prepare) => {
			expect(await problems(url(), prepare)).toEqual([`block ${code}`]);
		});
	});
});

/** Two talks: one answered and resolved, one whose customer waits. Told in an order that is not their order in time. */
function talks(): Entity[] {
	const workspace = sampleWorkspace(0, 0).filter(({ kind }) => ["workspace", "agent", "inbox"].includes(kind));
	const ms = (iso: string) => Date.parse(iso);
	return [
		...workspace,
		sampleContact(1, { createdAtMs: ms("2023-01-01T00:00:00Z"), lastActiveAtMs: ms("2024-04-01T00:00:00Z") }),
		sampleContact(2),
		sampleConversation(1, { status: "resolved", createdAtMs: ms("2024-03-05T06:01:59.500Z") }),
		sampleConversation(2, { status: "open" }),
		message(1, 1, "2024-03-05T06:02:00.100Z", "first"),
		message(1, 2, "2024-03-05T06:02:00.900Z", "second"),
		message(1, 5, "2024-03-05T06:02:30Z", "we are on our way", { ...agentSaid, automated: true }),
		message(1, 3, "2024-03-05T06:30:00Z", "an answer", agentSaid),
		message(1, 4, "2024-03-06T01:00:00Z", "thanks"),
		message(2, 1, "2024-03-07T08:00:00Z", "a question"),
		message(2, 4, "2024-03-07T08:05:00Z", "one moment", agentSaid),
		message(2, 2, "2024-03-07T08:10:00Z", "are you there?"),
		message(2, 3, "2024-03-07T08:20:00Z", "hello?"),
	];
}

const agentSaid = { direction: "outgoing", author: { type: "agent", agentId: "agent1", name: "Ada" } };

function message(conversation: number, n: number, at: string, said: string, more: object = {}): Message {
	return { ...sampleMessage(conversation, n, said), sentAtMs: Date.parse(at), ...more } as Message;
}

/** What a person wrote in Chatwoot itself. */
function theirs(id: number, conversation: number, inbox: number, at: number, attributes: Record<string, unknown>) {
	return {
		id,
		conversation_id: conversation,
		inbox_id: inbox,
		content: "we looked into it",
		message_type: 1,
		content_type: "text",
		private: false,
		status: "sent",
		source_id: null,
		content_attributes: attributes,
		created_at: at,
		createdMs: at * 1000,
		sender: { id: 1, type: "user" },
		attachments: [],
	};
}
