import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import type { CrispDouble } from "../../src/crisp/double/crisp-double.js";
import type { DoubleServer } from "../../src/http/double-server.js";
import type { Running } from "./command.js";

/** A small seeded generator (mulberry32): the same seed kills at the same places. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Kills a process at the moment the n-th request from now reaches the server: while the answer to others is being stored. */
export function killAtRequest(server: DoubleServer, child: ChildProcess, n: number): void {
	let seen = 0;
	server.faults.clear();
	server.faults.add({
		match: () => {
			seen += 1;
			if (seen === n) child.kill("SIGKILL");
			return false;
		},
	});
}

export function crispEnvironment(double: CrispDouble): Record<string, string> {
	return {
		CRISP_WEBSITE_ID: double.websiteId,
		CRISP_IDENTIFIER: double.credentials.identifier,
		CRISP_KEY: double.credentials.key,
		CRISP_TIER: double.credentials.tier,
		CRISP_API_URL: double.apiUrl,
		UNCRISP_FILE_HOSTS: double.fileHost,
	};
}

/** Record ids of every message the double holds. */
export function doubleMessages(double: CrispDouble): string[] {
	return double.workspace.content.conversations.flatMap(({ sessionId, messages }) =>
		Array.from({ length: messages.length }, (_, index) => `${sessionId}/${messages.at(index).fingerprint}`),
	);
}

/**
 * Kills a process at an instant drawn by chance within the first half of `spanMs`: one in eight counted from its start on, the others
 * from their first request.
 */
export async function killAtAnyInstant(
	server: DoubleServer,
	{ child, finished }: Running,
	{ random, spanMs }: { random(): number; spanMs: number },
): Promise<void> {
	const [early, waitMs] = [random() < 1 / 8, (random() * spanMs) / 2];
	if (!early) {
		const first = new Promise<void>((resolve) => {
			server.faults.add({
				match: () => {
					resolve();
					return false;
				},
			});
		});
		await Promise.race([first, finished]);
	}
	await delay(waitMs);
	child.kill("SIGKILL");
}
