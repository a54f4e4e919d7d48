import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Writer {
	process: ChildProcess;
	/** What it said, line by line; ends with the process. */
	lines: AsyncIterableIterator<string>;
	next(): Promise<string | undefined>;
	/** kill -9, and wait until it is gone. */
	kill(): Promise<void>;
	/** Ends its input and waits. */
	end(): Promise<void>;
}

export function spawnWriter(folder: string, job: "hold" | "race" | "pages"): Writer {
	const script = fileURLToPath(new URL("./writer-process.ts", import.meta.url));
	const child = spawn(process.execPath, ["--import", "tsx", script, folder, job], {
		stdio: ["pipe", "pipe", "inherit"],
	});
	const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return {
		process: child,
		lines,
		next: async () => {
			const { value, done } = await lines.next();
			return done ? undefined : value;
		},
		kill: async () => {
			child.kill("SIGKILL");
			await gone;
		},
		end: async () => {
			child.stdin.end();
			await gone;
		},
	};
}
