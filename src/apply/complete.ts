import { checkFindings, reportFindings } from "./check-target.js";
import type { TargetOptions } from "./import-options.js";
import { openTarget } from "./open-target.js";

/**
 * What an import ends with, where nothing is to be sent: a killed one may not have come to it, or what it needs was set
 * only since. Without a request where the target has no such end. Nobody can be notified by it, so only what blocks stops it.
 * `agree` is asked before anything changes; what would change was reported then.
 */
export async function completeImport<Config>(
	options: TargetOptions<Config>,
	agree: "agreed" | (() => Promise<boolean>),
): Promise<void> {
	const { adapter, run } = options;
	const target = await openTarget(options);
	try {
		if (target.complete === undefined) return;
		checkFindings(await target.check(), adapter.manifest, { allowNotifications: true, run });
		if (agree !== "agreed") {
			const rehearsed = await target.complete({ dryRun: true });
			reportFindings(rehearsed, run);
			const isDue = rehearsed.some(({ code }) => code.endsWith("-due"));
			if (!isDue || !(await agree())) return;
		}
		reportFindings(await target.complete({ dryRun: false }), run);
	} finally {
		await target.close();
	}
}
