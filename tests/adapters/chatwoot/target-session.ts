import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import type { ChatwootDouble } from "../../../adapters/chatwoot/double.js";
import type {
	Operation,
	OperationOutcome,
	Refs,
	RemoteRef,
	Target,
	TranslateContext,
} from "../../../src/adapter/contract.js";
import { createHttpFactory } from "../../../src/http/http-factory.js";
import { type Clock, type Entity, type RunContext, silentLog } from "../../../src/model/index.js";
import { configOf } from "./subject.js";

/** A clock whose sleeps take no time but move it on. */
export function movingClock(startMs = Date.UTC(2026, 10, 24, 8)): Clock & { slept: number[] } {
	let nowMs = startMs;
	const slept: number[] = [];
	return {
		slept,
		now: () => nowMs,
		sleep: async (ms) => {
			slept.push(ms);
			nowMs += ms;
		},
	};
}

export interface TestSession extends AsyncDisposable {
	target: Target;
	clock: ReturnType<typeof movingClock>;
	/** Performs operations one by one and remembers their remote ids. */
	perform(...operations: Operation[]): Promise<OperationOutcome[]>;
	/** Everything the entities become. */
	translate(...entities: Entity[]): Operation[];
	refs: Refs;
	ledger: Map<string, RemoteRef>;
}

export async function connect(
	double: ChatwootDouble,
	context: TranslateContext<never>,
	more: Record<string, unknown> = {},
	clock = movingClock(),
): Promise<TestSession> {
	const run: RunContext = {
		clock,
		log: silentLog,
		signal: new AbortController().signal,
		random: () => 0.5,
		report: () => {},
	};
	const http = createHttpFactory({ proxy: {}, clock });
	const ledger = new Map<string, RemoteRef>();
	const refs: Refs = {
		get(key) {
			const ref = ledger.get(key);
			if (ref === undefined) throw new Error(`no ref ${key}`);
			return ref;
		},
	};
	const target = await chatwoot.connect(configOf(double, more), {
		http,
		run,
		openFile: async (file) => new Blob([new Uint8Array(file.sizeBytes)]),
		language: "en",
		workspaceId: context.workspace.id,
	});
	return {
		target,
		clock,
		refs,
		ledger,
		translate: (...entities) => entities.flatMap((entity) => [...chatwoot.translate(entity, context as never)]),
		async perform(...operations) {
			const outcomes: OperationOutcome[] = [];
			for (const operation of operations) {
				if (operation.kind === "skip") continue;
				const [outcome] = await target.perform([operation], refs);
				if (outcome === undefined) throw new Error("no outcome");
				outcomes.push(outcome);
				if ("ref" in outcome) ledger.set(operation.key, outcome.ref);
			}
			return outcomes;
		},
		async [Symbol.asyncDispose]() {
			await target.close();
			await http.close();
		},
	};
}
