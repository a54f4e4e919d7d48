import { AppError, type RunContext, text } from "../model/index.js";
import { folders, lockKey, lockKindOf } from "./layout.js";
import type { ObjectStore } from "./object-store.js";

// Pushes go on side by side: they only add. A forget removes what no snapshot names, which a push under way may be counting on;
// so one waits for the other. Each writes its sign first and looks for others then, so of two that begin at once at least one
// sees the other. All times are the store's.

export interface RemoteLock {
	/** To be called now and then in long work: renews the sign. */
	beat(): Promise<void>;
	/** Throws AppError `archive-locked` when somebody took us for dead meanwhile: what we counted on may be gone. */
	confirm(): Promise<void>;
	release(): Promise<void>;
}

const beatEveryMs = 5 * 60_000;
/** A sign that nobody renewed for so long belongs to a dead process. */
const staleAfterMs = 30 * 60_000;

/** Throws AppError `archive-locked`, leaving nothing. */
export async function takeRemoteLock(
	store: ObjectStore,
	kind: "push" | "forget",
	run: RunContext,
): Promise<RemoteLock> {
	const key = lockKey(kind);
	let beatMs = run.clock.now();
	const write = () => store.put(key, Buffer.from(`${JSON.stringify({ uncrisp: "lock", kind })}\n`));
	await write();
	try {
		await lookForOthers();
	} catch (error) {
		await store.delete(key);
		throw error;
	}
	return {
		async beat() {
			if (run.clock.now() - beatMs < beatEveryMs) return;
			beatMs = run.clock.now();
			await write();
		},
		confirm: lookForOthers,
		release: () => store.delete(key),
	};

	async function lookForOthers(): Promise<void> {
		const signs: { key: string; modifiedAtMs: number }[] = [];
		for await (const sign of store.list(folders.locks)) if (lockKindOf(sign.key) !== undefined) signs.push(sign);
		const own = signs.find((sign) => sign.key === key);
		if (own === undefined) throw lockedBy(store, "forget");
		for (const sign of signs) {
			const other = lockKindOf(sign.key);
			if (sign.key === key || other === undefined) continue;
			if (own.modifiedAtMs - sign.modifiedAtMs > staleAfterMs) await store.delete(sign.key);
			else if (kind === "forget" || other === "forget") throw lockedBy(store, other);
		}
	}
}

function lockedBy(store: ObjectStore, kind: "push" | "forget"): AppError {
	return new AppError("archive-locked", {
		what: text(`${store.name} is in use by another run`, `${store.name} 正被另一个任务使用`),
		why:
			kind === "push"
				? text("A push is under way, or was killed within 30 minutes", "有推送正在进行，或在 30 分钟内被终止")
				: text("A forget is under way, or was killed within 30 minutes", "有清理正在进行，或在 30 分钟内被终止"),
		hint: text("Run the same command again later", "请稍后再次运行同一命令"),
	});
}
