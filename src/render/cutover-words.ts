import { counted, type Localized, numberText, text } from "../model/index.js";

type Step = readonly [title: Localized, detail: Localized];

const beforeSteps = ({ trial, refresh }: { trial: string; refresh: string }): readonly Step[] => [
	[
		text("Try a part first", "先试导入一部分"),
		text(
			`${trial}, then look at it in the target with those who will work there; the rest goes on from it.`,
			`运行 ${trial}，与将来使用的同事一起在目标平台中查看；之后的导入会在此基础上继续。`,
		),
	],
	[
		text("Decide who is who", "确定人员对应关系"),
		text(
			`${refresh} proposes identities.csv from the accounts that exist there; edit it before the first pass.`,
			`${refresh} 会根据目标平台中已有的账号生成 identities.csv；请在首次导入前编辑。`,
		),
	],
	[
		text("Choose the hour and tell everybody", "选定时间并通知所有人"),
		text(
			"A quiet hour of your customers. The last pass takes as long as the changes since the first one; repeat the first pass the day before to keep it short.",
			"选择客户较少的时段。最后一次导入的耗时取决于上一次之后的变化；可在前一天再运行一次首次导入，以缩短时间。",
		),
	],
];

// Crisp's API can only be read here, so the freeze is done by people.
const freezeSteps: readonly Step[] = [
	[
		text("Agents stop answering in Crisp", "客服停止在 Crisp 中回复"),
		text(
			"From now on they answer in the target. Close the Crisp apps.",
			"从现在起在目标平台中回复，并退出 Crisp 客户端。",
		),
	],
	[
		text("Close the doors of Crisp", "关闭 Crisp 的入口"),
		text(
			"Take the chat box off the website (or hide it), and stop what brings messages in: forwarded e-mail, Messenger, WhatsApp, Telegram and other channels, campaigns and bots.",
			"从网站移除（或隐藏）聊天框，并停止其他消息来源：转发的邮件、Messenger、WhatsApp、Telegram 等渠道，以及营销活动和机器人。",
		),
	],
	[
		text("Note the time", "记下时间"),
		text(
			"Whatever reaches Crisp after it comes along only as long as the last pass has not read that conversation.",
			"此后进入 Crisp 的消息，只有在最后一次导入尚未读取该会话时才会带上。",
		),
	],
];

const checkSteps = ({ ledger }: { ledger: string }): readonly Step[] => [
	[
		text("Look at ten conversations", "抽查十个会话"),
		text(
			"The newest, one with files, one with notes, one by e-mail: in Crisp and in the target, side by side.",
			"最新的、带附件的、带备注的、通过邮件的：在 Crisp 与目标平台中对照查看。",
		),
	],
	[
		text("Look at what is in doubt", "查看存疑的项目"),
		text(`${ledger} must list nothing.`, `${ledger} 应当没有任何项目。`),
	],
];

const switchSteps: readonly Step[] = [
	[
		text("Replace Crisp's snippet on the website", "替换网站上的 Crisp 代码"),
		text(
			"In one change: a page with both shows two chat boxes, a page with neither none.",
			"请在同一次改动中完成：两者并存会出现两个聊天框，两者皆无则没有聊天框。",
		),
	],
	[
		text("Turn the other channels", "切换其他渠道"),
		text(
			"Point e-mail forwarding at the target, and connect the social channels there.",
			"将邮件转发指向目标平台，并在目标平台中连接各社交渠道。",
		),
	],
];

const afterSteps: readonly Step[] = [
	[
		text("Turn on again what was off during the import", "恢复导入期间关闭的设置"),
		text("Automation, webhooks, greetings and bots of the target.", "目标平台的自动化、Webhook、欢迎语和机器人。"),
	],
	[
		text("Keep the archive", "保留归档"),
		text(
			"It holds what the target could not take, and the ledger that undo and later imports need.",
			"其中保存着目标平台无法接收的内容，以及撤销和后续导入所需的台账。",
		),
	],
	[
		text("End Crisp's access", "停用 Crisp 的访问权限"),
		text(
			"Once nothing is missing: stop the nightly backup, revoke the API token, cancel the plan.",
			"确认没有遗漏后：停止每晚备份，吊销 API 令牌，取消订阅。",
		),
	],
];

