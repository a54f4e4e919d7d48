import { nextUtcDay } from "../crisp/crisp-errors.js";
import { type AppError, text } from "../model/index.js";
import type { BackupContext } from "./backup-context.js";

/** When a server's own refusal does not say until when: its day may begin at any hour (sheet 2.1), so it is asked again once an hour. */
const probeMs = 3_600_000;

/** Sleeps until there may be requests again (`--wait`). Ends early when the run is asked to stop; the next request then says so. */
export async function waitForQuota(context: BackupContext, limit: AppError): Promise<void> {
	const { run } = context;
	const now = run.clock.now();
	const ownBudget = limit.details?.status === undefined;
	const told = limit.details?.told === true ? limit.retryAtMs : undefined;
	const untilMs = ownBudget ? nextUtcDay(now) : (told ?? now + probeMs);
	const reason = text("The day's requests are used up", "当天的请求配额已用完");
	run.report({ type: "wait", reason, untilMs });
	await run.clock.sleep(untilMs - now, run.signal);
	run.report({ type: "wait-over" });
}
