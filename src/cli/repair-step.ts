import type { Archive } from "../archive/archive.js";
import { extraOf } from "../backup/extras/extra-table.js";
import { needsSource, planRepair, type RepairPlan, type RepairWay } from "../backup/repair/plan-repair.js";
import { type RepairSummary, repairArchive } from "../backup/repair/repair-archive.js";
import { counted } from "../model/counted.js";
import { resourceText } from "../render/resource-words.js";
import { withArchive } from "./archive-access.js";
import { type CommandInput, type CommandResult, flagOf, numberOf } from "./command.js";
import { crispConnection } from "./crisp-connection.js";
import { exitCodeOf } from "./exit-codes.js";
import { count, durationText } from "./progress.js";
import { hasRemote, remoteAccess } from "./remote-access.js";
import type { Session } from "./session.js";
import { stoppedExitCode } from "./stop-exit.js";
import { textTable } from "./text-table.js";
import { both, speaker } from "./words.js";

/** `verify --repair`: a preview with its price, or with `--yes` the deed and a second look at everything. */
export async function repairCommand(session: Session, input: CommandInput): Promise<CommandResult> {
	const perform = flagOf(input, "yes");
	return withArchive(session, perform ? "write" : "read", async (archive) => {
		const { output, run } = session;
		const plan = await planRepair(archive, archive.check({ signal: run.signal }));
		if (plan.findings.length === 0) {
			output.human(output.paint("32", speaker(session.language)(both("The archive is sound", "归档完好"))));
			return { exitCode: 0, summary: { status: "sound", problems: 0 } };
		}
		for (const finding of plan.findings) output.event("finding", { ...finding });
		for (const line of planLines(plan, session)) output.human(line);
		if (perform) return repairNow(session, input, archive, plan);
		output.human(both("Nothing was changed; to do it, add --yes", "尚未更改任何内容；要执行请加 --yes"));
		const { requests, files } = plan;
		const summary = { status: "preview", problems: problemsOf(plan), requests, files: files.size };
		return { exitCode: exitCodeOf("verification-failed"), summary };
	});
}

async function repairNow(
	session: Session,
	input: CommandInput,
	archive: Archive,
	plan: RepairPlan,
): Promise<CommandResult> {
	const { settings, output, run } = session;
	const fromSource = needsSource(plan) || (plan.files.size > 0 && settings.text("crisp.key") !== undefined);
	const crisp = fromSource ? await crispConnection(session) : undefined;
	const remote = plan.files.size > 0 && hasRemote(session) ? await remoteAccess(session) : undefined;
	const http = await session.http();
	const summary = await repairArchive({
		archive,
		plan,
		crisp,
		http,
		run,
		dailyBudget: settings.number("dailyBudget"),
		reserve: settings.number("reserve"),
		maxRequests: numberOf(input, "maxRequests"),
		fileHosts: settings.list("fileHosts"),
		...(remote && {
			fromElsewhere: async (files) =>
				(await import("../remote/fetch-files.js")).fetchRemoteFiles(archive, files, remote),
		}),
	});
	output.settle();
	for (const loss of summary.losses) output.event("loss", { ...loss });
	const stopped = summary.status === "stopped";
	let left = 0;
	if (!stopped) for await (const _ of archive.check({ signal: run.signal })) left += 1;
	for (const line of summaryLines(summary, left, session)) output.human(line);
	for (const line of readAgainLines(plan, summary.losses, session)) output.human(line);
	const exitCode = stopped
		? stoppedExitCode(session, summary.stopped?.reason)
		: left > 0
			? exitCodeOf("verification-failed")
			: summary.losses.length > 0
				? exitCodeOf("incomplete")
				: 0;
	const { losses, ...rest } = summary;
	return { exitCode, summary: { ...rest, losses: losses.length, problemsLeft: stopped ? null : left } };
}

function problemsOf(plan: RepairPlan): number {
	return plan.findings.reduce((sum, finding) => sum + finding.count, 0);
}

const ways: Record<RepairWay, ReturnType<typeof both>> = {
	source: both("ask Crisp again", "重新向 Crisp 读取"),
	file: both("fetch again, from the remote first", "重新下载，优先取自远端"),
	map: both("make anew from the records", "由已存记录重新生成"),
	backup: both("set aside; a full backup reads it again", "先移出，由完整备份重新读取"),
	none: both("stays", "保持现状"),
};

