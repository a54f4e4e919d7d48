import type { Finding, Manifest } from "../adapter/contract.js";
import { AppError, type ErrorCode, type RunContext, text } from "../model/index.js";

/** Refuses a target that would lose data or, unless allowed, tell customers; shows what else was found. */
export function checkFindings(
	findings: readonly Finding[],
	manifest: Pick<Manifest, "name" | "silence">,
	options: { allowNotifications: boolean; run: Pick<RunContext, "report"> },
): void {
	for (const { severity, code, text: what } of findings) {
		if (severity === "block") continue;
		const level = severity === "info" ? "info" : "warning";
		options.run.report({ type: "notice", level, code, text: what });
	}
	const blocking = findings.find(({ severity }) => severity === "block");
	if (blocking) throw refusal(blocking);
	if (options.allowNotifications) return;
	const notifying = findings.find(({ severity }) => severity === "notify");
	if (notifying) throw refusal(notifying);
	if (!manifest.silence.silent) {
		throw new AppError("target-unsafe", {
			what: text(`${manifest.name.en} cannot be imported into silently`, `无法静默导入 ${manifest.name["zh-CN"]}`),
			why: manifest.silence.how,
			hint: allowHint,
		});
	}
}

function refusal({ severity, code, text: what, remedy }: Finding): AppError {
	return new AppError(codeOf(code), { what, hint: remedy ?? (severity === "notify" ? allowHint : undefined) });
}

function codeOf(code: string): ErrorCode {
	if (code === "credentials-refused" || code === "rights-missing") return code;
	return "target-unsafe";
}

const allowHint = text(
	"Pass --allow-notifications if customers may be notified",
	"如果允许通知客户，请加上 --allow-notifications",
);
