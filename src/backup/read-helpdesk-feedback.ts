import type { HelpdeskPlace } from "../crisp/helpdesk.js";
import type { BackupContext } from "./backup-context.js";
import { readOwnedList } from "./read-owned-list.js";

/** What readers said of the articles. The counters cost one request; the list behind them is read when they moved. */
export async function readFeedback(context: BackupContext, place: HelpdeskPlace, legacy: boolean): Promise<void> {
	const { archive, client, sweep, writer } = context;
	const id = `${place.locale}/${place.type}`;
	const step = `feedback:${id}`;
	if (sweep.isDone(step) || writer.wasRefused("helpdesk-feedback-ratings")) return;
	context.budget.check();
	const params = legacy ? { locale: place.locale } : { ...place };
	const ratings = await client.get(legacy ? "legacy-feedback-ratings" : "helpdesk-feedback-ratings", params);
	if (ratings.kind === "not-permitted") writer.refused("helpdesk-feedback-ratings", ratings, undefined);
	const pending = `pending-feedback:${id}`;
	if (ratings.kind === "ok") {
		writer.page(() => {
			const status = writer.put("helpdesk-feedback-ratings", id, ratings.data);
			if (status !== "unchanged" || sweep.state.rereadAll) archive.setFact(pending, true);
		});
	}
	if (archive.fact(pending) !== undefined) {
		const end = await readOwnedList(context, {
			route: legacy ? "legacy-feedback" : "helpdesk-feedback",
			params,
			resource: "helpdesk-feedback",
			prefix: id,
			finished: () => archive.setFact(pending, undefined),
		});
		if (typeof end === "object") writer.refused("helpdesk-feedback", end, undefined);
		if (end === "failed") return;
	}
	sweep.done(step);
}
