import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { seeded } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

const child = new URL("kill-child.ts", import.meta.url).pathname;

describe("kill -9 of an import", () => {
	it("at random requests loses nothing and repeats nothing", async () => {
		const seed = Date.now() % 1_000_000;
		console.info(`kill seed ${seed}`);
		const random = seeded(seed);
		let running: ChildProcess | undefined;
		let requestsLeft = 0;
		const double = await startChatwootDouble({
			onRequest(method) {
				if (method !== "POST") return;
				requestsLeft -= 1;
				if (requestsLeft === 0) running?.kill("SIGKILL");
			},
		});
		try {
			const { archive } = temporaryArchive(sampleWorkspace(4, 4));
			const { path } = archive;
			archive.close();
			const { baseUrl, accountId, apiToken, data } = double;
			const settings = JSON.stringify({ baseUrl, accountId, apiToken });
			let kills = 0;
			let status: number | null = null;
			for (let round = 0; round < 12 && status !== 0; round += 1) {
				// The last rounds run to their end.
				requestsLeft = round < 5 ? 1 + Math.floor(random() * 9) : 0;
				running = spawn(process.execPath, ["--import", "tsx", child, path, settings], { stdio: "ignore" });
				const [code, signal] = (await once(running, "exit")) as [number | null, string | null];
				status = code;
				if (signal === "SIGKILL") kills += 1;
			}
			expect(status).toBe(0);
			expect(kills).toBeGreaterThan(0);
			const messages = data.messages.filter(({ content }) => /^message \d/.test(String(content)));
			expect(data.contacts).toHaveLength(4);
			expect(data.conversations).toHaveLength(4);
			expect(messages).toHaveLength(16);
			expect(new Set(messages.map(({ source_id }) => source_id)).size).toBe(16);
		} finally {
			await double.close();
		}
	});
});
