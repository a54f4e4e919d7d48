import { Hono } from "hono";
import { type DoubleServer, type DoubleServerOptions, startDouble } from "../../src/http/double-server.js";
import { type Clock, systemClock } from "../../src/model/index.js";
import { refuse } from "./double/answers.js";
import { chatRoutes } from "./double/chat-routes.js";
import { fileRoutes } from "./double/file-routes.js";
import { peopleRoutes } from "./double/people-routes.js";
import { defaultLiveHelperChatQuirks, type LiveHelperChatQuirks } from "./double/quirks.js";
import { DoubleState, type LiveHelperChatDoubleData } from "./double/state.js";

export { defaultLiveHelperChatQuirks, liveHelperChatDoubleFlags } from "./double/quirks.js";

/**
 * A local Live Helper Chat, as far as an import over REST can tell: version 4.90's answers, refusals and quirks on loopback,
 * in memory. For tests, rehearsals and the demo. It has no database to connect to.
 */
export interface LiveHelperChatDouble {
	/** What LIVE_HELPER_CHAT_BASE_URL wants. */
	baseUrl: string;
	username: string;
	apiKey: string;
	/** The variables that point uncrisp at it. */
	env: Record<string, string>;
	/** What it holds, to look at and to change. */
	data: LiveHelperChatDoubleData;
	/** May be changed while it runs. */
	quirks: LiveHelperChatQuirks;
	server: DoubleServer;
	close(): Promise<void>;
}

export interface LiveHelperChatDoubleOptions {
	quirks?: Partial<LiveHelperChatQuirks>;
	/** For what is stamped with the present. */
	clock?: Clock;
	server?: DoubleServerOptions;
}

const account = { username: "admin", apiKey: "double-rest-api-key" };

export async function startLiveHelperChatDouble(
	options: LiveHelperChatDoubleOptions = {},
): Promise<LiveHelperChatDouble> {
	const state = new DoubleState({ ...defaultLiveHelperChatQuirks, ...options.quirks }, options.clock ?? systemClock);
	const server = await startDouble(createDoubleApp(state).fetch, options.server);
	return {
		baseUrl: server.url,
		...account,
		env: {
			LIVE_HELPER_CHAT_BASE_URL: server.url,
			LIVE_HELPER_CHAT_USERNAME: account.username,
			LIVE_HELPER_CHAT_API_KEY: account.apiKey,
		},
		data: state.data,
		quirks: state.quirks,
		server,
		close: () => server.close(),
	};
}

const base = "/index.php/site_admin/restapi";

function createDoubleApp(state: DoubleState): Hono {
	const app = new Hono();
	app.use(`${base}/*`, async (c, next) => {
		const header = c.req.header("authorization");
		const wanted = `Basic ${Buffer.from(`${account.username}:${account.apiKey}`).toString("base64")}`;
		if (header === wanted) return next();
		const result = header === undefined ? "Authorization header is missing!" : "Authorization failed!";
		// Lists refuse with 200, the rest with 400.
		const list = /\/(chats|getusers|fetchchatmessages)$/.test(c.req.path);
		return c.json({ error: true, result }, list && state.quirks.refusesWith200 ? 200 : 400);
	});
	let calls = 0;
	app.use(`${base}/*`, async (c, next) => {
		calls += 1;
		const every = state.quirks.databaseFailsEvery;
		return every > 0 && calls % every === 0 ? refuse(c, databaseWords) : next();
	});
	peopleRoutes(app, base, state);
	chatRoutes(app, base, state);
	fileRoutes(app, base, state);
	app.notFound((c) => c.html("<!doctype html><title>Live Helper Chat</title>", 200));
	return app;
}

/** What 4.90 said when its first chats were made side by side: each wants to be the first to note when it last cleaned up. */
const databaseWords =
	"A query failed internally in Persistent Object: SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry &#039;tracked_users_cleanup_last&#039; for key &#039;PRIMARY&#039; Query: &#039;INSERT INTO `lh_chat_config` ( `value`, `type`, `hidden`, `explain`, `identifier` ) VALUES ( :ezcValue1, :ezcValue2, :ezcValue3, :ezcValue4, :ezcValue5 )&#039;";
