import type { Archive, NotExported, Run } from "../archive/archive.js";
import type { BackupSummary, ReconciliationRow } from "../backup/backup-options.js";
import type { Language } from "../model/localized.js";
import { resourceText } from "../render/resource-words.js";
import { clockTime, count } from "./progress.js";
import type { Session } from "./session.js";
import { factLines, sizeText, textTable } from "./text-table.js";
import { wrapDisplay } from "./text-width.js";
import { both, speaker } from "./words.js";

export interface ArchiveStatus {
	path: string;
	workspaceId: string | undefined;
	workspaceName: string | undefined;
	size: { database: number; files: number; fileCount: number };
	requestsToday: number;
	resources: { resource: string; records: number; gone: number; versions: number }[];
	runs: Pick<Run, "id" | "kind" | "target" | "startedAtMs" | "endedAtMs" | "status">[];
	lastReconciliation: ReconciliationRow[];
	notExported: NotExported[];
	targets: { target: string; counts: Record<string, number> }[];
}

/** How many runs are listed. */
const runsShown = 10;

export function archiveStatus(archive: Archive, nowMs: number): ArchiveStatus {
	const runs = archive.runs().sort((one, other) => one.id - other.id);
	const [workspace] = archive.entities("workspace", { includeGone: true });
	return {
		path: archive.path,
		workspaceId: archive.workspaceId(),
		workspaceName: workspace?.name,
		size: archive.sizeBytes(),
		requestsToday: archive.requestsOn(new Date(nowMs).toISOString().slice(0, 10)),
		resources: archive.resources(),
		runs: runs.slice(-runsShown).map(({ id, kind, target, startedAtMs, endedAtMs, status }) => ({
			id,
			kind,
			target,
			startedAtMs,
			endedAtMs,
			status,
		})),
		lastReconciliation: reconciliationOf(runs),
		notExported: archive.notExported(),
		targets: archive.ledger.targets().map((target) => ({ target, counts: archive.ledger.counts(target) })),
	};
}

export function statusLines(status: ArchiveStatus, session: Session): string[] {
	const say = speaker(session.language);
	const now = session.clock.now();
	const { size } = status;
	const lines = factLines([
		[say(both("archive", "归档")), status.path],
		[say(both("workspace", "工作区")), `${status.workspaceName ?? "?"} (${status.workspaceId ?? "?"})`],
		[say(both("database", "数据库")), sizeText(size.database)],
		[say(both("files", "附件")), `${count(size.fileCount)} · ${sizeText(size.files)}`],
		[say(both("requests today", "今日请求")), count(status.requestsToday)],
	]);
	const head = [
		say(both("records", "记录")),
		say(both("here", "现有")),
		say(both("gone at Crisp", "Crisp 已删")),
		say(both("earlier versions", "旧版本")),
	];
	lines.push(
		"",
		...textTable([
			head,
			...status.resources.map((each) => [
				resourceText(each.resource, session.language),
				count(each.records),
				count(each.gone),
				count(each.versions),
			]),
		]),
	);
	const runHead = [say(both("runs", "运行")), say(both("started", "开始时间")), say(both("ended", "结果"))];
	lines.push(
		"",
		...textTable([
			runHead,
			...status.runs.map((run) => [
				`${run.id} ${run.kind}${run.target ? ` ${run.target}` : ""}`,
				clockTime(run.startedAtMs, now),
				say(runStatus(run.status)),
			]),
		]),
	);
	if (status.lastReconciliation.length > 0) lines.push("", ...reconciled(status.lastReconciliation, session.language));
	for (const { target, counts } of status.targets)
		lines.push("", `${say(both("ledger", "台账"))} ${target}: ${stated(counts)}`);
	if (status.notExported.length > 0) lines.push("", say(both("Not exported:", "未能导出：")));
	for (const each of status.notExported) {
		const text = session.language === "en" ? each.en : each.zh;
		lines.push(
			...wrapDisplay(`${each.resource}: ${text}`, 76).map((line, at) => (at === 0 ? `  ${line}` : `    ${line}`)),
		);
	}
	return lines;
}

function reconciliationOf(runs: readonly Run[]): ReconciliationRow[] {
	const last = runs.filter((run) => run.kind === "backup" && run.summary !== undefined).at(-1);
	const summary = last?.summary as Partial<BackupSummary> | undefined;
	return Array.isArray(summary?.reconciliation) ? summary.reconciliation : [];
}

function reconciled(rows: readonly ReconciliationRow[], language: Language): string[] {
	const say = speaker(language);
	const head = [
		say(both("last reconciliation", "最近一次核对")),
		say(both("Crisp says", "Crisp 计数")),
		say(both("archive", "归档")),
		say(both("result", "结果")),
	];
	return textTable([
		head,
		...rows.map((row) => [
			resourceText(row.resource, language),
			row.source === undefined ? "?" : count(row.source),
			count(row.archive),
			row.ok ? say(both("ok", "一致")) : say(both(`differs by ${row.difference}`, `相差 ${row.difference}`)),
		]),
	]);
}

function runStatus(status: Run["status"]) {
	const words: Record<Run["status"], ReturnType<typeof both>> = {
		running: both("running", "进行中"),
		done: both("done", "完成"),
		incomplete: both("incomplete", "不完整"),
		stopped: both("stopped", "已停止"),
		failed: both("failed", "失败"),
		killed: both("killed", "被终止"),
	};
	return words[status];
}

function stated(counts: Record<string, number>): string {
	return Object.entries(counts)
		.filter(([, value]) => value > 0)
		.map(([state, value]) => `${state} ${count(value)}`)
		.join(", ");
}
