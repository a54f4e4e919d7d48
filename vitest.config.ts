import { defineConfig } from "vitest/config";

// The suite talks to doubles on loopback only; a test that waits for real time is a defect, so time-outs are tight.
export default defineConfig({
	test: {
		include: ["tests/**/*.test.ts"],
		exclude: ["tests/bench/**"],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		pool: "forks",
		// Vitest leaves a core free; much of this suite waits for processes it started.
		maxWorkers: "100%",
		setupFiles: ["tests/setup.ts"],
		globalSetup: ["tests/global-setup.ts"],
	},
});
