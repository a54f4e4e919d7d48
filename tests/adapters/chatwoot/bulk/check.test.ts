import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chatwoot } from "../../../../adapters/chatwoot/adapter.js";
import type { ChatwootConfig } from "../../../../adapters/chatwoot/config.js";
import { type ChatwootDouble, startChatwootDouble } from "../../../../adapters/chatwoot/double.js";
import type { Finding } from "../../../../src/adapter/contract.js";
import { createHttpFactory } from "../../../../src/http/http-factory.js";
import { testRun } from "../../../apply/import-bench.js";
import { copyToDatabase } from "../database-bridge.js";
import { tables } from "../database-tables.js";
import { hasPostgres, postgresForTests } from "../postgres-for-tests.js";
import { configOf } from "../subject.js";

const http = createHttpFactory();
afterAll(() => http.close());

it("asks for the database that the bulk route writes into", async () => {
	const double = await startChatwootDouble();
	try {
		await expect(connect(configOf(double, { bulk: "yes" }))).rejects.toMatchObject({ code: "config-invalid" });
	} finally {
		await double.close();
	}
});

describe.skipIf(!hasPostgres)("the check of the bulk route (needs PostgreSQL on this machine)", () => {
	const postgres = postgresForTests();
	let double: ChatwootDouble;
	let folder: string;

	beforeAll(async () => {
		double = await startChatwootDouble();
		await postgres.client.query(tables);
		await copyToDatabase(double, postgres.client);
		await postgres.client.query(`CREATE ROLE clerk LOGIN; GRANT USAGE ON SCHEMA public TO clerk;
			GRANT SELECT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk;
			GRANT INSERT ON ALL TABLES IN SCHEMA public TO clerk; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO clerk`);
		folder = mkdtempSync(join(tmpdir(), "uncrisp-storage-"));
		writeFileSync(join(folder, "file"), "");
	});
	afterAll(async () => {
		rmSync(folder, { recursive: true, force: true });
		await double?.close();
	});

	/** What the check says of the database after `sql`, which is taken back. */
	async function findings(sql = "", more: Partial<ChatwootConfig> = {}): Promise<Finding[]> {
		const clerk = postgres.server.url.replace("chatwoot@", "clerk@");
		const target = await connect(configOf(double, { database: clerk, bulk: "yes", ...more }));
		try {
			await postgres.client.query(sql);
			return (await target.check()).filter(({ code }) => code !== "version");
		} finally {
			await target.close();
		}
	}
	const codes = (found: readonly Finding[]) => found.map(({ severity, code }) => `${severity} ${code}`);

	it("is content with the rights that README names, and says what goes which way", async () => {
		const without = await findings();
		expect(codes(without)).toEqual(["info database", "info bulk"]);
		expect(without[1]?.text.en).toContain("messages with files go over HTTP");
		const beside = await findings("", { storage: folder });
		expect(codes(beside)).toEqual(["info database", "info bulk"]);
		expect(beside[1]?.text.en).toContain("storage folder");
	});

	it.each<[string, string, string, string]>([
		["a right to add", "REVOKE INSERT ON messages FROM clerk", "GRANT INSERT ON messages TO clerk", "INSERT messages"],
		["a right to count tags", "REVOKE UPDATE ON tags FROM clerk", "GRANT UPDATE ON tags TO clerk", "UPDATE tags"],
		[
			"ids of new rows",
			"REVOKE USAGE ON SEQUENCE contacts_id_seq FROM clerk",
			"GRANT USAGE ON SEQUENCE contacts_id_seq TO clerk",
			"USAGE contacts_id_seq",
		],
		[
			"numbers of new conversations",
			"REVOKE USAGE ON SEQUENCE conv_dpid_seq_1 FROM clerk",
			"GRANT USAGE ON SEQUENCE conv_dpid_seq_1 TO clerk",
			"USAGE conv_dpid_seq_1",
		],
	])("stops where the user lacks %s", async (_name, sql, back, said) => {
		try {
			const found = await findings(sql);
			expect(codes(found)).toEqual(["block rights-missing"]);
			expect(found[0]?.text.en).toContain(said);
			// Back-dating alone needs none of it.
			expect(codes(await findings("", { bulk: "no" }))).toEqual(["info database"]);
		} finally {
			await postgres.client.query(back);
		}
	});

	it.each<[string, string, string, string]>([
		[
			"lacks a column",
			"ALTER TABLE messages RENAME processed_message_content TO processed",
			"ALTER TABLE messages RENAME processed TO processed_message_content",
			"messages.processed_message_content",
		],
		["lacks a table", "ALTER TABLE notes RENAME TO remarks", "ALTER TABLE remarks RENAME TO notes", "notes.content"],
		[
			"wants a value that nobody knows of",
			"ALTER TABLE contacts ADD COLUMN newer integer NOT NULL",
			"ALTER TABLE contacts DROP COLUMN newer",
			"contacts.newer",
		],
	])("stops at a schema that %s", async (_name, sql, back, said) => {
		try {
			const found = await findings(sql);
			expect(codes(found)).toEqual(["block database-schema"]);
			expect(found[0]?.text.en).toContain(said);
		} finally {
			await postgres.client.query(back);
		}
	});

	it("takes a newer column that has a default, an identity or may be empty", async () => {
		await postgres.client.query(`ALTER TABLE contacts ADD COLUMN newer integer NOT NULL DEFAULT 0;
			ALTER TABLE contacts ADD COLUMN counted bigint GENERATED ALWAYS AS IDENTITY; ALTER TABLE contacts ADD COLUMN free text`);
		try {
			expect(codes(await findings())).toEqual(["info database", "info bulk"]);
		} finally {
			await postgres.client.query("ALTER TABLE contacts DROP COLUMN newer, DROP COLUMN counted, DROP COLUMN free");
		}
	});

	it.each([
		["is not there", "nowhere"],
		["is a file", "file"],
	])("stops where the storage folder %s", async (_name, path) => {
		expect(codes(await findings("", { storage: join(folder, path) }))).toEqual(["info database", "block bulk-storage"]);
	});

	it("stops where Chatwoot keeps its files elsewhere", async () => {
		await postgres.client.query(`INSERT INTO active_storage_blobs (key, filename, byte_size, service_name, created_at)
			VALUES ('one', 'a.png', 1, 'amazon', now())`);
		try {
			const found = await findings("", { storage: folder });
			expect(codes(found)).toEqual(["info database", "block bulk-storage"]);
			expect(found[1]?.text.en).toContain("amazon");
			expect(codes(await findings())).toEqual(["info database", "info bulk"]);
		} finally {
			await postgres.client.query("DELETE FROM active_storage_blobs");
		}
	});
});

function connect(config: ChatwootConfig) {
	return chatwoot.connect(config, {
		http,
		run: testRun(),
		language: "en",
		workspaceId: "w1",
		openFile: async () => new Blob([]),
	});
}
