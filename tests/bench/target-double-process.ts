// A target's double in a process of its own, so that its work does not count as ours.
// Arguments: chatwoot or live-helper-chat, latency in ms. Prints one line of JSON when it listens; answers "count" with its requests.
import { startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { startLiveHelperChatDouble } from "../../adapters/live-helper-chat/double.js";

const [vendor, latency] = process.argv.slice(2);
const server = { latencyMs: Number(latency) };
const double =
	vendor === "chatwoot" ? await startChatwootDouble({ server }) : await startLiveHelperChatDouble({ server });
process.stdout.write(`${JSON.stringify(double.env)}\n`);
process.on("message", (message) => {
	if (message === "count") process.send?.(double.server.requests.length);
});
process.on("disconnect", () => process.exit(0));
