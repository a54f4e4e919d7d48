import type { Readable } from "node:stream";
import type { HttpFactory } from "../http/http-client.js";
import type { Language } from "../model/localized.js";
import type { Clock, RunContext } from "../model/run-context.js";
import type { Output } from "./output.js";
import type { Settings } from "./settings.js";
import type { Signals } from "./signals.js";

/**
 * What a command may use: settings, output, signals, clock, connections. The process itself is behind it, so a command
 * is a function like any other: `migrate` runs `backup`, and `demo` runs `migrate`, with other settings.
 */
export interface Session {
	/** Shown to whoever finds the archive locked. */
	command: string;
	version: string;
	cwd: string;
	language: Language;
	settings: Settings;
	output: Output;
	signals: Signals;
	clock: Clock;
	run: RunContext;
	/** Whether somebody can be asked. */
	interactive: boolean;
	/** What is piped in. */
	stdin: Stdin;
	/** Variables of the environment that say how to reach the network. */
	proxy: Readonly<Record<string, string | undefined>>;
	/** One factory for the whole session, made when first needed. */
	http(): Promise<HttpFactory>;
	close(): Promise<void>;
}

/** stdin, as far as a command needs it. */
export type Stdin = Readable & { isTTY?: boolean };

export interface SessionOptions {
	command: string;
	version: string;
	cwd: string;
	settings: Settings;
	output: Output;
	signals: Signals;
	clock: Clock;
	interactive: boolean;
	stdin: Stdin;
	env: Readonly<Record<string, string | undefined>>;
}

const proxyNames = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]);

export function createSession(options: SessionOptions): Session {
	const { output, signals, clock, env } = options;
	const proxy = Object.fromEntries(proxyNames.map((name) => [name, env[name]]));
	let factory: Promise<HttpFactory> | undefined;
	return {
		...options,
		language: output.options.language,
		proxy,
		run: {
			clock,
			signal: signals.abort,
			stop: signals.stop,
			random: () => Math.random(),
			report: (event) => output.progress(event),
			log: {
				debug: (message, facts) => output.debug(message, facts),
				warn: (message, facts) => output.debug(message, facts),
			},
		},
		http() {
			factory ??= makeFactory(options, proxy);
			return factory;
		},
		async close() {
			await (await factory)?.close();
		},
	};
}

/** The same session with other settings, for a command that runs another. It shares output, signals and connections. */
export function withSettings(session: Session, settings: Settings, command = session.command): Session {
	return { ...session, settings, command };
}

async function makeFactory(
	{ settings, output, clock }: SessionOptions,
	proxy: Readonly<Record<string, string | undefined>>,
): Promise<HttpFactory> {
	const { createHttpFactory } = await import("../http/http-factory.js");
	const http = createHttpFactory({ proxy, clock });
	for (const { description, value } of settings.all())
		if (description.secret && typeof value === "string" && value !== "") http.secret(value);
	output.redactWith((text) => http.redact(text));
	return http;
}
