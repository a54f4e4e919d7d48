import type { CrispAnswer, CrispClient } from "./crisp-client.js";
import { type ListEnd, type ListPage, listPages, numberField, stringField } from "./lists.js";

/** Contacts (sheet 3.7): the profile list, the only total of the whole API, and one call per contact for custom data. */
export function contactPages(client: CrispClient, seen?: Set<string>): AsyncGenerator<ListPage, ListEnd> {
	return listPages(client, "contacts", {
		query: { per_page: 50 },
		...(seen === undefined ? {} : { seen }),
		ahead: true,
		idOf: (item) => stringField(item, "people_id"),
	});
}

/** The contact's custom data, `{data: {...}}` as Crisp sends it. */
export function contactData(client: CrispClient, peopleId: string): Promise<CrispAnswer> {
	return client.get("contact-data", { people: peopleId });
}

export function peopleTotal(stats: unknown): number | undefined {
	return numberField(stats, "total");
}
