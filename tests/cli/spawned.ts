import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** Built once for the whole suite, see tests/global-setup.ts. */
const main = resolve(import.meta.dirname, "../../dist/src/cli/main.js");

export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
	/** Parsed lines of stdout. */
	events(): Record<string, unknown>[];
}

/** Runs the built command, without a terminal and with nothing of this machine's environment. */
export async function uncrisp(
	args: readonly string[],
	options: {
		cwd: string;
		env?: Record<string, string>;
		onStdout?(soFar: string, kill: (name: NodeJS.Signals) => void): void;
	},
): Promise<Ended> {
	const child = spawn(process.execPath, [main, ...args], {
		cwd: options.cwd,
		env: { PATH: process.env.PATH ?? "", HOME: options.cwd, LANG: "C.UTF-8", ...options.env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let stdout = "";
	let stderr = "";
	child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
		stdout += chunk;
		options.onStdout?.(stdout, (name) => child.kill(name));
	});
	child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
		stderr += chunk;
	});
	await once(child, "close");
	const events = () =>
		stdout
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => JSON.parse(line) as Record<string, unknown>);
	return { code: child.exitCode, stdout, stderr, events };
}
