import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Dispatcher, request as send } from "undici";
import type { HttpRequest, HttpResponse } from "./http-client.js";
import { multipartBody } from "./multipart-body.js";

const unzip = promisify(gunzip);

/** The answer is larger than the caller can take. Trying again would not help. */
export class TooLargeError extends Error {
	override readonly name = "TooLargeError";
}

/** The whole request took too long. */
export class TimedOutError extends Error {
	override readonly name = "TimedOutError";
	readonly code = "TIMEOUT";
}

export interface AttemptOptions {
	dispatcher: Dispatcher;
	headers: Record<string, string>;
	timeoutMs: number;
	maxBytes: number;
	signal: AbortSignal;
}

/** One request on the wire, answered whole or rejected. Time-outs here are the wire's, in real time: they are no waits. */
export async function attempt(request: HttpRequest, options: AttemptOptions): Promise<HttpResponse> {
	const { signal, timeoutMs, maxBytes } = options;
	signal.throwIfAborted();
	const abort = new AbortController();
	const onAbort = () => abort.abort(signal.reason);
	signal.addEventListener("abort", onAbort, { once: true });
	const timer = setTimeout(() => abort.abort(new TimedOutError(`no whole answer in ${timeoutMs} ms`)), timeoutMs);
	try {
		const answer = await send(request.url, {
			dispatcher: options.dispatcher,
			method: request.method,
			signal: abort.signal,
			headersTimeout: timeoutMs,
			bodyTimeout: timeoutMs,
			...content(request, options.headers),
		});
		const headers = flat(answer.headers);
		const declared = Number(headers["content-length"]);
		if (request.method !== "HEAD" && declared > maxBytes) {
			abort.abort(new TooLargeError(`answer of ${declared} bytes`));
			answer.body.on("error", () => {});
			throw new TooLargeError(`answer of ${declared} bytes, at most ${maxBytes} are taken`);
		}
		const chunks: Uint8Array[] = [];
		let size = 0;
		for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
			size += chunk.byteLength;
			if (size > maxBytes) throw new TooLargeError(`answer of more than ${maxBytes} bytes`);
			chunks.push(chunk);
		}
		return response(answer.statusCode, headers, await decoded(Buffer.concat(chunks), headers, maxBytes));
	} catch (error) {
		if (abort.signal.aborted && abort.signal.reason !== undefined) throw abort.signal.reason;
		throw error;
	} finally {
		clearTimeout(timer);
		signal.removeEventListener("abort", onAbort);
	}
}

function content(
	request: HttpRequest,
	headers: Record<string, string>,
): { headers: Record<string, string>; body: string | Uint8Array | Readable | null } {
	const { body } = request;
	const common = { "accept-encoding": "gzip", ...headers };
	if (!(body instanceof FormData)) return { headers: common, body: body ?? null };
	const form = multipartBody(body);
	return {
		headers: { ...common, "content-type": form.contentType, "content-length": String(form.length) },
		body: Readable.from(form.bytes(), { objectMode: false }),
	};
}

async function decoded(bytes: Buffer, headers: Record<string, string>, maxBytes: number): Promise<Uint8Array> {
	if (headers["content-encoding"] !== "gzip" || bytes.byteLength === 0) return bytes;
	try {
		return await unzip(bytes, { maxOutputLength: maxBytes });
	} catch (error) {
		if (error instanceof RangeError) throw new TooLargeError(`answer of more than ${maxBytes} bytes`);
		throw Object.assign(new Error("answer is not the gzip it claims to be"), { code: "HPE_GZIP" });
	}
}

/** Lower-case names; repeated headers joined as HTTP says. */
export function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
	const result: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined) result[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
	}
	return result;
}

function response(status: number, headers: Record<string, string>, body: Uint8Array): HttpResponse {
	return {
		status,
		headers,
		body,
		text: () => new TextDecoder().decode(body),
		json() {
			try {
				return JSON.parse(this.text()) as unknown;
			} catch {
				return undefined;
			}
		},
	};
}
