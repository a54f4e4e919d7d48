import { AppError, isAppError, text } from "../model/index.js";

/** Turns what SQLite or the file system threw into the error a user can act on; what it does not know comes back as it is. */
export function archiveError(error: unknown, path: string): unknown {
	if (isAppError(error)) return error;
	const { code, errcode } = facts(error);
	const message = error instanceof Error ? error.message : String(error);
	if (code === "ENOSPC" || code === "EDQUOT" || (errcode & 0xff) === sqlite.full) return diskFull(path, error);
	switch (errcode & 0xff) {
		case sqlite.corrupt:
		case sqlite.notADatabase:
			return archiveDamaged(path, text(`SQLite says: ${message}`, `SQLite 报告：${message}`), error);
		case sqlite.busy:
		case sqlite.locked:
			return new AppError("archive-locked", {
				what: text(`The archive ${path} is being written by another program`, `另一个程序正在写入归档 ${path}`),
				why: text("Its database stayed locked for 5 seconds", "数据库在 5 秒内一直处于锁定状态"),
				hint: text("Wait until the other program is done, then run this again", "请等待另一个程序结束后重试"),
				cause: error,
			});
		case sqlite.ioError:
		case sqlite.readonly:
		case sqlite.cannotOpen:
		case sqlite.permission:
			return fileError(path, error);
	}
	if (code.startsWith("E") && !code.startsWith("ERR_")) return fileError(path, error);
	return error;
}

export function archiveDamaged(
	path: string,
	why: AppError["what"],
	cause?: unknown,
	hint?: AppError["what"],
): AppError {
	return new AppError("archive-damaged", {
		what: text(`The archive ${path} is damaged`, `归档 ${path} 已损坏`),
		why,
		hint:
			hint ??
			text(
				"Keep a copy of the folder, restore it from your last copy, or make a new archive with `uncrisp backup --archive NEW_FOLDER`",
				"请先保留该文件夹的副本，再从上一份副本恢复，或用 `uncrisp backup --archive 新文件夹` 重新备份",
			),
		cause,
	});
}

export function diskFull(path: string, cause?: unknown): AppError {
	return new AppError("disk-full", {
		what: text(`No space left for the archive ${path}`, `磁盘空间不足，无法写入归档 ${path}`),
		why: text("The disk or the quota is full; what was complete is kept", "磁盘或配额已满；已完成的部分都已保存"),
		hint: text("Free some space, then run the same command again", "请释放空间，然后重新运行同一命令"),
		cause,
	});
}

function fileError(path: string, cause: unknown): AppError {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new AppError("file", {
		what: text(`The archive ${path} cannot be read or written`, `无法读写归档 ${path}`),
		why: text(reason, reason),
		hint: text("Check that the folder exists and belongs to you", "请检查该文件夹是否存在、您是否有权限"),
		cause,
	});
}

/** Primary result codes, https://sqlite.org/rescode.html */
const sqlite = {
	permission: 3,
	busy: 5,
	locked: 6,
	readonly: 8,
	ioError: 10,
	corrupt: 11,
	full: 13,
	cannotOpen: 14,
	notADatabase: 26,
} as const;

function facts(error: unknown): { code: string; errcode: number } {
	if (!(error instanceof Error)) return { code: "", errcode: 0 };
	const code = "code" in error && typeof error.code === "string" ? error.code : "";
	if ("errcode" in error && typeof error.errcode === "number") return { code, errcode: error.errcode };
	// A row iterator of the npm package throws with SQLite's text alone.
	return { code, errcode: texts[error.message] ?? 0 };
}

/** sqlite3_errstr() of the codes above. */
const texts: Readonly<Record<string, number>> = {
	"database is locked": sqlite.busy,
	"database table is locked": sqlite.locked,
	"attempt to write a readonly database": sqlite.readonly,
	"disk I/O error": sqlite.ioError,
	"database disk image is malformed": sqlite.corrupt,
	"database or disk is full": sqlite.full,
	"unable to open database file": sqlite.cannotOpen,
	"file is not a database": sqlite.notADatabase,
};
