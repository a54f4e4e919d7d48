import { byId, notFound, one, paged, whole } from "./answer.js";
import { type Route, route } from "./router.js";

const forUsers = { access: "user" } as const;

/** What answers to user-tier tokens only; website and plugin tokens get 403. */
export const userRoutes: readonly Route[] = [
	route("/media/animation/list/{page}", [], (call) => paged(call, []), forUsers),
	route("/plans/subscription", [], (call) => whole(call, [call.double.workspace.content.plan]), forUsers),
	route("/plans/subscription/{w}/coupon", [], () => notFound(), forUsers),
	route("/plugins/subscription", [], (call) => whole(call, []), forUsers),
	route("/plugins/subscription/{w}", [], (call) => whole(call, []), forUsers),
	route(
		"/website/{w}/conversations/spams/{page}",
		[],
		(call) => paged(call, call.double.workspace.content.spams, excerpt),
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
		(call) => paged(call, call.double.workspace.content.campaigns, excerpt),
		forUsers,
	),
	route(
		"/website/{w}/campaigns/tags",
		[],
		(call) => whole(call, [...new Set(call.double.workspace.content.campaigns.map((campaign) => campaign.tag))]),
		forUsers,
	),
	route(
		"/website/{w}/campaign/{id}",
		[],
		({ double, param }) => byId(double.workspace.content.campaigns, "campaign_id", param("id")),
		{ ...forUsers, head: true },
	),
	route("/website/{w}/campaign/{id}/recipients/{page}", [], (call) => paged(call, []), forUsers),
	route("/website/{w}/campaign/{id}/statistics/{type}/{page}", [], (call) => paged(call, []), forUsers),
	route("/website/{w}/people/campaigns/{id}/list/{page}", [], (call) => paged(call, []), forUsers),
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

function excerpt({ content: _content, ...rest }: Record<string, unknown>) {
	return rest;
}
