import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that start real processes again and again take longest: they come first, so that no worker is left with one at the end. */
class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ moduleId }: TestSpecification) => (/\/(e2e|cli|backup)\//.test(moduleId) ? 0 : 1);
		return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
	}
}

// `npm run test:long` sets it: the same promises, hundreds of times, for as long as that takes.
const long = process.env.UNCRISP_LONG === "1";
// `npm run test:rt` sets it: a real Request Tracker out of Debian's packages.
const rt = process.env.UNCRISP_RT === "1";

// The suite talks to doubles on loopback only; a test that waits for real time is a defect, so time-outs are tight.
export default defineConfig({
	test: {
		include: [long ? "tests/long/**/*.test.ts" : rt ? "tests/rt/**/*.test.ts" : "tests/**/*.test.ts"],
		exclude: long ? [] : ["tests/bench/**", "tests/long/**"],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		pool: "forks",
		// No file may leave anything behind for the next, so modules are loaded once a worker: a third of the time.
		isolate: false,
		// Vitest leaves a core free; much of this suite waits for processes it started.
		maxWorkers: availableParallelism() + 1,
		sequence: { sequencer: LongestFirst },
		setupFiles: ["tests/setup.ts"],
		globalSetup: ["tests/global-setup.ts"],
	},
});
