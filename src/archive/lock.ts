import { randomUUID } from "node:crypto";
import { AppError, text } from "../model/index.js";
import { isoTime } from "./plain-text.js";
import { ownIdentity, processState } from "./process-identity.js";
import type { Sqlite } from "./sqlite.js";

// One writer at a time. SQLite keeps two transactions apart; this row keeps two runs apart for as long as they last.

export interface Lock {
	release(): void;
}

/** The heartbeat is for people ("last sign of life 2 minutes ago"): nobody is pushed aside because of it. */
const heartbeatEveryMs = 15_000;

/**
 * Takes the lock or throws `archive-locked`. A dead owner on this host is taken over, and its runs are marked killed.
 * `force` takes it from anybody: for an owner on another host that surely is gone.
 */
export function takeLock(db: Sqlite, path: string, options: { now(): number; owner: string; force?: boolean }): Lock {
	const token = randomUUID();
	const identity = ownIdentity();
	let beatMs = options.now();
	db.transaction(() => {
		const held = db.get<LockRow>("SELECT * FROM lock");
		if (held !== undefined && !options.force) {
			const state = processState({ host: held.host, pid: held.pid, start: held.process_start });
			if (state !== "dead") throw archiveLocked(path, held, state);
		}
		db.run("DELETE FROM lock");
		db.run(
			"INSERT INTO lock (one, token, owner, host, pid, process_start, taken_at_ms, heartbeat_ms) VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
			token,
			options.owner,
			identity.host,
			identity.pid,
			identity.start,
			beatMs,
			beatMs,
		);
		// Whoever left a run `running` is dead, or we would not be here.
		const endedMs = held?.heartbeat_ms ?? beatMs;
		db.run(
			"UPDATE runs SET status = 'killed', ended_at_ms = ?1, ended_at = ?2 WHERE status = 'running'",
			endedMs,
			isoTime(endedMs),
		);
	});

	const beat = (): void => {
		const nowMs = options.now();
		const held = db.get<{ token: string }>("SELECT token FROM lock");
		if (held?.token !== token) throw lockLost(path);
		if (Math.abs(nowMs - beatMs) < heartbeatEveryMs) return;
		db.run("UPDATE lock SET heartbeat_ms = ?", nowMs);
		beatMs = nowMs;
	};
	db.beforeWriting(beat);
	// A run that waits for tomorrow's quota writes nothing for hours and still lives.
	const timer = setInterval(() => {
		try {
			if (db.isOpen) db.transaction(() => undefined);
		} catch {
			// The next real write meets the same trouble and tells it.
		}
	}, heartbeatEveryMs * 4);
	timer.unref();

	return {
		release: () => {
			clearInterval(timer);
			db.beforeWriting(() => undefined);
			db.run("DELETE FROM lock WHERE token = ?", token);
		},
	};
}

interface LockRow {
	token: string;
	owner: string;
	host: string;
	pid: number;
	process_start: string;
	taken_at_ms: number;
	heartbeat_ms: number;
}

function archiveLocked(path: string, held: LockRow, state: "alive" | "unknown"): AppError {
	const owner = held.owner === "" ? "uncrisp" : held.owner;
	const since = isoTime(held.taken_at_ms) ?? "?";
	const heartbeat = isoTime(held.heartbeat_ms) ?? "?";
	return new AppError("archive-locked", {
		what: text(`The archive ${path} is being written by another run`, `归档 ${path} 正被另一个任务写入`),
		why: text(
			`\`${owner}\` holds it since ${since} (process ${held.pid} on ${held.host}, last sign of life ${heartbeat})`,
			`\`${owner}\` 自 ${since} 起占用（主机 ${held.host} 上的进程 ${held.pid}，最近活动 ${heartbeat}）`,
		),
		hint:
			state === "alive"
				? text(
						`Wait for it to end, or stop process ${held.pid}; then run this again`,
						`请等待其结束，或停止进程 ${held.pid}，然后重试`,
					)
				: text(
						`If nothing runs on ${held.host} any more: \`uncrisp archive unlock --archive ${path}\``,
						`如果 ${held.host} 上已没有任务在运行：\`uncrisp archive unlock --archive ${path}\``,
					),
		details: {
			alive: state === "alive",
			host: held.host,
			pid: held.pid,
			sinceMs: held.taken_at_ms,
			heartbeatMs: held.heartbeat_ms,
		},
	});
}

function lockLost(path: string): AppError {
	return new AppError("archive-locked", {
		what: text(`Another run took over the archive ${path}`, `归档 ${path} 已被另一个任务接管`),
		why: text("Its lock was removed by hand or by another process", "锁已被手动解除或被其他进程取走"),
		hint: text("Run this again once the other run has ended", "请等另一个任务结束后重试"),
	});
}
