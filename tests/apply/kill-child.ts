import { chatwoot } from "../../adapters/chatwoot/adapter.js";
import { runImport } from "../../src/apply/import.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { silentLog, systemClock } from "../../src/model/index.js";

// One import in a process of its own, to be killed by kill.test.ts: archive path and Chatwoot settings come as arguments.
const [path = "", settings = "{}"] = process.argv.slice(2);
const archive = openArchive(path, { mode: "write", now: Date.now });
const http = createHttpFactory();
await runImport({
	archive,
	adapter: chatwoot,
	config: chatwoot.config.parse(JSON.parse(settings)) as Parameters<typeof chatwoot.account>[0],
	http,
	run: { clock: systemClock, log: silentLog, signal: new AbortController().signal, random: Math.random, report() {} },
	language: "en",
	timeZone: "UTC",
	identities: [],
});
await http.close();
archive.close();
