import { type CompareSummary, compareEstimate, compareSource } from "../backup/compare/compare-source.js";
import type { ComparisonRow, SourceDifference } from "../backup/compare/list-comparison.js";
import { counted } from "../model/counted.js";
import { resourceText } from "../render/resource-words.js";
import { withArchive } from "./archive-access.js";
import { type CommandInput, type CommandResult, numberOf } from "./command.js";
import { crispConnection } from "./crisp-connection.js";
import { exitCodeOf } from "./exit-codes.js";
import { clockTime, count, durationText } from "./progress.js";
import type { Session } from "./session.js";
import { textTable } from "./text-table.js";
import { both, speaker } from "./words.js";

/** How many differences are shown; all are counted, and `--json` names each. */
const shown = 10;

/** `verify --against crisp`. Takes the lock, because the day's requests are counted in the archive; nothing else is written. */
export async function verifySourceCommand(session: Session, input: CommandInput): Promise<CommandResult> {
	const { output, settings, run } = session;
	const crisp = await crispConnection(session);
	const http = await session.http();
	return withArchive(session, "write", async (archive) => {
		const estimate = compareEstimate(archive);
		output.human(
			both(`About ${counted(estimate, "request")}, lists only`, `约需 ${count(estimate)} 次请求，仅读取列表`),
		);
		const examples: SourceDifference[] = [];
		const summary = await compareSource({
			archive,
			crisp,
			http,
			run,
			dailyBudget: settings.number("dailyBudget"),
			reserve: settings.number("reserve"),
			maxRequests: numberOf(input, "maxRequests"),
			concurrency: settings.number("concurrency"),
			onDifference(difference) {
				output.event("difference", { ...difference });
				if (!difference.since && examples.length < shown) examples.push(difference);
			},
		});
		output.settle();
		for (const line of compareLines(summary, examples, session)) output.human(line);
		return {
			exitCode: summary.status === "same" ? 0 : exitCodeOf("verification-failed"),
			summary: { ...summary },
		};
	});
}

function compareLines(summary: CompareSummary, examples: readonly SourceDifference[], session: Session): string[] {
	const say = speaker(session.language);
	const { output } = session;
	const same = summary.status === "same";
	const head = same
		? both("The archive holds what Crisp lists", "归档包含 Crisp 列出的全部内容")
		: both("Crisp lists something else (exit 5)", "与 Crisp 的列表有差异（退出码 5）");
	const columns = [
		both("resource", "资源"),
		both("Crisp", "Crisp"),
		both("archive", "归档"),
		both("missing", "缺失"),
		both("changed", "有变化"),
		both("gone", "已删"),
		both("since", "之后"),
	];
	const lines = [
		output.paint(same ? "32" : "33", say(head)),
		...textTable([columns.map(say), ...summary.rows.map((row) => cells(row, session))]),
	];
	for (const { kind, resource, id } of examples) lines.push(`  ${say(kinds[kind])} ${resource} ${id}`);
	const forgotten = summary.rows.filter((row) => row.forgotten > 0);
	if (forgotten.length > 0) {
		const counts = forgotten.map((row) => `${resourceText(row.resource, session.language)} ${count(row.forgotten)}`);
		lines.push(
			say(both(`Left out, forgotten people: ${counts.join(", ")}`, `未保存，当事人已被遗忘：${counts.join("、")}`)),
		);
	}
	const at = summary.watermarkMs;
	lines.push(
		say(
			at === undefined
				? both("No backup was completed yet, so nothing is excused", "尚无完整的备份，因此所有差异都计入")
				: both(
						`Since: came or changed after ${clockTime(at, session.clock.now())}, as far as the last completed backup saw; the next one brings it`,
						`之后：在 ${clockTime(at, session.clock.now())}（最近一次完整备份所及）之后新增或变化的内容，下次备份会读取`,
					),
		),
		`${say(both(counted(summary.requests, "request"), `${count(summary.requests)} 次请求`))} · ${durationText(summary.durationMs, session.language)}`,
	);
	if (!same)
		lines.push(say(both("Read everything anew: uncrisp backup --full", "全部重新读取：uncrisp backup --full")));
	return lines;
}

const kinds = {
	missing: both("missing:", "缺失："),
	changed: both("changed:", "有变化："),
	gone: both("gone at Crisp:", "Crisp 已删："),
};

function cells(row: ComparisonRow, session: Session): string[] {
	const say = speaker(session.language);
	const source =
		row.source === undefined
			? say(both("may not be read", "无权读取"))
			: `${count(row.source)}${row.partial ? "+" : ""}`;
	const counter = row.counter === undefined || row.counter === row.source ? "" : ` (${count(row.counter)})`;
	return [
		resourceText(row.resource, session.language),
		source + counter,
		...[row.archive, row.missing, row.changed, row.gone, row.since].map((value) => count(value)),
	];
}
