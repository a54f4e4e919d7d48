import { type RemapSummary, remapArchive } from "../backup/remap.js";
import { withArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import { count, durationText } from "./progress.js";
import type { Session } from "./session.js";
import { factLines } from "./text-table.js";
import { both, speaker } from "./words.js";

/** `archive remap`. */
export async function remapCommand(session: Session): Promise<CommandResult> {
	const { output } = session;
	const summary = await withArchive(session, "write", (archive) => remapArchive({ archive, run: session.run }), {
		remap: true,
	});
	output.settle();
	for (const line of remapLines(summary, session)) output.human(line);
	return { summary: { ...summary } };
}

function remapLines(summary: RemapSummary, session: Session): string[] {
	const say = speaker(session.language);
	const { modelFrom, modelTo } = summary;
	const problems = Object.entries(summary.problems).map(([code, number]) => `${code} ${count(number)}`);
	return [
		session.output.paint("32", say(both("Every record is mapped anew", "所有记录均已重新映射"))),
		...factLines([
			[say(both("records", "记录")), count(summary.records)],
			[say(both("entities unchanged", "实体未变")), count(summary.unchanged)],
			[say(both("changed", "有变化")), count(summary.updated)],
			[say(both("new", "新增")), count(summary.created)],
			[say(both("removed", "移除")), count(summary.removed)],
			[say(both("model", "模型版本")), modelFrom === modelTo ? modelTo : `${modelFrom} → ${modelTo}`],
			[say(both("time", "用时")), durationText(summary.durationMs, session.language)],
		]),
		...(problems.length === 0
			? []
			: [`${say(both("not understood, kept raw:", "未能识别，原样保留："))} ${problems.join(", ")}`]),
	];
}
