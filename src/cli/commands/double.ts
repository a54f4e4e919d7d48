import type { CommandDescription } from "../command.js";
import { doubleVendors } from "../double-flags.js";
import { both } from "../words.js";

export const doubleCommand: CommandDescription = {
	name: "double",
	summary: both(
		"Run a double: a local fake Crisp, Chatwoot, Live Helper Chat or Request Tracker",
		"运行模拟服务：本地的 Crisp、Chatwoot、Live Helper Chat 或 Request Tracker",
	),
	details: both(
		"For rehearsals and tests: answers on loopback until you press Ctrl-C, and prints the variables that point uncrisp at it. Its switches imitate what the real services are said to do.",
		"用于演练和测试：在本机回环地址上响应，直到按 Ctrl-C 为止，并打印指向它的环境变量。各开关用于模拟真实服务的各种行为。",
	),
	takesDouble: true,
	arguments: [{ name: "<vendor>", text: both("What to imitate", "要模拟的服务"), choices: doubleVendors }],
	options: [
		{
			flags: "--port <n>",
			text: both("Port to listen on; default any free one", "监听端口，默认为任意空闲端口"),
			shape: "integer",
		},
	],
	examples: [
		{ line: "uncrisp double crisp", text: both("A small workspace with hard cases", "包含各种疑难情况的小型工作区") },
		{ line: "uncrisp double chatwoot", text: both("An empty Chatwoot account", "空的 Chatwoot 账号") },
		{ line: "uncrisp double live-helper-chat", text: both("An empty Live Helper Chat", "空的 Live Helper Chat") },
		{ line: "uncrisp double request-tracker", text: both("An empty Request Tracker", "空的 Request Tracker") },
		{
			line: "uncrisp double crisp --conversations 2000 --messages 40000 --daily-quota 5000",
			text: both("A large workspace, and a quota that ends", "大型工作区，且配额会用尽"),
		},
	],
	async run(session, input) {
		const { doubleStep } = await import("../double-step.js");
		return doubleStep(session, input);
	},
};
