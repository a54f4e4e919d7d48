import { AppError } from "../model/app-error.js";
import { counted } from "../model/counted.js";
import { type CheckRemoteOptions, checkRemote } from "../remote/check-remote.js";
import { type ForgetSummary, forgetSnapshots } from "../remote/forget.js";
import { listSnapshots, type SnapshotFacts } from "../remote/list-snapshots.js";
import { type PushSummary, pushArchive } from "../remote/push.js";
import type { RemoteOptions } from "../remote/remote-options.js";
import { restoreArchive } from "../remote/restore.js";
import type { Kept } from "../remote/retention.js";
import { archivePath } from "./archive-access.js";
import { type CommandInput, type CommandResult, flagOf, numberOf } from "./command.js";
import { exitCodeOf } from "./exit-codes.js";
import { count, durationText } from "./progress.js";
import { remoteAccess } from "./remote-access.js";
import type { Session } from "./session.js";
import { factLines, sizeText, textTable } from "./text-table.js";
import { both, speaker } from "./words.js";

/** `archive push`. */
export async function pushCommand(session: Session): Promise<CommandResult> {
	const summary = await pushStep(session, await remoteAccess(session));
	return { exitCode: pushExitCode(summary), summary: { ...summary } };
}

/** Brings the archive as it is now to the remote, and says what that was. */
export async function pushStep(session: Session, options: RemoteOptions): Promise<PushSummary> {
	const { output, language } = session;
	const summary = await pushArchive(archivePath(session), options);
	output.settle();
	const size = sizeText(summary.uploadedBytes);
	const time = durationText(summary.durationMs, language);
	output.human(
		both(
			`Snapshot ${summary.snapshot} in ${summary.remote}: ${count(summary.uploaded)} of ${counted(summary.objects, "object")} uploaded, ${size}, in ${time}`,
			`快照 ${summary.snapshot} 已存入 ${summary.remote}：共 ${count(summary.objects)} 个对象，上传 ${count(summary.uploaded)} 个，${size}，用时 ${time}`,
		),
	);
	if (!summary.encrypted)
		output.human(
			both(
				"Not encrypted: whoever can read the bucket reads the conversations (--encrypt-to changes that)",
				"未加密：能读取该存储桶的人都能看到会话内容（可用 --encrypt-to 加密）",
			),
		);
	if (summary.missing > 0)
		output.warning(
			both(
				`${counted(summary.missing, "file is", "files are")} missing or damaged here and not in the remote: uncrisp verify names each, uncrisp verify --repair fetches it again`,
				`${count(summary.missing)} 个附件在本机缺失或损坏，远端也没有：uncrisp verify 会列出它们，uncrisp verify --repair 可重新获取`,
			),
		);
	return summary;
}

export function pushExitCode(summary: PushSummary): number {
	return summary.missing > 0 ? exitCodeOf("incomplete") : 0;
}

/** `archive restore`, and without files `archive pull`. */
export async function restoreCommand(session: Session, input: CommandInput, files: boolean): Promise<CommandResult> {
	const snapshot = input.arguments[1];
	const { output, language } = session;
	const options = { ...(await remoteAccess(session)), files, ...(snapshot !== undefined && { snapshot }) };
	const summary = await restoreArchive(archivePath(session), options);
	output.settle();
	const time = durationText(summary.durationMs, language);
	output.human(
		both(
			`Restored ${summary.snapshot}: database ${sizeText(summary.databaseBytes)}, ${counted(summary.files, "file")}, ${sizeText(summary.fileBytes)}, in ${time}`,
			`已恢复 ${summary.snapshot}：数据库 ${sizeText(summary.databaseBytes)}，附件 ${count(summary.files)} 个，${sizeText(summary.fileBytes)}，用时 ${time}`,
		),
	);
	if (!files)
		output.human(
			both(
				"Without files: enough to back up and push on. Bring everything with uncrisp archive restore",
				"不含附件：足以继续备份和推送。如需全部内容，请用 uncrisp archive restore",
			),
		);
	output.human(both(`Archive: ${archivePath(session)}`, `归档：${archivePath(session)}`));
	return { summary: { ...summary } };
}

/** `archive snapshots`. */
export async function snapshotsCommand(session: Session): Promise<CommandResult> {
	const list = await listSnapshots(await remoteAccess(session));
	const { output } = session;
	const say = speaker(session.language);
	for (const snapshot of list.snapshots) output.event("snapshot", { ...snapshot });
	if (!output.options.json) {
		const head = [
			both("snapshot", "快照"),
			both("database", "数据库"),
			both("files", "附件"),
			both("bytes", "附件大小"),
		];
		const rows = list.snapshots.map((each) => [each.id, ...sizesOf(each)]);
		const facts = factLines([
			[say(both("remote", "远端")), list.remote],
			[say(both("encrypted", "加密")), say(list.encrypted ? both("yes", "是") : both("no", "否"))],
			[say(both("stored", "占用")), `${sizeText(list.storedBytes)} · ${count(list.storedObjects)}`],
		]);
		output.data(`${[...textTable([head.map(say), ...rows]), "", ...facts].join("\n")}\n`);
	}
	const { snapshots, ...rest } = list;
	return { summary: { ...rest, snapshots: snapshots.length } };
}

function sizesOf(facts: SnapshotFacts): string[] {
	if (facts.databaseBytes === undefined) return ["?", "?", "?"];
	return [sizeText(facts.databaseBytes), count(facts.files ?? 0), sizeText(facts.fileBytes ?? 0)];
}