function planLines(plan: RepairPlan, session: Session): string[] {
	const say = speaker(session.language);
	const head = [both("damage", "问题"), both("of", "对象"), both("how many", "数量"), both("repair", "修复方式")];
	const rows = plan.findings.map(({ code, resource, count: number, way }) => [
		code,
		resourceText(resource, session.language),
		count(number),
		say(ways[way]),
	]);
	const lines = textTable([head.map(say), ...rows]);
	if (plan.requests > 0)
		lines.push(
			say(
				both(
					`At least ${counted(plan.requests, "request")} to Crisp`,
					`至少需要向 Crisp 请求 ${count(plan.requests)} 次`,
				),
			),
		);
	const codes = new Set(plan.findings.flatMap(({ code, way }) => (way === "none" ? [code] : [])));
	if (codes.has("database-damaged") || codes.has("broken-link"))
		lines.push(
			say(
				both(
					"The database itself is damaged: no fetching helps. Restore a snapshot (uncrisp archive restore) or back up into a new folder",
					"数据库本身已损坏，重新读取无济于事。请恢复快照（uncrisp archive restore），或备份到新文件夹",
				),
			),
		);
	if (codes.has("stray-file"))
		lines.push(say(both("Stray files are harmless and stay", "无主文件没有危害，将予以保留")));
	lines.push(...readAgainLines(plan, plan.findings, session));
	if (plan.aside.some(({ resource }) => resource.startsWith("handed-in-")))
		lines.push(say(both("What you handed in: add the file once more", "您手动添加的内容：请再次添加该文件")));
	return lines;
}

/** Names the backup that reads again what a repair does not ask Crisp for. */
function readAgainLines({ findings }: RepairPlan, left: readonly { resource: string }[], session: Session): string[] {
	const say = speaker(session.language);
	const stillLeft = new Set(left.map(({ resource }) => resource));
	const resources = findings
		.filter(({ way, resource }) => way === "backup" && stillLeft.has(resource))
		.map(({ resource }) => resource);
	const extras = new Set(resources.flatMap((resource) => extraOf(resource) ?? []));
	const lines: string[] = [];
	if (extras.size > 0) {
		const command = `uncrisp backup --full --with ${[...extras].join(",")}`;
		lines.push(say(both(`To read the extras again: ${command}`, `重新读取附加内容：${command}`)));
	}
	if (resources.some((resource) => extraOf(resource) === undefined))
		lines.push(
			say(
				both(
					"To read what is no extra again: uncrisp backup --full, with a user token",
					"重新读取其他内容：使用用户令牌运行 uncrisp backup --full",
				),
			),
		);
	return lines;
}

const shown = 10;

function summaryLines(summary: RepairSummary, left: number, session: Session): string[] {
	const say = speaker(session.language);
	const { files, losses, entities } = summary;
	const made = entities === undefined ? 0 : entities.created + entities.updated;
	const time = durationText(summary.durationMs, session.language);
	const lines = [
		say(
			both(
				`Repaired: ${counted(summary.records, "record")}, ${counted(made, "entity", "entities")}, ${counted(files.fromElsewhere, "file")} from the remote, ${count(files.fromSource)} from Crisp; ${counted(summary.requests, "request")}, ${time}`,
				`已修复：记录 ${count(summary.records)} 条，实体 ${count(made)} 个，附件取自远端 ${count(files.fromElsewhere)} 个、取自 Crisp ${count(files.fromSource)} 个；请求 ${count(summary.requests)} 次，用时 ${time}`,
			),
		),
	];
	const ends = {
		readable: both("gone at Crisp, kept as it can be read", "Crisp 已删除，按可读部分保留"),
		lost: both("gone at Crisp, only its entity is left", "Crisp 已删除，仅存其实体"),
		failed: both("not to be had now", "目前无法取得"),
	};
	for (const { resource, id, end } of losses.slice(0, shown)) lines.push(`  ${resource} ${id}: ${say(ends[end])}`);
	if (losses.length > shown)
		lines.push(`  ${say(both(`and ${count(losses.length - shown)} more`, `另有 ${count(losses.length - shown)} 项`))}`);
	if (summary.status === "stopped")
		lines.push(say(both("Stopped at a limit; the same command goes on", "已达上限而停止；再次运行同一命令即可继续")));
	else
		lines.push(
			left === 0
				? session.output.paint("32", say(both("The archive is sound", "归档完好")))
				: session.output.paint(
						"33",
						say(
							both(
								`${counted(left, "problem is", "problems are")} left: uncrisp verify`,
								`仍有 ${count(left)} 个问题：uncrisp verify`,
							),
						),
					),
		);
	return lines;
}
