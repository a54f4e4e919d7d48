import { credentialsRefused, InDoubtError, rightsMissing } from "../../src/adapter/errors.js";
import { type HttpFactory, type HttpResponse, MaybeSentError, type Verdict } from "../../src/http/http-client.js";
import { AppError, type RunContext, text } from "../../src/model/index.js";
import type { RequestTrackerConfig } from "./config.js";
import { isRow } from "./wire.js";

/** REST 2.0 as this adapter uses it. A server error after a POST is in doubt: the server is known to fail half-way. */
export interface RequestTrackerClient {
	/** `path` after `/REST/2.0`, with its query. Rejects for refused credentials and unusable answers; other refusals come back. */
	get(path: string, route: string): Promise<Answer>;
	send(method: "POST" | "PUT" | "DELETE", path: string, route: string, body?: unknown): Promise<Answer>;
	close(): Promise<void>;
}

export interface Answer {
	status: number;
	json: unknown;
	/** The server's words when it refused. They name fields and names, in English. */
	refusal?: string;
	/** The number at the end of `Location`, for what was created. */
	createdId?: string;
}

export function createRequestTrackerClient(
	config: RequestTrackerConfig,
	http: HttpFactory,
	run: RunContext,
): RequestTrackerClient {
	const authorization = authorizationOf(config, http);
	const client = http.client({
		run,
		headers: { authorization, accept: "application/json" },
		concurrency: 4,
		judge,
	});

	async function request(method: "GET" | "POST" | "PUT" | "DELETE", path: string, route: string, body?: unknown) {
		try {
			return await client.request({
				method,
				url: `${config.baseUrl}/REST/2.0${path}`,
				route,
				idempotent: method !== "POST",
				...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
				timeoutMs: method === "POST" ? 300_000 : 60_000,
				maxBytes: 256 * 1024 * 1024,
			});
		} catch (error) {
			if (error instanceof MaybeSentError)
				throw new InDoubtError(`${method} ${route}: no whole answer`, { cause: error });
			throw error;
		}
	}

	return {
		get: async (path, route) => answerOf(await request("GET", path, route), "GET", route),
		send: async (method, path, route, body) => answerOf(await request(method, path, route, body), method, route),
		close: () => client.close(),
	};
}

function authorizationOf({ token, username, password }: RequestTrackerConfig, http: HttpFactory): string {
	if (token !== undefined) {
		http.secret(token);
		return `token ${token}`;
	}
	if (username === undefined || password === undefined)
		throw new AppError("config-invalid", {
			what: text("Request Tracker needs credentials", "Request Tracker 缺少凭据"),
			hint: text(
				"Set REQUEST_TRACKER_TOKEN, or REQUEST_TRACKER_USERNAME and REQUEST_TRACKER_PASSWORD",
				"请设置 REQUEST_TRACKER_TOKEN，或同时设置 REQUEST_TRACKER_USERNAME 和 REQUEST_TRACKER_PASSWORD",
			),
		});
	http.secret(password);
	const basic = Buffer.from(`${username}:${password}`).toString("base64");
	http.secret(basic);
	return `Basic ${basic}`;
}

/** Deleting what is deleted already answers 500: a DELETE comes back as it is, and the caller looks. */
function judge(response: HttpResponse): Verdict {
	if (response.status === 429 || response.status === 503) return { kind: "wait" };
	if (response.status === 502 || response.status === 504 || response.status === 408) return { kind: "retry" };
	return { kind: "deliver" };
}

function answerOf(response: HttpResponse, method: string, route: string): Answer {
	const { status } = response;
	const json = response.json();
	if (status === 401) throw credentialsRefused("Request Tracker", credentialsHint);
	const created = /\/(\d+)$/.exec(response.headers.location ?? "")?.[1];
	const whole = json !== undefined || status === 204 || (status < 300 && created !== undefined);
	if (status >= 500 && method === "DELETE") return { status, json, refusal: `HTTP ${status}` };
	if (status >= 500 || !whole) {
		if (method === "POST") throw new InDoubtError(`${method} ${route}: HTTP ${status} without an answer`);
		throw broken(method, route, status);
	}
	if (status < 400) return { status, json, ...(created !== undefined && { createdId: created }) };
	const message = isRow(json) && typeof json.message === "string" ? json.message : `HTTP ${status}`;
	if (status === 403 && !/^No permission to create tickets in the queue/.test(message))
		throw rightsMissing("Request Tracker", rightsHint);
	return { status, json, refusal: message.slice(0, 300) };
}

export const credentialsHint = text(
	"Check the token, or user name and password; tokens expire and belong to one user",
	"请检查令牌，或用户名和密码；令牌会过期且仅属于一个用户",
);

export const rightsHint = text(
	"Use an administrator's account (the right SuperUser)",
	"请使用管理员账号（拥有 SuperUser 权限）",
);

function broken(method: string, route: string, status: number): AppError {
	return new AppError("remote-broken", {
		what: text(`Request Tracker cannot answer ${method} ${route}`, `Request Tracker 无法应答 ${method} ${route}`),
		why: text(`HTTP ${status}, not REST 2.0`, `HTTP ${status}，不是 REST 2.0 的应答`),
		hint: text(
			"Check the address (without /REST/2.0) and the server's log, then run the same command again",
			"请检查地址（不含 /REST/2.0）和服务器日志，然后再次运行同一命令",
		),
	});
}
