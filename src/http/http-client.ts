import type { RunContext } from "../model/index.js";

/** One request. Bodies are small or streams of files; nothing here retries what is not idempotent. */
export interface HttpRequest {
	method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
	url: string;
	/** Template for counters and logs, without ids: `/website/{w}/conversations/{p}`. */
	route: string;
	headers?: Record<string, string>;
	/** JSON-serialised by the caller, or multipart. */
	body?: string | Uint8Array | FormData;
	/** Default: GET, HEAD, PUT, DELETE are; a POST may be declared so. Only idempotent requests are retried after they were sent. */
	idempotent?: boolean;
	/** Whole-request time-out; default from the client's options. */
	timeoutMs?: number;
	/** Answers above it fail. Default 64 MiB. */
	maxBytes?: number;
}

export interface HttpResponse {
	status: number;
	/** Lower-case names. */
	headers: Record<string, string>;
	body: Uint8Array;
	/** Decoded as UTF-8. */
	text(): string;
	/** Parsed; undefined when the body is not JSON. */
	json(): unknown;
}

/** What a caller knows about an answer that http does not: which statuses mean "wait" and how long. */
export type Verdict =
	| { kind: "deliver" }
	/** Passing trouble: back off and try again (idempotent requests only). */
	| { kind: "retry" }
	/** The server asks everybody to wait: nothing is sent by this client meanwhile. `waitMs` absent = the growing default. */
	| { kind: "wait"; waitMs?: number };

export interface HttpClientOptions {
	run: RunContext;
	/** Sent with each request; values of secret headers are to be registered with `redactor`. */
	headers?: Record<string, string>;
	userAgent?: string;
	/** Requests side by side, at most; the pacer goes down from it on 429/5xx and up again. Default 4. */
	concurrency?: number;
	/** Hard ceiling, e.g. a vendor's documented limit. */
	requestsPerMinute?: number;
	/** Default 30,000. */
	timeoutMs?: number;
	/** Attempts for passing trouble, the first included. Default 5: pauses 1, 2, 4, 8 s with jitter. */
	attempts?: number;
	/** Pauses for `wait` verdicts without a time. Default 5, 15, 45, 120 s; after the last the answer is delivered. */
	waitsMs?: readonly number[];
	/** Default: 2xx–4xx deliver except 408/429 (wait, honouring Retry-After); 5xx retry; network errors retry. */
	judge?(response: HttpResponse, request: HttpRequest): Verdict;
	/**
	 * Headers made anew for every attempt, such as a signature over the time. Worth nothing to whoever reads them later,
	 * they are not remembered as secrets; a secret that goes in as it is must be registered with the factory.
	 */
	sign?(request: HttpRequest): Promise<Record<string, string>>;
	/** Called before every attempt that goes out; throw to refuse (a budget). */
	beforeSend?(request: HttpRequest): void;
}

export interface RouteCounter {
	route: string;
	method: string;
	requests: number;
	retries: number;
	bytes: number;
	statuses: Record<string, number>;
}

export interface HttpClient {
	/** Resolves for every status; rejects with AppError `network`/`proxy`/`remote-broken` or the signal's reason. A non-idempotent request that may have reached the server rejects with a `MaybeSentError`. */
	request(request: HttpRequest): Promise<HttpResponse>;
	counters(): RouteCounter[];
	close(): Promise<void>;
}

export interface StreamRequest {
	url: string;
	/** Connect to public addresses only. */
	guarded: boolean;
	signal: AbortSignal;
	/** Longest silence. */
	stallMs: number;
	headers?: Record<string, string>;
}

export interface StreamResponse {
	status: number;
	/** Lower-case names. */
	headers: Record<string, string>;
	body: AsyncIterable<Uint8Array>;
	/** Lets go of the connection. */
	discard(): void;
}

/** How others get clients: bound to one dispatcher with the environment's proxy and one redactor. */
export interface HttpFactory {
	client(options: HttpClientOptions): HttpClient;
	/** Registers a secret for redaction in every log and error: raw, URL-encoded, base64. */
	secret(value: string): void;
	redact(value: string): string;
	/** One streamed GET for `download`: no retry, no redirect, no credentials. */
	stream?(request: StreamRequest): Promise<StreamResponse>;
	close(): Promise<void>;
}

/** The request left this machine and the answer did not come whole. Only non-idempotent requests end so. */
export class MaybeSentError extends Error {
	override readonly name = "MaybeSentError";

	/** By name: an adapter may bring a copy of uncrisp of its own. */
	static override [Symbol.hasInstance](value: unknown): boolean {
		return value instanceof Error && value.name === "MaybeSentError";
	}
}
