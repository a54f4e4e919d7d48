import { type Entity, modelVersion } from "../model/index.js";
import type { PersonData } from "./person-data.js";

/** One person's data as one JSON document of model entities and raw records, in pieces: a conversation's messages stand inside it. */
export function* personJson(data: PersonData, facts: { workspace: string; createdAt: string }): Iterable<string> {
	const head = { schema: "urn:uncrisp:person:1", model: modelVersion, ...facts };
	yield `${JSON.stringify(head, undefined, "\t").slice(0, -2)},\n\t"conversations": [`;
	let first = true;
	for (const conversation of data.conversations) {
		yield `${first ? "" : ","}\n\t\t${JSON.stringify(conversation).slice(0, -1)},"messages":[`;
		first = false;
		yield* listed(data.messages(conversation), "\t\t\t");
		yield "]}";
	}
	yield "\n\t]";
	const lists: Record<string, readonly Entity[] | readonly object[]> = {
		contacts: data.contacts,
		ratings: data.ratings,
		events: data.events,
		pageVisits: data.pageVisits,
		records: data.records,
		files: data.files.map(({ attachment, path }) => ({ ...attachment, ...(path === undefined ? {} : { path }) })),
	};
	for (const [name, items] of Object.entries(lists)) {
		yield `,\n\t"${name}": [`;
		yield* listed(items, "\t\t");
		yield "\n\t]";
	}
	yield "\n}\n";
}

function* listed(items: Iterable<object>, indent: string): Iterable<string> {
	let first = true;
	for (const item of items) {
		yield `${first ? "" : ","}\n${indent}${JSON.stringify(item)}`;
		first = false;
	}
}
