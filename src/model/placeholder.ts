/**
 * What may stand in a canned reply instead of a fact, written `{{name}}`: the same in the archive, in files a user edits, and for
 * every adapter. Those with a dot are known when the reply is sent; the others are blanks that the agent fills in.
 */
export const placeholderNames = [
	"contact.name",
	"contact.email",
	"contact.phone",
	"agent.name",
	"email_address",
	"phone_number",
	"link",
	"id",
	"date",
	"time",
	"amount",
	"number",
] as const;
export type PlaceholderName = (typeof placeholderNames)[number];

/** Whether the agent must fill it in by hand. */
export function isBlank(name: PlaceholderName): boolean {
	return !name.includes(".");
}
