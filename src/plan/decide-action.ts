import type { Manifest, Operation } from "../adapter/contract.js";
import type { LedgerEntry } from "../archive/ledger-store.js";
import type { PlannedAction } from "./plan.js";

/** Wanted × ledger → what happens to one operation. Pure. */
export function decideAction(
	operation: Operation,
	hash: string,
	entry: Pick<LedgerEntry, "state" | "payloadHash" | "ref"> | undefined,
	manifest: Pick<Manifest, "onChange">,
): PlannedAction {
	if (operation.kind === "skip") return "skip";
	if (!entry) return "create";
	switch (entry.state) {
		case "intended":
		case "doubt":
			return "resolve";
		case "reverted":
			return "create";
		case "failed":
			// With a remote object it was an update that failed: creating would make a second one.
			return entry.ref ? changed(operation, manifest) : "create";
		case "done":
			return entry.payloadHash === hash ? "unchanged" : changed(operation, manifest);
	}
}

function changed(operation: Operation, manifest: Pick<Manifest, "onChange">): PlannedAction {
	return manifest.onChange[operation.kind] === "update" ? "update" : "keep";
}
