import type { HttpRequest, HttpResponse, Verdict } from "../http/http-client.js";
import { retryAfterMs } from "../http/retry-after.js";

/** What stands around every JSON answer (sheet 1.5). */
export interface CrispEnvelope {
	error: boolean;
	reason: string;
	data: unknown;
}

/** The envelope of an answer; undefined when the body is empty, cut, HTML or any other JSON. */
export function decodeEnvelope(response: HttpResponse): CrispEnvelope | undefined {
	const body = response.json();
	if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
	if (!("error" in body) && !("data" in body)) return undefined;
	const { error, reason, data } = body as Record<string, unknown>;
	return { error: error === true, reason: typeof reason === "string" ? reason : "", data: data ?? {} };
}

/** A pause the server asks for up to here is waited out; a longer one means "tomorrow". */
const longestWaitMs = 15 * 60_000;

/**
 * Classifies an answer for the http client (sheet 1.6, 2.5): what means "wait", what is passing trouble, what the caller must see.
 * A 200 whose body is no envelope is a broken answer, not an empty one.
 */
export function judgeCrisp(
	response: HttpResponse,
	request: Pick<HttpRequest, "method">,
	now: number,
	decode: (response: HttpResponse) => CrispEnvelope | undefined = decodeEnvelope,
): Verdict {
	if (isLimit(response, decode)) {
		const waitMs = retryAfterMs(response.headers["retry-after"], now);
		if (waitMs !== undefined && waitMs > longestWaitMs) return { kind: "deliver" };
		if (waitMs === undefined && /daily|day_|tomorrow/i.test(decode(response)?.reason ?? "")) return { kind: "deliver" };
		return waitMs === undefined ? { kind: "wait" } : { kind: "wait", waitMs };
	}
	if (response.status >= 500 || response.status === 408 || response.status === 425) return { kind: "retry" };
	// Every answer of the API has an envelope: a 404 without one is some proxy's.
	if (response.status === 404 && request.method === "GET" && decode(response) === undefined) return { kind: "retry" };
	if (isSuccess(response.status) && request.method === "GET") {
		const envelope = decode(response);
		if (envelope === undefined) return { kind: "retry" };
		if (envelope.error && refusalOf(envelope.reason) === undefined) return { kind: "retry" };
	}
	return { kind: "deliver" };
}

/** Whether an answer says that a quota or rate limit is reached, under any of the statuses the sheet knows. */
export function isLimit(
	response: HttpResponse,
	decode: (response: HttpResponse) => CrispEnvelope | undefined = decodeEnvelope,
): boolean {
	const { status } = response;
	if (status === 429 || status === 420) return true;
	const maybe = status === 422 || status === 423 || (isSuccess(status) && decode(response)?.error === true);
	return maybe && /quota|limit|throttl|too_many|calm/i.test(decode(response)?.reason ?? "");
}

/** What an error reason inside a 200 stands for. */
export function refusalOf(reason: string): "not-permitted" | "not-found" | "credentials" | undefined {
	if (/^(not_allowed|token_scope_forbidden|subscription_required|forbidden)/.test(reason)) return "not-permitted";
	if (/^not_subscribed|not_found$/.test(reason)) return "not-found";
	if (/^(unauthorized|invalid_session)/.test(reason)) return "credentials";
	return undefined;
}

/** 2xx. Lists answer 206 even when all is fine. */
export function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}
