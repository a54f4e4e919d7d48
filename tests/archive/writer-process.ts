// A process of its own for the lock and kill tests: `writer-process.ts <folder> hold|race|pages`. Says each step on stdout.
import { writeSync } from "node:fs";
import { openArchive } from "../../src/archive/open-archive.js";
import { AttachmentId, isAppError } from "../../src/model/index.js";
import { conversation, message, rawMessage } from "./sample-entities.js";

export const pageSize = 40;

const [folder = "", job = ""] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

try {
	const archive = openArchive(folder, { mode: "create", now: () => Date.now(), owner: "uncrisp backup" });
	const run = archive.startRun("backup");
	say(`open ${run.id}`);
	if (job === "hold") {
		process.stdin.resume();
		process.stdin.on("end", () => {
			archive.close();
			process.exit(0);
		});
	} else if (job === "race") {
		archive.close();
	} else {
		for (let page = (archive.fact<number>("cursor") ?? -1) + 1; ; page += 1) {
			const session = `session_${page}`;
			const stored = await archive.storeFile(bytes(page));
			say(`begin ${page}`);
			archive.transaction(() => {
				archive.putRecord({ resource: "conversation", id: session, raw: { session }, runId: run.id });
				archive.putEntity(conversation(session), { runId: run.id });
				for (let n = 0; n < pageSize; n += 1) {
					archive.putRecord({
						resource: "message",
						id: `${session}/${n}`,
						parent: session,
						raw: rawMessage(session, n),
						runId: run.id,
					});
					archive.putEntity(message(session, n), { runId: run.id });
					if (n % 10 === 5) say(`middle ${page}`);
				}
				const url = `https://files.example/${page}`;
				archive.addAttachment({ id: AttachmentId.parse(url), url });
				archive.setAttachment(AttachmentId.parse(url), { state: "stored", ...stored });
				archive.setFact("cursor", page);
			});
			say(`done ${page}`);
			archive.ledger.intend({
				target: "t",
				key: `op-${page}`,
				kind: "message.create",
				lane: "a",
				source: { kind: "message", id: session },
				payloadHash: "h",
				runId: run.id,
			});
			say(`intended ${page}`);
		}
	}
} catch (error) {
	say(isAppError(error) ? `error ${error.code}` : `error ${error}`);
	process.exit(1);
}

async function* bytes(page: number): AsyncIterable<Uint8Array> {
	for (let n = 0; n < 4; n += 1) {
		yield Buffer.alloc(20_000, page % 251);
		say(`file ${page}`);
	}
}
