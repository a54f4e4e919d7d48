import type { Context, Next } from "hono";
import { isAtLeast } from "../version.js";
import { notFound, unauthorized } from "./answers.js";
import type { DoubleState } from "./state.js";

export interface DoubleTokens {
	administrator: string;
	agent: string;
	bot: string;
}

/** Who may come in: throttles first, then the token under either spelling of its header, then the account. */
export function createGate(state: DoubleState, tokens: DoubleTokens) {
	const windows = new Map<string, number>();
	const over = (name: string, windowMs: number, limit: number): boolean => {
		const key = `${name}/${Math.floor(state.clock.now() / windowMs)}`;
		const count = (windows.get(key) ?? 0) + 1;
		windows.set(key, count);
		return count > limit;
	};
	return async (c: Context, next: Next): Promise<Response | undefined> => {
		state.runJobs();
		const { quirks } = state;
		if (quirks.throttle) {
			const upload = c.req.path.endsWith("/upload") && over("upload", 3_600_000, quirks.uploadsPerHour);
			const deletes = c.req.method === "DELETE" && /\/conversations\/\d+$/.test(c.req.path);
			const deleted = deletes && isAtLeast(quirks.version, 4, 16) && over("delete", 60_000, 60);
			if (upload || deleted || over("all", 60_000, quirks.requestsPerMinute)) return c.text("Retry later\n", 429);
		}
		if (c.req.path === "/api" || c.req.path.startsWith("/rails/active_storage/")) return void (await next());
		const underscored = quirks.dropUnderscores ? undefined : c.req.header("api_access_token");
		const token = c.req.header("api-access-token") ?? underscored;
		if (token === undefined) return c.json({ errors: ["You need to sign in or sign up before continuing."] }, 401);
		const role = (Object.keys(tokens) as (keyof DoubleTokens)[]).find((name) => tokens[name] === token);
		if (role === undefined) return unauthorized(c, "Invalid Access Token");
		const account = /^\/api\/v1\/accounts\/(\d+)/.exec(c.req.path)?.[1];
		if (account !== undefined && Number(account) !== state.data.account.id) return notFound(c);
		if (role === "bot" && !/\/conversations(\/|$)/.test(c.req.path))
			return unauthorized(c, "Access to this endpoint is not authorized for bots");
		const adminOnly =
			/\/(inboxes|labels|portals|automation_rules|webhooks|agent_bots|custom_attribute_definitions|upload)(\/|$)/;
		const changes = c.req.method !== "GET" && (adminOnly.test(c.req.path) || c.req.method === "DELETE");
		if (role === "agent" && changes) return unauthorized(c);
		c.set("role", role);
		await next();
		if (c.req.method === "POST" && c.res.status < 300) {
			state.countCreated(
				c.req.path.replace(/^\/api\/v1\/accounts\/\d+/, "").replace(/\/(\d+|crisp-[a-z0-9]+)(?=\/|$)/g, "/{id}"),
			);
		}
		return undefined;
	};
}
