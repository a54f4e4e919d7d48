import type { Operation, Refs, RemoteRef } from "../adapter/contract.js";
import type { LedgerStore } from "../archive/ledger-store.js";
import { AppError, text } from "../model/index.js";

/** The remote object of an operation, as far as the ledger is sure of it: while an update is under way or failed, it is still there. */
export function remoteRef(ledger: LedgerStore, target: string, key: string): RemoteRef | undefined {
	return ledger.entry(target, key)?.ref;
}

/** The first key among an operation's refs that the ledger has no remote object for; `together` are performed in the same call. */
export function missingRef(
	ledger: LedgerStore,
	target: string,
	operation: Operation,
	together?: ReadonlySet<string>,
): string | undefined {
	return operation.refs.find((key) => !together?.has(key) && !remoteRef(ledger, target, key));
}

/** Remote ids for a batch. Asking for a key that no operation declared is the adapter's bug: the order would not hold for it. */
export function createRefs(ledger: LedgerStore, target: string, batch: readonly Operation[]): Refs {
	const declared = new Set(batch.flatMap((operation) => operation.refs));
	return {
		get(key) {
			const ref = declared.has(key) ? remoteRef(ledger, target, key) : undefined;
			if (ref) return ref;
			const [en, zh] = declared.has(key) ? ["is not in the ledger", "不在台账中"] : ["is not declared", "未声明"];
			throw new AppError("bug", {
				what: text(`The adapter asked for a reference that ${en}`, `适配器请求了${zh}的引用`),
				details: { kind: batch[0]?.kind ?? "" },
			});
		},
	};
}
