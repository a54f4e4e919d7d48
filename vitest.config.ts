import { defineConfig } from "vitest/config";

// The suite talks to doubles on loopback only; a test that waits for real time is a defect, so time-outs are tight.
export default defineConfig({
	test: {
		include: ["tests/**/*.test.ts"],
		exclude: ["tests/bench/**"],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		pool: "forks",
		setupFiles: ["tests/setup.ts"],
		globalSetup: ["tests/global-setup.ts"],
	},
});
