import type { Finding, Manifest } from "../adapter/contract.js";
import { AppError, counted, type ErrorCode, type Localized, type RunContext, text } from "../model/index.js";

/** Refuses a target that would lose data or, unless allowed, tell customers: with all that stands in the way, not only the first. */
export function checkFindings(
	findings: readonly Finding[],
	manifest: Pick<Manifest, "name" | "silence">,
	options: { allowNotifications: boolean; run: Pick<RunContext, "report"> },
): void {
	const stops = (finding: Finding) =>
		finding.severity === "block" || (finding.severity === "notify" && !options.allowNotifications);
	reportFindings(
		findings.filter((finding) => !stops(finding)),
		options.run,
	);
	// What blocks comes first: allowing notifications would not help against it.
	const stopping = findings
		.filter(stops)
		.sort((a, b) => Number(a.severity === "notify") - Number(b.severity === "notify"));
	const [first, ...others] = stopping;
	if (first) {
		for (const { code, text: what, remedy } of others)
			options.run.report({ type: "notice", level: "warning", code, text: withRemedy(what, remedy) });
		throw refusal(first, others.length);
	}
	if (!options.allowNotifications && !manifest.silence.silent) {
		throw new AppError("target-unsafe", {
			what: text(`${manifest.name.en} cannot be imported into silently`, `无法静默导入 ${manifest.name["zh-CN"]}`),
			why: manifest.silence.how,
			hint: allowHint,
		});
	}
}

export function reportFindings(findings: readonly Finding[], run: Pick<RunContext, "report">): void {
	for (const { severity, code, text: what } of findings) {
		const level = severity === "info" ? "info" : "warning";
		run.report({ type: "notice", level, code, text: what });
	}
}

function refusal({ severity, code, text: what, remedy }: Finding, others: number): AppError {
	return new AppError(codeOf(code), {
		what,
		why:
			others === 0
				? undefined
				: text(
						`Besides it, ${counted(others, "more stands", "more stand")} in the way, listed above`,
						`除此之外还有 ${others} 项问题，见上文`,
					),
		hint: remedy ?? (severity === "notify" ? allowHint : undefined),
	});
}

function withRemedy(what: Localized, remedy: Localized | undefined): Localized {
	return remedy ? text(`${what.en} → ${remedy.en}`, `${what["zh-CN"]} → ${remedy["zh-CN"]}`) : what;
}

function codeOf(code: string): ErrorCode {
	if (code === "credentials-refused" || code === "rights-missing") return code;
	return "target-unsafe";
}

const allowHint = text(
	"Pass --allow-notifications if customers may be notified",
	"如果允许通知客户，请加上 --allow-notifications",
);
