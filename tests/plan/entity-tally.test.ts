import { expect, it } from "vitest";
import { operation, skip } from "../../src/adapter/build-operation.js";
import type { Operation } from "../../src/adapter/contract.js";
import { text } from "../../src/model/index.js";
import { createEntityTally } from "../../src/plan/entity-tally.js";
import { createLossGroups } from "../../src/plan/loss-groups.js";

const contact = (id: string) => ({ kind: "contact", id }) as const;
const why = text("somewhere", "某处");

function counted(...operations: Operation[]) {
	const tally = createEntityTally(createLossGroups());
	for (const each of operations) tally.add({ action: "create", operation: each, payloadHash: "" });
	return tally.finish().contact;
}

it("what goes nowhere is skipped; what stands inside other records is changed, not lost", () => {
	const made = operation({ key: "contact:c", kind: "contact.create", lane: "c", source: contact("c"), payload: {} });
	expect(counted(skip(contact("a"), "no-conversation", why), skip(contact("b"), "carried-inside", why), made)).toEqual({
		total: 3,
		fully: 1,
		degraded: 1,
		skipped: 1,
	});
});
