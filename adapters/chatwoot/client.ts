import { credentialsRefused, InDoubtError, rightsMissing } from "../../src/adapter/errors.js";
import {
	type HttpFactory,
	type HttpRequest,
	type HttpResponse,
	MaybeSentError,
	type Verdict,
} from "../../src/http/http-client.js";
import { AppError, type RunContext, text } from "../../src/model/index.js";
import type { ChatwootConfig } from "./config.js";
import { createFileDownload, type FileDownload } from "./file-download.js";
import { isRow } from "./wire.js";

/**
 * Chatwoot's API as this adapter uses it. It sends the token in the hyphen form of the header, because proxies drop
 * names with underscores; it waits for the wall clock when throttled, because Chatwoot names no time; and it turns
 * every "perhaps" into an InDoubtError.
 */
export interface ChatwootClient {
	/** Rejects for 401 and unusable answers; 404 and 422 come back as they are. */
	get(path: string, route: string): Promise<Answer>;
	send(
		method: "POST" | "PUT" | "PATCH" | "DELETE",
		path: string,
		route: string,
		body?: unknown,
		options?: SendOptions,
	): Promise<Answer>;
	/** Asked for without the token. */
	download: FileDownload;
	close(): Promise<void>;
}

export interface SendOptions {
	/** Repeating it does no harm: it may be sent again after a fault. */
	idempotent?: boolean;
}

export interface Answer {
	status: number;
	json: unknown;
	/** Names of the refused fields of a 422: the only part of it that is not translated. */
	attributes: string[];
	/** The vendor's words, for logs and reasons; localised, so never decided on. */
	message: string;
}

export function createChatwootClient(config: ChatwootConfig, http: HttpFactory, run: RunContext): ChatwootClient {
	http.secret(config.apiToken);
	const client = http.client({
		run,
		concurrency: 4,
		...requestRate(config),
		waitsMs: [60_000, 60_000, 60_000, 60_000, 60_000, 60_000],
		judge: (response, request) => judge(response, request, run.clock.now()),
	});

	async function request(
		method: HttpRequest["method"],
		path: string,
		route: string,
		body: unknown,
		options: SendOptions,
	) {
		const form = body instanceof FormData;
		const idempotent = options.idempotent ?? (method !== "POST" && method !== "PATCH");
		let response: HttpResponse;
		try {
			response = await client.request({
				method,
				url: config.baseUrl + path,
				route,
				idempotent,
				headers: {
					"api-access-token": config.apiToken,
					accept: "application/json",
					...(body === undefined || form ? {} : { "content-type": "application/json" }),
				},
				...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
				timeoutMs: form ? 300_000 : 30_000,
			});
		} catch (error) {
			if (error instanceof MaybeSentError)
				throw new InDoubtError(`${method} ${route}: no whole answer`, { cause: error });
			throw error;
		}
		return answerOf(response, method, route, idempotent);
	}

	return {
		get: (path, route) => request("GET", path, route, undefined, { idempotent: true }),
		send: (method, path, route, body, options = {}) => request(method, path, route, body, options),
		download: createFileDownload(client, config.baseUrl),
		close: () => client.close(),
	};
}

/** Chatwoot counts 3000 requests a minute and address, but never those from its own machine (sheet 1.5). */
function requestRate({ baseUrl, requestsPerMinute }: ChatwootConfig): { requestsPerMinute?: number } {
	const { hostname } = new URL(baseUrl);
	const local = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
	return local || requestsPerMinute === 0 ? {} : { requestsPerMinute };
}

/** Throttling speaks plain text and names no time: windows are aligned to the clock. */
function judge(response: HttpResponse, request: HttpRequest, nowMs: number): Verdict {
	if (response.status === 429) {
		const windowMs = request.route.endsWith("/upload") ? 3_600_000 : 60_000;
		return { kind: "wait", waitMs: windowMs - (nowMs % windowMs) + 500 };
	}
	if (response.status >= 500 || response.status === 408) return { kind: "retry" };
	return { kind: "deliver" };
}

function answerOf(response: HttpResponse, method: string, route: string, idempotent: boolean): Answer {
	const json = response.json();
	const fields = isRow(json) ? json : {};
	const attributes = Array.isArray(fields.attributes) ? fields.attributes.map(String) : [];
	const message = String(fields.message ?? fields.error ?? "").slice(0, 300);
	// Said of one record's members, not of the token (sheet 3.8).
	if (response.status === 401 && message === "Invalid User IDs")
		return { status: 401, json, attributes: ["user_ids"], message };
	if (response.status === 401) {
		if (message.includes("not authorized") || message.includes("suspended"))
			throw rightsMissing(
				"Chatwoot",
				text("Use the token of an administrator of this account", "请使用该账号管理员的令牌"),
			);
		throw credentialsRefused("Chatwoot", tokenHint);
	}
	if (response.status === 429 || response.status === 408) throw broken(method, route, response.status);
	if (response.status >= 500) {
		if (!idempotent) throw new InDoubtError(`${method} ${route}: HTTP ${response.status}`);
		throw broken(method, route, response.status);
	}
	// A proxy's or sign-in page with status 200 is not an answer of Chatwoot's API.
	if (response.status < 300 && json === undefined && response.body.byteLength > 0 && method !== "DELETE") {
		if (!idempotent) throw new InDoubtError(`${method} ${route}: the answer is not JSON`);
		throw broken(method, route, response.status);
	}
	return { status: response.status, json, attributes, message };
}

export const tokenHint = text(
	"Check the token. If it is right, a proxy in front of Chatwoot may drop the header: it must pass `api-access-token`",
	"请检查令牌。若令牌无误，可能是 Chatwoot 前面的代理丢弃了请求头：需放行 `api-access-token`",
);

function broken(method: string, route: string, status: number): AppError {
	return new AppError("remote-broken", {
		what: text(`Chatwoot cannot answer ${method} ${route}`, `Chatwoot 无法应答 ${method} ${route}`),
		why: text(`HTTP ${status} after all attempts`, `多次尝试后仍为 HTTP ${status}`),
		hint: text(
			"Look at Chatwoot's own log, then run the same command again",
			"请查看 Chatwoot 自身的日志，然后再次运行同一命令",
		),
	});
}
