import { isAppError } from "../model/index.js";
import { withArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** Takes the lock by force and lets it go again; from nobody who is known to live. */
export async function unlockArchive(session: Session): Promise<CommandResult> {
	const { output } = session;
	try {
		await withArchive(session, "write", async () => undefined);
		output.human(both("The archive is not locked", "归档未被锁定"));
		return { summary: { unlocked: false } };
	} catch (error) {
		if (!isAppError(error) || error.code !== "archive-locked" || error.details?.alive !== false) throw error;
	}
	await withArchive(session, "write", async () => undefined, { force: true });
	output.human(both("The lock is removed", "锁已解除"));
	return { summary: { unlocked: true } };
}
