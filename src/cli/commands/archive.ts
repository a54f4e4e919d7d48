import type { CommandDescription } from "../command.js";
import { remoteOptions, tokenOptions, yesOption } from "../common-options.js";
import { both } from "../words.js";

export const archiveCommand: CommandDescription = {
	name: "archive",
	summary: both(
		"Keep copies of the archive elsewhere and bring them back; map it anew; remove a dead lock",
		"把归档副本存到别处并在需要时恢复；重新映射；解除失效的锁",
	),
	details: both(
		"Copies are snapshots in any S3-compatible store; each brings only what changed. forget shows what would go and does nothing without --yes. unlock is for the lock of a run that died on another machine: of one on this machine uncrisp knows, of others nobody here can. Make sure that nothing runs there any more.",
		"副本以快照形式存放在任意 S3 兼容存储中，每次只上传有变化的部分。forget 默认只预览，加 --yes 才会删除。unlock 用于其他机器上已终止的任务留下的锁：本机上的任务 uncrisp 自会判断，其他机器上的任务无从得知，请先确认那里已没有任务在运行。",
	),
	arguments: [
		{
			name: "<action>",
			text: both(
				"push: make a snapshot; restore: bring one back; pull: the same without files, to back up further; snapshots: list; check: is everything there; forget: remove old ones; remap: make all entities anew from the records, without any request; unlock: remove the lock",
				"push：创建快照；restore：恢复快照；pull：恢复但不含附件，用于继续备份；snapshots：列出；check：检查是否完好；forget：删除旧快照；remap：用已存的记录重新生成全部实体，无需任何请求；unlock：解除锁",
			),
			choices: ["push", "restore", "pull", "snapshots", "check", "forget", "remap", "unlock"],
		},
		{
			name: "[snapshot]",
			text: both("For restore and pull: which; default the newest", "restore 和 pull 时：哪个快照，默认最新"),
		},
	],
	options: [
		...remoteOptions,
		{
			flags: "--keep-daily <n>",
			text: both("forget: keep the newest of n days (UTC)", "forget：保留最近 n 天每天最新的快照（UTC）"),
			shape: "integer",
		},
		{
			flags: "--keep-weekly <n>",
			text: both("forget: and of n weeks", "forget：保留最近 n 周每周最新的快照"),
			shape: "integer",
		},
		{
			flags: "--keep-monthly <n>",
			text: both("forget: and of n months", "forget：保留最近 n 个月每月最新的快照"),
			shape: "integer",
		},
		{ flags: "--read", text: both("check: fetch and compare everything", "check：取回并比对全部内容") },
		{
			flags: "--sample <n/t>",
			text: both("check: fetch and compare part n of t", "check：取回并比对 t 份中的第 n 份"),
			shape: "sample",
		},
		{
			flags: "--repair",
			text: both("check: upload again what is damaged there and whole here", "check：远端受损而本机完好的内容重新上传"),
		},
		yesOption,
		...tokenOptions,
	],
	examples: [
		{
			line: "uncrisp archive push --remote s3://backups/crisp --encrypt-to age1...",
			text: both("Keep an encrypted copy", "保存一份加密副本"),
		},
		{
			line: "uncrisp archive restore --archive ./back --identity-file key.txt",
			text: both("Bring the newest back (UNCRISP_REMOTE says from where)", "恢复最新快照（位置取自 UNCRISP_REMOTE）"),
		},
		{
			line: "uncrisp archive forget --keep-daily 7 --keep-weekly 5 --keep-monthly 12",
			text: both("What would go? Then again with --yes", "先看会删除什么，再加 --yes 执行"),
		},
		{
			line: "uncrisp archive unlock --archive ./crisp-archive",
			text: both("The machine that held it is gone", "占用归档的机器已不存在"),
		},
	],
	async run(session, input) {
		if (input.arguments[0] === "unlock") return (await import("../unlock-step.js")).unlockArchive(session);
		if (input.arguments[0] === "remap") return (await import("../remap-step.js")).remapCommand(session);
		const steps = await import("../remote-steps.js");
		switch (input.arguments[0]) {
			case "push":
				return steps.pushCommand(session);
			case "restore":
				return steps.restoreCommand(session, input, true);
			case "pull":
				return steps.restoreCommand(session, input, false);
			case "check":
				return steps.checkCommand(session, input);
			case "forget":
				return steps.forgetCommand(session, input);
			default:
				return steps.snapshotsCommand(session);
		}
	},
};
