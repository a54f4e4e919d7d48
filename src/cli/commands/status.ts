import { type CommandDescription, textOf } from "../command.js";
import { asOfOption } from "../common-options.js";
import { both } from "../words.js";

export const statusCommand: CommandDescription = {
	name: "status",
	summary: both("Show what the archive holds", "显示归档的内容"),
	details: both(
		"Counts, runs, requests spent today, files, the last reconciliation, and what Crisp's API does not give. Needs no network.",
		"显示数量、历次运行、今日已用请求数、附件、最近一次核对结果，以及 Crisp API 无法提供的内容。无需联网。",
	),
	options: [asOfOption],
	examples: [
		{ line: "uncrisp status", text: both("What do I have?", "我备份了什么？") },
		{ line: "uncrisp status --as-of 2026-11-01", text: both("What did I have then?", "当时备份了什么？") },
	],
	async run(session, input) {
		const { withEarlierArchive } = await import("../archive-access.js");
		const { archiveStatus, statusLines } = await import("../archive-status.js");
		return withEarlierArchive(session, textOf(input, "asOf"), async (archive) => {
			const status = archiveStatus(archive, session.clock.now());
			if (!session.output.options.json) session.output.data(`${statusLines(status, session).join("\n")}\n`);
			return { summary: { ...status } };
		});
	},
};
