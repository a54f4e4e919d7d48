import { AppError } from "./app-error.js";
import { type Localized, text } from "./localized.js";

/** What a failed read or write of a path the user chose means: a full disk, or a path that cannot be used. */
export function fileError(cause: unknown, what: Localized): AppError {
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
	if (code === "ENOSPC" || code === "EDQUOT")
		return new AppError("disk-full", {
			what,
			why: text("The disk or the quota is full", "磁盘或配额已满"),
			hint: text("Free some space, then run the same command again", "请释放空间，然后重新运行同一命令"),
			cause,
		});
	return new AppError("file", {
		what,
		...(code !== "" && { why: text(`The system says ${code}`, `系统返回 ${code}`) }),
		hint: text("Check the path, its rights and the disk", "请检查路径、权限和磁盘空间"),
		cause,
	});
}
