import { createHash } from "node:crypto";
import type { ReadBack } from "../adapter/contract.js";
import type { PlannedOperation } from "../plan/plan.js";
import type { VerifyPlace, VerifySummary } from "./verify.js";

export type Difference = ReadBack["differences"][number];

/** Whether an operation belongs to part n of so many: an entity and its parts always go together, whatever else the archive holds. */
export function inSample({ root, operation }: PlannedOperation, { n, of }: { n: number; of: number }): boolean {
	const { kind, id } = root ?? operation.source;
	return createHash("sha256").update(`${kind}:${id}`).digest().readUInt32BE() % of === n - 1;
}

/** Collects where something is wrong, by the entity a person would open. Holds as many places as may be listed. */
export function createPlaces(summary: VerifySummary, maxListed: number) {
	const places = new Map<string, VerifyPlace>();
	let last = "";

	return {
		note({ root, operation }: PlannedOperation, what: "differences" | "missing" | "notImported", field?: string): void {
			const { kind, id } = root ?? operation.source;
			const key = `${kind}:${id}`;
			let place = places.get(key);
			// Beyond the list a place is counted when it follows another: reading back runs side by side, so this may count one twice.
			if (!place && places.size >= maxListed) {
				if (last !== key) summary.placeCount += 1;
				last = key;
				return;
			}
			if (!place) {
				place = { kind, id, differences: 0, missing: 0, notImported: 0, fields: [] };
				places.set(key, place);
				summary.placeCount += 1;
				summary.places.push(place);
			}
			place[what] += 1;
			if (field !== undefined && !place.fields.includes(field)) place.fields.push(field);
		},
	};
}

/** Compares the order in which a conversation's messages were created there with the archive's: it is the order people read them in. */
export function createOrderCheck() {
	let lane: string | undefined;
	let highest = 0;

	return {
		/** A difference when the operation was done before one that comes before it. */
		after({ operation }: PlannedOperation, seq: number): Difference | undefined {
			if (operation.source.kind !== "message") return undefined;
			if (operation.lane !== lane) {
				lane = operation.lane;
				highest = 0;
			}
			if (seq > highest) {
				highest = seq;
				return undefined;
			}
			return { field: "order", expected: "after the message before it", found: "before it" };
		},
	};
}
