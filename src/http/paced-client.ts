import type { Dispatcher } from "undici";
import { AppError, type Log, text } from "../model/index.js";
import { attempt, TooLargeError } from "./attempt.js";
import {
	type HttpClient,
	type HttpClientOptions,
	type HttpRequest,
	type HttpResponse,
	MaybeSentError,
	type RouteCounter,
	type Verdict,
} from "./http-client.js";
import { type NetworkFailure, networkFailure } from "./network-failure.js";
import { Pacer } from "./pacer.js";
import type { Redactor } from "./redact.js";
import { retryAfterMs } from "./retry-after.js";
import { RouteCounters } from "./route-counters.js";

export interface Wire {
	dispatcher: Dispatcher;
	redactor: Redactor;
	log: Log;
	/** The proxy a URL goes through, for errors. */
	proxyOf(url: URL): string | undefined;
}

const defaults = { concurrency: 4, timeoutMs: 30_000, attempts: 5, maxBytes: 64 * 1024 * 1024, userAgent: "uncrisp" };
const defaultWaitsMs = [5_000, 15_000, 45_000, 120_000] as const;
const safeMethods = new Set(["GET", "HEAD", "PUT", "DELETE"]);

/** A client: paces, retries what may be repeated, waits when told to, counts, and gives away no secret. */
export class PacedClient implements HttpClient {
	readonly #options: HttpClientOptions;
	readonly #wire: Wire;
	readonly #pacer: Pacer;
	readonly #counters = new RouteCounters();

