import type { HttpFactory, HttpResponse, RouteCounter } from "../http/http-client.js";
import { AppError, type RunContext, text } from "../model/index.js";
import type { CrispConnection } from "./connection.js";
import { crispErrors } from "./crisp-errors.js";
import { type CrispEnvelope, decodeEnvelope, isLimit, isSuccess, judgeCrisp, refusalOf } from "./envelope.js";
import { type CrispRouteName, crispRoutes, type RouteParams, type RouteQuery, routePath } from "./routes.js";

/*
 * The one door to Crisp. It can GET and HEAD, nothing else: `send` has no other method, so a backup cannot change a workspace.
 * Answers a caller must tell apart come back as values (`ok`, `not-permitted`, `not-found`);
 * what stops a run (credentials, quota, a broken server) is thrown as AppError.
 */

export type { CrispConnection, CrispTier } from "./connection.js";

export interface CrispClientOptions {
	/** Requests side by side. Default 4; 1 for user tokens (sheet 2.5). */
	concurrency?: number;
	userAgent?: string;
	timeoutMs?: number;
	/** Called before every attempt that goes out; throws to refuse it. */
	beforeSend?(): void;
}

export type CrispAnswer =
	| { kind: "ok"; status: number; data: unknown }
	/** 403 or 402: the token, its scopes or the plan do not open this route. The rest of the run goes on. */
	| { kind: "not-permitted"; status: number; reason: string }
	/** `certain` is false when the 404 did not come from the API itself (no envelope): nothing is marked gone by it. */
	| { kind: "not-found"; reason: string; certain: boolean };

export interface CrispClient {
	readonly websiteId: string;
	readonly tier: CrispConnection["tier"];
	get(route: CrispRouteName, params?: RouteParams, query?: RouteQuery): Promise<CrispAnswer>;
	head(route: CrispRouteName, params?: RouteParams): Promise<CrispAnswer>;
	counters(): RouteCounter[];
	close(): Promise<void>;
}

/** How long a quota refusal without a time holds back what stands in line; asking anew later is the caller's decision. */
const closedMs = 60_000;

export const defaultApiUrl = "https://api.crisp.chat/v1";

export function createCrispClient(
	connection: CrispConnection,
	http: HttpFactory,
	run: RunContext,
	options: CrispClientOptions = {},
): CrispClient {
	const credentials = Buffer.from(`${connection.identifier}:${connection.key}`).toString("base64");
	http.secret(connection.key);
	http.secret(credentials);
	const base = (connection.apiUrl ?? defaultApiUrl).replace(/\/+$/, "");
	const decoded = new WeakMap<HttpResponse, { envelope: CrispEnvelope | undefined }>();
	const decode = (response: HttpResponse): CrispEnvelope | undefined => {
		const known = decoded.get(response) ?? { envelope: decodeEnvelope(response) };
		decoded.set(response, known);
		return known.envelope;
	};
	const errors = crispErrors(connection.tier);
	/** After "no more today" nothing goes out, not even what was queued already. */
	let closed: { by: AppError; untilMs: number } | undefined;
	const client = http.client({
		run,
		headers: {
			authorization: `Basic ${credentials}`,
			"x-crisp-tier": connection.tier,
			accept: "application/json",
		},
		userAgent: options.userAgent ?? "uncrisp",
		concurrency: options.concurrency ?? (connection.tier === "user" ? 1 : 4),
		...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
		judge: (response, request) => judgeCrisp(response, request, run.clock.now(), decode),
		beforeSend: () => {
			if (closed !== undefined && run.clock.now() < closed.untilMs) throw closed.by;
			options.beforeSend?.();
		},
	});

	async function send(method: "GET" | "HEAD", route: CrispRouteName, params: RouteParams, query: RouteQuery) {
		const path = routePath(route, { w: connection.websiteId, ...params }, query);
		if (path === undefined) return { kind: "not-found", reason: "unusable-id", certain: false } as const;
		const { template } = crispRoutes[route];
		const response = await client.request({ method, url: base + path, route: template });
		return answerOf(response, method, template);
	}

	function answerOf(response: HttpResponse, method: "GET" | "HEAD", template: string): CrispAnswer {
		const { status } = response;
		if (isLimit(response, decode)) {
			const now = run.clock.now();
			const by = errors.limit(now, response);
			const told = by.details?.told === true ? by.retryAtMs : undefined;
			closed = { by, untilMs: told ?? now + closedMs };
			throw by;
		}
		const envelope = method === "HEAD" ? undefined : decode(response);
		const reason = envelope?.reason ?? "";
		const refusal = isSuccess(status) && envelope?.error === true ? refusalOf(reason) : undefined;
		if (status === 401 || refusal === "credentials") throw errors.credentials(status, reason);
		if (status === 404 || refusal === "not-found") {
			if (reason === "not_subscribed" || reason === "website_not_found") throw errors.workspaceUnknown(reason);
			return { kind: "not-found", reason, certain: method === "HEAD" || envelope !== undefined };
		}
		if (status === 403 || status === 402 || refusal === "not-permitted") {
			return { kind: "not-permitted", status, reason };
		}
		if (isSuccess(status)) {
			if (method === "HEAD") return { kind: "ok", status, data: {} };
			if (envelope === undefined || envelope.error) throw errors.broken(template, status, reason);
			return { kind: "ok", status, data: envelope.data };
		}
		if (status >= 500) throw errors.broken(template, status, reason);
		throw new AppError("remote-refused", {
			what: text(`Crisp refused a request to ${template}`, `Crisp 拒绝了对 ${template} 的请求`),
			why: text(`It answered ${status} ${reason}`, `返回 ${status} ${reason}`),
			hint: text(
				"The API may have changed: look for a newer version of uncrisp",
				"接口可能已变化：请查看 uncrisp 是否有新版本",
			),
			details: { status, reason, route: template },
		});
	}

	return {
		websiteId: connection.websiteId,
		tier: connection.tier,
		get: (route, params = {}, query = {}) => send("GET", route, params, query),
		head: (route, params = {}) => send("HEAD", route, params, {}),
		counters: () => client.counters(),
		close: () => client.close(),
	};
}
