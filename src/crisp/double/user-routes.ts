import { byId, type Call, notFound, one, paged, refused, whole } from "./answer.js";
import { type Route, route } from "./router.js";
import type { Wire } from "./workspace-content.js";

const forUsers = { access: "user" } as const;

/** What answers to user-tier tokens only; website and plugin tokens get 403. */
export const userRoutes: readonly Route[] = [
	route("/media/animation/list/{page}", [], (call) => paged(call, []), forUsers),
	route("/plans/subscription", [], (call) => whole(call, [call.double.workspace.content.plan]), forUsers),
	route("/plans/subscription/{w}/coupon", [], () => notFound(), forUsers),
	route("/plugins/subscription", [], pluginList, forUsers),
	route("/plugins/subscription/{w}", [], pluginList, forUsers),
	route(
		"/website/{w}/conversations/spams/{page}",
		[],
		(call) => {
			const type = call.query("filter_type");
			const found = call.double.workspace.content.spams.filter((spam) => type === undefined || spam.type === type);
			return paged(call, found, ({ content: _content, ...rest }) => rest);
		},
		forUsers,
	),
	route(
		"/website/{w}/conversations/spam/{id}/content",
		[],
		({ double, param }) => byId(double.workspace.content.spams, "spam_id", param("id")),
		forUsers,
	),
	route(
		"/website/{w}/campaigns/list/{page}",
		[],
		(call) => paged(call, call.double.workspace.content.campaigns, campaignExcerpt),
		forUsers,
	),
	route(
		"/website/{w}/campaigns/tags",
		[],
		(call) => {
			const tags = call.double.workspace.content.campaigns.map(({ tag }) => tag);
			return whole(call, [...new Set(tags.filter((tag) => typeof tag === "string"))]);
		},
		forUsers,
	),
	route(
		"/website/{w}/campaign/{id}",
		[],
		({ double, param }) => byId(double.workspace.content.campaigns, "campaign_id", param("id")),
		{ ...forUsers, head: true },
	),
	route(
		"/website/{w}/campaign/{id}/recipients/{page}",
		[],
		(call) => paged(call, partsOf(call, call.param("id"))?.recipients ?? []),
		forUsers,
	),
	route(
		"/website/{w}/campaign/{id}/statistics/{type}/{page}",
		[],
		(call) => {
			if (!["opened", "clicked", "unsubscribed"].includes(call.param("type")))
				return refused(400, "invalid_data", "type");
			const all = partsOf(call, call.param("id"))?.statistics ?? [];
			return paged(
				call,
				all.filter(({ type }) => type === call.param("type")),
			);
		},
		forUsers,
	),
	route("/website/{w}/people/campaigns/{id}/list/{page}", [], (call) => paged(call, campaignsOf(call)), forUsers),
	route("/website/{w}/visitors/blocked", [], (call) => whole(call, [{ rule: ["203.0.113.9"], blocked: 4 }]), forUsers),
	route("/website/{w}/visitors/blocked/{rule}", [], () => one(4), forUsers),
	route(
		"/website/{w}/helpdesk/domain",
		[],
		() => one({ root: "crisp.help.example", basic: "acme", custom: "help.acme-store.example", verified: true }),
		forUsers,
	),
	route("/website/{w}/helpdesk/domain/setup", [], () => one({ flow: [] }), forUsers),
];

function pluginList(call: Call) {
	return whole(
		call,
		call.double.workspace.content.plugins.map(({ subscription }) => subscription),
	);
}

/** What only the campaign itself tells, not the list (sheet 3.15). */
function campaignExcerpt({ sender, recipients, flow, message, options, statistics, ...excerpt }: Wire): Wire {
	return excerpt;
}

function partsOf({ double }: Call, campaignId: string) {
	return double.workspace.content.campaignParts[campaignId];
}

/** The campaigns that reached one contact, with what it did. */
function campaignsOf(call: Call): Wire[] {
	const isContact = (person: unknown) => (person as Wire | undefined)?.people_id === call.param("id");
	return call.double.workspace.content.campaigns.flatMap((campaign) => {
		const parts = partsOf(call, String(campaign.campaign_id));
		if (!parts?.recipients.some(isContact)) return [];
		const { campaign_id, type, name, created_at, updated_at, dispatched_at } = campaign;
		const statistics = parts.statistics.filter(({ profile }) => isContact(profile)).map((each) => each.type);
		const occurred_at = dispatched_at;
		return [{ campaign_id, type, name, created_at, updated_at, dispatched_at, occurred_at, statistics }];
	});
}
