import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { kill, pid } from "node:process";

/** Who holds a lock: enough for another process on the same host to tell whether it still lives. */
export interface ProcessIdentity {
	host: string;
	pid: number;
	/** When the process started, as the system counts it; process numbers are used again. Empty where it cannot be known. */
	start: string;
}

export function ownIdentity(): ProcessIdentity {
	return { host: hostname(), pid, start: processStart(pid) };
}

/** `unknown`: on another host, nobody here can tell. */
export function processState(identity: ProcessIdentity): "alive" | "dead" | "unknown" {
	if (identity.host !== hostname()) return "unknown";
	try {
		kill(identity.pid, 0);
	} catch (error) {
		// EPERM: it lives, but belongs to somebody else.
		if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return "dead";
	}
	const start = processStart(identity.pid);
	return start !== "" && identity.start !== "" && start !== identity.start ? "dead" : "alive";
}

/** Boot and start time of a process from /proc; other systems have no cheap way, and the number alone decides. */
function processStart(id: number): string {
	try {
		const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
		const stat = readFileSync(`/proc/${id}/stat`, "utf8");
		// The name in parentheses may hold spaces; the start time is the 20th field after it.
		const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
		return ticks === undefined ? "" : `${boot}/${ticks}`;
	} catch {
		return "";
	}
}
