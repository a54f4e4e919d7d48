import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const ledgerCommand: CommandDescription = {
	name: "ledger",
	summary: both("List imported things in doubt, and settle them", "列出并处理导入结果存疑的项目"),
	details: both(
		"An operation is in doubt when its answer was lost and the target offers no way to find out whether it happened. It is never repeated blindly. Look in the target, then write down what you found.",
		"如果某个操作的响应丢失，而目标平台又无法查明它是否已生效，该操作就是“存疑”的，绝不会盲目重做。请在目标平台中查看，再登记结果。",
	),
	arguments: [
		{
			name: "[action]",
			text: both(
				"list (default); absent: it is not there; found: it is there",
				"list（默认）；absent：确认不存在；found：确认存在",
			),
			choices: ["list", "absent", "found"],
		},
		{ name: "[key]", text: both("The key of the operation", "操作的键") },
	],
	options: [
		{ flags: "--account <target>", text: both("Only this target account", "仅此目标账号") },
		{ flags: "--remote-id <id>", text: both("For found: its id in the target", "found 时：它在目标平台的 ID") },
		{
			flags: "--remote-kind <kind>",
			text: both("For found: its kind there; default as in the key", "found 时：它在目标平台的类别，默认取自键"),
		},
	],
	examples: [
		{ line: "uncrisp ledger", text: both("What must a person look at?", "哪些需要人工查看？") },
		{
			line: "uncrisp ledger absent message:session_example/1",
			text: both("It did not happen: the next import does it", "未生效：下次导入时执行"),
		},
	],
	async run(session, input) {
		const { ledgerList, ledgerSettle } = await import("../ledger-step.js");
		const action = input.arguments[0] ?? "list";
		return action === "list" ? ledgerList(session, input) : ledgerSettle(session, input, action === "found");
	},
};
