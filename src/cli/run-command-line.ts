import { builtinAdapters } from "../../adapters/builtin.js";
import { AppError } from "../model/app-error.js";
import { fileError } from "../model/file-error.js";
import type { Language, Localized } from "../model/localized.js";
import { systemClock } from "../model/run-context.js";
import type { CommandDescription, CommandResult, OptionDescription } from "./command.js";
import { commands } from "./command-list.js";
import { commonOptions } from "./common-options.js";
import { asAppError, errorFacts, reportError } from "./error-report.js";
import { exitCodeOf } from "./exit-codes.js";
import { flagValue, pickLanguage } from "./language.js";
import { Output, type Sink } from "./output.js";
import { packageVersion } from "./package-version.js";
import { type Parsed, parseCommandLine, settingFlags } from "./program.js";
import { createSession, type Session, type Stdin } from "./session.js";
import { checkConfigKeys, readConfigFile, readDotenv, readTokens } from "./setting-sources.js";
import { type SettingDescription, settingTable } from "./setting-table.js";
import { Settings } from "./settings.js";
import { interrupted, listenToSignals, type SignalSource, type Signals } from "./signals.js";
import { both } from "./words.js";

/** The process as this needs it. */
export interface Surroundings {
	argv: readonly string[];
	env: Readonly<Record<string, string | undefined>>;
	cwd: string;
	stdin: Stdin;
	stdout: Sink;
	stderr: Sink;
	signalSource: SignalSource;
}

/** The files below and beside the environment, read once. */
interface Sources {
	dotenv: Record<string, string>;
	config: Record<string, unknown>;
}
interface Further {
	command: string;
	title: Localized;
	options: readonly OptionDescription[];
	settings: readonly SettingDescription[];
}

/** One run of uncrisp, from words to exit code. Never throws: every failure is reported and counted in the code. */
export async function runCommandLine(around: Surroundings): Promise<number> {
	const { argv, env } = around;
	const { language } = pickLanguage(argv, env);
	const output = newOutput(around, language);
	const name = commandNameOf(argv);
	try {
		const quick = quickAnswer(around, language);
		if (quick) return 0;
		const sources = { dotenv: await readDotenv(around.cwd), config: {} as Record<string, unknown> };
		const named = flagValue(argv, "--config");
		sources.config = name === "init" && named === undefined ? {} : await readConfigFile(around.cwd, named);
		const better = languageOf(around, sources);
		return await runParsed(around, sources, better === language ? output : newOutput(around, better));
	} catch (thrown) {
		return fail(asAppError(thrown), output, name);
	}
}

/** Tells that stdout did not take the result. Returns the exit code. */
export function reportLostOutput(around: Surroundings, cause: Error): number {
	const error = fileError(cause, both("The output cannot be written", "无法写入输出"));
	reportError(error, newOutput(around, pickLanguage(around.argv, around.env).language));
	return exitCodeOf(error.code);
}

/** Help and version without any file being read. */
function quickAnswer(around: Surroundings, language: Language): boolean {
	const { argv } = around;
	const asksHelp = argv.includes("--help") || argv.includes("-h") || argv[0] === "help";
	const asksVersion = argv.includes("--version") || argv.includes("-V");
	const command = commands.find((each) => each.name === commandNameOf(argv));
	const needsMore = command?.takesTarget === true && namedTarget(argv) !== undefined;
	if (!(asksHelp || asksVersion) || needsMore || command?.takesDouble) return false;
	checkLanguage(pickLanguage(argv, around.env).wrong);
	return parse(around, language, undefined).kind === "printed";
}

async function runParsed(around: Surroundings, sources: Sources, output: Output): Promise<number> {
	const { argv, env } = around;
	const { language } = output.options;
	const name = commandNameOf(argv);
	try {
		checkLanguage(pickLanguage(argv, { ...sources.dotenv, ...env }, textIn(sources.config, "lang")).wrong);
		const further = await furtherOptions(around, sources);
		const parsed = parse(around, language, further);
		if (parsed.kind === "printed") return 0;
		return await runCommand(around, sources, output, parsed, further);
	} catch (thrown) {
		return fail(asAppError(thrown), output, name);
	}
}

async function runCommand(
	around: Surroundings,
	sources: Sources,
	output: Output,
	{ command, input }: Extract<Parsed, { kind: "run" }>,
	further: Further | undefined,
): Promise<number> {
	const { argv, env, cwd } = around;
	const table = [...settingTable, ...(further?.settings ?? [])];
	// What the user declared for `report` is checked by it alone: a hundred questions are no settings.
	const others = [...Object.keys(builtinAdapters), textIn(sources.config, "target") ?? "", "report"];
	checkConfigKeys(sources.config, table, others);
	const options = [...commonOptions, ...command.options, ...(further?.options ?? [])];
	const given = await readTokens(
		{ file: textIn(input.values, "tokenFile"), command: textIn(input.values, "tokenCommand") },
		cwd,
		bareNames(command, further, argv),
	);
	const layers = { flags: settingFlags(input, options), given, env, dotenv: sources.dotenv, config: sources.config };
	const signals = listenToSignals(around.signalSource, () => {
		// A double has nothing to finish: the signal is how it is meant to end.
		if (command.takesDouble) return;
		output.line(
			both("Stopping after the page in hand; once more stops at once", "处理完当前页后停止；再按一次立即停止"),
		);
	});
	const session = createSession({
		command: command.name,
		version: packageVersion(),
		cwd,
		settings: new Settings(layers, table),
		output,
		signals,
		clock: systemClock,
		interactive: around.stdin.isTTY === true && around.stderr.isTTY === true && !output.options.json,
		stdin: around.stdin,
		env: { ...sources.dotenv, ...env },
	});
	try {
		return finish(await command.run(session, input), output, command.name);
	} catch (thrown) {
		return fail(stoppedOr(thrown, signals), output, command.name);
	} finally {
		await closeQuietly(session);
		signals.close();
	}
}

