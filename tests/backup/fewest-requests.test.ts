import { afterEach, expect, test } from "vitest";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { type Stage, startStage } from "./stage.js";

const workspace = () => generateWorkspace({ conversations: 150, messages: 2400, contacts: 20, seed: 7 });
const messagesRoute = /\/conversation\/.*\/messages/;

let stage: Stage;
afterEach(() => stage.close());

/** One request for each batch of 40, and one for a conversation without messages (sheet 5.1). */
function batches(): number {
	return stage.double.workspace.content.conversations.reduce(
		(sum, { messages }) => sum + Math.max(1, Math.ceil(messages.length / 40)),
		0,
	);
}

test("many readers side by side prove together, not each for itself, that a 200 is the start of a conversation", async () => {
	stage = await startStage({ workspace: workspace(), latencyMs: 2 });
	expect((await stage.backup({ concurrency: 20, skipFiles: true })).status).toBe("done");
	const asked = [...stage.double.uses].reduce(
		(sum, [route, use]) => sum + (messagesRoute.test(route) ? use.requests : 0),
		0,
	);
	expect(asked).toBeGreaterThanOrEqual(batches());
	expect(asked - batches()).toBeLessThanOrEqual(12);
});

test("a check that fails leaves nobody waiting for it", async () => {
	stage = await startStage({ workspace: workspace() });
	// The second and third request for messages of any conversation are the checks.
	const olderBatches = (_: string, path: string, url: URL) => path.includes("/messages") && url.search !== "";
	stage.double.server.faults.add({ match: olderBatches, kind: "status", status: 500, times: 12 });
	let status = "";
	for (let run = 0; run < 5 && status !== "done"; run++) {
		status = await stage.backup({ concurrency: 20, skipFiles: true }).then(
			(result) => result.status,
			() => "failed",
		);
		stage.clock.at += 86_400_000;
	}
	expect(status).toBe("done");
	expect(stage.archive.countRecords("message")).toBe(2400);
});
