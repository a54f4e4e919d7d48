import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type pg from "pg";
import { chatwoot } from "../../../../adapters/chatwoot/adapter.js";
import type { ChatwootConfig } from "../../../../adapters/chatwoot/config.js";
import type { Adapter } from "../../../../src/adapter/contract.js";
import { runImport } from "../../../../src/apply/import.js";
import type { ImportOptions } from "../../../../src/apply/import-options.js";
import { createHttpFactory } from "../../../../src/http/http-factory.js";
import type { Entity } from "../../../../src/model/index.js";
import { jumpingClock, testRun } from "../../../apply/import-bench.js";
import { temporaryArchive } from "../../../apply/temporary-archive.js";
import { startBackedDouble } from "../backed-double.js";
import { importedRows } from "../imported-rows.js";
import { configOf } from "../subject.js";

export interface BulkBenchOptions {
	/** `client`'s own database. */
	url: string;
	client: pg.Client;
	entities: Iterable<Entity>;
	/** Bytes of the archive, by the SHA-256 that entities name; one left out is a file that the archive lost. */
	files?: ReadonlyMap<string, Uint8Array>;
	/** `http`: only true times are written by SQL. */
	route?: "bulk" | "http";
	/** With a storage folder of Chatwoot's. */
	storage?: boolean;
}

/** An archive, an empty Chatwoot with its database, and everything an import needs. `close` takes it all away. */
export async function bulkBench({ url, client, entities, files = new Map(), ...more }: BulkBenchOptions) {
	const clock = jumpingClock();
	/** What was asked of Chatwoot, `POST /contacts`; ids are left out. */
	const requests: string[] = [];
	const double = await startBackedDouble(client, {
		clock,
		onRequest: (method, path) =>
			requests.push(`${method} ${path.replace(/^\/api\/v1\/accounts\/1/, "").replace(/\/\d+/g, "/n")}`),
	});
	const http = createHttpFactory({ clock });
	const { archive } = temporaryArchive(entities);
	for (const bytes of files.values()) await archive.storeFile(Readable.from([bytes]));
	const storage = mkdtempSync(join(tmpdir(), "uncrisp-storage-"));
	const bulk = more.route !== "http";
	const config = configOf(double, {
		database: url,
		...(bulk && { bulk: "yes" }),
		...(bulk && more.storage && { storage }),
	});
	const options = (adapter: Adapter<ChatwootConfig> = chatwoot): ImportOptions<ChatwootConfig> => ({
		archive,
		adapter,
		config,
		http,
		run: testRun({ clock }),
		language: "en",
		timeZone: "Asia/Shanghai",
		identities: [],
	});
	return {
		archive,
		double,
		config,
		storage,
		requests,
		options,
		importAll: (adapter?: Adapter<ChatwootConfig>) => runImport(options(adapter)),
		rows: () => importedRows(client),
		/** Of all files in the storage folder, by their path in it. */
		stored: () =>
			readdirSync(storage, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name)),
		async close() {
			await http.close();
			await double.close();
			rmSync(storage, { recursive: true, force: true });
		},
	};
}
