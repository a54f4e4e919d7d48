import type { Entity } from "../../../../src/model/index.js";
import { contextOf, person, said, talk, workspace } from "../../entities.js";

export const config = { timeMarks: "none" } as never;

/** A contact with one resolved conversation, and what a test adds. */
export function small(more: Entity[] = []) {
	const entities: Entity[] = [
		workspace,
		person("p1", { identities: [{ type: "email", value: "Lin@customer.example" }] }),
		talk("session_a", "p1", { tagIds: ["VIP customer"], status: "resolved" }),
		said("session_a", 1, { type: "text", text: "Hello" }),
		said(
			"session_a",
			2,
			{ type: "text", text: "Use {{ code }}" },
			{ direction: "outgoing", author: { type: "workspace" } },
		),
		...more,
	];
	return { entities, context: contextOf(entities, { config }) };
}
