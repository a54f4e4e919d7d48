import { type VerifyOptions, type VerifyPlace, type VerifySummary, verifyTarget } from "../apply/verify.js";
import type { Archive } from "../archive/archive.js";
import { counted } from "../model/counted.js";
import type { Localized } from "../model/index.js";
import { withArchive } from "./archive-access.js";
import { archiveStatus } from "./archive-status.js";
import { causeLines } from "./cause-lines.js";
import { type CommandInput, type CommandResult, flagOf } from "./command.js";
import { exitCodeOf } from "./exit-codes.js";
import { type TargetGround, targetGround } from "./plan-step.js";
import { count, durationText } from "./progress.js";
import type { Session } from "./session.js";
import { stoppedExitCode } from "./stop-exit.js";
import { reachTarget, targetAdapter } from "./target-access.js";
import { textTable } from "./text-table.js";
import { both, speaker } from "./words.js";

export interface VerifyTargetResult extends VerifySummary {
	exitCode: number;
}

/** How many differences are shown; all are counted, and `--json` names more. */
const shown = 10;

/** `verify`: the archive by itself. */
export async function verifyArchiveStep(session: Session, input: CommandInput): Promise<CommandResult> {
	return withArchive(session, "read", async (archive) => {
		const { output, run } = session;
		const say = speaker(session.language);
		let problems = 0;
		let damaged = 0;
		for await (const problem of archive.check({ ...sampleOf(input), signal: run.signal })) {
			problems += 1;
			if (problem.code === "record-damaged") damaged += 1;
			const message = say(problem.message);
			output.event("problem", { ...problem, message });
			const place = [problem.resource, problem.id].filter((each) => each !== undefined).join(" ");
			output.human(`${output.paint("31", problem.code)} ${place} ${message}`.trimEnd());
		}
		const gaps = archiveStatus(archive, session.clock.now()).lastReconciliation.filter((row) => !row.ok);
		for (const row of gaps)
			output.human(
				both(
					`${row.resource}: Crisp counted ${row.source ?? "?"}, the archive holds ${row.archive}`,
					`${row.resource}：Crisp 计数 ${row.source ?? "?"}，归档中有 ${row.archive}`,
				),
			);
		const lost = countOf(archive.facts("damaged:")) - damaged;
		if (lost > 0)
			output.human(
				both(
					`${counted(lost, "record was damaged and is", "records were damaged and are")} gone at Crisp: what is left is kept`,
					`${count(lost)} 条记录曾受损且 Crisp 已删除：剩余部分已保留`,
				),
			);
		const left = archive.elsewhere();
		if (left !== undefined)
			output.human(
				both(
					`${counted(left.files, "file is not here on purpose: it is", "files are not here on purpose: they are")} in ${left.remote}, snapshot ${left.snapshot}`,
					`${count(left.files)} 个附件按设定不在本机：它们在 ${left.remote} 的快照 ${left.snapshot} 中`,
				),
			);
		const sound = problems === 0 && gaps.length === 0;
		if (sound) output.human(output.paint("32", say(both("The archive is sound", "归档完好"))));
		if (problems > 0)
			output.human(
				both(
					"uncrisp verify --repair shows what would bring it back, and the price",
					"uncrisp verify --repair 会显示如何修复及所需代价",
				),
			);
		return {
			exitCode: sound ? 0 : exitCodeOf("verification-failed"),
			summary: {
				status: sound ? "same" : "different",
				problems,
				gaps,
				...(lost > 0 && { lost }),
				...(left && { elsewhere: left }),
			},
		};
	});
}

function countOf(items: Iterable<unknown>): number {
	let total = 0;
	for (const _ of items) total += 1;
	return total;
}

/** `verify --against`. */
export async function verifyTargetCommand(session: Session, input: CommandInput): Promise<CommandResult> {
	const adapter = await targetAdapter(session);
	return withArchive(session, "read", async (archive) => {
		const { exitCode, ...summary } = await verifyTargetStep(
			session,
			archive,
			await targetGround(session, archive, adapter),
			{ ...sampleOf(input), importedOnly: flagOf(input, "imported") },
		);
		return { exitCode, summary };
	});
}

