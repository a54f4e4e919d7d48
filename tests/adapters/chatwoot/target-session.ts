import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import type { ChatwootDouble } from "../../../adapters/chatwoot/double.js";
import type { TranslateContext } from "../../../src/adapter/contract.js";
import { connectTo, movingClock, type TestSession } from "../target-session.js";
import { configOf } from "./subject.js";

export function connect(
	double: ChatwootDouble,
	context: TranslateContext<never>,
	more: Record<string, unknown> = {},
	clock = movingClock(),
	files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<TestSession> {
	return connectTo(chatwoot, configOf(double, more), context, { clock, files });
}
