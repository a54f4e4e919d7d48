import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

/** Builds the command once, so that tests which start real processes run what users run, and start fast. */
export function setup(): void {
	const root = resolve(import.meta.dirname, "..");
	const tsc = join(root, "node_modules/typescript/bin/tsc");
	const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
		cwd: root,
		encoding: "utf8",
	});
	if (status !== 0) process.stderr.write(`the build has errors:\n${stdout}\n`);
}
