import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { runCommandLine } from "../../src/cli/run-command-line.js";
import { lines } from "../e2e/command.js";
import type { Ended } from "./spawned.js";

/** The command line inside this process: quick, with what it wrote and a way to send it a signal. */
export async function runInside(
	argv: readonly string[],
	options: {
		cwd: string;
		env?: Record<string, string>;
		stdin?: Iterable<Uint8Array | string>;
		onStdout?(soFar: string, signal: (name: NodeJS.Signals) => void): void;
	},
): Promise<Ended> {
	const signals = new EventEmitter();
	const ended = { stdout: "", stderr: "" };
	const code = await runCommandLine({
		argv,
		env: { HOME: options.cwd, LANG: "C.UTF-8", ...options.env },
		cwd: options.cwd,
		stdin: Readable.from(options.stdin ?? []),
		stdout: {
			write(chunk: string) {
				ended.stdout += chunk;
				options.onStdout?.(ended.stdout, (name) => signals.emit(name));
			},
		},
		stderr: {
			write(chunk: string) {
				ended.stderr += chunk;
			},
		},
		signalSource: signals,
	});
	const events = () => lines(ended.stdout);
	return { code, ...ended, events };
}
