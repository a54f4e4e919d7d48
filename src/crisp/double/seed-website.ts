import { doubleSecrets } from "./secrets.js";
import { shopCampaigns } from "./seed-campaigns.js";
import type { Wire, WorkspaceContent } from "./workspace-content.js";

export const websiteId = "7d1c6c1e-54a3-4f0a-9f0e-2a4b8d7f1c11";
export const ownerId = "5c2f8d44-7f3a-4a10-8b53-3f2d0a9c6b77";
export const memberId = "9a1f2b3c-1111-4222-8333-444455556666";
/** Left the company: in messages, in no list. */
export const formerId = "77aa2b3c-5555-4666-8777-888899990000";
export const inboxId = "d1d1d1d1-2222-4333-8444-555555555555";
/** The plugin whose token the double takes under the plugin tier. */
export const ownPluginId = "4f0e0b3a-5a11-4c55-9d0a-1f5f7e6d2c10";
export const inviteEmail = "new@acme-store.example";

/** An operator as messages name it. */
export function operatorUser(userId: string): Wire {
	if (userId === ownerId) return { type: "operator", user_id: userId, nickname: "Leo Agent", avatar: null };
	if (userId === formerId) return { type: "operator", user_id: userId, nickname: "Noa Former" };
	const avatar = `https://storage.crisp.chat/users/avatar/operator/${memberId}/mia_9z.png`;
	return { type: "operator", user_id: userId, nickname: "Mia 客服", avatar };
}

type Part =
	| "websiteId"
	| "madeAt"
	| "website"
	| "settings"
	| "plan"
	| "verify"
	| "availability"
	| "operators"
	| "activeOperators"
	| "teams"
	| "inboxes"
	| "templates"
	| "campaigns"
	| "campaignParts"
	| "plugins"
	| "spams"
	| "visitors";

/** Everything of the shop that is not a conversation, a contact, an article or a file. */
export function shopWebsite(madeAt: number): Pick<WorkspaceContent, Part> {
	const day = 86_400_000;
	const name = "Acme Store";
	const domain = "acme-store.example";
	const since = madeAt - 300 * day;
	return {
		websiteId,
		madeAt,
		website: {
			website_id: websiteId,
			name,
			domain,
			logo: `https://storage.crisp.chat/users/avatar/website/${websiteId}/logo_x1.png`,
			verified: true,
			institutional: false,
		},
		settings: {
			website_id: websiteId,
			name,
			domain,
			domain_alternates: [],
			logo: null,
			audit: { log: true },
			contact: {
				email: "help@acme-store.example",
				phone: null,
				messenger: null,
				telegram: null,
				twitter: null,
				whatsapp: null,
				instagram: null,
			},
			inbox: { lock_removal: false, force_operator_token: false, locale: "" },
			emails: { rating: true, transcript: true, trackers: true, junk_filter: true },
			chatbox,
		},
		plan: {
			id: "b0b0b0b0-0000-4000-8000-000000000001",
			name: "Essentials",
			price: 95,
			since: "2025-02-01T09:00:00.000Z",
			trialing: false,
			bill_period: "monthly",
			bill_valid_until: "2026-12-01T09:00:00.000Z",
			active: true,
			sandbox: false,
			website: { id: websiteId, name, domain, logo: null },
			owner: { user_id: ownerId, email: "leo@acme-store.example", first_name: "Leo", last_name: "Agent" },
		},
		verify: { enabled: true, secret: doubleSecrets.verifyKey },
		availability: {
			status: { status: "online", since: madeAt - 3_600_000 },
			operators: [
				{ user_id: ownerId, type: "online", time: { for: 3600, since: madeAt - 3_600_000 } },
				{ user_id: memberId, type: "offline", time: { for: 7200, since: madeAt - 7_200_000 } },
			],
		},
		operators: [
			{
				type: "operator",
				details: {
					user_id: ownerId,
					email: "leo@acme-store.example",
					avatar: null,
					first_name: "Leo",
					last_name: "Agent",
					role: "owner",
					title: "Support",
					availability: "online",
					has_token: true,
					identifier: doubleSecrets.operatorIdentifier,
					key: doubleSecrets.operatorKey,
				},
			},
			{
				type: "operator",
				details: {
					user_id: memberId,
					email: "mia@acme-store.example",
					avatar: `https://storage.crisp.chat/users/avatar/operator/${memberId}/mia_9z.png`,
					first_name: "Mia",
					last_name: "客服",
					role: "member",
					title: "售后",
					availability: "offline",
					has_token: false,
				},
			},
			{ type: "invite", details: { email: inviteEmail, role: "member" } },
		],
		activeOperators: [
			{ user_id: ownerId, avatar: null, nickname: "Leo Agent", timestamp: madeAt - 60_000 },
			{ user_id: memberId, avatar: null, nickname: "Mia 客服", timestamp: madeAt - 7_200_000 },
		],
		teams: [
			team("e0e0e0e0-1111-4222-8333-999999999999", "Returns", "📦", [ownerId], since),
			team("e0e0e0e0-1111-4222-8333-999999999998", "售后", "🛠️", [ownerId, memberId], since),
		],
		inboxes: [
			{
				inbox_id: inboxId,
				name: "VIP",
				emoji: "⭐",
				order: 1,
				operators: [ownerId],
				teams: [],
				team_operators: [],
				operator: "and",
				conditions: [{ model: "session", criterion: "segments", operator: "eq", query: ["vip"] }],
				created_at: since,
				updated_at: since,
			},
		],
		templates: [
			template(1, "static", "markdown", "Welcome", "Hello {{nickname | friend}}, welcome to *Acme*.", since),
			template(2, "custom", "markdown", "双十一活动", "亲爱的会员,**双十一**优惠开始了。", since),
			template(3, "custom", "html", "Newsletter", "<h1>News</h1><p>New mugs have arrived.</p>", since),
			template(4, "static", "html", "Empty", "", since),
		],
		...shopCampaigns(since),
		plugins: shopPlugins(),
		spams: [
			{
				spam_id: "abab1111-2222-4333-8444-555566667777",
				type: "email",
				reason: "junk",
				metadata: {},
				headers: { from: "Nobody <nobody@spam.example>" },
				timestamp: madeAt - 3 * day,
				content: { text: "Buy now" },
			},
		],
		visitors: [],
	};
}

