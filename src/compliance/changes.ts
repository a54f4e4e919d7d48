import { z } from "zod";
import { AppError, text } from "../model/index.js";
import type { Changes, ComplianceReport } from "./report.js";
import { statuses } from "./rules/item.js";
import { metricNames, metricValue, metricWords } from "./rules/metrics.js";

/** As much of an earlier report as a comparison needs. Newer ones may hold more. */
const EarlierReport = z.object({
	type: z.literal("compliance-report"),
	schemaVersion: z.literal(1),
	ruleSet: z.object({ version: z.string(), asOf: z.string() }),
	evidence: z.looseObject({ window: z.looseObject({ madeAtMs: z.number() }) }),
	items: z.array(z.looseObject({ id: z.string(), status: z.enum(statuses) })),
});
export type EarlierReport = z.infer<typeof EarlierReport>;

/** Reads what `report --out` wrote. Throws AppError `config-invalid` for anything else. */
export function readEarlierReport(content: string, path: string): EarlierReport {
	let value: unknown;
	try {
		value = JSON.parse(content);
	} catch {
		// Whatever is not JSON is no report either.
	}
	const parsed = EarlierReport.safeParse(value);
	if (parsed.success) return parsed.data;
	throw new AppError("config-invalid", {
		what: text(`${path} is not a report of uncrisp`, `${path} 不是 uncrisp 的合规报告`),
		hint: text("Name a file that `uncrisp report --out FILE` wrote", "请指定由 `uncrisp report --out 文件` 生成的文件"),
	});
}

/** What changed since: statuses, and the numbers behind them. Pure. */
export function changesSince(earlier: EarlierReport, report: ComplianceReport): Changes {
	const before = new Map(earlier.items.map(({ id, status }) => [id, status]));
	return {
		sinceMs: earlier.evidence.window.madeAtMs,
		ruleSetChanged: earlier.ruleSet.version !== report.ruleSet.version || earlier.ruleSet.asOf !== report.ruleSet.asOf,
		items: report.items.flatMap(({ id, title, status }) => {
			const was = before.get(id);
			return was === undefined || was === status ? [] : [{ id, title, before: was, after: status }];
		}),
		numbers: metricNames.flatMap((name) => {
			const was = safeValue(earlier.evidence, name);
			const is = metricValue(report.evidence, name);
			if (was === undefined || JSON.stringify(was) === JSON.stringify(is)) return [];
			return [{ name, text: metricWords[name], before: was, after: is }];
		}),
	};
}

/** An older report may lack the number, or have another shape there. */
function safeValue(evidence: unknown, name: string) {
	let value = evidence;
	for (const part of name.split(".").slice(1))
		value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[part] : undefined;
	const shape = z.union([z.number(), z.string(), z.object({ lower: z.number(), upper: z.number() })]);
	const parsed = shape.safeParse(value);
	return parsed.success ? parsed.data : undefined;
}
