import type { CrispTier } from "../crisp/connection.js";
import type { WorkspaceContent } from "../crisp/double/workspace-content.js";
import { AppError } from "../model/app-error.js";
import { type CommandInput, type CommandResult, numberOf, textOf } from "./command.js";
import { type DoubleVendor, doubleSwitches, doubleVendor, typedSwitches } from "./double-flags.js";
import { wrongValue } from "./option-value.js";
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
	const vendor = doubleVendor(input.arguments[0]) ?? "crisp";
	const switches = await typedSwitches(input, await doubleSwitches(vendor));
	const port = numberOf(input, "port");
	if (port !== undefined && port > 65_535) throw wrongValue("--port", String(port), "port");
	const server = port === undefined ? {} : { port };
	const double = await listening(
		port,
		vendor === "crisp"
			? crisp(switches, { server, tier: tierOf(input) }, await workspaceOf(input))
			: starters[vendor](switches, server),
	);
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

function tierOf(input: CommandInput): CrispTier {
	const tier = textOf(input, "tier");
	return tier === "plugin" || tier === "user" ? tier : "website";
}

/** A port that is taken is told in words. */
async function listening(port: number | undefined, start: Promise<Started>): Promise<Started> {
	try {
		return await start;
	} catch (cause) {
		if (!(cause instanceof Error && "code" in cause && (cause.code === "EADDRINUSE" || cause.code === "EACCES")))
			throw cause;
		throw new AppError("config-invalid", {
			what: both(`Port ${port} cannot be used`, `无法使用端口 ${port}`),
			why: both("Another program uses it, or you have no right to it", "它已被其他程序占用，或您没有使用权限"),
			hint: both("Choose another --port, or leave it out", "请换一个 --port，或不指定端口"),
			cause,
		});
	}
}

/** A generated workspace when one of its flags was typed; else the double's own. */
async function workspaceOf(input: CommandInput): Promise<WorkspaceContent | undefined> {
	const [conversations, messages, contacts, seed] = ["conversations", "messages", "contacts", "seed"].map((name) =>
		numberOf(input, name),
	);
	if ([conversations, messages, contacts, seed].every((each) => each === undefined)) return undefined;
	const { generateWorkspace } = await import("../crisp/double/generate.js");
	const size = conversations ?? 100;
	return generateWorkspace({
		conversations: size,
		messages: messages ?? size * 20,
		seed: seed ?? 1,
		...(contacts !== undefined && { contacts }),
	});
}

async function crisp(
	quirks: Record<string, unknown>,
	options: { server: { port?: number }; tier: CrispTier },
	workspace: WorkspaceContent | undefined,
): Promise<Started> {
	const { startCrispDouble } = await import("../crisp/double/crisp-double.js");
	const double = await startCrispDouble({ quirks, ...options, ...(workspace && { workspace }) });
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

type Starter = (quirks: Record<string, unknown>, server: { port?: number }) => Promise<Started>;

const starters: Record<Exclude<DoubleVendor, "crisp">, Starter> = {
	async chatwoot(quirks, server) {
		const { startChatwootDouble } = await import("../../adapters/chatwoot/double.js");
		const double = await startChatwootDouble({ quirks, server });
		return { url: double.baseUrl, env: double.env, close: () => double.close() };
	},
	async "live-helper-chat"(quirks, server) {
		const { startLiveHelperChatDouble } = await import("../../adapters/live-helper-chat/double.js");
		const double = await startLiveHelperChatDouble({ quirks, server });
		return { url: double.baseUrl, env: double.env, close: () => double.close() };
	},
	async "request-tracker"(quirks, server) {
		const { startRequestTrackerDouble } = await import("../../adapters/request-tracker/double.js");
		const double = await startRequestTrackerDouble({ quirks, server });
		return { url: double.baseUrl, env: double.env, close: () => double.close() };
	},
};

function ended(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}
