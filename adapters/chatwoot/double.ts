import { Hono } from "hono";
import { type DoubleServer, type DoubleServerOptions, startDouble } from "../../src/http/double-server.js";
import { type Clock, systemClock } from "../../src/model/index.js";
import { accountRoutes } from "./double/account-routes.js";
import { contactRoutes } from "./double/contact-routes.js";
import { conversationRoutes } from "./double/conversation-routes.js";
import { fileRoutes } from "./double/file-routes.js";
import { createGate, type DoubleTokens } from "./double/gate.js";
import { mergeRoutes } from "./double/merge-routes.js";
import { messageRoutes } from "./double/message-routes.js";
import { portalRoutes } from "./double/portal-routes.js";
import { type ChatwootQuirks, defaultChatwootQuirks } from "./double/quirks.js";
import { type ChatwootDoubleData, DoubleState } from "./double/state.js";

export { chatwootDoubleFlags, defaultChatwootQuirks } from "./double/quirks.js";

/**
 * A local Chatwoot, as far as an import can tell: the fact sheet's validations, quirks and limits on loopback, in memory.
 * For tests, rehearsals and the demo.
 */
export interface ChatwootDouble {
	/** What CHATWOOT_BASE_URL wants. */
	baseUrl: string;
	/** Of an administrator. */
	apiToken: string;
	accountId: number;
	tokens: DoubleTokens;
	/** The variables that point uncrisp at it. */
	env: Record<string, string>;
	/** What it holds, to look at and to change. */
	data: ChatwootDoubleData;
	/** May be changed while it runs. */
	quirks: ChatwootQuirks;
	/** Successful POSTs by path without ids, e.g. `/contacts`. */
	created: Record<string, number>;
	server: DoubleServer;
	close(): Promise<void>;
}

/** One request with what the double answered. */
export interface ChatwootExchange {
	method: string;
	path: string;
	query: URLSearchParams;
	/** Parsed JSON, or the fields of a form: texts as they are, files as `File`. */
	body: unknown;
	isForm: boolean;
	status: number;
	/** Parsed JSON; undefined for anything else. */
	answer: unknown;
}

export interface ChatwootDoubleOptions {
	quirks?: Partial<ChatwootQuirks>;
	/** For throttles, the cap of messages and every created_at. */
	clock?: Clock;
	server?: DoubleServerOptions;
	/** Told of every request; `body` is the parsed JSON, undefined for files. */
	onRequest?(method: string, path: string, body: unknown): void;
	/** Runs every request; what it does before and after happens unseen, e.g. to keep a database in step. */
	around?(request: Request, handle: () => Promise<Response>): Promise<Response>;
	/** Told of every request and its answer, files included. */
	onExchange?(exchange: ChatwootExchange): void;
}

export async function startChatwootDouble(options: ChatwootDoubleOptions = {}): Promise<ChatwootDouble> {
	const state = new DoubleState({ ...defaultChatwootQuirks, ...options.quirks }, options.clock ?? systemClock);
	const tokens: DoubleTokens = {
		administrator: "double-administrator-token",
		agent: "double-agent-token",
		bot: "double-bot-token",
	};
	const accountId = Number(state.data.account.id);
	const app = createDoubleApp(state, tokens);
	const server = await startDouble(async (request) => {
		if (options.onRequest !== undefined) {
			const isJson = request.headers.get("content-type")?.includes("json");
			const body: unknown = isJson ? await request.clone().json() : undefined;
			options.onRequest(request.method, new URL(request.url).pathname, body);
		}
		const handle = async () => await app.fetch(request);
		const answer = () => options.around?.(request, handle) ?? handle();
		if (options.onExchange === undefined) return await answer();
		const copy = request.clone();
		const response = await answer();
		options.onExchange(await exchangeOf(copy, response.clone()));
		return response;
	}, options.server);
	return {
		baseUrl: server.url,
		apiToken: tokens.administrator,
		accountId,
		tokens,
		env: {
			CHATWOOT_BASE_URL: server.url,
			CHATWOOT_ACCOUNT_ID: String(accountId),
			CHATWOOT_API_TOKEN: tokens.administrator,
		},
		get data() {
			state.runJobs();
			return state.data;
		},
		quirks: state.quirks,
		created: state.created,
		server,
		close: () => server.close(),
	};
}

async function exchangeOf(request: Request, response: Response): Promise<ChatwootExchange> {
	const type = request.headers.get("content-type") ?? "";
	const isForm = type.includes("multipart/form-data");
	const { pathname, searchParams } = new URL(request.url);
	const json = response.headers.get("content-type")?.includes("json");
	return {
		method: request.method,
		path: pathname,
		query: searchParams,
		body: isForm
			? Object.fromEntries((await request.formData()).entries())
			: type.includes("json")
				? await request.json()
				: undefined,
		isForm,
		status: response.status,
		answer: json ? await response.json() : undefined,
	};
}

function createDoubleApp(state: DoubleState, tokens: DoubleTokens): Hono {
	const app = new Hono();
	app.use("*", createGate(state, tokens));
	app.get("/api", (c) =>
		c.json({ version: state.quirks.version, timestamp: state.isoNow(), queue_services: "ok", data_services: "ok" }),
	);
	app.get("/api/v1/profile", (c) => {
		const role = c.req.header("api-access-token") === tokens.agent ? "agent" : "administrator";
		const name = role === "agent" ? "Bo Agent" : "Ada Admin";
		return c.json({
			id: role === "agent" ? 2 : 1,
			name,
			role,
			accounts: [{ id: state.data.account.id, name: state.data.account.name, status: "active", role }],
		});
	});
	const base = `/api/v1/accounts/${state.data.account.id}`;
	accountRoutes(app, base, state);
	contactRoutes(app, base, state);
	mergeRoutes(app, base, state);
	conversationRoutes(app, base, state);
	messageRoutes(app, base, state);
	fileRoutes(app, state);
	portalRoutes(app, base, state);
	app.notFound((c) => c.json({ error: "Resource could not be found" }, 404));
	app.onError((error, c) => {
		if (error instanceof SyntaxError) return c.json({ error: "Invalid JSON" }, 400);
		return c.html(`<html><body>${error.name}</body></html>`, 500);
	});
	return app;
}
