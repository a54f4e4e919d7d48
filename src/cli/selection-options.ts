import type { OptionDescription } from "./command.js";
import { both } from "./words.js";

/** Of `plan` and `import`: which part of the archive. */
export const selectionOptions: readonly OptionDescription[] = [
	{
		flags: "--only <kinds>",
		text: both(
			"Only these kinds, with what they need: contact,article",
			"只处理这些类别及其所需内容，如 contact,article",
		),
		shape: "list",
	},
	{
		flags: "--since <date>",
		text: both(
			"No older conversations, and only the contacts the others need",
			"不含更早的会话，只带上其余会话所需的联系人",
		),
		shape: "date",
	},
	{
		flags: "--conversations <n>",
		text: both(
			"A trial: only the newest n conversations, with what they need",
			"试导入：只处理最新的 n 个会话及其所需内容",
		),
		shape: "positive",
	},
	{
		flags: "--sample",
		text: both(
			"With --conversations: n from all times, always the same ones",
			"与 --conversations 合用：从所有时期抽取 n 个，每次相同",
		),
	},
];
