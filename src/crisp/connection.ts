/** Which kind of token it is; must match, else Crisp refuses it (sheet 1.3). */
export type CrispTier = "website" | "plugin" | "user";

export interface CrispConnection {
	websiteId: string;
	identifier: string;
	key: string;
	tier: CrispTier;
	/** Up to and including `/v1`. Default `https://api.crisp.chat/v1`. */
	apiUrl?: string;
}
