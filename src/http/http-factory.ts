import type { LookupFunction } from "node:net";
import { type Dispatcher, EnvHttpProxyAgent } from "undici";
import type { Clock, Log, RunContext } from "../model/index.js";
import { guardedLookup } from "./address-guard.js";
import type { HttpFactory } from "./http-client.js";
import { openStream } from "./open-stream.js";
import { PacedClient } from "./paced-client.js";
import { proxySettings } from "./proxy-settings.js";
import { Redactor } from "./redact.js";

/**
 * The only door to the network. One factory for one command: one dispatcher (keep-alive, proxy of the environment),
 * one list of secrets. Clients made here add what differs by server: pace, retries, how an answer is judged.
 */
export interface HttpFactoryOptions {
	/** The environment's proxy variables: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY and their lower-case forms. */
	proxy?: Readonly<Record<string, string | undefined>>;
	/** Accepted so that one set of collaborators fits everywhere; clients go by the clock of their run. */
	clock?: Clock;
	/** To reach a server. Default 10,000. */
	connectTimeoutMs?: number;
	/** Certificates trusted besides the system's, PEM. */
	trusted?: string | string[];
	/** How names become addresses. Default: the system's. */
	lookup?: LookupFunction;
}

export function createHttpFactory(options: HttpFactoryOptions = {}): HttpFactory {
	const proxy = proxySettings(options.proxy ?? {});
	const redactor = new Redactor();
	for (const secret of proxy.secrets) redactor.add(secret);
	const tls = options.trusted ? { ca: options.trusted } : {};
	const dispatcherWith = (lookup?: LookupFunction): Dispatcher =>
		new EnvHttpProxyAgent({
			// Empty strings, not undefined: undici would read the environment itself.
			httpProxy: proxy.httpProxy,
			httpsProxy: proxy.httpsProxy,
			noProxy: proxy.noProxy,
			// Plain http goes through a proxy as curl does it: many refuse CONNECT to port 80.
			proxyTunnel: false,
			connect: { timeout: options.connectTimeoutMs ?? 10_000, ...tls, ...(lookup && { lookup }) },
			requestTls: tls,
			// Short, because a connection that the server closes under a POST leaves its effect in doubt.
			keepAliveTimeout: 4_000,
			pipelining: 1,
		});
	const dispatcher = dispatcherWith(options.lookup);
	let guarded: Dispatcher | undefined;
	return {
		client: (client) =>
			new PacedClient(client, {
				dispatcher,
				redactor,
				log: redactedLog(client.run, redactor),
				proxyOf: proxy.proxyOf,
			}),
		secret: (value) => redactor.add(value),
		redact: (value) => redactor.redact(value),
		stream: (request) => {
			guarded ??= dispatcherWith(guardedLookup(options.lookup));
			return openStream(request, { guarded, plain: dispatcher, proxyOf: proxy.proxyOf, lookup: options.lookup });
		},
		close: async () => {
			await Promise.all([dispatcher.destroy(), guarded?.destroy()]);
		},
	};
}

/** A log that shows no registered secret. */
export function redactedLog(run: Pick<RunContext, "log">, redactor: Pick<Redactor, "redact" | "redactDeep">): Log {
	const facts = (given: Readonly<Record<string, unknown>> | undefined) =>
		given && (redactor.redactDeep(given) as Readonly<Record<string, unknown>>);
	return {
		debug: (message, given) => run.log.debug(redactor.redact(message), facts(given)),
		warn: (message, given) => run.log.warn(redactor.redact(message), facts(given)),
	};
}
