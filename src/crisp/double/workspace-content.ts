/** A JSON object as Crisp sends it. */
export type Wire = Record<string, unknown>;

export interface MessageWire extends Wire {
	type: string;
	from: string;
	content: unknown;
	fingerprint: number;
	timestamp: number;
}

/** Messages of one conversation, oldest first. Made on demand where there may be a million. */
export interface MessageSource {
	readonly length: number;
	at(index: number): MessageWire;
	/** Cheap: the pager searches by it. Never falls with the index. */
	timestampAt(index: number): number;
}

export type ConversationState = "pending" | "unresolved" | "resolved";

/** One conversation: what lists sort and filter by, and the rest on demand. */
export interface ConversationSlot {
	readonly sessionId: string;
	createdAt: number;
	updatedAt: number;
	waitingSince?: number | undefined;
	state: ConversationState;
	inboxId?: string | undefined;
	peopleId?: string | undefined;
	/** Operator user id. */
	assigned?: string | undefined;
	segments: readonly string[];
	dataKeys: readonly string[];
	/** Unread by operators. */
	unread: number;
	mentions: readonly string[];
	messages: MessageSource;
	/** `meta` and whatever else this conversation has; slot fields are put over it. */
	details(): Wire & { meta: Wire };
	parts?: ConversationParts;
}

/** What only the small routes of one conversation give. */
export interface ConversationParts {
	pages?: Wire[];
	events?: Wire[];
	originals?: Record<string, Wire>;
	relations?: { parent: string | null; children: string[] };
	browsing?: Wire[];
	call?: Wire;
}

export interface ContactSlot {
	readonly peopleId: string;
	email: string;
	createdAt: number;
	updatedAt: number;
	nickname: string;
	lastActive?: number | undefined;
	segments: readonly string[];
	dataKeys: readonly string[];
	eventNames: readonly string[];
	subscribed: boolean;
	/** `person`, `company` and the rest; slot fields are put over it. */
	profile(): Wire;
	data(): Wire;
	events(): Wire[];
}

export interface HelpdeskPage {
	entityId: string;
	locale: string;
	/** articles, guides, references, news */
	type: string;
	/** `orders/delivery/shipping-policy.md` */
	path: string;
	title: string;
	content: string;
	description: string | null;
	state: { published: boolean; hidden: boolean; featured: boolean };
	authorId: string;
	createdAt: number;
}

export interface HelpdeskContent {
	name: string;
	url: string;
	settings: Wire;
	locales: { locale_id: string; locale: string; url: string }[];
	/** Titles of folders by `locale/type/path`. */
	folders: Record<string, string>;
	pages: HelpdeskPage[];
	changes: Wire[];
	redirections: Wire[];
	feedback: { locale: string; type: string; item: Wire }[];
}

export interface FileContent {
	/** Below the storage host: `users/upload/...`. */
	path: string;
	mimeType: string;
	size: number;
	bytes(): Uint8Array;
	/** Answer with a redirect to this path instead. */
	redirectTo?: string;
}

/** Everything the double can tell. The seed and the generator make it; a test may make its own. */
export interface WorkspaceContent {
	websiteId: string;
	/** The moment the content was made for; ages count from it. */
	madeAt: number;
	website: Wire;
	settings: Wire;
	plan: Wire;
	verify: { enabled: boolean; secret: string };
	availability: { status: Wire; operators: Wire[] };
	operators: { type: string; details: Wire }[];
	activeOperators: Wire[];
	teams: Wire[];
	inboxes: Wire[];
	conversations: ConversationSlot[];
	contacts: ContactSlot[];
	/** Undefined: none was ever set up. */
	helpdesk: HelpdeskContent | undefined;
	/** With `content`. */
	templates: Wire[];
	/** Whole; lists show an excerpt. */
	campaigns: Wire[];
	/** Whom a campaign went to and what they did, by its id. */
	campaignParts: Readonly<Record<string, { recipients: Wire[]; statistics: Wire[] }>>;
	/** Installed plugins, each with what its settings route answers. */
	plugins: { subscription: Wire; settings: Wire }[];
	spams: Wire[];
	visitors: Wire[];
	files: FileContent[];
	/** Annex B: what happens while somebody walks the lists. */
	live?: { deletedAfterListing: string; messagedDuringWalk: string };
}
