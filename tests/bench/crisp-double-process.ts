// The Crisp double in a process of its own, so that its work does not count as ours.
// Arguments: conversations, messages, contacts, latency in ms, requests a second that it allows (0: any).
// Prints one line of JSON when it listens; answers "count" with what it saw.
import { startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import type { FaultRule } from "../../src/http/fault-plan.js";

const [conversations = 0, messages = 0, contacts = 0, latencyMs = 0, perSecond = 0] = process.argv.slice(2).map(Number);

/** A bucket that fills with `perSecond` tokens a second and holds a second's worth. */
let tokens = perSecond;
let filledAtMs = performance.now();
let waitUntilMs = 0;
/** Refused, and sent although a wait had been asked for (what was under way by then not counted). */
const seen = { refused: 0, early: 0 };

function isTooMuch(): boolean {
	if (perSecond === 0) return false;
	const now = performance.now();
	tokens = Math.min(perSecond, tokens + ((now - filledAtMs) * perSecond) / 1000);
	filledAtMs = now;
	// A request needs the latency to arrive: within it, nobody can have known.
	if (now > waitUntilMs - 1000 + 2 * latencyMs + 50 && now < waitUntilMs) seen.early++;
	if (tokens >= 1) {
		tokens -= 1;
		return false;
	}
	seen.refused++;
	waitUntilMs = now + 1000;
	return true;
}

const faults: FaultRule[] = [
	{
		match: isTooMuch,
		kind: "status",
		status: 429,
		headers: { "retry-after": "1" },
		contentType: "application/json",
		body: '{"error":true,"reason":"rate_limited","data":{}}',
	},
];
const double = await startCrispDouble({
	workspace: generateWorkspace({ conversations, messages, contacts, seed: 1 }),
	latencyMs,
	quota: { perDay: 10_000_000 },
	...(perSecond > 0 && { server: { faults } }),
});
process.stdout.write(
	`${JSON.stringify({ apiUrl: double.apiUrl, websiteId: double.websiteId, fileHost: double.fileHost, ...double.credentials })}\n`,
);
process.on("message", (message) => {
	if (message === "count") process.send?.({ requests: double.requestCount(), ...seen });
});
process.on("disconnect", () => process.exit(0));
