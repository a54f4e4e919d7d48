import type { PlannedOperation } from "./plan.js";

/** HTTP requests that doing it takes when all goes well: none for what a bulk target creates by itself. */
export function requestsOf({ action, operation }: Pick<PlannedOperation, "action" | "operation">): number {
	const creates = action === "create" || action === "resolve";
	return operation.inBulk && creates ? 0 : operation.requests;
}
