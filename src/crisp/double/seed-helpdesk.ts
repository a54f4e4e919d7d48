import { doubleSecrets } from "./secrets.js";
import { memberId, ownerId } from "./seed-website.js";
import type { HelpdeskContent, HelpdeskPage } from "./workspace-content.js";

/** Two locales; three articles in nested folders, one draft, one hidden; two redirections; feedback in English. */
export function shopHelpdesk(madeAt: number): HelpdeskContent {
	const day = 86_400_000;
	const url = "https://help.acme-store.example/";
	const live = { published: true, hidden: false, featured: false };
	const image = "https://storage.crisp.chat/users/helpdesk/website/7d1c/map_a1b2.png";
	const page = (
		entityId: string,
		locale: string,
		path: string,
		title: string,
		content: string,
		state: HelpdeskPage["state"] = live,
	): HelpdeskPage => ({
		entityId,
		locale,
		type: "articles",
		path,
		title,
		content,
		description: null,
		state,
		authorId: locale === "en" ? ownerId : memberId,
		createdAt: madeAt - 90 * day,
	});
	const pages = [
		page(
			"1arno3l",
			"en",
			"orders/delivery/shipping-policy.md",
			"Shipping policy",
			`# Shipping policy\n\nWe ship within **2 days**.\n\n![Map](${image})\n`,
			{ ...live, featured: true },
		),
		page(
			"2brno4m",
			"en",
			"orders/returns.md",
			"Returns",
			"# Returns\n\nSee [shipping](./delivery/shipping-policy.md).\n",
		),
		page("3crno5n", "zh-cn", "订单/配送/发货说明.md", "发货说明", "# 发货说明\n\n下单后 **48 小时**内发货。\n"),
		page("4drno6o", "en", "orders/gift-cards.md", "Gift cards", "# Gift cards\n\nTo be written.\n", {
			...live,
			published: false,
		}),
		page("5erno7p", "en", "internal/escalation.md", "Escalation", "# Escalation\n\nFor agents only.\n", {
			...live,
			hidden: true,
		}),
	];
	return {
		name: "Acme Help",
		url,
		settings: settings(),
		locales: [
			{ locale_id: "10ca1e00-0000-4000-8000-000000000001", locale: "en", url: `${url}en/` },
			{ locale_id: "10ca1e00-0000-4000-8000-000000000002", locale: "zh-cn", url: `${url}zh-cn/` },
		],
		folders: {
			"en/articles/orders": "Orders",
			"en/articles/orders/delivery": "Delivery",
			"en/articles/internal": "Internal",
			"zh-cn/articles/订单": "订单",
			"zh-cn/articles/订单/配送": "配送",
		},
		pages,
		changes: pages.map((entry, index) => ({
			change_id: `c4a9ed0${index}`,
			message: `Write ${entry.path}`,
			author: { email: "leo@acme-store.example", name: "Leo Agent" },
			edits: { insertions: entry.content.split("\n").length, deletions: 0 },
			created_at: entry.createdAt,
			files: [
				{
					change: "added",
					path: entry.path,
					metadata: { locale: entry.locale, type: entry.type, title: entry.title },
					content: entry.content,
				},
			],
		})),
		redirections: ["old-shipping", "faq"].map((path, index) => ({
			redirection_id: `4ed14ec7-0000-4000-8000-00000000000${index + 1}`,
			path: `/${path}/`,
			target: `${url}en/article/shipping-policy-1arno3l/`,
			created_at: madeAt - 80 * day,
			updated_at: madeAt - 80 * day,
		})),
		feedback: ["helpful", "unhelpful"].map((rating, index) => ({
			locale: "en",
			type: "articles",
			item: {
				rating,
				comment: index === 0 ? "Clear, thank you" : "还是不明白",
				article: { article_id: "1arno3l", title: "Shipping policy", url: `${url}en/article/shipping-policy-1arno3l/` },
				session: { session_id: null, nickname: "visitor607", email: null },
				created_at: madeAt - (20 - index) * day,
			},
		})),
	};
}

function settings() {
	return {
		name: "Acme Help",
		appearance: {
			color: { mode: "auto", mode_changeable: true },
			logos: { favicon: null, header: null, footer: null },
		},
		localization: { writing_locale: "en", translated_automatic: false },
		section: { articles: true, guides: false, references: false, news: false },
		behavior: { frequently_read: true, ask_feedback: true, serve_markdown: true, forbid_indexing: false },
		service: { mcp_server: false },
		include: { html: "" },
		access: {
			restrict_mode: "password",
			password: doubleSecrets.helpdeskPassword,
			jwt_secret: doubleSecrets.helpdeskJwt,
		},
	};
}
