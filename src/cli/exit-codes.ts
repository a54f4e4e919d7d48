import type { ErrorCode } from "../model/app-error.js";

export interface ExitRule {
	exitCode: number;
	/** Whether the same command can succeed later without anybody changing anything. */
	retryable: boolean;
}

/** The only table from error code to exit status. */
export const exitRules: Readonly<Record<ErrorCode, ExitRule>> = {
	usage: { exitCode: 64, retryable: false },
	"config-invalid": { exitCode: 64, retryable: false },
	"prompt-needed": { exitCode: 64, retryable: false },
	"credentials-refused": { exitCode: 12, retryable: false },
	"rights-missing": { exitCode: 12, retryable: false },
	"workspace-unknown": { exitCode: 12, retryable: false },
	network: { exitCode: 1, retryable: true },
	proxy: { exitCode: 1, retryable: true },
	"remote-broken": { exitCode: 1, retryable: true },
	"remote-refused": { exitCode: 1, retryable: false },
	"limit-reached": { exitCode: 4, retryable: true },
	incomplete: { exitCode: 3, retryable: true },
	"verification-failed": { exitCode: 5, retryable: false },
	"archive-missing": { exitCode: 10, retryable: false },
	"archive-foreign": { exitCode: 10, retryable: false },
	"archive-newer": { exitCode: 10, retryable: false },
	"archive-damaged": { exitCode: 10, retryable: false },
	"archive-locked": { exitCode: 11, retryable: true },
	"archive-other-workspace": { exitCode: 10, retryable: false },
	"disk-full": { exitCode: 1, retryable: false },
	file: { exitCode: 1, retryable: false },
	"adapter-unknown": { exitCode: 64, retryable: false },
	"adapter-invalid": { exitCode: 1, retryable: false },
	"target-unsafe": { exitCode: 1, retryable: false },
	"plan-stale": { exitCode: 1, retryable: false },
	cancelled: { exitCode: 130, retryable: true },
	terminated: { exitCode: 143, retryable: true },
	bug: { exitCode: 1, retryable: false },
};

/** `plan --detailed-exitcode` with changes. No error: terraform users expect it. */
export const changesExitCode = 2;

/** `report --fail-on blocker` with a failing blocker: finished, and something is wrong. */
export const failingItemsExitCode = 3;

export function exitCodeOf(code: ErrorCode): number {
	return exitRules[code].exitCode;
}