/** Reads back what was imported and compares: `verify --against`, and the last step of `migrate`. */
export async function verifyTargetStep(
	session: Session,
	archive: Archive,
	ground: TargetGround,
	part: Pick<VerifyOptions, "sample" | "importedOnly"> = {},
): Promise<VerifyTargetResult> {
	const { adapter, identities, timeZone } = ground;
	const summary = await verifyTarget({
		...(await reachTarget(session, archive, adapter)),
		timeZone,
		identities,
		...part,
	});
	session.output.settle();
	for (const line of verifyLines(summary, session)) session.output.human(line);
	return { ...summary, exitCode: exitCode(summary, session) };
}

function sampleOf(input: CommandInput): { sample?: { n: number; of: number } } {
	const { sample } = input.values;
	return typeof sample === "object" && "n" in sample ? { sample } : {};
}

function exitCode(summary: VerifySummary, session: Session): number {
	if (summary.status === "stopped") return stoppedExitCode(session, "signal");
	return summary.status === "same" ? 0 : exitCodeOf("verification-failed");
}

function verifyLines(summary: VerifySummary, session: Session): string[] {
	const say = speaker(session.language);
	const { output } = session;
	const same = summary.status === "same";
	const head = same
		? summary.unverifiable > 0
			? both("Verified: what could be read back is as the archive wants it", "核验通过：能回读的内容与归档一致")
			: both("Verified: what was imported is as the archive wants it", "核验通过：导入的内容与归档一致")
		: both("Verification found differences (exit 5)", "核验发现差异（退出码 5）");
	const rows: [string, number][] = [
		[say(both("should be there", "应有")), summary.wanted],
		[say(both("same", "一致")), summary.same],
		[say(both("different", "不一致")), summary.different],
		[say(both("missing in the target", "目标中缺失")), summary.missingCount],
		[say(both("not imported yet", "尚未导入")), summary.notImportedCount],
		[say(both("cannot be read back", "无法回读")), summary.unverifiable],
	];
	const lines = [
		output.paint(same ? "32" : "33", say(head)),
		`  ${summary.target} · ${durationText(summary.durationMs, session.language)}`,
		...textTable(rows.filter(([, value], at) => value > 0 || at < 2).map(([label, value]) => [label, count(value)])),
	];
	if (summary.unverifiable > 0)
		lines.push(
			say(both("Not read back, because:", "未能回读，原因：")),
			...causeLines(summary.unverifiableCauses, session.language),
		);
	const places = summary.places.slice(0, shown);
	for (const place of places) lines.push(placeLine(place, session));
	const more = summary.placeCount - places.length;
	if (more > 0)
		lines.push(
			say(
				both(
					`  … and ${count(more)} more; --json lists up to 1,000`,
					`  ……另有 ${count(more)} 处；--json 最多列出 1,000 处`,
				),
			),
		);
	return lines;
}

/** Values may be message texts: only where and which fields, never what. */
function placeLine({ kind, id, differences, missing, notImported, fields }: VerifyPlace, session: Session): string {
	const say = speaker(session.language);
	const found: [number, Localized][] = [
		[
			differences,
			both(
				`${counted(differences, "differs", "differ")} (${fields.join(", ")})`,
				`${count(differences)} 处不一致（${fields.join("、")}）`,
			),
		],
		[missing, both(`${count(missing)} missing`, `缺失 ${count(missing)} 项`)],
		[notImported, both(`${count(notImported)} not imported`, `${count(notImported)} 项未导入`)],
	];
	const words = found.flatMap(([number, text]) => (number > 0 ? [say(text)] : []));
	return `  ${kind}:${id}${say(both(": ", "："))}${words.join(say(both(", ", "，")))}`;
}