	constructor(options: HttpClientOptions, wire: Wire) {
		this.#options = options;
		this.#wire = wire;
		this.#pacer = new Pacer({
			run: options.run,
			concurrency: options.concurrency ?? defaults.concurrency,
			requestsPerMinute: options.requestsPerMinute,
		});
		for (const [name, value] of Object.entries(options.headers ?? {})) this.#noteSecret(name, value);
	}

	async request(request: HttpRequest): Promise<HttpResponse> {
		const { run } = this.#options;
		const waits = this.#options.waitsMs ?? defaultWaitsMs;
		const attempts = this.#options.attempts ?? defaults.attempts;
		const idempotent = request.idempotent ?? safeMethods.has(request.method);
		let failures = 0;
		let waited = 0;
		for (let turn = 0; ; turn += 1) {
			const result = await this.#send(request, turn > 0);
			if ("failure" in result) {
				failures += 1;
				const { failure, cause } = result;
				if (failure.sent === "maybe" && !idempotent) throw this.#maybeSent(request, failure, cause);
				if (!failure.retry || failures >= attempts) throw this.#appError(request, failure, cause);
				await run.clock.sleep(this.#backoffMs(failures), run.signal);
				continue;
			}
			const { response, verdict } = result;
			if (verdict.kind === "wait" && waited < waits.length) {
				await this.#pacer.pause(verdict.waitMs ?? waits[waited] ?? 0);
				waited += 1;
				continue;
			}
			if (verdict.kind === "retry" && idempotent) {
				failures += 1;
				if (failures < attempts) {
					const asked = retryAfterMs(response.headers["retry-after"], run.clock.now()) ?? 0;
					await run.clock.sleep(Math.max(asked, this.#backoffMs(failures)), run.signal);
					continue;
				}
			}
			return response;
		}
	}

	counters(): RouteCounter[] {
		return this.#counters.list();
	}

	async close(): Promise<void> {
		this.#pacer.close();
	}

	async #send(
		request: HttpRequest,
		again: boolean,
	): Promise<{ response: HttpResponse; verdict: Verdict } | { failure: NetworkFailure; cause: unknown }> {
		const { run } = this.#options;
		await this.#pacer.acquire();
		const counter = this.#counters.of(request.method, request.route);
		const startedMs = run.clock.now();
		let mood: "good" | "trouble" | "neutral" = "neutral";
		try {
			this.#options.beforeSend?.(request);
			const signed = await this.#options.sign?.(request);
			counter.requests += 1;
			if (again) counter.retries += 1;
			const response = await attempt(request, {
				dispatcher: this.#wire.dispatcher,
				headers: { ...this.#headers(request), ...signed },
				timeoutMs: request.timeoutMs ?? this.#options.timeoutMs ?? defaults.timeoutMs,
				maxBytes: request.maxBytes ?? defaults.maxBytes,
				signal: run.signal,
			});
			counter.bytes += response.body.byteLength;
			counter.statuses[response.status] = (counter.statuses[response.status] ?? 0) + 1;
			this.#wire.log.debug("http", {
				method: request.method,
				route: request.route,
				status: response.status,
				ms: run.clock.now() - startedMs,
			});
			if (response.status === 407 && this.#wire.proxyOf(new URL(request.url))) {
				throw this.#appError(
					request,
					{ sent: "before", retry: false, kind: "proxy", reason: "Proxy response (407)" },
					undefined,
				);
			}
			const verdict = this.#options.judge?.(response, request) ?? judgeByStatus(response, run.clock.now());
			mood = verdict.kind === "deliver" ? "good" : "trouble";
			return { response, verdict };
		} catch (error) {
			const failure = this.#failureOf(error, request);
			if (!failure) throw error;
			mood = "trouble";
			counter.statuses[failure.kind] = (counter.statuses[failure.kind] ?? 0) + 1;
			this.#wire.log.warn("http failed", { method: request.method, route: request.route, ...failure });
			return { failure, cause: error };
		} finally {
			this.#pacer.release(mood);
		}
	}

	/** Nothing for what is not the network's fault: a refused budget, an abort, our own errors. */
	#failureOf(error: unknown, request: HttpRequest): NetworkFailure | undefined {
		const { run } = this.#options;
		if (run.signal.aborted || error instanceof AppError) return undefined;
		if (error instanceof TooLargeError) {
			return { sent: "maybe", retry: false, kind: "malformed", reason: error.message };
		}
		if (!isFromWire(error)) return undefined;
		const failure = networkFailure(error);
		const proxied = this.#wire.proxyOf(new URL(request.url)) !== undefined;
		return proxied && failure.kind === "connect" ? { ...failure, kind: "proxy" } : failure;
	}

	#headers(request: HttpRequest): Record<string, string> {
		const headers: Record<string, string> = { "user-agent": this.#options.userAgent ?? defaults.userAgent };
		for (const [name, value] of Object.entries({ ...this.#options.headers, ...request.headers })) {
			this.#noteSecret(name, value);
			headers[name.toLowerCase()] = value;
		}
		return headers;
	}

	/** Credentials in headers are secrets even when nobody said so. */
	#noteSecret(name: string, value: string): void {
		if (!/auth|token|secret|api[-_]?key|cookie/i.test(name) || value.length < 8) return;
		this.#wire.redactor.add(value);
		const [, credentials] = value.match(/^(?:Basic|Bearer|Token) (.+)$/i) ?? [];
		if (credentials) this.#wire.redactor.add(credentials);
	}

	#backoffMs(failures: number): number {
		const base = 1000 * 2 ** Math.min(failures - 1, 5);
		return Math.round(base * (0.75 + this.#options.run.random() * 0.5));
	}

	#maybeSent(request: HttpRequest, failure: NetworkFailure, cause: unknown): MaybeSentError {
		const message = `${request.method} ${request.route} may have reached the server: ${failure.reason}`;
		return new MaybeSentError(this.#wire.redactor.redact(message), { cause: this.#safe(cause) });
	}

	#appError(request: HttpRequest, failure: NetworkFailure, cause: unknown): AppError {
		const url = new URL(request.url);
		const why = this.#wire.redactor.redact(`${request.method} ${request.route}: ${failure.reason}`);
		const options = { why: text(why, why), cause: this.#safe(cause) };
		const proxy = this.#wire.proxyOf(url);
		if (failure.kind === "proxy") {
			const name = proxy ?? "";
			return new AppError("proxy", {
				...options,
				what: text(`The proxy ${name} did not let us reach ${url.host}`, `代理 ${name} 无法连接到 ${url.host}`),
				hint: text(
					"Check HTTPS_PROXY and NO_PROXY and the proxy's user name and password",
					"请检查 HTTPS_PROXY、NO_PROXY 以及代理的用户名和密码",
				),
			});
		}
		if (failure.kind === "malformed") {
			return new AppError("remote-broken", {
				...options,
				what: text(`The answer of ${url.host} cannot be understood`, `无法理解 ${url.host} 的响应`),
				hint: text("Try again later", "请稍后重试"),
			});
		}
		return new AppError("network", {
			...options,
			what: text(`No connection to ${url.host}`, `无法连接到 ${url.host}`),
			hint: text(
				"Check the network; behind a proxy set HTTPS_PROXY",
				"请检查网络；如需通过代理访问，请设置 HTTPS_PROXY",
			),
		});
	}

	#safe(cause: unknown): Error | undefined {
		if (!(cause instanceof Error)) return undefined;
		return new Error(this.#wire.redactor.redact(`${cause.name}: ${cause.message}`));
	}
}

/** What most servers mean by their status. */
export function judgeByStatus(response: HttpResponse, nowMs: number): Verdict {
	const { status } = response;
	if (status === 408 || status === 429) {
		return { kind: "wait", waitMs: retryAfterMs(response.headers["retry-after"], nowMs) };
	}
	return status >= 500 ? { kind: "retry" } : { kind: "deliver" };
}

/** Errors of undici and of sockets carry a code; a thrown budget or a programming error does not. */
function isFromWire(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if ("code" in error && typeof error.code === "string" && error.code !== "ERR_INVALID_URL") return true;
	return error instanceof AggregateError || isFromWire(error.cause);
}
