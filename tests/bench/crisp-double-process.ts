// The Crisp double in a process of its own, so that its work does not count as ours.
// Arguments: conversations, messages, contacts, latency in ms. Prints one line of JSON when it listens.
import { startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";

const [conversations = 0, messages = 0, contacts = 0, latencyMs = 0] = process.argv.slice(2).map(Number);
const double = await startCrispDouble({
	workspace: generateWorkspace({ conversations, messages, contacts, seed: 1 }),
	latencyMs,
	quota: { perDay: 10_000_000 },
});
process.stdout.write(
	`${JSON.stringify({ apiUrl: double.apiUrl, websiteId: double.websiteId, fileHost: double.fileHost, ...double.credentials })}\n`,
);
process.on("message", (message) => {
	if (message === "count") process.send?.({ requests: double.server.requests.length });
	if (message === "reset") {
		double.server.requests.length = 0;
		process.send?.({ requests: 0 });
	}
});
process.on("disconnect", () => process.exit(0));