function finish(result: CommandResult, output: Output, command: string): number {
	const exitCode = result.exitCode ?? 0;
	output.settle();
	output.event("summary", { command, exitCode, ok: exitCode === 0 || exitCode === 2, ...result.summary });
	return exitCode;
}

function fail(error: AppError, output: Output, command: string | undefined): number {
	const exitCode = exitCodeOf(error.code);
	reportError(error, output);
	output.event("summary", { command: command ?? null, exitCode, ok: false, error: errorFacts(error, output) });
	return exitCode;
}

/** After a signal the loops end with its reason, or with whatever broke because of it. */
function stoppedOr(thrown: unknown, signals: Signals): AppError {
	const received = signals.received();
	if (received === undefined) return asAppError(thrown);
	const error = asAppError(thrown);
	return error.code === "bug" ? interrupted(received) : error;
}

async function closeQuietly(session: Session): Promise<void> {
	try {
		await session.close();
	} catch (error) {
		// The command has ended and said how; connections that will not close end with the process.
		session.output.debug("closing connections failed", { error: String(error) });
	}
}

function parse(around: Surroundings, language: Language, further: Further | undefined): Parsed {
	return parseCommandLine(around.argv, {
		commands,
		language,
		version: packageVersion(),
		...(further && { further }),
		writeOut: (text) => around.stdout.write(text),
	});
}

/** Flags that only the named adapter or double knows. */
async function furtherOptions(around: Surroundings, sources: Sources): Promise<Further | undefined> {
	const command = commands.find((each) => each.name === commandNameOf(around.argv));
	if (command?.takesDouble) {
		const { doubleFurther } = await import("./double-flags.js");
		return { command: command.name, settings: [], ...(await doubleFurther(around.argv)) };
	}
	const target =
		namedTarget(around.argv) ??
		around.env.UNCRISP_TARGET ??
		sources.dotenv.UNCRISP_TARGET ??
		textIn(sources.config, "target");
	if (!command?.takesTarget || target === undefined || target === "") return undefined;
	const { adapterOptions, adapterSettings, loadAdapter } = await import("./target-access.js");
	const adapter = await loadAdapter(target, around.cwd);
	const settings = adapterSettings(adapter);
	const { name } = adapter.manifest;
	return {
		command: command.name,
		title: both(`Options of ${name.en}:`, `${name["zh-CN"]}的选项：`),
		options: adapterOptions(settings),
		settings,
	};
}

/** What a bare line of --token-file stands for. */
function bareNames(command: CommandDescription, further: Further | undefined, argv: readonly string[]): string[] {
	const secrets = (further?.settings ?? []).filter((each) => each.secret).map((each) => each.env ?? "");
	const comparesTarget = flagValue(argv, "--against") !== undefined && namedTarget(argv) !== undefined;
	const readsCrisp = command.options.some((each) => each.setting === "crisp.tier") && !comparesTarget;
	return readsCrisp || secrets.length === 0 ? ["CRISP_IDENTIFIER", "CRISP_KEY"] : secrets.slice(0, 1);
}

function commandNameOf(argv: readonly string[]): string | undefined {
	return argv.find((word) => commands.some((each) => each.name === word));
}

/** Whether the command typed goes on without a reader of its output. */
export function outlivesReader(argv: readonly string[]): boolean {
	return commands.find((each) => each.name === commandNameOf(argv))?.outlivesReader === true;
}

function namedTarget(argv: readonly string[]): string | undefined {
	const against = flagValue(argv, "--against");
	return flagValue(argv, "--to") ?? (against === "crisp" ? undefined : against);
}

function languageOf(around: Surroundings, sources: Sources): Language {
	return pickLanguage(around.argv, { ...sources.dotenv, ...around.env }, textIn(sources.config, "lang")).language;
}

function checkLanguage(wrong: string | undefined): void {
	if (wrong === undefined) return;
	throw new AppError("usage", {
		what: both(`There is no language "${wrong}"`, `没有语言“${wrong}”`),
		hint: both("Choose en or zh-CN", "可选：en 或 zh-CN"),
	});
}

function textIn(values: Readonly<Record<string, unknown>>, key: string): string | undefined {
	const value = values[key];
	return typeof value === "string" ? value : undefined;
}

function newOutput({ argv, env, stdout, stderr }: Surroundings, language: Language): Output {
	return new Output({
		stdout,
		stderr,
		language,
		json: argv.includes("--json"),
		verbose: argv.includes("--verbose"),
		colour: stderr.isTTY === true && (env.NO_COLOR ?? "") === "",
		now: () => systemClock.now(),
	});
}
