import type { ManualStep } from "../../src/adapter/contract.js";
import { text } from "../../src/model/index.js";

/** What a person does around an import into Live Helper Chat. */
export const byHand: readonly ManualStep[] = [
	{
		id: "quiet",
		when: "before",
		title: text("Switch off webhooks, auto-responders and mail", "停用 Webhook、自动回复和邮件"),
		detail: text(
			"System configuration: disable every webhook and every auto-responder; note which. An import starts chats, and each start is an event. Over HTTP nobody can look; with the database `doctor` lists what is on.",
			"系统设置：停用全部 Webhook 和自动回复并记录。导入会创建会话，每次创建都是一个事件。仅有 HTTP 时无法检查；提供数据库时 doctor 会列出仍启用的项目。",
		),
	},
	{
		id: "files",
		when: "before",
		title: text("Allow your file types and sizes", "放宽文件类型和大小"),
		detail: text(
			"Settings, Live help configuration, Files: add mp4, mov, webp, mp3, txt, csv to the operators' types and raise the size; say the same in LIVE_HELPER_CHAT_FILE_TYPES and LIVE_HELPER_CHAT_MAX_FILE_KB, and raise PHP's post_max_size and upload_max_filesize. Other files arrive in a zip, larger ones as a link.",
			"设置 → 在线客服配置 → 文件：为客服增加 mp4、mov、webp、mp3、txt、csv 等类型并提高大小上限；在 LIVE_HELPER_CHAT_FILE_TYPES 和 LIVE_HELPER_CHAT_MAX_FILE_KB 中填写相同的值，并提高 PHP 的 post_max_size 和 upload_max_filesize。其他类型以 zip 导入，过大的文件仅保留链接。",
		),
		concerns: ["attachment"],
	},
	{
		id: "operators-out",
		when: "before",
		title: text("Ask operators to sign out", "请客服退出登录"),
		detail: text(
			"Each imported chat is pending for a moment, which an open console shows and sounds.",
			"每个导入的会话会短暂处于等待状态，打开的控制台会显示并发出提示音。",
		),
	},
	{
		id: "operators",
		when: "after",
		title: text("Enable the operators", "启用客服账号"),
		detail: text(
			"They were created disabled, with a password nobody knows: set one, give the groups and departments, enable.",
			"导入的客服账号为停用状态，密码无人知晓：请设置密码、分配用户组和部门后启用。",
		),
		concerns: ["agent"],
	},
	{
		id: "tags",
		when: "after",
		title: text("Create the subjects", "创建主题（标签）"),
		detail: text(
			"Without the database: System configuration, Subjects; one for each segment you still need. Chats show their segments in the data beside them.",
			"未提供数据库时：系统设置 → 主题，为仍需要的每个标签创建一个。会话旁的数据会显示其标签。",
		),
		concerns: ["tag"],
	},
	{
		id: "canned",
		when: "after",
		title: text("Enter the canned messages", "录入快捷消息"),
		detail: text(
			"Without the database: `uncrisp export --format csv` has them; type them in, or import a CSV there, whose header must equal that of the console's own export. Variables: {nick}, {email}, {phone}, {operator}.",
			"未提供数据库时：uncrisp export --format csv 会导出快捷回复；请逐条录入，或在控制台导入 CSV，其表头须与控制台导出的一致。变量：{nick}、{email}、{phone}、{operator}。",
		),
		concerns: ["canned-reply"],
	},
	{
		id: "faq",
		when: "after",
		title: text("Enter the FAQ", "录入 FAQ"),
		detail: text(
			"Without the database: one question for each article; answers are BBCode.",
			"未提供数据库时：每篇文章一个问题；答案使用 BBCode。",
		),
		concerns: ["article"],
	},
	{
		id: "blocks",
		when: "after",
		title: text("Enter the block list", "录入黑名单"),
		detail: text(
			"Without the database: Settings, Blocked users; addresses, countries and the e-mail addresses of blocked contacts.",
			"未提供数据库时：设置 → 已屏蔽用户；录入 IP、国家以及被屏蔽联系人的邮箱。",
		),
		concerns: ["block-rule"],
	},
	{
		id: "survey",
		when: "before",
		title: text("Make a survey for the ratings", "为评分创建调查问卷"),
		detail: text(
			"Without the database: System configuration, Surveys; enable the first star question (5 stars) and the first text question, then set LIVE_HELPER_CHAT_SURVEY_ID.",
			"未提供数据库时：系统设置 → 调查问卷；启用第一个星级题（5 星）和第一个文本题，然后设置 LIVE_HELPER_CHAT_SURVEY_ID。",
		),
		concerns: ["rating"],
	},
	{
		id: "rules",
		when: "after",
		title: text("Build triggers, campaigns, routing and teams again", "重新创建触发器、营销活动、路由和团队"),
		detail: text(
			"Proactive invitations, auto-responders, bots and department groups cover the simple ones.",
			"简单的规则可用主动邀请、自动回复、机器人和部门组实现。",
		),
		concerns: ["automation", "campaign-template", "inbox", "team"],
	},
	{
		id: "switch-on",
		when: "after",
		title: text(
			"Show the department, switch webhooks and auto-responders on again",
			"显示部门，重新启用 Webhook 和自动回复",
		),
		detail: text(
			"Imported departments are hidden from visitors. Make visible what shall take new chats.",
			"导入的部门对访客隐藏。请将要接待新会话的部门设为可见。",
		),
	},
	{
		id: "widget",
		when: "after",
		title: text("Swap the widget on your site", "更换网站上的聊天组件"),
		detail: text(
			"Replace Crisp's snippet by Live Helper Chat's, with your host and the number of a visible department; pass who is signed in by LHCChatOptions.attr_prefill.",
			"用 Live Helper Chat 的代码替换 Crisp 的代码，填入您的主机名和可见部门的编号；已登录用户的信息通过 LHCChatOptions.attr_prefill 传入。",
		),
	},
];
