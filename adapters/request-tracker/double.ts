import { Hono } from "hono";
import { type DoubleServer, type DoubleServerOptions, startDouble } from "../../src/http/double-server.js";
import { type Clock, systemClock } from "../../src/model/index.js";
import { placeRoutes } from "./double/place-routes.js";
import { defaultRequestTrackerQuirks, type RequestTrackerQuirks } from "./double/quirks.js";
import { DoubleState, type RequestTrackerDoubleData } from "./double/state.js";
import { ticketRoutes } from "./double/ticket-routes.js";
import { userRoutes } from "./double/user-routes.js";

export { defaultRequestTrackerQuirks, requestTrackerDoubleFlags } from "./double/quirks.js";

/**
 * A local Request Tracker, as far as an import over REST 2.0 can tell: version 5.0.3's answers, refusals and quirks on
 * loopback, in memory. For tests, rehearsals and the demo.
 */
export interface RequestTrackerDouble {
	/** What REQUEST_TRACKER_BASE_URL wants. */
	baseUrl: string;
	token: string;
	/** The variables that point uncrisp at it. */
	env: Record<string, string>;
	/** What it holds, to look at and to change. */
	data: RequestTrackerDoubleData;
	/** May be changed while it runs. */
	quirks: RequestTrackerQuirks;
	server: DoubleServer;
	close(): Promise<void>;
}

export interface RequestTrackerDoubleOptions {
	quirks?: Partial<RequestTrackerQuirks>;
	/** For what is stamped with the present. */
	clock?: Clock;
	server?: DoubleServerOptions;
}

const token = "1-14-double0authentication0token";

export async function startRequestTrackerDouble(
	options: RequestTrackerDoubleOptions = {},
): Promise<RequestTrackerDouble> {
	const state = new DoubleState({ ...defaultRequestTrackerQuirks, ...options.quirks }, options.clock ?? systemClock);
	const server = await startDouble(createDoubleApp(state).fetch, options.server);
	return {
		baseUrl: server.url,
		token,
		env: {
			REQUEST_TRACKER_BASE_URL: server.url,
			REQUEST_TRACKER_TOKEN: token,
			REQUEST_TRACKER_SCRIPS: state.quirks.scrips ? "active" : "disabled",
		},
		data: state.data,
		quirks: state.quirks,
		server,
		close: () => server.close(),
	};
}

const base = "/REST/2.0";

function createDoubleApp(state: DoubleState): Hono {
	const app = new Hono();
	app.use(`${base}/*`, async (c, next) =>
		c.req.header("authorization") === `token ${token}` ? next() : c.json({ message: "Unauthorized" }, 401),
	);
	app.get(`${base}/rt`, (c) => c.json({ Version: state.quirks.version, Plugins: [] }));
	placeRoutes(app, base, state);
	userRoutes(app, base, state);
	ticketRoutes(app, base, state);
	app.notFound((c) =>
		c.req.path.startsWith(base) ? c.json({ message: "Not Found" }, 404) : c.html("<title>Login</title>"),
	);
	return app;
}
