import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const adaptersCommand: CommandDescription = {
	name: "adapters",
	summary: both("List the targets and other vendors, or explain one", "列出目标平台和其他厂商，或说明其中一个"),
	arguments: [
		{
			name: "[name]",
			text: both("An adapter's name, or a path to one; or: new", "适配器名称，或适配器文件的路径；或 new"),
		},
		{ name: "[new-name]", text: both("For new: the name to begin an adapter with", "new 时：新适配器的名称") },
	],
	options: [],
	examples: [
		{ line: "uncrisp adapters", text: both("Which targets are there?", "有哪些目标平台？") },
		{
			line: "uncrisp adapters chatwoot",
			text: both("Its settings, limits and what must be done by hand", "查看其设置、限制和需要手动完成的事项"),
		},
		{
			line: "uncrisp adapters new acme",
			text: both(
				"Begin an adapter of your own: a folder that is ready to run",
				"开始编写自己的适配器：生成可直接运行的文件夹",
			),
		},
	],
	async run(session, input) {
		const { adapterLines, adapterFacts, adapterListing, listingLines } = await import("../adapter-sheet.js");
		const { loadAdapter } = await import("../target-access.js");
		const { output } = session;
		const [name, newName] = input.arguments;
		if (name === "new") {
			const { newAdapter } = await import("../new-adapter.js");
			return newAdapter(session, newName);
		}
		if (name === undefined) {
			const adapters = await adapterListing();
			if (output.options.json) for (const each of adapters) output.event("adapter", adapterFacts(each));
			else output.data(listingLines(adapters, session.language).join("\n"));
			return { summary: { adapters: adapters.map((each) => each.manifest.id) } };
		}
		const adapter = await loadAdapter(name, session.cwd);
		if (output.options.json) output.event("adapter", adapterFacts(adapter));
		else output.data(`${adapterLines(adapter, session.language).join("\n")}\n`);
		return { summary: { adapter: adapter.manifest.id } };
	},
};
