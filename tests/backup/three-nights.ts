import type { Archive } from "../../src/archive/archive.js";
import { addHandedIn } from "../../src/backup/hand-in/add-handed-in.js";
import { guessColumns } from "../../src/backup/hand-in/guess-columns.js";
import type { HandInSort } from "../../src/backup/hand-in/hand-in-sorts.js";
import { readTable } from "../../src/backup/hand-in/read-table.js";
import { entityKinds } from "../../src/model/index.js";
import type { Stage } from "./stage.js";

/** Three nights with life between them: edits, deletions, new things. Every run reads everything, so nothing of it is missed. */
export async function threeNights(
	stage: Stage,
	after: () => Promise<void> = async () => {},
): Promise<[number, number, number]> {
	const { workspace } = stage.double;
	const first = (await stage.backup()).runId;
	await after();

	const talks = workspace.content.conversations.filter((slot) => slot.messages.length > 1);
	const [edited, deleted, written] = talks;
	if (edited === undefined || deleted === undefined || written === undefined) throw new Error("too small a workspace");
	nextNight(stage);
	workspace.editMessage(edited.sessionId, edited.messages.at(0).fingerprint, "edited in the second night");
	workspace.addMessage(written.sessionId, { content: "new in the second night" });
	const [contact, leaving] = workspace.content.contacts;
	if (contact === undefined || leaving === undefined) throw new Error("too few contacts");
	workspace.updateContact(contact.peopleId, { person: { nickname: "Renamed Example" } });
	const second = (await stage.backup({ full: true })).runId;
	await after();

	nextNight(stage);
	workspace.deleteConversation(deleted.sessionId);
	workspace.deleteContact(leaving.peopleId);
	workspace.addConversation({});
	const third = (await stage.backup({ full: true })).runId;
	await after();
	return [first, second, third];
}

export function nextNight(stage: Stage): void {
	stage.clock.at += 86_400_000;
}

export function handIn(archive: Archive, sort: HandInSort, csv: string): void {
	const table = readTable(Buffer.from(csv));
	addHandedIn({
		archive,
		sort,
		table,
		columns: guessColumns(sort, table.headers),
		fileSha256: "0".repeat(64),
		timeZone: "UTC",
	});
}

/** Everything an archive says of its entities, and in which order; searches too. */
export function entitiesOf(archive: Archive): string[] {
	const lines: string[] = [];
	for (const kind of entityKinds) {
		for (const entity of archive.entities(kind, { includeGone: true }))
			lines.push(`${archive.isEntityGone(kind, entity.id) ? "gone" : "here"} ${JSON.stringify(entity)}`);
	}
	for (const word of ["night", "order", "订单", "refund"])
		lines.push(
			...archive
				.search(word, 1000)
				.map((hit) => `${word} ${JSON.stringify(hit)}`)
				.sort(),
		);
	return lines;
}

/** Everything an archive says of its records. */
export function recordsOf(archive: Archive, asOfRun?: number): string[] {
	return [...archive.records({ includeGone: true, ...(asOfRun === undefined ? {} : { asOfRun }) })].map((record) =>
		JSON.stringify(record),
	);
}
