import { type CommandInput, type CommandResult, numberOf } from "./command.js";
import { doubleSwitches, typedSwitches } from "./double-flags.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

interface Started {
	url: string;
	/** What points uncrisp at it. */
	env: Record<string, string>;
	close(): Promise<void>;
}

/** Starts a double, prints how to reach it, and serves until a signal comes. */
export async function doubleStep(session: Session, input: CommandInput): Promise<CommandResult> {
	const vendor = input.arguments[0] === "chatwoot" ? "chatwoot" : "crisp";
	const switches = typedSwitches(input, await doubleSwitches(vendor));
	const port = numberOf(input, "port");
	const server = port === undefined ? {} : { port };
	const double = vendor === "crisp" ? await crisp(switches, server) : await chatwoot(switches, server);
	try {
		const { output } = session;
		output.event("ready", { vendor, url: double.url, env: double.env });
		if (!output.options.json)
			output.data(
				Object.entries(double.env)
					.map(([name, value]) => `export ${name}=${value}\n`)
					.join(""),
			);
		output.human(both(`${double.url} answers until Ctrl-C`, `${double.url} 已就绪，按 Ctrl-C 结束`));
		await ended(session.signals.stop);
		return { summary: { vendor } };
	} finally {
		await double.close();
	}
}

async function crisp(quirks: Record<string, unknown>, server: { port?: number }): Promise<Started> {
	const { startCrispDouble } = await import("../crisp/double/crisp-double.js");
	const double = await startCrispDouble({ quirks, server });
	return {
		url: double.apiUrl,
		env: {
			CRISP_API_URL: double.apiUrl,
			CRISP_WEBSITE_ID: double.websiteId,
			CRISP_IDENTIFIER: double.credentials.identifier,
			CRISP_KEY: double.credentials.key,
			CRISP_TIER: double.credentials.tier,
			UNCRISP_FILE_HOSTS: double.fileHost,
		},
		close: () => double.close(),
	};
}

async function chatwoot(quirks: Record<string, unknown>, server: { port?: number }): Promise<Started> {
	const { startChatwootDouble } = await import("../../adapters/chatwoot/double.js");
	const double = await startChatwootDouble({ quirks, server });
	return {
		url: double.baseUrl,
		env: {
			CHATWOOT_BASE_URL: double.baseUrl,
			CHATWOOT_ACCOUNT_ID: String(double.accountId),
			CHATWOOT_API_TOKEN: double.apiToken,
		},
		close: () => double.close(),
	};
}

function ended(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}
