import type { CommandDescription } from "../command.js";
import { crispOptions, remoteOptions, targetOption, tokenOptions } from "../common-options.js";
import { both } from "../words.js";

export const doctorCommand: CommandDescription = {
	name: "doctor",
	summary: both("Check that everything is ready", "检查一切是否就绪"),
	details: both(
		"Node, disk, archive, proxy, the Crisp token (asks Crisp), the remote where one is set (rights, encryption, clock), and with --to the target: credentials, rights, and settings that would notify customers. Changes nothing.",
		"检查 Node、磁盘、归档、代理、Crisp 令牌（会请求 Crisp）；设置了远端时检查其权限、加密和时钟；加 --to 时还会检查目标平台的凭据、权限，以及会通知客户的设置。不做任何更改。",
	),
	takesTarget: true,
	options: [targetOption, ...remoteOptions, ...crispOptions, ...tokenOptions],
	examples: [
		{ line: "uncrisp doctor", text: both("Ready for a backup?", "可以备份了吗？") },
		{ line: "uncrisp doctor --to chatwoot", text: both("Ready for an import?", "可以导入了吗？") },
	],
	async run(session) {
		const { doctorStep } = await import("../doctor-step.js");
		return doctorStep(session);
	},
};
