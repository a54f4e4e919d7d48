import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const ledgerCommand: CommandDescription = {
	name: "ledger",
	summary: both("List imported things in doubt, and settle them", "列出并处理导入结果存疑的项目"),
	details: both(
		"An operation is in doubt when its answer was lost and the target offers no way to find out whether it happened. It is never repeated blindly. Look in the target, then write down what you found. The ledger keeps every target account apart and moves with the archive.",
		"如果某个操作的响应丢失，而目标平台又无法查明它是否已生效，该操作就是“存疑”的，绝不会盲目重做。请在目标平台中查看，再登记结果。台账按目标账号分别记录，并随归档一起移动。",
	),
	arguments: [
		{
			name: "[action]",
			text: both("list (default), or resolve: write down what you found", "list（默认），或 resolve：登记您查到的结果"),
			choices: ["list", "resolve"],
		},
		{ name: "[key]", text: both("For resolve: the key of the operation", "resolve 时：操作的键") },
	],
	options: [
		{ flags: "--created <id>", text: both("It is there, under this id", "它已存在，这是它在目标平台的 ID") },
		{ flags: "--absent", text: both("It is not there: the next import does it", "它不存在：下次导入时执行") },
		{ flags: "--account <target>", text: both("Only this target account", "仅此目标账号") },
		{
			flags: "--remote-kind <kind>",
			text: both("With --created: its kind there; default as in the key", "与 --created 合用：它在目标平台的类别"),
		},
		{
			flags: "--remote-extra <pairs>",
			text: both(
				"With --created: what else its id needs, name=value",
				"与 --created 合用：定位它所需的其他信息，如 name=value",
			),
			shape: "list",
		},
	],
	examples: [
		{ line: "uncrisp ledger", text: both("What must a person look at?", "哪些需要人工查看？") },
		{
			line: "uncrisp ledger resolve message:session_example/1 --absent",
			text: both("It did not happen: the next import does it", "未生效：下次导入时执行"),
		},
		{
			line: "uncrisp ledger resolve contact:p1 --created 4711",
			text: both("It did, and its id there is 4711", "已生效，它在目标平台的 ID 是 4711"),
		},
	],
	async run(session, input) {
		const { ledgerList, ledgerResolve } = await import("../ledger-step.js");
		return input.arguments[0] === "resolve" ? ledgerResolve(session, input) : ledgerList(session, input);
	},
};
