import { describe, expect, it } from "vitest";
import { AttachmentId, text, WorkspaceId } from "../../src/model/index.js";
import { errorCode, temporaryArchive } from "./temporary-archive.js";

describe("runs", () => {
	it("are kept with their kind, times, status and summary", () => {
		const archive = temporaryArchive().open();
		const backup = archive.startRun("backup");
		const undo = archive.startRun("undo", "chatwoot:1");
		archive.finishRun(backup.id, "incomplete", { failed: 2 });
		expect(archive.runs()).toMatchObject([
			{ id: backup.id, kind: "backup", status: "incomplete", summary: { failed: 2 } },
			{ id: undo.id, kind: "undo", status: "running", target: "chatwoot:1" },
		]);
		expect(archive.runs()[0]?.endedAtMs).toBeGreaterThan(backup.startedAtMs);
		expect(errorCode(() => archive.finishRun(99, "done", {}))).toBe("bug");
	});

	it("keep their outcomes with texts in both languages", () => {
		const archive = temporaryArchive().open();
		const run = archive.startRun("backup");
		const outcomes = Array.from({ length: 1100 }, (_, n) => ({
			subject: "message",
			id: `s/${n}\0`,
			status: "failed" as const,
			reason: "gone-at-source",
			text: text("Gone", "已不存在"),
		}));
		archive.transaction(() => {
			for (const outcome of outcomes) archive.addOutcome(run.id, outcome);
		});
		expect([...archive.outcomes(run.id)]).toEqual(outcomes);
		expect([...archive.outcomes(run.id + 1)]).toEqual([]);
	});
});

describe("what is not exported", () => {
	it("is the list of the last time", () => {
		const archive = temporaryArchive().open();
		const item = { resource: "canned-reply", reason: "no-route" as const, en: "No route", zh: "没有接口", runId: 1 };
		archive.setNotExported([item, { ...item, resource: "trigger" }]);
		archive.setNotExported([item]);
		expect(archive.notExported()).toEqual([item]);
	});
});

describe("facts", () => {
	it("are kept by key, listed and deleted by prefix, literally", () => {
		const archive = temporaryArchive().open();
		archive.setFact("cursor.a", { page: 1 });
		archive.setFact("cursor.b", null);
		archive.setFact("cursor%", "x\0\ud800y");
		archive.setFact("other", 1);
		expect(archive.fact("cursor.b")).toBeNull();
		expect(archive.fact("cursor%")).toBe("x\0\ud800y");
		expect(archive.fact("nothing")).toBeUndefined();
		expect([...archive.facts("cursor.")]).toEqual([
			{ key: "cursor.a", value: { page: 1 } },
			{ key: "cursor.b", value: null },
		]);
		archive.deleteFacts("cursor%");
		archive.setFact("other", undefined);
		expect([...archive.facts("")].map((fact) => fact.key)).toEqual(["archive.model", "cursor.a", "cursor.b"]);
		archive.deleteFacts("");
		expect([...archive.facts("")]).toEqual([]);
	});

	it("tie the archive to one workspace", () => {
		const archive = temporaryArchive().open();
		expect(archive.workspaceId()).toBeUndefined();
		archive.bindWorkspace(WorkspaceId.parse("w1"));
		archive.bindWorkspace(WorkspaceId.parse("w1"));
		expect(archive.workspaceId()).toBe("w1");
		expect(errorCode(() => archive.bindWorkspace(WorkspaceId.parse("w2")))).toBe("archive-other-workspace");
	});

	it("count requests by day", () => {
		const archive = temporaryArchive().open();
		archive.addRequests("2026-11-24", 3);
		archive.addRequests("2026-11-24", 4);
		expect([archive.requestsOn("2026-11-24"), archive.requestsOn("2026-11-25")]).toEqual([7, 0]);
	});
});

describe("attachments", () => {
	it("keep their state when a later message points to them again", () => {
		const archive = temporaryArchive().open();
		const id = AttachmentId.parse("https://files.example/a.png");
		archive.addAttachment({ id, url: id });
		archive.setAttachment(id, { state: "failed", reason: "status-500" });
		archive.addAttachment({ id, url: id, name: "a.png" });
		expect(archive.attachment(id)).toEqual({
			kind: "attachment",
			id,
			url: id,
			name: "a.png",
			state: "failed",
			reason: "status-500",
		});
		expect([...archive.attachments({ state: "failed" })]).toHaveLength(1);
		archive.setAttachment(id, { state: "stored", reason: undefined, sha256: "0".repeat(64), sizeBytes: 0 });
		expect(archive.attachment(id)?.reason).toBeUndefined();
		expect([...archive.attachments({ state: "failed" })]).toEqual([]);
		expect([...archive.attachments()]).toHaveLength(1);
		expect(errorCode(() => archive.setAttachment(AttachmentId.parse("x"), { state: "failed" }))).toBe("bug");
	});
});
