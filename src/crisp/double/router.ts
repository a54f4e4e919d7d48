import { type Context, Hono } from "hono";
import type { Clock } from "../../model/index.js";
import { type Answer, type Call, type Double, refused } from "./answer.js";
import { BadQuery } from "./conversation-list.js";
import type { Access, Gate } from "./gate.js";

export interface Route {
	/** Template as in the inventory: `/website/{w}/conversations/{page}`; `{path+}` takes the rest. */
	template: string;
	access: Access;
	scopes: readonly string[];
	/** HEAD is answered too. */
	head?: boolean;
	/** HEAD is the only method. */
	headOnly?: boolean;
	/** A slash at the end is taken as well, if the quirk says so. */
	slash?: boolean;
	handle(call: Call): Answer;
}

export interface RouteUse {
	requests: number;
	statuses: Record<number, number>;
}

/** How `route(...)` reads in the route files. */
export function route(
	template: string,
	scopes: string | readonly string[],
	handle: (call: Call) => Answer,
	more: Partial<Omit<Route, "template" | "handle">> = {},
): Route {
	return { template, scopes: typeof scopes === "string" ? [scopes] : scopes, handle, access: "all", ...more };
}

export interface RouterParts {
	double: Double;
	gate: Gate;
	clock: Clock;
	/** Requests and statuses by template. */
	uses: Map<string, RouteUse>;
	/** Replaces Crisp's file hosts in bodies. */
	rewrite(body: string): string;
}

/** Puts the routes on a hono app: one closure per route, no chain of middleware, for the sake of benchmarks. */
export function createRouter(routes: readonly Route[], parts: RouterParts): Hono {
	const app = new Hono();
	const cache = new Map<string, { until: number; status: number; body: string }>();
	let calls = 0;

	for (const entry of routes) {
		const path = `/v1${entry.template.replace(/\{(\w+)(\+?)\}/g, (_all, name, rest) => `:${name}${rest ? "{.+}" : ""}`)}`;
		const handler = (c: Context) => answer(entry, c);
		app.get(path, handler);
		if (!entry.slash) continue;
		app.get(`${path}/`, (c) =>
			parts.double.quirks.trailingSlash === "messages"
				? handler(c)
				: deliver(c, refused(404, "route_not_found"), "unknown"),
		);
	}
	// Crisp moved every workspace; what still writes to the old help desk is told so.
	app.on(["POST", "PUT", "PATCH", "DELETE"], "/v1/website/:w/helpdesk/locale/*", (c) =>
		deliver(c, refused(423, "website_cannot_write_to_legacy_helpdesk"), "write"),
	);
	app.all("/v1/*", (c) =>
		c.req.raw.method === "GET" || c.req.raw.method === "HEAD"
			? deliver(c, refused(404, "route_not_found"), "unknown")
			: deliver(c, refused(405, "method_not_allowed"), "write"),
	);
	return app;

	function answer(entry: Route, c: Context): Response | Promise<Response> {
		const { double, gate, clock } = parts;
		const head = c.req.raw.method === "HEAD";
		const latency = double.quirks.latencyMs;
		if (latency > 0) return clock.sleep(latency).then(() => pass());
		return pass();

		function pass(): Response | Promise<Response> {
			if (head ? !(entry.head || entry.headOnly) : entry.headOnly) {
				return deliver(c, refused(405, "method_not_allowed"), entry.template);
			}
			const unknown = gate.identify(c.req.raw.headers.get("authorization"), c.req.raw.headers.get("x-crisp-tier"));
			if (unknown) return deliver(c, unknown, entry.template);
			const life = double.quirks.edgeCacheMs;
			const key = life > 0 ? `${c.req.raw.method} ${c.req.raw.url}` : "";
			const kept = life > 0 ? cache.get(key) : undefined;
			if (kept && kept.until > clock.now()) {
				use(entry.template, kept.status);
				return respond(c, kept.body, kept.status, { "bloom-status": "HIT" });
			}
			const limit = gate.spend();
			if (limit) {
				use(entry.template, limit.status);
				return respond(c, limit.body, limit.status, { ...limit.headers, "content-type": limit.contentType });
			}
			const { brokenEvery, brokenKind } = double.quirks;
			const broken = brokenEvery > 0 && ++calls % brokenEvery === 0;
			if (broken && brokenKind === "stall") return new Promise(() => {});
			if (broken && brokenKind === "html-502") {
				use(entry.template, 502);
				const page = "<html><body><h1>502 Bad Gateway</h1></body></html>";
				return respond(c, page, 502, { "content-type": "text/html" });
			}
			const result = handled(entry, c);
			let body = parts.rewrite(
				JSON.stringify({ error: result.status >= 400, reason: result.reason, data: result.data }),
			);
			if (broken && brokenKind === "truncated-json") body = body.slice(0, Math.max(1, body.length >> 1));
			if (life > 0 && result.status < 400) cache.set(key, { until: clock.now() + life, status: result.status, body });
			use(entry.template, result.status);
			return respond(c, body, result.status, life > 0 ? { "bloom-status": "MISS" } : {});
		}
	}

	function handled(entry: Route, c: Context): Answer {
		const { double, gate } = parts;
		const websiteId = c.req.param("w");
		if (websiteId !== undefined && websiteId !== double.workspace.content.websiteId)
			return refused(404, "not_subscribed");
		const barred = gate.admit(entry);
		if (barred) return barred;
		try {
			return entry.handle({
				double,
				param: (name) => c.req.param(name) ?? "",
				query: (name) => c.req.query(name),
			});
		} catch (error) {
			if (error instanceof BadQuery) return refused(400, "invalid_data", error.message);
			throw error;
		}
	}

	function deliver(c: Context, result: Answer, template: string): Response {
		use(template, result.status);
		const body = JSON.stringify({ error: result.status >= 400, reason: result.reason, data: result.data });
		return respond(c, body, result.status, {});
	}

	function use(template: string, status: number): void {
		let entry = parts.uses.get(template);
		if (!entry) {
			entry = { requests: 0, statuses: {} };
			parts.uses.set(template, entry);
		}
		entry.requests++;
		entry.statuses[status] = (entry.statuses[status] ?? 0) + 1;
	}
}

function respond(c: Context, body: string, status: number, headers: Record<string, string>): Response {
	const all = { "content-type": "application/json; charset=utf-8", ...headers };
	return new Response(c.req.raw.method === "HEAD" ? null : body, { status, headers: all });
}
