import { credentialsRefused, InDoubtError, rightsMissing } from "../../src/adapter/errors.js";
import { type HttpFactory, type HttpResponse, MaybeSentError, type Verdict } from "../../src/http/http-client.js";
import { AppError, type Localized, type RunContext, text } from "../../src/model/index.js";
import type { LiveHelperChatConfig } from "./config.js";
import { isRow } from "./wire.js";

/**
 * Live Helper Chat's REST API as this adapter uses it. The status says little: refusals come as 400 and, from some reading
 * calls, as 200 with `error: true`, so only the body decides. Every "perhaps" becomes an InDoubtError.
 */
export interface LiveHelperChatClient {
	/** `path` after `restapi/`, with its query. Rejects for refused credentials and unusable answers; other refusals come back. */
	get(path: string, route: string): Promise<Answer>;
	send(method: "POST" | "PUT" | "DELETE", path: string, route: string, body?: unknown): Promise<Answer>;
	/** The bytes of a file. */
	download(path: string, route: string): Promise<HttpResponse>;
	close(): Promise<void>;
}

export interface Answer {
	/** The server's words when it refused. Not localised reliably, so only well-known ones are decided on. */
	refusal?: string;
	json: unknown;
	/** `result`, where it is an object. */
	result: Record<string, unknown>;
}

export function createLiveHelperChatClient(
	config: LiveHelperChatConfig,
	http: HttpFactory,
	run: RunContext,
): LiveHelperChatClient {
	http.secret(config.apiKey);
	const authorization = `Basic ${Buffer.from(`${config.username}:${config.apiKey}`).toString("base64")}`;
	http.secret(authorization.slice("Basic ".length));
	const client = http.client({
		run,
		headers: { authorization, accept: "application/json" },
		concurrency: 4,
		judge,
	});
	const urlOf = (path: string) => `${config.baseUrl}/index.php/site_admin/restapi/${path}`;

	async function request(
		method: "GET" | "POST" | "PUT" | "DELETE",
		path: string,
		route: string,
		body?: unknown,
	): Promise<HttpResponse> {
		const form = body instanceof FormData;
		try {
			return await client.request({
				method,
				url: urlOf(path),
				route,
				idempotent: method !== "POST",
				headers: body === undefined || form ? {} : { "content-type": "application/json" },
				...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
				timeoutMs: method === "POST" ? 300_000 : 60_000,
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
		download: (path, route) => request("GET", path, route),
		close: () => client.close(),
	};
}

function judge(response: HttpResponse): Verdict {
	if (response.status === 429 || response.status === 503) return { kind: "wait" };
	if (response.status >= 500 || response.status === 408) return { kind: "retry" };
	// Its database took the call back: two callers wanted the same row, or it was too busy.
	if (response.status === 400 && databaseFailed(response.json())) return { kind: "retry" };
	return { kind: "deliver" };
}

function answerOf(response: HttpResponse, method: string, route: string): Answer {
	const json = response.json();
	if (!isRow(json) || response.status >= 500 || response.status === 429) {
		// A PHP error, a proxy's or a sign-in page: nobody knows whether the call did its work.
		if (method === "POST") throw new InDoubtError(`${method} ${route}: HTTP ${response.status} without an answer`);
		throw broken(method, route, text(`HTTP ${response.status}, no JSON`, `HTTP ${response.status}，不是 JSON`));
	}
	if (databaseFailed(json)) {
		// No answer to this record: sent again, it may well work. Its words quote the query, perhaps with what was sent.
		if (method === "POST") throw new InDoubtError(`${method} ${route}: the server's database failed`);
		throw broken(method, route, text("its database failed", "其数据库出错"));
	}
	const result = isRow(json.result) ? json.result : {};
	if (json.error !== true && response.status < 400) return { json, result };
	const refusal = String(json.result ?? json.r ?? `HTTP ${response.status}`).slice(0, 300);
	// The same words on every call (lhrestapivalidator.php).
	if (/^Authorization (failed|header is missing)/.test(refusal)) throw credentialsRefused("Live Helper Chat", keyHint);
	if (/^(Rest API IP restrictions|You do not have permission)/i.test(refusal))
		throw rightsMissing("Live Helper Chat", rightsHint);
	return { refusal, json, result };
}

/** PHP's and the library's words for it; 400 like any refusal. */
function databaseFailed(json: unknown): boolean {
	if (!isRow(json) || json.error !== true) return false;
	return /^A query failed internally|SQLSTATE\[/.test(String(json.result));
}

export const keyHint = text(
	"Check the user name and the key: the key must belong to this user and be active. Do not repeat a wrong password, it can lock the user out",
	"请检查用户名和密钥：密钥须属于该用户且处于启用状态。请勿反复尝试错误密码，否则账号可能被锁定",
);

export const rightsHint = text(
	"Use a key of an administrator with all departments, without an IP restriction that excludes this machine",
	"请使用拥有全部部门的管理员的密钥，且其 IP 限制不得排除本机",
);

function broken(method: string, route: string, why: Localized): AppError {
	return new AppError("remote-broken", {
		what: text(`Live Helper Chat cannot answer ${method} ${route}`, `Live Helper Chat 无法应答 ${method} ${route}`),
		why,
		hint: text(
			"Check the address (without index.php) and the server's PHP log, then run the same command again",
			"请检查地址（不含 index.php）和服务器的 PHP 日志，然后再次运行同一命令",
		),
	});
}
