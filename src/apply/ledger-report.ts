import type { RemoteRef } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import type { LedgerEntry } from "../archive/ledger-store.js";
import { AppError, type Localized, text } from "../model/index.js";

/** One operation whose ending nobody knows, and what a person does about it. */
export interface OpenOperation {
	key: string;
	kind: string;
	source: LedgerEntry["source"];
	/** `doubt`: only a person can tell. `intended`: under way when an import ended, and the next one finds out by itself. */
	state: "intended" | "doubt";
	sinceMs: number;
	/** Where to look in the target, as the adapter said. */
	look: Localized;
}

/** Operations that are in doubt or were under way when an import ended, oldest first. */
export function* openOperations(archive: Pick<Archive, "ledger">, target: string): Generator<OpenOperation, void> {
	for (const { key, kind, source, state, atMs, reason } of archive.ledger.entries(target)) {
		if (state !== "intended" && state !== "doubt") continue;
		const look = state === "doubt" && reason !== undefined ? doubtText(reason) : byItselfText;
		yield { key, kind, source, state, sinceMs: atMs, look };
	}
}

/** A doubt's reason as the ledger keeps it: both languages, since nobody knows in which one it will be read. */
export function doubtReason(look: Localized): string {
	return JSON.stringify(look);
}

function doubtText(reason: string): Localized {
	try {
		const look = JSON.parse(reason) as Partial<Localized> | null;
		if (typeof look?.en === "string" && typeof look["zh-CN"] === "string") return text(look.en, look["zh-CN"]);
	} catch {
		// Written by an earlier version: English alone.
	}
	return text(reason, `请在目标平台中查找：${reason}`);
}

/** Writes down what a person found: the remote object, or that there is none, so that the next import sends it again. */
export function settleOperation(
	archive: Pick<Archive, "ledger">,
	target: string,
	key: string,
	found: { ref: RemoteRef } | "absent",
	runId: number,
): void {
	const entry = archive.ledger.entry(target, key);
	if (entry?.state !== "doubt" && entry?.state !== "intended") {
		throw new AppError("usage", {
			what: text(`${key} is not in doubt`, `${key} 并非结果未知`),
			hint: text("`uncrisp ledger` lists what is", "请用 `uncrisp ledger` 查看"),
		});
	}
	if (entry.ref) {
		throw new AppError("usage", {
			what: text(`${key} is there; a change of it was under way`, `${key} 已存在，中断的是对它的更新`),
			hint: text("The next import sends the change again by itself", "下次导入会自动重新发送该更新"),
		});
	}
	if (found === "absent") archive.ledger.withdraw(target, key);
	else archive.ledger.done(target, key, found.ref, { payloadHash: entry.payloadHash, existing: false, runId });
}

const byItselfText = text("The next import looks for it by itself", "下次导入会自动查找");
