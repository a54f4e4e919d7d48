import { AppError, type Localized, text } from "../model/index.js";
import type { Operation, OperationOutcome, ReadBack, Refs, RemoteRef, Target } from "./contract.js";

/** Everything one operation kind can do in one target. `Session` is what the handlers of a connection share. */
export interface KindHandler<Session> {
	perform(call: KindCall<Session>): Promise<OperationOutcome>;
	update?(call: KindCall<Session>, ref: RemoteRef): Promise<OperationOutcome>;
	locate(call: KindCall<Session>): Promise<RemoteRef | undefined>;
	read?(call: KindCall<Session>, ref: RemoteRef): Promise<ReadBack | undefined>;
	revert?(session: Session, ref: RemoteRef, key: string): Promise<void>;
}

/** One operation on its way. */
export interface KindCall<Session> {
	session: Session;
	operation: Operation;
	/** The operation's payload with its refs replaced by remote ids. */
	payload: Record<string, unknown>;
	refs: Refs;
	/** The remote object that a payload field refers to. */
	target(field: string): RemoteRef;
}

export interface KindHandlersOptions<Session> {
	/** The vendor's name, for errors. */
	vendor: string;
	session: Session;
	handlers: Readonly<Record<string, KindHandler<Session>>>;
}

/** The part of a target that hands each operation to the handler of its kind. An unknown kind is a `bug` of the adapter. */
export function kindHandlersTarget<Session>({
	vendor,
	session,
	handlers,
}: KindHandlersOptions<Session>): Pick<Target, "perform" | "locate"> &
	Required<Pick<Target, "update" | "read" | "revert">> {
	const callOf = (operation: Operation, refs: Refs): KindCall<Session> => ({
		session,
		operation,
		payload: resolved(operation.payload, refs) as Record<string, unknown>,
		refs,
		target: (field) => targetOf(operation, field, refs),
	});
	function handlerOf(kind: string): KindHandler<Session> {
		const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined;
		if (handler !== undefined) return handler;
		throw new AppError("bug", {
			what: text(`The ${vendor} adapter knows no operation ${kind}`, `${vendor} 适配器不认识操作 ${kind}`),
		});
	}
	return {
		async perform(batch, refs) {
			const outcomes: OperationOutcome[] = [];
			for (const operation of batch) outcomes.push(await handlerOf(operation.kind).perform(callOf(operation, refs)));
			return outcomes;
		},
		async update(operation, ref, refs) {
			const handler = handlerOf(operation.kind);
			const call = callOf(operation, refs);
			return handler.update === undefined ? { key: operation.key, status: "existing", ref } : handler.update(call, ref);
		},
		locate: async (operation, refs) => handlerOf(operation.kind).locate(callOf(operation, refs)),
		async read(ref, operation, refs) {
			const handler = handlerOf(operation.kind);
			return handler.read === undefined ? { differences: [] } : handler.read(callOf(operation, refs), ref);
		},
		async revert(ref, entry) {
			await handlerOf(entry.kind).revert?.(session, ref, entry.key);
		},
	};
}

type Outcome = Pick<KindCall<unknown>, "operation">;

export const created = (call: Outcome, ref: RemoteRef, warnings: Localized[] = []): OperationOutcome =>
	outcome(call, "created", ref, warnings);
export const existing = (call: Outcome, ref: RemoteRef, warnings: Localized[] = []): OperationOutcome =>
	outcome(call, "existing", ref, warnings);
export const updated = (call: Outcome, ref: RemoteRef, warnings: Localized[] = []): OperationOutcome =>
	outcome(call, "updated", ref, warnings);

function outcome(
	call: Outcome,
	status: "created" | "existing" | "updated",
	ref: RemoteRef,
	warnings: Localized[],
): OperationOutcome {
	return { key: call.operation.key, status, ref, ...(warnings.length > 0 ? { warnings } : {}) };
}

/** Replaces refs by remote ids, numbers where they are numbers. Files stay as they are. */
export function resolved(value: unknown, refs: Refs): unknown {
	if (Array.isArray(value)) return value.map((item) => resolved(item, refs));
	if (typeof value !== "object" || value === null) return value;
	if ("$ref" in value && typeof value.$ref === "string") return remoteId(refs.get(value.$ref));
	if ("$file" in value) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, refs)]));
}

/** The remote object's id as vendors write it: a number, or a word. */
export function remoteId(ref: RemoteRef): string | number {
	return /^\d+$/.test(ref.id) ? Number(ref.id) : ref.id;
}

/** Adds a difference for `verify`, where there is one. Absent and empty are the same. */
export function difference(
	list: ReadBack["differences"],
	field: string,
	expected: unknown,
	found: unknown,
): ReadBack["differences"] {
	const left = comparable(expected);
	const right = comparable(found);
	if (left !== right) list.push({ field, expected: left.slice(0, 200), found: right.slice(0, 200) });
	return list;
}

function comparable(value: unknown): string {
	if (value === undefined || value === null) return "";
	return typeof value === "string" ? value : JSON.stringify(value);
}

function targetOf(operation: Operation, field: string, refs: Refs): RemoteRef {
	const { payload } = operation;
	const value =
		typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>)[field] : undefined;
	if (typeof value === "object" && value !== null && "$ref" in value) return refs.get(String(value.$ref));
	throw new AppError("bug", {
		what: text(`${operation.key} has no ref ${field}`, `${operation.key} 缺少引用 ${field}`),
	});
}
