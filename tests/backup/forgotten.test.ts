import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addHandedIn } from "../../src/backup/hand-in/add-handed-in.js";
import { guessColumns } from "../../src/backup/hand-in/guess-columns.js";
import { readTable } from "../../src/backup/hand-in/read-table.js";
import { entitiesOfStored, remapArchive } from "../../src/backup/remap.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { isPseudonymId, silentLog } from "../../src/model/index.js";
import { utf8 } from "./hand-in/encode.js";
import { held, type Stage, startStage } from "./stage.js";

let stage: Stage;
let email: string;
let peopleId: string;
let sessions: string[];

beforeEach(async () => {
	stage = await startStage({
		workspace: generateWorkspace({ conversations: 16, messages: 80, contacts: 8, seed: 11 }),
	});
	await stage.backup();
	const { content } = stage.double.workspace;
	const slot = content.contacts.find((each) => stage.double.workspace.conversationsOf(each.peopleId).length > 0);
	if (slot === undefined) throw new Error("the workspace has no contact with a conversation");
	({ email, peopleId } = slot);
	sessions = stage.archive.people.find(email)?.conversationIds ?? [];
	expect(sessions.length).toBeGreaterThan(0);
});
afterEach(() => stage.close());

function forget(way: "erase" | "pseudonymise"): void {
	const { archive } = stage;
	const person = archive.people.find(email);
	if (person === undefined) throw new Error("nobody");
	const { id: runId } = archive.startRun("forget");
	archive.people.forget(person, { way, reason: "request", runId, entitiesOf: entitiesOfStored(archive) });
	archive.finishRun(runId, "done", {});
	expect(archive.people.wipe()).toBe(true);
}

async function problems(): Promise<string[]> {
	const found: string[] = [];
	for await (const problem of stage.archive.check()) found.push(problem.code);
	return found;
}

describe("a backup after somebody was forgotten", () => {
	it.each(["erase", "pseudonymise"] as const)(
		"(%s) does not bring them back, and says how many records it left out",
		async (way) => {
			const before = held(stage.archive, "message").filter((id) => !sessions.includes(id.split("/")[0] ?? ""));
			forget(way);
			// Everything that could lead back to them moves: the profile, an old conversation, a new one.
			stage.double.workspace.updateContact(peopleId, { notepad: "call again" });
			for (const id of sessions) stage.double.workspace.addMessage(id, { content: "are you still there?" });
			const { sessionId } = stage.double.workspace.addConversation({ email, messages: [{ content: "me again" }] });
			const result = await stage.backup({ full: true });

			expect(result.reconciliation.filter(({ ok }) => !ok)).toEqual([]);
			expect(result.status).toBe("done");
			expect(result.counts.contact?.forgotten).toBe(1);
			expect(result.counts.conversation?.forgotten).toBe(sessions.length + 1);
			expect(result.reconciliation.find(({ resource }) => resource === "contact")).toMatchObject({ difference: 0 });
			expect(stage.archive.people.find(email)).toBeUndefined();
			expect(stage.archive.record("contact", peopleId)).toBeUndefined();
			for (const id of [...sessions, sessionId]) expect(stage.archive.record("conversation", id)).toBeUndefined();
			expect(held(stage.archive, "message")).toEqual(before);
			const outcomes = [...stage.archive.outcomes(result.runId)].filter(({ reason }) => reason === "forgotten");
			expect(outcomes).toHaveLength(1 + sessions.length + 1);
			expect(JSON.stringify(outcomes)).not.toContain(peopleId);
			expect([...stage.archive.facts("pending")]).toEqual([]);
			expect(await problems()).toEqual([]);
			// Mapped anew, a pseudonym stays: no record could bring it back.
			const kept = stage.archive.countEntities("conversation", { includeGone: true });
			const run = {
				clock: stage.clock,
				log: silentLog,
				signal: new AbortController().signal,
				random: () => 0.5,
				report: () => {},
			};
			await remapArchive({ archive: stage.archive, run });
			expect(stage.archive.countEntities("conversation", { includeGone: true })).toBe(kept);
			const skeletons = [...stage.archive.entities("conversation", { includeGone: true })].filter(({ id }) =>
				isPseudonymId(id),
			);
			expect(skeletons).toHaveLength(way === "pseudonymise" ? sessions.length : 0);
		},
	);

	it("keeps out what others say of them, without taking it for news each night", async () => {
		const { workspace } = stage.double;
		const slot = workspace.content.conversations.find(({ sessionId }) => !sessions.includes(sessionId));
		if (slot === undefined) throw new Error("nobody else");
		const said = workspace.addMessage(slot.sessionId, { type: "text", from: "operator", content: `ask ${email}` });
		await stage.backup();
		const id = `${slot.sessionId}/${said.fingerprint}`;
		expect(stage.archive.record("message", id)?.raw).toMatchObject({ content: `ask ${email}` });
		forget("erase");
		const again = await stage.backup({ full: true });
		expect(stage.archive.record("message", id)?.raw).toMatchObject({ content: "ask [forgotten]" });
		expect(again.counts.message?.updated ?? 0).toBe(0);
		expect(again.status).toBe("done");
	});

	it("a sweep that a limit cut in two counts them once", async () => {
		forget("erase");
		const stopped = await stage.backup({ full: true, maxRequests: 12 });
		expect(stopped.status).toBe("stopped");
		const result = await stage.backup({ full: true });
		expect(result.status).toBe("done");
		expect(result.reconciliation.filter(({ ok }) => !ok)).toEqual([]);
		expect(result.reconciliation.find(({ resource }) => resource === "contact")?.difference).toBe(0);
	});
});

it("ratings that are handed in again leave out forgotten people", () => {
	forget("erase");
	const bytes = utf8(`Email,Stars,Date\n${email.toUpperCase()},1,2026-03-01\nsomebody@shop.example,5,2026-03-01\n`);
	const table = readTable(bytes);
	const summary = addHandedIn({
		archive: stage.archive,
		sort: "ratings",
		table,
		columns: guessColumns("ratings", table.headers),
		fileSha256: createHash("sha256").update(bytes).digest("hex"),
		timeZone: "UTC",
	});
	expect(summary).toMatchObject({ rows: 2, created: 1, forgotten: 1 });
	expect(JSON.stringify([...stage.archive.records({ resource: "handed-in-rating" })]).toLowerCase()).not.toContain(
		email.toLowerCase(),
	);
});
