import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { DoubleServer } from "../../src/http/double-server.js";
import { run, start } from "./command.js";
import { killAtAnyInstant } from "./kill.js";

/** A target that outlives the processes that import into it. */
export interface KillTarget {
	/** As `--to` and `--against` name it. */
	name: string;
	env: Record<string, string>;
	server: DoubleServer;
	/** Throws when anything of the archive is missing there, or there twice. */
	check(): void;
	close(): Promise<void>;
}

export interface KillOptions {
	/** An archive with everything in it, never written to. */
	archive: string;
	/** A folder for copies of it. */
	folder: string;
	kills: number;
	random(): number;
	/** A fresh and empty target. */
	open(): Promise<KillTarget>;
	/** How long one import takes undisturbed, about; kills fall anywhere in the first half of that. */
	spanMs: number;
}

/**
 * Kills imports with SIGKILL at instants drawn by chance: some while the process starts, most at any moment of its work, whether a request
 * is under way, an answer is being written down, or nothing happens. The next process goes on; whatever ends is checked whole, and the
 * next import starts from nothing, until so many have been killed.
 */
export async function killImports(options: KillOptions): Promise<{ killed: number; finished: number }> {
	const { kills, folder } = options;
	let [killed, finished] = [0, 0];
	while (killed < kills) {
		const target = await options.open();
		const archive = join(folder, `archive-${finished}`);
		await cp(options.archive, archive, { recursive: true });
		const args = ["import", "--to", target.name, "--archive", archive, "--yes"];
		try {
			for (let done = false; !done; ) {
				const running = start(args, { cwd: folder, env: target.env });
				if (killed < kills) void killAtAnyInstant(target.server, running, options);
				const { signal, code, stderr } = await running.finished;
				if (signal === "SIGKILL") killed += 1;
				else {
					expect(code, stderr).toBe(0);
					done = true;
				}
				target.server.faults.clear();
			}
			// What the next import finds to do is what the killed ones left undone: nothing.
			const again = await run([...args, "--json"], { cwd: folder, env: target.env });
			expect(again.code, again.stderr).toBe(0);
			expect(again.stdout).toContain('"changes":false');
			target.check();
			const verified = await run(["verify", "--against", target.name, "--archive", archive], {
				cwd: folder,
				env: target.env,
			});
			expect(verified.code, verified.stderr).toBe(0);
			finished += 1;
		} finally {
			await target.close();
		}
	}
	return { killed, finished };
}
