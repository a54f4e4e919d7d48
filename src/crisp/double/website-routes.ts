import { byId, notFound, one, paged, refused, whole } from "./answer.js";
import { type Route, route } from "./router.js";
import { doubleSecrets } from "./secrets.js";
import { ownPluginId } from "./seed-website.js";

/** The workspace itself: settings, operators, teams, inboxes, availability, plan, templates, visitors. */
export const websiteRoutes: readonly Route[] = [
	route(
		"/website",
		[],
		({ double, query }) => (query("domain") === double.workspace.content.website.domain ? one({}) : notFound()),
		{
			headOnly: true,
		},
	),
	route("/website/{w}", "website", ({ double }) => one(double.workspace.content.website)),
	route("/website/{w}/settings", "website:settings", ({ double }) => one(double.workspace.content.settings)),
	route("/website/{w}/operators/list", "website:operators", (call) =>
		whole(call, call.double.workspace.content.operators),
	),
	route("/website/{w}/operators/active", "website:operators", (call) =>
		whole(call, call.double.workspace.content.activeOperators),
	),
	route("/website/{w}/operator/{id}", "website:operators", ({ double, param }) =>
		byId(
			double.workspace.content.operators.map((entry) => entry.details),
			"user_id",
			param("id"),
		),
	),
	route("/website/{w}/availability/status", "website:availability", ({ double }) =>
		one(double.workspace.content.availability.status),
	),
	route("/website/{w}/availability/operators", "website:availability", (call) =>
		whole(call, call.double.workspace.content.availability.operators),
	),
	route("/website/{w}/inboxes/list/{page}", "inboxes", (call) => paged(call, call.double.workspace.content.inboxes)),
	route(
		"/website/{w}/inbox/{id}",
		"inboxes",
		({ double, param }) => byId(double.workspace.content.inboxes, "inbox_id", param("id")),
		{ head: true },
	),
	route("/website/{w}/teams/list/{page}", "teams", (call) => paged(call, call.double.workspace.content.teams)),
	route(
		"/website/{w}/team/{id}",
		"teams",
		({ double, param }) => byId(double.workspace.content.teams, "team_id", param("id")),
		{ head: true },
	),
	route("/website/{w}/verify/settings", "website:verify", ({ double }) =>
		one({ enabled: double.workspace.content.verify.enabled }),
	),
	route("/website/{w}/verify/key", "website:verify", ({ double }) =>
		one({ secret: double.workspace.content.verify.secret }),
	),
	route("/website/{w}/connect/endpoints", [], () => one(endpoints)),
	route("/plans/subscription/{w}", "plan:subscription", ({ double }) => {
		const plan = { ...double.workspace.content.plan };
		if (double.quirks.planDates === "milliseconds") {
			for (const key of ["since", "bill_valid_until", "trial_end"]) {
				if (typeof plan[key] === "string") plan[key] = Date.parse(String(plan[key]));
			}
		}
		return one(plan);
	}),
	route("/website/{w}/campaigns/templates/{page}", "campaign-templates", (call) => {
		const kinds = ["static", "custom"].filter((kind) => call.query(`filter_type_${kind}`) === "1");
		const name = call.query("search_name")?.toLowerCase();
		const found = call.double.workspace.content.templates.filter(
			(template) =>
				(kinds.length === 0 || kinds.includes(String(template.type))) &&
				(!name || String(template.name).toLowerCase().includes(name)),
		);
		return paged(call, found, ({ content: _content, ...excerpt }) => excerpt);
	}),
	route(
		"/website/{w}/campaigns/template/{id}",
		"campaign-templates",
		({ double, param }) => byId(double.workspace.content.templates, "template_id", param("id")),
		{ head: true },
	),
	route("/website/{w}/visitors/count", "website:visitors", ({ double }) => {
		const count = double.workspace.content.visitors.length;
		return one({ count, active: count, limited: false });
	}),
	route("/website/{w}/visitors/list/{page}", "website:visitors", (call) =>
		paged(call, call.double.workspace.content.visitors),
	),
	route("/website/{w}/visitors/map", "website:visitors", (call) => whole(call, [])),
	route("/website/{w}/visitors/token/{id}", "website:visitors", () => notFound()),
];

/** For plugins: their session and the workspaces they are installed in. */
export const pluginRoutes: readonly Route[] = [
	route("/plugin/connect/account", [], () => one({ plugin_id: ownPluginId }), { access: "plugin" }),
	route("/plugin/connect/session", [], () => one({}), { access: "plugin", headOnly: true }),
	route("/plugin/connect/endpoints", [], () => one(endpoints), { access: "plugin" }),
	route(
		"/plugin/connect/websites/all/{page}",
		[],
		(call) => paged(call, [connectedWebsite(call.double.workspace.content)]),
		{
			access: "plugin",
		},
	),
	route(
		"/plugin/connect/websites/since",
		[],
		(call) =>
			call.query("date_since") === undefined
				? refused(400, "invalid_data", "date_since")
				: whole(call, [{ ...connectedWebsite(call.double.workspace.content), difference: "added" }]),
		{ access: "plugin" },
	),
	...["", "/settings", "/bill/usage", "/attest/provenance"].map((part) =>
		route(
			`/plugins/subscription/{w}/{id}${part}`,
			[],
			(call) => {
				const { plugins } = call.double.workspace.content;
				const plugin = plugins.find(({ subscription }) => subscription.id === call.param("id"));
				const own = call.double.tier() === "user" || call.param("id") === ownPluginId;
				if (plugin === undefined) return notFound();
				if (!own) return refused(403, "not_allowed");
				if (part === "/bill/usage") return whole(call, []);
				if (part === "/attest/provenance") return one({ payload: "{}", signed: "00" });
				return one(part === "/settings" ? plugin.settings : plugin.subscription);
			},
			{ access: "plugin-user" },
		),
	),
];

const pluginToken = doubleSecrets.pluginToken;

const endpoints = {
	socket: { app: "wss://app.relay.crisp.example/w/1/", stream: "wss://stream.relay.crisp.example/w/1/" },
	rescue: { socket: "wss://rescue.relay.crisp.example/" },
};

function connectedWebsite(content: { websiteId: string }) {
	return {
		website_id: content.websiteId,
		price: 0,
		token: pluginToken,
		settings: {},
		plan: { id: "essentials", name: "Essentials", trialing: false },
	};
}
