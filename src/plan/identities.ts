/** One line of identities.csv: who is who in the target. Proposed by plan, edited by the user, honoured by import. */
export interface Identity {
	kind: "agent" | "inbox" | "team";
	sourceId: string;
	sourceName: string;
	sourceEmail?: string;
	/** Empty: nobody there. */
	targetId?: string;
	decision: "map" | "skip";
}
