import type {
	Adapter,
	Operation,
	OperationOutcome,
	Refs,
	RemoteRef,
	Target,
	TranslateContext,
} from "../../src/adapter/contract.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { type Clock, type Entity, type RunContext, silentLog } from "../../src/model/index.js";

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

/** Connects an adapter as an import does, with a ledger in memory. `files`: what stored attachments hold; else zeros. */
export async function connectTo<Config>(
	adapter: Adapter<Config>,
	config: Config,
	context: TranslateContext<never>,
	options: { clock?: ReturnType<typeof movingClock>; files?: ReadonlyMap<string, Uint8Array> } = {},
): Promise<TestSession> {
	const { clock = movingClock(), files } = options;
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
	const target = await adapter.connect(config, {
		http,
		run,
		openFile: async (file) => {
			const bytes = files?.get(file.sha256);
			return new Blob([bytes === undefined ? new Uint8Array(file.sizeBytes) : new Uint8Array(bytes)]);
		},
		language: "en",
		workspaceId: context.workspace.id,
	});
	return {
		target,
		clock,
		refs,
		ledger,
		translate: (...entities) => entities.flatMap((entity) => [...adapter.translate(entity, context as never)]),
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
