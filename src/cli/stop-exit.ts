import { exitCodeOf } from "./exit-codes.js";
import type { Session } from "./session.js";

/** How a run that saved its state and stopped ends: by signal 130 or 143, else at a limit. */
export function stoppedExitCode(session: Session, reason: string | undefined): number {
	if (reason !== "signal") return exitCodeOf("limit-reached");
	return exitCodeOf(session.signals.received() === "SIGTERM" ? "terminated" : "cancelled");
}