/** `archive forget`: a preview, or with `--yes` the deed. */
export async function forgetCommand(session: Session, input: CommandInput): Promise<CommandResult> {
	const retention = {
		daily: numberOf(input, "keepDaily"),
		weekly: numberOf(input, "keepWeekly"),
		monthly: numberOf(input, "keepMonthly"),
	};
	if (Object.values(retention).every((value) => value === undefined || value === 0)) throw nothingToKeep();
	const perform = flagOf(input, "yes");
	const summary = await forgetSnapshots({ ...(await remoteAccess(session)), retention, perform });
	const { output } = session;
	output.settle();
	for (const { id, reasons } of summary.keep) output.event("keep", { id, reasons });
	for (const id of summary.remove) output.event("remove", { id });
	for (const line of forgetLines(summary, session)) output.human(line);
	return { summary: { ...summary, keep: summary.keep.length, remove: summary.remove.length } };
}

function forgetLines(summary: ForgetSummary, session: Session): string[] {
	const say = speaker(session.language);
	const lines = [
		...summary.keep.map((kept) => `  ${say(both("keep  ", "保留"))}  ${kept.id}  ${say(reasonsOf(kept))}`),
		...summary.remove.map((id) => `  ${say(both("remove", "删除"))}  ${id}`),
	];
	const size = sizeText(summary.bytes);
	const done = summary.status === "done";
	const [removed, objects] = [count(summary.remove.length), count(summary.objects)];
	const what = `${counted(summary.remove.length, "snapshot")} and ${counted(summary.objects, "object")}`;
	lines.push(
		say(
			done
				? both(`Removed ${what}, ${size}`, `已删除 ${removed} 个快照和 ${objects} 个对象，释放 ${size}`)
				: both(`Would remove ${what}, ${size}`, `将删除 ${removed} 个快照和 ${objects} 个对象，可释放 ${size}`),
		),
	);
	if (!done) lines.push(say(both("Nothing was removed; to do it, add --yes", "尚未删除任何内容；要执行请加 --yes")));
	return lines;
}

function reasonsOf({ reasons }: Kept) {
	const words = {
		newest: both("newest", "最新"),
		daily: both("daily", "每日"),
		weekly: both("weekly", "每周"),
		monthly: both("monthly", "每月"),
	};
	return both(reasons.map((each) => words[each].en).join(", "), reasons.map((each) => words[each]["zh-CN"]).join("、"));
}

/** `archive check`: exit 5 when a snapshot could not be restored whole. */
export async function checkCommand(session: Session, input: CommandInput): Promise<CommandResult> {
	const { output } = session;
	const { sample } = input.values;
	const read =
		typeof sample === "object" && "n" in sample ? sample : flagOf(input, "read") ? { n: 1, of: 1 } : undefined;
	const options: CheckRemoteOptions = {
		...(await remoteAccess(session)),
		...(read && { read }),
		onProblem(problem) {
			output.event("problem", { ...problem });
			output.human(`${output.paint("31", problem.code)} ${problem.snapshot} ${problem.key ?? ""}`.trimEnd());
		},
	};
	if (flagOf(input, "repair")) return repairRemoteCommand(session, options);
	const summary = await checkRemote(options);
	output.settle();
	const [snapshots, objects] = [count(summary.snapshots), count(summary.objects)];
	if (summary.problems === 0)
		output.human(
			read
				? both(
						`${counted(summary.snapshots, "snapshot is", "snapshots are")} whole: ${counted(summary.objects, "object is", "objects are")} there, ${count(summary.read)} read and compared`,
						`${snapshots} 个快照完好：${objects} 个对象都在，其中 ${count(summary.read)} 个已读取比对`,
					)
				: both(
						`${counted(summary.snapshots, "snapshot")}: ${counted(summary.objects, "object is", "objects are")} all there (--read also compares their bytes)`,
						`${snapshots} 个快照：${objects} 个对象都在（加 --read 可逐一比对内容）`,
					),
		);
	const sound = summary.problems === 0;
	if (!sound)
		output.human(
			both("--repair uploads again what is whole on this machine", "加 --repair 可将本机完好的内容重新上传"),
		);
	return { exitCode: sound ? 0 : exitCodeOf("verification-failed"), summary: { ...summary } };
}

/** `archive check --repair`. */
async function repairRemoteCommand(session: Session, options: CheckRemoteOptions): Promise<CommandResult> {
	const { output } = session;
	const { repairRemote } = await import("../remote/repair-remote.js");
	const summary = await repairRemote(archivePath(session), options);
	output.settle();
	const [repaired, left] = [count(summary.repaired), count(summary.left)];
	output.human(
		summary.problems === 0
			? both("Nothing to repair", "无需修复")
			: both(`Uploaded again: ${repaired}; left: ${left}`, `已重新上传：${repaired}；未能修复：${left}`),
	);
	if (summary.left > 0)
		output.human(
			both(
				"What is left belongs to earlier states: uncrisp archive push makes a whole snapshot, archive forget removes the others",
				"未能修复的内容属于更早的状态：uncrisp archive push 可创建完好的快照，archive forget 可删除其余快照",
			),
		);
	return { exitCode: summary.left === 0 ? 0 : exitCodeOf("verification-failed"), summary: { ...summary } };
}

function nothingToKeep(): AppError {
	return new AppError("usage", {
		what: both("Say what to keep", "请指明要保留哪些快照"),
		hint: both(
			"For example: --keep-daily 7 --keep-weekly 5 --keep-monthly 12",
			"例如：--keep-daily 7 --keep-weekly 5 --keep-monthly 12",
		),
	});
}
