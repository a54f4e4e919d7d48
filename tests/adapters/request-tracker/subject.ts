import { RequestTrackerConfig } from "../../../adapters/request-tracker/config.js";
import type { RequestTrackerDouble } from "../../../adapters/request-tracker/double.js";

/** Stand-ins shared by the Request Tracker tests. */
export function configOf(double: RequestTrackerDouble, more: Record<string, unknown> = {}): RequestTrackerConfig {
	return RequestTrackerConfig.parse({
		baseUrl: double.baseUrl,
		token: double.token,
		scrips: "disabled",
		...(double.quirks.ticketField !== "" && { tagField: double.quirks.ticketField }),
		...more,
	});
}

/** One line for everything an import made and nobody deleted. The ticket of the proof is none of the customer's. */
export function inventoryOf({ data }: RequestTrackerDouble): string[] {
	const enabled = (row: Record<string, unknown>) => String(row.Disabled) === "0";
	const tickets = data.tickets.filter((row) => row.Status !== "deleted" && !String(row.link).endsWith("/probe"));
	const subjects = new Map(
		data.attachments.map((row) => [row.transaction, row.Subject || undefined] as const).reverse(),
	);
	return [
		...data.queues.filter(enabled).map((row) => `queue ${row.Name}`),
		...data.classes.filter(enabled).map((row) => `class ${row.Name}`),
		...data.users.filter(enabled).map((row) => `user ${row.Name}`),
		...tickets.map((row) => `ticket ${row.link}`),
		...tickets.flatMap((ticket) =>
			data.transactions
				.filter((row) => row.ticket === ticket.id && /^(Correspond|Comment)$/.test(String(row.Type)))
				.map((row) => `message ${ticket.link} ${subjects.get(row.id)}`),
		),
		...data.articles
			.filter(enabled)
			.map((row) => `article ${data.classes.find(({ id }) => id === row.place)?.Name} ${row.Name}`),
	];
}
