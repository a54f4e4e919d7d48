import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { annexBWorkspace } from "../../src/crisp/double/seed.js";
import type { FaultRule } from "../../src/http/fault-plan.js";
import { isAppError } from "../../src/model/index.js";
import { type Stage, startStage } from "./stage.js";

/*
 * One fault after the other, of every kind that Crisp or what stands before it is known for, at requests drawn by chance. The run finishes
 * or stops resumable, and in the end the archive equals the one that nothing disturbed.
 */
const seed = Number(process.env.UNCRISP_TEST_SEED ?? 20261126);
const json = "application/json";
const refusal = (reason: string) => JSON.stringify({ error: true, reason, data: {} });
const status = (code: number, body = "", more: Partial<FaultRule> = {}): FaultRule => ({
	kind: "status",
	status: code,
	body,
	contentType: json,
	...more,
});

const faults: Record<string, FaultRule> = {
	"420": status(420, refusal("calm_down")),
	"422 with a limit reason": status(422, refusal("rate_limit_reached")),
	"423 with a quota reason": status(423, refusal("quota_limit_exceeded")),
	"429 with Retry-After": status(429, refusal("rate_limited"), { headers: { "retry-after": "2" } }),
	"429 without Retry-After": status(429),
	"429 until tomorrow": status(429, refusal("rate_limited"), { headers: { "retry-after": "40000" } }),
	"500": status(500, refusal("internal_error")),
	"502 with a page": status(502, "<h1>Bad gateway</h1>", { contentType: "text/html" }),
	"reset before the answer": { kind: "reset-before" },
	"reset after the work": { kind: "reset-after" },
	"body cut off": { kind: "cut-body" },
	"JSON cut off": status(200, '{"error":false,"reason":"listed","data":[{"session_id":"sess'),
	"empty body": status(200, ""),
	"wrong content type, a page": status(200, "<h1>Sign in to the network</h1>", { contentType: "text/html" }),
	"wrong content type, right JSON": status(200, refusal("internal_error"), { contentType: "text/plain" }),
	"200 with error: true": status(200, refusal("something_broke")),
	"200 with a limit reason": status(200, refusal("rate_limited")),
	"404 without an envelope": status(404, "not here", { contentType: "text/plain" }),
	"slow answers": { latencyMs: 25 },
};

let stage: Stage;
afterEach(() => stage.close());

describe(`each kind of fault, at requests drawn by chance (seed ${seed})`, () => {
	it.each(Object.entries(faults))("%s: the archive ends as the undisturbed one", async (name, fault) => {
		const expected = await undisturbed();
		stage = await startStage();
		const random = seededBy(`${name} ${seed}`);
		const hits = Array.from({ length: 12 }, () => 1 + Math.floor(random() * 180));
		stage.double.server.faults.add({ ...fault, nth: hits });
		let last = "";
		for (let run = 0; run < 40 && last !== "done"; run++) {
			try {
				last = (await stage.backup()).status;
			} catch (error) {
				// A run may give up on a server that is broken; it must say so in its own words and go on another time.
				if (!isAppError(error)) throw error;
				last = error.code;
			}
			stage.clock.at += 86_400_000;
		}
		expect(last).toBe("done");
		expect(stage.double.server.faults.fired).toBeGreaterThan(0);
		expect(contents(stage)).toEqual(expected);
		expect(stage.double.writes()).toBe(0);
	});
});

describe("attachments", () => {
	it("a file of 2 GB is refused by its size before its bytes are read; everything else is there", async () => {
		const workspace = annexBWorkspace();
		const [huge] = workspace.files;
		Object.assign(huge!, { size: 2 * 1024 ** 3, bytes: () => new Uint8Array(0) });
		stage = await startStage({ workspace });
		const result = await stage.backup();
		const of = (state: string) => [...stage.archive.attachments()].filter((each) => each.state === state);
		// Some of this workspace's files stand on hosts that are never asked.
		const tooLarge = of("refused").filter(({ url }) => url.includes(encodeURI(huge!.path)));
		expect(tooLarge).toHaveLength(1);
		expect([...of("pending"), ...of("failed")]).toEqual([]);
		expect(result.files.refused).toBe(of("refused").length);
		expect(of("stored").length).toBeGreaterThan(0);
	});

	it("files that answer slowly, break and answer 404 end stored, or missing and told", async () => {
		const expected = await undisturbed();
		stage = await startStage();
		const ofFiles = (_: string, path: string) => path.startsWith("/files/");
		stage.double.server.faults.add({ match: ofFiles, latencyMs: 30 });
		stage.double.server.faults.add({ match: ofFiles, kind: "cut-body", nth: [2, 5, 7] });
		stage.double.server.faults.add({ match: ofFiles, kind: "reset-before", nth: [1, 4] });
		for (let run = 0; run < 6 && (await stage.backup()).status !== "done"; run++) stage.clock.at += 86_400_000;
		expect(contents(stage)).toEqual(expected);
		await stage.close();

		stage = await startStage();
		stage.double.server.faults.add({ match: ofFiles, ...status(404, "gone") });
		const result = await stage.backup();
		expect(result.files.stored).toBe(0);
		expect(result.files.missing).toBeGreaterThan(0);
		expect([...stage.archive.attachments()].every(({ state }) => state !== "pending" && state !== "stored")).toBe(true);
	});
});

let whole: string[] | undefined;

/** What an archive holds when nothing goes wrong. */
async function undisturbed(): Promise<string[]> {
	if (whole === undefined) {
		const calm = await startStage();
		expect((await calm.backup()).status).toBe("done");
		whole = contents(calm);
		await calm.close();
	}
	return whole;
}

/** Every record but those that tell the time, and every file's bytes by their hash. */
function contents({ archive, double }: Stage): string[] {
	const here = (text: string) => text.replaceAll(double.fileHost, "files.host");
	const records = [...archive.records()]
		.filter(({ resource }) => !resource.startsWith("availability"))
		.map(({ resource, id, gone, raw }) => here(JSON.stringify([resource, id, gone, raw])));
	const files = [...archive.attachments()].map(({ url, state, sha256 }) => here(JSON.stringify([url, state, sha256])));
	return [...records, ...files].sort();
}

function seededBy(text: string): () => number {
	let state = createHash("sha256").update(text).digest().readUInt32LE();
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
