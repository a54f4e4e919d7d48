import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Finished {
	code: number | null;
	signal: NodeJS.Signals | null;
	stdout: string;
	stderr: string;
}

export interface Running {
	child: ChildProcess;
	finished: Promise<Finished>;
}

const main = resolve(import.meta.dirname, "../../dist/src/cli/main.js");

/** Starts the built command as a user would, with nothing of this machine's environment but PATH and a temporary home. */
export function start(args: readonly string[], options: { cwd: string; env?: Record<string, string> }): Running {
	const child = spawn(process.execPath, [main, ...args], {
		cwd: options.cwd,
		env: { PATH: process.env.PATH ?? "", HOME: options.cwd, NO_COLOR: "1", UNCRISP_LANG: "en", ...options.env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let stdout = "";
	let stderr = "";
	child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
		stdout += chunk;
	});
	child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
		stderr += chunk;
	});
	const finished = once(child, "close").then(() => ({
		code: child.exitCode,
		signal: child.signalCode,
		stdout,
		stderr,
	}));
	return { child, finished };
}

export async function run(
	args: readonly string[],
	options: { cwd: string; env?: Record<string, string> },
): Promise<Finished> {
	return start(args, options).finished;
}

/** A folder of its own for one test, gone afterwards. */
export async function temporaryFolder(): Promise<{ path: string; [Symbol.asyncDispose](): Promise<void> }> {
	const path = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Every line of NDJSON. */
export function lines<T = Record<string, unknown>>(ndjson: string): T[] {
	return ndjson
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as T);
}
