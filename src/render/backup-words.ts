import { counted, type Localized, numberText, text } from "../model/index.js";

export const backupWords = {
	title: (run: number) => text(`Backup run ${run}`, `备份（第 ${run} 次运行）`),
	result: text("Result", "结果"),
	mode: text("Mode", "方式"),
	full: text("full: everything was read", "完整：读取全部内容"),
	incremental: text("incremental: what changed since the last full sweep", "增量：读取上次完整扫描之后的变化"),
	duration: text("Time taken", "耗时"),
	requests: text("Requests", "请求数"),
	requestsOf: (used: string, estimate: string) =>
		text(`${used} (estimated ${estimate})`, `${used}（预估 ${estimate}）`),
	files: text("Files", "文件"),
	filesStored: (stored: string, bytes: string) =>
		text(`${stored} stored, ${bytes}`, `已保存 ${stored} 个，共 ${bytes}`),
	filesOther: (missing: string, refused: string, failed: string) =>
		text(
			`${missing} missing at Crisp, ${refused} refused, ${failed} failed`,
			`Crisp 上缺失 ${missing} 个，拒绝下载 ${refused} 个，失败 ${failed} 个`,
		),
	notExported: text("Not exported", "未能导出"),
	notExportedCount: (count: number) =>
		text(
			`${counted(count, "thing")} Crisp's API does not give; see uncrisp status`,
			`Crisp API 不提供的内容有 ${numberText(count)} 项，详见 uncrisp status`,
		),
	refused: text("Left out: this token may not read it", "未备份：此令牌无权读取"),
	counts: text("Records", "记录"),
	resource: text("Resource", "资源"),
	reconciliation: text("Reconciliation: Crisp against archive", "核对：Crisp 与归档"),
	source: text("Crisp", "Crisp"),
	archive: text("Archive", "归档"),
	difference: text("Difference", "差异"),
	verdict: text("Verdict", "结论"),
	ok: text("ok", "一致"),
	gap: text("does not add up", "不一致"),
	note: text("Note", "说明"),
	whyStopped: text("Why it stopped", "停止原因"),
	left: (requests: number, retry: string) =>
		text(
			`About ${counted(requests, "request is", "requests are")} left. Run uncrisp backup again${retry === "" ? "" : ` after ${retry}`}: it goes on where it stopped.`,
			`约剩 ${numberText(requests)} 个请求。${retry === "" ? "" : `请在 ${retry} 之后`}再次运行 uncrisp backup，将从停止处继续。`,
		),
} as const;

/** Words of a run's end. A word nobody listed is shown as it is. */
export const runStatusWords: ReadonlyMap<string, Localized> = new Map([
	["running", text("running", "运行中")],
	["done", text("complete", "完成")],
	["incomplete", text("finished with gaps", "已结束，但有缺漏")],
	["stopped", text("stopped, can go on", "已停止，可继续")],
	["failed", text("failed", "失败")],
	["killed", text("killed, can go on", "被中断，可继续")],
]);

export const stopWords: ReadonlyMap<string, Localized> = new Map([
	["quota", text("The token's daily quota is used up.", "令牌的每日配额已用完。")],
	["max-requests", text("--max-requests is reached.", "已达到 --max-requests。")],
	["max-duration", text("--max-duration is reached.", "已达到 --max-duration。")],
	["signal", text("It was asked to stop.", "收到停止请求。")],
]);

export const countWords: ReadonlyMap<string, Localized> = new Map([
	["created", text("New", "新增")],
	["updated", text("Changed", "变更")],
	["unchanged", text("Unchanged", "未变")],
	["gone", text("Gone", "已消失")],
	["skipped", text("Skipped", "跳过")],
	["forgotten", text("Forgotten", "已遗忘")],
	["failed", text("Failed", "失败")],
]);
