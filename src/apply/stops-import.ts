import type { Operation } from "../adapter/contract.js";
import { type ErrorCode, isAppError } from "../model/index.js";

/** Trouble that every further operation would meet too. */
const stopping: readonly ErrorCode[] = [
	"credentials-refused",
	"rights-missing",
	"network",
	"proxy",
	"limit-reached",
	"config-invalid",
	"target-unsafe",
	"archive-damaged",
	"archive-locked",
	"disk-full",
	"cancelled",
	"terminated",
];

/** Whether an error ends the import, rather than one operation. What was under way stays intended: the next import looks for it. */
export function stopsImport(error: unknown, signal: AbortSignal): boolean {
	return signal.aborted || (isAppError(error) && stopping.includes(error.code));
}

/** A refused single request had no effect, so nobody needs to look for it. An operation of several requests may be half done. */
export function surelyNotSent(error: unknown, operation: Operation | undefined): boolean {
	if (!isAppError(error) || (operation?.requests ?? 2) > 1) return false;
	return error.code === "credentials-refused" || error.code === "rights-missing";
}