/** The double's own plugin, and one that keeps a key of another service in its settings. */
function shopPlugins(): WorkspaceContent["plugins"] {
	const plugin = (id: string, urn: string, name: string, settings: Wire) => ({
		subscription: {
			id,
			urn,
			type: "external",
			category: "automation",
			name,
			summary: `${name} for Crisp`,
			price: 0,
			plans: [],
			icon: null,
			configurable: true,
			since: "2025-03-01T09:00:00.000Z",
			active: true,
			website_id: websiteId,
			card_id: null,
		},
		settings: {
			plugin_id: id,
			website_id: websiteId,
			token: doubleSecrets.pluginToken,
			schema: { type: "object" },
			settings,
			settings_form_url: null,
			callback_url: null,
		},
	});
	return [
		plugin(ownPluginId, "urn:double:uncrisp:0", "uncrisp", {}),
		plugin("4f0e0b3a-5a11-4c55-9d0a-1f5f7e6d2c11", "urn:double:parcels:0", "Parcels", {
			carrier: "Example Post",
			api_key: doubleSecrets.pluginApiKey,
			hooks: [{ url: "https://parcels.example/hook", secret: doubleSecrets.pluginToken }],
		}),
	];
}

const chatbox: Wire = {
	tile: "default",
	conversations: true,
	wait_game: false,
	website_logo: true,
	activity_metrics: true,
	email_visitors: true,
	file_transfer: true,
	audio_record: true,
	home: true,
	color_theme: "blue",
	color_mode: "auto",
	welcome_message: "default",
	locale: "en",
	allowed_pages: [],
	blocked_pages: ["acme-store.example/admin/*"],
	blocked_countries: [],
	blocked_locales: [],
	blocked_ips: ["203.0.113.9"],
};

function team(id: string, name: string, emoji: string, operators: string[], at: number): Wire {
	return { team_id: id, name, emoji, operators, created_at: at, updated_at: at };
}

function template(number: number, type: string, format: string, name: string, content: string, at: number): Wire {
	const id = `cccc1111-2222-4333-8444-00000000000${number}`;
	return { template_id: id, type, name, format, created_at: at, updated_at: at, content };
}
