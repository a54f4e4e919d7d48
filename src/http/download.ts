import { isIP } from "node:net";
import { AppError, text } from "../model/index.js";
import { InternalAddressError, isInternalAddress } from "./address-guard.js";
import { isOnHostList } from "./host-list.js";
import type { HttpFactory, StreamResponse } from "./http-client.js";
import { networkFailure } from "./network-failure.js";

/**
 * Fetches one file that somebody else chose the address of. URLs in messages are hostile: only https, only hosts on the
 * list, never an internal address, each redirect looked at anew, never with credentials, never more than `maxBytes`.
 */
export interface DownloadOptions {
	url: string;
	/** https only, public addresses only. `files.example`, `files.example:8443`, `.example` for everything below. */
	allowedHosts: readonly string[];
	/** Hosts the user named (`--file-host`): may be plain http, on any port, and internal. */
	namedHosts?: readonly string[];
	signal: AbortSignal;
	maxBytes: number;
	/** Longest silence, before the answer and inside it. Default 30,000. */
	stallMs?: number;
	userAgent?: string;
}

export interface Download {
	/** Any status but a followed redirect; `bytes` is empty unless it is 200. */
	status: number;
	mimeType?: string;
	/** As the server names the file: hostile, never a path. */
	name?: string;
	/** As declared. */
	sizeBytes?: number;
	/** Where the file was in the end. */
	url: string;
	headers: Record<string, string>;
	/** To be read once, to the end or not at all. Rejects with {@link DownloadRefusedError} (size), AppError `network` or the signal's reason. */
	bytes: AsyncIterable<Uint8Array>;
	/** Lets go of the connection without reading. */
	discard(): void;
}

export type DownloadRefusal = "host" | "address" | "scheme" | "size" | "redirect";

/** We did not want to fetch it: not an error of the network, and trying again changes nothing. */
export class DownloadRefusedError extends Error {
	override readonly name = "DownloadRefusedError";
	readonly reason: DownloadRefusal;
	constructor(reason: DownloadRefusal, message: string) {
		super(message);
		this.reason = reason;
	}
}

const maxRedirects = 5;

export async function download(http: HttpFactory, options: DownloadOptions): Promise<Download> {
	let url = parsed(options.url);
	for (let redirects = 0; ; redirects += 1) {
		const response = await open(http, url, options);
		const next = location(response, url);
		if (!next) return received(response, url, options);
		response.discard();
		if (redirects === maxRedirects) {
			throw new DownloadRefusedError("redirect", `more than ${maxRedirects} redirects, the last at ${url.host}`);
		}
		url = next;
	}
}

async function open(http: HttpFactory, url: URL, options: DownloadOptions): Promise<StreamResponse> {
	const named = isOnHostList(url, options.namedHosts ?? [], true);
	if (url.protocol !== "https:" && !(named && url.protocol === "http:")) {
		throw new DownloadRefusedError("scheme", `${url.protocol} is not https:`);
	}
	if (!named && !isOnHostList(url, options.allowedHosts, false)) {
		throw new DownloadRefusedError("host", `${url.host} is not on the list of file hosts`);
	}
	// An address instead of a name never passes a lookup, so it is looked at here.
	const literal = url.hostname.replace(/^\[|\]$/g, "");
	if (!named && isIP(literal) !== 0 && isInternalAddress(literal)) {
		throw new DownloadRefusedError("address", `${url.host} is an internal address`);
	}
	if (!http.stream)
		throw new AppError("bug", { what: text("This http factory cannot stream", "此 http 工厂不支持流") });
	try {
		return await http.stream({
			url: url.href,
			guarded: !named,
			signal: options.signal,
			stallMs: options.stallMs ?? 30_000,
			headers: options.userAgent ? { "user-agent": options.userAgent } : {},
		});
	} catch (error) {
		throw readable(error, url, http, options.signal);
	}
}

function received(response: StreamResponse, url: URL, options: DownloadOptions): Download {
	const { status, headers } = response;
	const length = headers["content-length"];
	const sizeBytes = length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined;
	if (status === 200 && sizeBytes !== undefined && sizeBytes > options.maxBytes) {
		response.discard();
		throw new DownloadRefusedError("size", `${sizeBytes} bytes, at most ${options.maxBytes} are taken`);
	}
	if (status !== 200) response.discard();
	const mimeType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
	const name = fileName(headers["content-disposition"]);
	return {
		status,
		...(mimeType && { mimeType }),
		...(name && { name }),
		...(sizeBytes !== undefined && { sizeBytes }),
		url: url.href,
		headers,
		bytes: status === 200 ? counted(response, url, options) : nothing(),
		discard: () => response.discard(),
	};
}

async function* counted(response: StreamResponse, url: URL, options: DownloadOptions): AsyncIterable<Uint8Array> {
	let size = 0;
	try {
		for await (const chunk of response.body) {
			options.signal.throwIfAborted();
			size += chunk.byteLength;
			if (size > options.maxBytes) {
				throw new DownloadRefusedError("size", `more than ${options.maxBytes} bytes`);
			}
			yield chunk;
		}
	} catch (error) {
		throw readable(error, url, undefined, options.signal);
	} finally {
		response.discard();
	}
}

async function* nothing(): AsyncIterable<Uint8Array> {}

function location(response: StreamResponse, url: URL): URL | undefined {
	if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
	const target = response.headers.location;
	return target === undefined ? undefined : parsed(target, url);
}

function parsed(address: string, base?: URL): URL {
	let url: URL;
	try {
		url = new URL(address, base);
	} catch {
		throw new DownloadRefusedError("scheme", "not a URL");
	}
	url.username = "";
	url.password = "";
	url.hash = "";
	return url;
}

function readable(error: unknown, url: URL, http: HttpFactory | undefined, signal: AbortSignal): unknown {
	if (signal.aborted) return signal.reason;
	if (error instanceof DownloadRefusedError || error instanceof AppError) return error;
	if (isInternal(error)) return new DownloadRefusedError("address", `${url.host} leads to an internal address`);
	const failure = networkFailure(error);
	const why = http ? http.redact(failure.reason) : failure.reason;
	const what = text(`The file could not be read from ${url.host}`, `无法从 ${url.host} 读取文件`);
	return new AppError(failure.kind === "proxy" ? "proxy" : "network", { what, why: text(why, why) });
}

function isInternal(error: unknown): boolean {
	if (error instanceof InternalAddressError) return true;
	if (error instanceof AggregateError) return error.errors.some(isInternal);
	return error instanceof Error && error.cause !== undefined && isInternal(error.cause);
}

function fileName(disposition: string | undefined): string | undefined {
	if (!disposition) return undefined;
	const extended = disposition.match(/filename\*\s*=\s*utf-8''([^;]+)/i)?.[1];
	if (extended) {
		try {
			return decodeURIComponent(extended.trim());
		} catch {
			// The plain form may still be readable.
		}
	}
	const plain = disposition.match(/filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i);
	return (plain?.[1]?.replace(/\\(.)/g, "$1") ?? plain?.[2])?.trim() || undefined;
}
