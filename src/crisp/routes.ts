/**
 * Every Crisp route a backup reads: its template, the tiers that may call it and the scope a plugin token needs for it.
 * Ids are percent-encoded here, so no id from Crisp can become another path. Routes the sheet calls waste
 * (`/meta`, `/state`, `/routing` ...) are left out on purpose: what is not here cannot be called.
 */
export interface CrispRoute {
	template: string;
	/** `all`: website, plugin and user. */
	tier: "all" | "plugin" | "user";
	scope?: string;
}

export const crispRoutes = {
	"plugin-session": { template: "/plugin/connect/session", tier: "plugin" },
	website: { template: "/website/{w}", tier: "all" },
	"website-settings": { template: "/website/{w}/settings", tier: "all", scope: "website:settings" },
	"verify-settings": { template: "/website/{w}/verify/settings", tier: "all", scope: "website:verify" },
	plan: { template: "/plans/subscription/{w}", tier: "all", scope: "plan:subscription" },
	"availability-status": { template: "/website/{w}/availability/status", tier: "all", scope: "website:availability" },
	"availability-operators": {
		template: "/website/{w}/availability/operators",
		tier: "all",
		scope: "website:availability",
	},
	agents: { template: "/website/{w}/operators/list", tier: "all", scope: "website:operators" },
	teams: { template: "/website/{w}/teams/list/{page}", tier: "all" },
	inboxes: { template: "/website/{w}/inboxes/list/{page}", tier: "all" },
	conversations: {
		template: "/website/{w}/conversations/{page}",
		tier: "all",
		scope: "website:conversation:sessions",
	},
	conversation: {
		template: "/website/{w}/conversation/{session}",
		tier: "all",
		scope: "website:conversation:sessions",
	},
	messages: {
		template: "/website/{w}/conversation/{session}/messages",
		tier: "all",
		scope: "website:conversation:messages",
	},
	original: {
		template: "/website/{w}/conversation/{session}/original/{original}",
		tier: "all",
		scope: "website:conversation:messages",
	},
	"conversation-relations": {
		template: "/website/{w}/conversation/{session}/relations",
		tier: "all",
		scope: "website:conversation:sessions",
	},
	"conversation-pages": {
		template: "/website/{w}/conversation/{session}/pages/{page}",
		tier: "all",
		scope: "website:conversation:pages",
	},
	"conversation-events": {
		template: "/website/{w}/conversation/{session}/events/{page}",
		tier: "all",
		scope: "website:conversation:events",
	},
	"conversation-segments": {
		template: "/website/{w}/conversations/suggest/segments/{page}",
		tier: "all",
		scope: "website:conversation:suggest",
	},
	"conversation-data-keys": {
		template: "/website/{w}/conversations/suggest/data/{page}",
		tier: "all",
		scope: "website:conversation:suggest",
	},
	"people-stats": { template: "/website/{w}/people/stats", tier: "all", scope: "website:people:statistics" },
	contacts: { template: "/website/{w}/people/profiles/{page}", tier: "all", scope: "website:people:profiles" },
	contact: { template: "/website/{w}/people/profile/{people}", tier: "all", scope: "website:people:profiles" },
	"contact-data": { template: "/website/{w}/people/data/{people}", tier: "all", scope: "website:people:data" },
	"contact-subscription": {
		template: "/website/{w}/people/subscription/{people}",
		tier: "all",
		scope: "website:people:subscriptions",
	},
	"contact-events": {
		template: "/website/{w}/people/events/{people}/list/{page}",
		tier: "all",
		scope: "website:people:events",
	},
	"contact-campaigns": { template: "/website/{w}/people/campaigns/{people}/list/{page}", tier: "user" },
	"contact-segments": {
		template: "/website/{w}/people/suggest/segments/{page}",
		tier: "all",
		scope: "website:people:suggest",
	},
	"contact-data-keys": {
		template: "/website/{w}/people/suggest/data/{page}",
		tier: "all",
		scope: "website:people:suggest",
	},
	"contact-event-names": {
		template: "/website/{w}/people/suggest/events/{page}",
		tier: "all",
		scope: "website:people:suggest",
	},
	"campaign-templates": { template: "/website/{w}/campaigns/templates/{page}", tier: "all" },
	"campaign-template": { template: "/website/{w}/campaigns/template/{template}", tier: "all" },
	campaigns: { template: "/website/{w}/campaigns/list/{page}", tier: "user" },
	campaign: { template: "/website/{w}/campaign/{campaign}", tier: "user" },
	"campaign-tags": { template: "/website/{w}/campaigns/tags", tier: "user" },
	"campaign-recipients": { template: "/website/{w}/campaign/{campaign}/recipients/{page}", tier: "user" },
	"campaign-statistics": { template: "/website/{w}/campaign/{campaign}/statistics/{type}/{page}", tier: "user" },
	spams: { template: "/website/{w}/conversations/spams/{page}", tier: "user" },
	spam: { template: "/website/{w}/conversations/spam/{spam}/content", tier: "user" },
	plugins: { template: "/plugins/subscription/{w}", tier: "user" },
	"plugin-settings": { template: "/plugins/subscription/{w}/{plugin}/settings", tier: "user" },
	"blocked-visitors": { template: "/website/{w}/visitors/blocked", tier: "user" },
	"helpdesk-domain": { template: "/website/{w}/helpdesk/domain", tier: "user" },
	helpdesk: { template: "/website/{w}/helpdesk", tier: "all" },
	"helpdesk-settings": { template: "/website/{w}/helpdesk/settings", tier: "all" },
	"helpdesk-locales": { template: "/website/{w}/helpdesk/locales/{page}", tier: "all" },
	"helpdesk-redirections": { template: "/website/{w}/helpdesk/redirections/{page}", tier: "all" },
	"helpdesk-tree": { template: "/website/{w}/helpdesk/tree/list/{locale}/{type}/{page}", tier: "all" },
	"helpdesk-pages": { template: "/website/{w}/helpdesk/page/list/{locale}/{type}/{page}", tier: "all" },
	"helpdesk-content": { template: "/website/{w}/helpdesk/tree/content/{locale}/{type}/{path}", tier: "all" },
	"helpdesk-metadata": { template: "/website/{w}/helpdesk/tree/metadata/{locale}/{type}/{path}", tier: "all" },
	"helpdesk-history": { template: "/website/{w}/helpdesk/history/changes/{page}", tier: "all" },
	"helpdesk-feedback-ratings": { template: "/website/{w}/helpdesk/feedback/ratings/{locale}/{type}", tier: "all" },
	"helpdesk-feedback": { template: "/website/{w}/helpdesk/feedback/list/{locale}/{type}/{page}", tier: "all" },
	// Of before 22 September 2026, asked for only where the tree is not there.
	"legacy-categories": { template: "/website/{w}/helpdesk/locale/{locale}/categories/{page}", tier: "all" },
	"legacy-sections": {
		template: "/website/{w}/helpdesk/locale/{locale}/category/{category}/sections/{page}",
		tier: "all",
	},
	"legacy-articles": { template: "/website/{w}/helpdesk/locale/{locale}/articles/{page}", tier: "all" },
	"legacy-article": { template: "/website/{w}/helpdesk/locale/{locale}/article/{article}", tier: "all" },
	"legacy-article-category": {
		template: "/website/{w}/helpdesk/locale/{locale}/article/{article}/category",
		tier: "all",
	},
	"legacy-article-alternates": {
		template: "/website/{w}/helpdesk/locale/{locale}/article/{article}/alternates",
		tier: "all",
	},
	"legacy-feedback-ratings": { template: "/website/{w}/helpdesk/locale/{locale}/feedback/ratings", tier: "all" },
	"legacy-feedback": { template: "/website/{w}/helpdesk/locale/{locale}/feedback/list/{page}", tier: "all" },
} as const satisfies Record<string, CrispRoute>;

export type CrispRouteName = keyof typeof crispRoutes;
export type RouteParams = Readonly<Record<string, string | number>>;
export type RouteQuery = Readonly<Record<string, string | number | undefined>>;

/** The scope a plugin token needs for a route, where it is known. */
export function scopeOf(route: CrispRouteName): string | undefined {
	const found: CrispRoute = crispRoutes[route];
	return found.scope;
}

/** Path and query of a call; undefined when an id cannot stand in a path. */
export function routePath(route: CrispRouteName, params: RouteParams, query: RouteQuery = {}): string | undefined {
	let usable = true;
	const path = crispRoutes[route].template.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = String(params[name] ?? "");
		// A help desk path spans several segments: its slashes stay (sheet 3.14).
		const segments = name === "path" ? value.split("/") : [value];
		if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) usable = false;
		return segments.map(encodeSegment).join("/");
	});
	if (!usable) return undefined;
	const search = new URLSearchParams();
	for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
	return search.size === 0 ? path : `${path}?${search}`;
}

/** encodeURIComponent throws on a lone surrogate, which hostile ids may hold. */
function encodeSegment(segment: string): string {
	return encodeURIComponent(segment.toWellFormed());
}
