import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const demoCommand: CommandDescription = {
	name: "demo",
	summary: both("See a whole migration on local doubles", "在本地模拟服务上演示完整迁移"),
	details: both(
		"Starts a fake Crisp and a fake Chatwoot on this machine, migrates from one to the other, then again to show that nothing is sent twice, and counts on both sides. Needs no account and no network.",
		"在本机启动模拟的 Crisp 和 Chatwoot，完成一次迁移，再执行一次以证明不会重复发送，并在两端清点数量。无需账号和网络。",
	),
	options: [],
	examples: [{ line: "uncrisp demo", text: both("Takes less than a minute", "不到一分钟") }],
	async run(session) {
		const { demoStep } = await import("../demo-step.js");
		return demoStep(session);
	},
};
