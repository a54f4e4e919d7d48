import { afterEach, expect, test } from "vitest";
import { AppError, text } from "../../src/model/index.js";
import { type Stage, startStage } from "./stage.js";

let stage: Stage;
afterEach(() => stage.close());

test.each([
	["stops there", {}],
	["waits for the next day", { wait: true }],
])("a disk that fills up with files after the quota is spent ends a run that %s as failed", async (_, more) => {
	stage = await startStage();
	const { archive } = stage;
	const full = new AppError("disk-full", { what: text("No space left", "磁盘空间不足") });
	stage.archive = { ...archive, storeFile: () => Promise.reject(full) };
	await expect(stage.backup({ dailyBudget: 80, ...more })).rejects.toMatchObject({ code: "disk-full" });
	expect(archive.runs().at(-1)).toMatchObject({ status: "failed", summary: { error: "disk-full" } });
});
