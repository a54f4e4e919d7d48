import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const archiveCommand: CommandDescription = {
	name: "archive",
	summary: both("Remove the lock that a dead run on another machine left", "解除其他机器上已终止的任务留下的锁"),
	details: both(
		"One run writes an archive at a time. The lock of a run that died on this machine is taken over without asking; of one on another machine nobody here can know. Make sure that nothing runs there any more. The lock of a run that lives on this machine stays.",
		"同一时间只有一个任务写入归档。本机上已终止的任务留下的锁会自动接管；其他机器上的任务是否仍在运行则无从得知，请先确认那里已没有任务在运行。本机上仍在运行的任务的锁不会被解除。",
	),
	arguments: [{ name: "<action>", text: both("unlock: remove the lock", "unlock：解除锁"), choices: ["unlock"] }],
	options: [],
	examples: [
		{
			line: "uncrisp archive unlock --archive ./crisp-archive",
			text: both("The machine that held it is gone", "占用归档的机器已不存在"),
		},
	],
	async run(session) {
		const { unlockArchive } = await import("../unlock-step.js");
		return unlockArchive(session);
	},
};
