import { credentialsRefused, rightsMissing } from "../../src/adapter/errors.js";
import { AppError, isAppError, text } from "../../src/model/index.js";

/** Whether a statement was refused because of what is in its rows: a value too long, a key that is there already. */
export function refusedRows(error: unknown): boolean {
	return isAppError(error) && /^2[23]/.test(String(error.details?.sqlstate ?? ""));
}

/** Whether a transaction lost against another one and may simply be done again. */
export function lostRace(error: unknown): boolean {
	return isAppError(error) && /^(?:40|55P03)/.test(String(error.details?.sqlstate ?? ""));
}

/** PostgreSQL's own words may quote a row or the address, so only its code is shown. */
export function databaseError(cause: unknown): AppError {
	if (isAppError(cause)) return cause;
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
	const said = cause instanceof Error && "severity" in cause;
	if (code.startsWith("28"))
		return credentialsRefused(
			"PostgreSQL",
			text("Check user and password in CHATWOOT_DATABASE", "请检查 CHATWOOT_DATABASE 中的用户名和密码"),
		);
	if (code === "42501")
		return rightsMissing(
			"PostgreSQL",
			text("Use the database user of Chatwoot itself", "请使用 Chatwoot 自身的数据库用户"),
		);
	// Only PostgreSQL itself names a severity: EPIPE has five letters, too. Class 08 is a broken connection, 57 a server that shuts down.
	const refused = said && !/^(?:08|57)/.test(code);
	const why = code === "" ? undefined : text(`Code ${code}`, `代码 ${code}`);
	if (refused)
		return new AppError("remote-broken", {
			what: text("Chatwoot's database refused a statement", "Chatwoot 的数据库拒绝了一条语句"),
			why,
			hint: text("Run the same command again; nothing was left half done", "请再次运行同一命令；没有留下半成品"),
			details: { sqlstate: code },
		});
	return new AppError("network", {
		what: text("Chatwoot's database cannot be reached", "无法连接 Chatwoot 的数据库"),
		why,
		hint: text(
			"Check CHATWOOT_DATABASE: host, port, database name, and sslmode for TLS",
			"请检查 CHATWOOT_DATABASE：主机、端口、数据库名，以及 TLS 的 sslmode",
		),
	});
}
