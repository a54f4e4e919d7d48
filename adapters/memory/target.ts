import type {
	Bulk,
	FileRef,
	Finding,
	Operation,
	OperationOutcome,
	ReadBack,
	Refs,
	RemoteRef,
	Target,
	TargetIdentities,
	TargetIo,
} from "../../src/adapter/contract.js";
import { CannotLocateError, InDoubtError } from "../../src/adapter/errors.js";
import { text } from "../../src/model/index.js";
import type { MemoryRemote } from "./memory-remote.js";
import { resolvePayload } from "./resolve-payload.js";

/** How a call goes wrong: before its effect, after it (a batch: after a part of it), or with a plain no. */
export type MemoryFault = "before" | "after" | "refuse";

export interface MemoryTargetOptions {
	remote: MemoryRemote;
	/** Rates from 0 to 1, drawn from `run.random`. */
	failures?: Partial<Record<MemoryFault, number>>;
	/** Decides call by call instead: `call` counts perform and update from 1. */
	fault?(call: number, keys: readonly string[]): MemoryFault | undefined;
	/** Operation kinds that cannot be found again; `true`: none can. */
	cannotLocate?: boolean | readonly string[];
	findings?: readonly Finding[];
	/** Who is there before any import. */
	identities?: TargetIdentities;
	latencyMs?: number;
	/** Takes many in one call, as a database does. */
	bulk?: Bulk;
}

export function memoryTarget(options: MemoryTargetOptions, io: TargetIo): Target {
	const { remote, failures = {} } = options;
	const { run } = io;
	let calls = 0;
	const draw = (kind: MemoryFault) => run.random() < (failures[kind] ?? 0);
	const faultOf = (keys: readonly string[]): MemoryFault | undefined => {
		calls += 1;
		return options.fault ? options.fault(calls, keys) : draw("before") ? "before" : draw("after") ? "after" : undefined;
	};
	const begin = async (call: string) => {
		run.signal.throwIfAborted();
		remote.count(call);
		if (options.latencyMs) await run.clock.sleep(options.latencyMs, run.signal);
	};
	const refused = (key: string): OperationOutcome => {
		const words = text("The target said no", "目标拒绝了请求");
		return { key, status: "failed", reason: "refused", text: words };
	};

	async function create(operation: Operation, refs: Refs): Promise<OperationOutcome> {
		const { key, kind, lane } = operation;
		const files: FileRef[] = [];
		const payload = resolvePayload(operation.payload, refs, files);
		for (const file of files) {
			try {
				await (await io.openFile(file)).arrayBuffer();
			} catch {
				const words = text("The archive does not hold the file", "归档中没有该文件");
				return { key, status: "failed", reason: "file-missing", text: words };
			}
		}
		const made = remote.create({ key, kind, lane, payload });
		return { key, status: "created", ref: { kind, id: made.id } };
	}

	return {
		...(options.bulk && { bulk: options.bulk }),
		async check() {
			await begin("check");
			return [...(options.findings ?? [])];
		},
		async identities() {
			await begin("identities");
			return options.identities ?? {};
		},
		async prepare() {
			await begin("prepare");
		},
		async perform(batch, refs) {
			const leave = remote.enter(batch.map((operation) => operation.lane));
			try {
				remote.largestBatch = Math.max(remote.largestBatch, batch.length);
				await begin("perform");
				const fault = faultOf(batch.map((operation) => operation.key));
				if (fault === "before") throw new InDoubtError("the connection broke");
				// A batch that breaks may have landed in part.
				const landed = fault === "after" ? 1 + Math.floor(run.random() * batch.length) : batch.length;
				const outcomes: OperationOutcome[] = [];
				const made = new Map<string, RemoteRef>();
				const known: Refs = { get: (key) => made.get(key) ?? refs.get(key) };
				const failed = new Set<string>();
				for (const operation of batch.slice(0, landed)) {
					if (operation.refs.some((key) => failed.has(key))) {
						failed.add(operation.key);
						continue;
					}
					const no = fault === "refuse" || (!options.fault && draw("refuse"));
					const outcome = no ? refused(operation.key) : await create(operation, known);
					if ("ref" in outcome) made.set(operation.key, outcome.ref);
					else failed.add(operation.key);
					outcomes.push(outcome);
				}
				if (fault === "after") throw new InDoubtError("the answer was lost");
				return outcomes;
			} finally {
				leave();
			}
		},
		async update(operation, ref, refs) {
			await begin("update");
			const fault = faultOf([operation.key]);
			if (fault === "before") throw new InDoubtError("the connection broke");
			const object = remote.objects.get(ref.id);
			if (fault === "refuse" || !object) return refused(operation.key);
			object.payload = resolvePayload(operation.payload, refs);
			if (fault === "after") throw new InDoubtError("the answer was lost");
			return { key: operation.key, status: "updated", ref };
		},
		async locate(operation): Promise<RemoteRef | undefined> {
			await begin("locate");
			const { cannotLocate } = options;
			if (cannotLocate === true || (Array.isArray(cannotLocate) && cannotLocate.includes(operation.kind))) {
				throw new CannotLocateError(text(`Look for ${operation.key}`, `请查找 ${operation.key}`));
			}
			const found = remote.find(operation.key);
			return found && { kind: found.kind, id: found.id };
		},
		async read(ref, operation, refs): Promise<ReadBack | undefined> {
			await begin("read");
			const object = remote.objects.get(ref.id);
			return object && { differences: differences(resolvePayload(operation.payload, refs), object.payload) };
		},
		async revert(ref) {
			await begin("revert");
			remote.objects.delete(ref.id);
		},
		async finish() {
			await begin("finish");
		},
		async close() {},
	};
}

/** Compares field by field at the top, whole values below. */
function differences(expected: unknown, found: unknown): ReadBack["differences"] {
	const [left, right] = [record(expected), record(found)];
	return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((field) => {
		const [want, got] = [JSON.stringify(left[field]) ?? "", JSON.stringify(right[field]) ?? ""];
		return want === got ? [] : [{ field, expected: want, found: got }];
	});
}

function record(value: unknown): Record<string, unknown> {
	return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : { value };
}
