import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { type Dispatcher, request as send } from "undici";
import { InternalAddressError, isInternalAddress } from "./address-guard.js";
import { flat } from "./attempt.js";
import type { StreamRequest, StreamResponse } from "./http-client.js";

export interface StreamWire {
	/** Refuses internal addresses when it connects. */
	guarded: Dispatcher;
	plain: Dispatcher;
	proxyOf(url: URL): string | undefined;
	lookup?: LookupFunction;
}

/** One streamed GET; follows nothing, retries nothing, sends no credentials. */
export async function openStream(request: StreamRequest, wire: StreamWire): Promise<StreamResponse> {
	request.signal.throwIfAborted();
	const url = new URL(request.url);
	// Behind a proxy the name is looked up at the proxy, where no guard of ours runs: look here as well as we can.
	if (request.guarded && wire.proxyOf(url)) await lookUpFirst(url.hostname, wire.lookup);
	const answer = await send(url, {
		dispatcher: request.guarded ? wire.guarded : wire.plain,
		method: "GET",
		signal: request.signal,
		headers: { "user-agent": "uncrisp", ...request.headers },
		headersTimeout: request.stallMs,
		bodyTimeout: request.stallMs,
	});
	// A body that is let go must not become an unhandled error.
	answer.body.on("error", () => {});
	return {
		status: answer.statusCode,
		headers: flat(answer.headers),
		body: answer.body as AsyncIterable<Uint8Array>,
		discard: () => answer.body.destroy(),
	};
}

async function lookUpFirst(hostname: string, lookup = systemLookup as LookupFunction): Promise<void> {
	if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return;
	const addresses = await new Promise<string[]>((resolve) => {
		lookup(hostname, { all: true }, (error, found) => {
			// A network that only the proxy can look out of knows no public names: then the proxy is the boundary.
			if (error || found === undefined) resolve([]);
			else resolve(typeof found === "string" ? [found] : found.map((entry) => entry.address));
		});
	});
	if (addresses.some(isInternalAddress)) throw new InternalAddressError(`${hostname} leads to an internal address`);
}