/** Every word of the cut-over's runbook that comes neither with the adapter nor with the figures. */
export const cutoverWords = {
	title: (target: string) => text(`Cut-over: Crisp → ${target}`, `切换手册：Crisp → ${target}`),
	target: text("Target account", "目标账号"),
	made: text("As of", "截至"),
	state: text("State", "状态"),
	notBegun: text("the first pass is still to come", "首次导入尚未完成"),
	firstDone: text("the first pass is done; Crisp is still live", "首次导入已完成，Crisp 仍在使用"),
	ready: text("everything is there; switch the widget", "全部内容已送达，可以切换聊天插件"),
	before: text("1. Before", "1. 准备"),
	beforeSteps,
	first: text("2. First pass, while Crisp is live", "2. 首次导入（Crisp 照常使用）"),
	firstNote: text(
		"Brings nearly everything and may take hours. Nobody notices. It can be interrupted and repeated at any time.",
		"会带上绝大部分内容，可能需要数小时。客户和客服都不会察觉，可随时中断或重复。",
	),
	freeze: text("3. Freeze", "3. 冻结"),
	freezeNote: text(
		"From here to the switch customers reach nobody by chat: have the rest ready.",
		"从此刻到切换完成，客户无法通过聊天联系到您：请先准备好后续步骤。",
	),
	freezeSteps,
	last: text("4. Last pass", "4. 最后一次导入"),
	lastNote: text(
		"Brings what came since the first pass, then looks once more whether Crisp is quiet.",
		"带上首次导入之后的变化，然后再次确认 Crisp 中没有新的变化。",
	),
	quiet: (time: string) =>
		text(
			`Crisp was quiet at ${time}: nothing came after the last import.`,
			`${time} 时 Crisp 已无变化：最后一次导入之后没有新内容。`,
		),
	check: text("5. Verify", "5. 核验"),
	checkNote: text(
		"Each pass verifies by itself. This repeats it at any time.",
		"每次导入都会自动核验；也可以随时用以下命令再次核验。",
	),
	checkSteps,
	switch: text("6. Switch", "6. 切换"),
	switchSteps,
	noWidget: text(
		"Copy the snippet from the target's own settings; what uncrisp knows of it: uncrisp adapters.",
		"请从目标平台的设置中复制代码；uncrisp 掌握的信息见 uncrisp adapters。",
	),
	crispCall: text("Crisp's call", "Crisp 的调用"),
	itsCall: text("Instead", "替换为"),
	note: text("Note", "说明"),
	after: text("7. After", "7. 之后"),
	afterSteps,
	back: text("If it must be taken back", "如需撤回"),
	backNote: text(
		"Put Crisp's snippet back: nothing in Crisp was changed. Undo shows first what it would remove from the target.",
		"恢复网站上的 Crisp 代码即可：Crisp 中的内容没有任何改动。撤销命令会先显示将从目标平台移除的内容。",
	),
	begun: text("Begun", "开始时间"),
	took: text("Took", "用时"),
	requests: text("Crisp requests", "Crisp 请求数"),
	created: text("Created", "已创建"),
	updated: text("Updated", "已更新"),
	removed: text("Removed", "已移除"),
	failed: text("Failed, in doubt", "失败或存疑"),
	verified: text("Verified", "核验"),
	same: (count: number) => text(counted(count, "as it should be", "as they should be"), `${numberText(count)} 项一致`),
	different: (count: number) => text(counted(count, "difference"), `${numberText(count)} 处差异`),
	notVerified: text("not verified", "未核验"),
	footer: text(
		"Made by uncrisp. Holds figures only, nothing of what was said. Times are UTC.",
		"由 uncrisp 生成，仅含统计数字，不含任何对话内容。时间为 UTC。",
	),
} as const;
