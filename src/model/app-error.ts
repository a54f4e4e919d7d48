import type { Localized } from "./localized.js";

/**
 * Every reason for which a command stops. Stable and public: `src/cli/exit-codes.ts` maps each to an exit status,
 * a test holds the two lists together.
 */
export const errorCodes = [
	"usage", // wrong flag, wrong setting, wrong file handed in
	"config-invalid", // a setting has a value it cannot have
	"prompt-needed", // a question without a terminal to ask it on
	"credentials-refused", // 401: wrong key, wrong tier, revoked token
	"rights-missing", // the token is right but may not do this
	"workspace-unknown", // Crisp knows no such website for this token
	"network", // no connection, DNS, TLS, time-out after all retries
	"proxy", // the proxy of the environment refused
	"remote-broken", // the server's answer cannot be understood after all retries
	"remote-refused", // the server refused a request as wrong: our bug or a changed API
	"limit-reached", // quota, --max-requests, --max-duration: resumable
	"incomplete", // finished, but records failed or a count does not reconcile
	"verification-failed", // verify found a difference
	"archive-missing", // no archive there
	"archive-foreign", // something is there, but it is not an archive of ours
	"archive-newer", // written by a newer version of uncrisp
	"archive-damaged", // ours, but broken
	"archive-locked", // another process writes it
	"archive-other-workspace", // the archive belongs to another workspace
	"disk-full",
	"file", // a local file cannot be read or written
	"adapter-unknown",
	"adapter-invalid", // does not meet the contract
	"target-unsafe", // the import could notify customers or lose data there
	"plan-stale", // archive, ledger, adapter or target moved since the plan was saved
	"cancelled", // SIGINT
	"terminated", // SIGTERM
	"bug", // anything unknown
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface AppErrorOptions {
	/** What happened, to which record. One line, no secrets, no message text. */
	what: Localized;
	/** Why, as far as known. One line. */
	why?: Localized;
	/** What to do next. One line. */
	hint?: Localized;
	cause?: unknown;
	/** Epoch milliseconds at which trying again can help. */
	retryAtMs?: number;
	/** Further facts for `--json`; no secrets, no personal data. */
	details?: Record<string, string | number | boolean | null>;
}

/**
 * The one error that stops a command. A failed record is not an error but an {@link Outcome}.
 *
 * @example
 * throw new AppError("archive-missing", { what: text("No archive in ./x", "./x 中没有归档"), hint: text("Run `uncrisp backup`", "请运行 `uncrisp backup`") });
 */
export class AppError extends Error {
	override readonly name = "AppError";
	readonly code: ErrorCode;
	readonly what: Localized;
	readonly why: Localized | undefined;
	readonly hint: Localized | undefined;
	readonly retryAtMs: number | undefined;
	readonly details: AppErrorOptions["details"];

	constructor(code: ErrorCode, options: AppErrorOptions) {
		super(options.what.en, options.cause === undefined ? undefined : { cause: options.cause });
		this.code = code;
		this.what = options.what;
		this.why = options.why;
		this.hint = options.hint;
		this.retryAtMs = options.retryAtMs;
		this.details = options.details;
	}
}

/** Whether an unknown value is an AppError, also one made by a second copy of this package. */
export function isAppError(value: unknown): value is AppError {
	return value instanceof Error && value.name === "AppError" && "code" in value && "what" in value;
}
