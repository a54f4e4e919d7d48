import { type CommandDescription, flagOf, numberOf, textOf } from "../command.js";
import { timeZoneOption, yesOption } from "../common-options.js";
import { both } from "../words.js";

export const addCommand: CommandDescription = {
	name: "add",
	summary: both(
		"Add what Crisp's API does not give: canned replies, triggers, ratings",
		"添加 Crisp API 无法提供的内容：快捷回复、触发器、评分",
	),
	details: both(
		"Takes a CSV, TSV or JSON file of what you copied out of the Crisp app. Columns are guessed from the headers (English, French, Chinese), shown, and confirmed on a terminal. Every row is kept as it is; adding the same file twice changes nothing, a corrected file changes its rows. Columns: canned-replies: shortcut, text, tag. triggers: name, type, description. ratings: stars, comment, and conversation (session id or link) or email with date. With --mine it proposes canned replies from answers that agents typed again and again, as a CSV file for you to edit and add.",
		"读取您从 Crisp 应用中复制出来的 CSV、TSV 或 JSON 文件。根据表头（英文、法文、中文）推测各列，显示后在终端确认。每一行都原样保存；重复添加同一文件不会产生变化，修正后的文件会更新相应的行。各列：canned-replies：shortcut、text、tag；triggers：name、type、description；ratings：stars、comment，以及 conversation（会话 ID 或链接）或 email 加 date。使用 --mine 可从客服反复输入的回答中归纳出快捷回复建议，写成 CSV 文件，由您编辑后再添加。",
	),
	arguments: [
		{
			name: "[what]",
			text: both("What the file holds", "文件的内容"),
			choices: ["canned-replies", "triggers", "ratings"],
		},
		{ name: "[file]", text: both("The CSV, TSV or JSON file", "CSV、TSV 或 JSON 文件") },
	],
	options: [
		{
			flags: "--column <name=header>",
			text: both("Which column is which, e.g. text=Reply; repeatable", "指定列的对应关系，如 text=回复内容；可重复"),
			shape: "list",
		},
		{
			flags: "--replace",
			text: both(
				"Mark as gone what earlier files had and this one has not",
				"把此文件中已没有、而之前文件中有的内容标记为已删除",
			),
		},
		timeZoneOption,
		{
			flags: "--mine <what>",
			text: both("Propose them from the agents' messages instead", "改为根据客服的消息提出建议"),
			choices: ["canned-replies"],
		},
		{
			flags: "--out <file>",
			text: both(
				"For --mine: the file to write; default canned-replies.csv",
				"用于 --mine：输出文件，默认 canned-replies.csv",
			),
		},
		{
			flags: "--least <n>",
			text: both("For --mine: used at least so often; default 3", "用于 --mine：至少使用的次数，默认 3"),
			shape: "integer",
		},
		yesOption,
	],
	examples: [
		{
			line: "uncrisp add canned-replies replies.csv",
			text: both("Shortcuts copied into a spreadsheet", "已复制到表格中的快捷回复"),
		},
		{
			line: "uncrisp add ratings stars.csv --column stars=Score --column conversation=URL",
			text: both("Without a terminal: say which column is which", "没有终端时：指明各列的含义"),
		},
		{
			line: "uncrisp add --mine canned-replies --out proposals.csv",
			text: both("Which answers do agents keep typing?", "客服经常重复输入哪些回答？"),
		},
	],
	async run(session, input) {
		const column = input.values.column;
		const columns = Array.isArray(column) ? column : [];
		const yes = flagOf(input, "yes");
		if (textOf(input, "mine") !== undefined) {
			const { mineStep } = await import("../mine-step.js");
			return mineStep(session, {
				arguments: input.arguments,
				out: textOf(input, "out"),
				leastUses: numberOf(input, "least"),
				overwrite: yes,
			});
		}
		const { addStep } = await import("../add-step.js");
		const [sort, file] = input.arguments;
		return addStep(session, { sort, file, columns, yes, replace: flagOf(input, "replace") });
	},
};
