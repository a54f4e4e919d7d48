import { afterEach, expect, test } from "vitest";
import { held, type Stage, startStage } from "./stage.js";

let stage: Stage;
afterEach(() => stage.close());

test.each([3, 5, 11])(
	"connections lost, cut and refused again and again (every %i) change nothing",
	async (every) => {
		stage = await startStage();
		const nth = (from: number) => Array.from({ length: 200 }, (_, index) => from + index * every * 3);
		stage.double.server.faults.add({ kind: "reset-before", nth: nth(every) });
		stage.double.server.faults.add({ kind: "cut-body", nth: nth(every * 2) });
		stage.double.server.faults.add({
			kind: "status",
			status: 503,
			body: "<h1>busy</h1>",
			contentType: "text/html",
			nth: nth(every * 3),
		});
		const result = await stage.backup({ skipFiles: true });
		expect(result.status).toBe("done");
		const slots = stage.double.workspace.content.conversations;
		expect(held(stage.archive, "conversation")).toEqual(slots.map((slot) => slot.sessionId).sort());
		expect(held(stage.archive, "message")).toHaveLength(slots.reduce((sum, slot) => sum + slot.messages.length, 0));
	},
	60_000,
);
