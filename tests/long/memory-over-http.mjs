// The memory adapter with its vendor in another process, so that killing an import does not kill what it imports into.
// Plain JavaScript over the build, because the command that is killed is the built one.
import { createMemoryAdapter } from "../../dist/adapters/memory/adapter.js";
import { InDoubtError } from "../../dist/src/adapter/errors.js";

const memory = createMemoryAdapter();
const address = process.env.MEMORY_URL;

async function ask(call, body) {
	let answer;
	try {
		answer = await fetch(`${address}/${call}`, { method: "POST", body: JSON.stringify(body) });
	} catch (cause) {
		throw new InDoubtError(`${call}: no answer`, { cause });
	}
	const { result } = await answer.json();
	return result ?? undefined;
}

/** References are resolved here: the other side has no ledger. */
function resolved(payload, refs) {
	if (Array.isArray(payload)) return payload.map((item) => resolved(item, refs));
	if (payload === null || typeof payload !== "object") return payload;
	if (typeof payload.$ref === "string") return refs.get(payload.$ref).id;
	return Object.fromEntries(Object.entries(payload).map(([key, item]) => [key, resolved(item, refs)]));
}
const plain = (operation, refs) => ({ ...operation, payload: resolved(operation.payload, refs) });

export const adapter = {
	...memory,
	connect: async () => ({
		check: async () => [],
		perform: (batch, refs) => ask("perform", { batch: batch.map((operation) => plain(operation, refs)) }),
		update: (operation, ref, refs) => ask("update", { operation: plain(operation, refs), ref }),
		locate: (operation) => ask("locate", { operation: { ...operation, payload: null } }),
		read: (ref, operation, refs) => ask("read", { ref, operation: plain(operation, refs) }),
		revert: (ref) => ask("revert", { ref }),
		close: async () => {},
	}),
};
