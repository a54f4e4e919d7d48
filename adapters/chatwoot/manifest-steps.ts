import type { ManualStep } from "../../src/adapter/contract.js";
import { text } from "../../src/model/index.js";

/** What a person does around an import into Chatwoot. */
export const byHand: readonly ManualStep[] = [
	{
		id: "webhooks",
		when: "before",
		title: text("Remove account webhooks and integrations", "移除账号 Webhook 和集成"),
		detail: text(
			"They would be called for every imported record. Webhooks have no off switch: note them down, delete them, create them again afterwards.",
			"否则导入每条记录都会触发。Webhook 无法停用：请记录后删除，导入完成后重新创建。",
		),
	},
	{
		id: "automation-off",
		when: "before",
		title: text("Switch automation rules off", "停用自动化规则"),
		detail: text("Also auto-resolve in the account settings.", "同时关闭账号设置中的自动解决。"),
	},
	{
		id: "gravatar",
		when: "before",
		title: text("Set DISABLE_GRAVATAR=true", "设置 DISABLE_GRAVATAR=true"),
		detail: text(
			"Else Chatwoot looks every contact's e-mail address up at a foreign service.",
			"否则 Chatwoot 会向境外服务查询每位联系人的邮箱。",
		),
		concerns: ["contact"],
	},
	{
		id: "rack-attack",
		when: "before",
		title: text("Lift the throttle for your address", "为您的 IP 放开限流"),
		detail: text(
			"Set RACK_ATTACK_ALLOWED_IPS to the address Chatwoot sees you from. Article images otherwise pass at 60 an hour.",
			"将 RACK_ATTACK_ALLOWED_IPS 设为 Chatwoot 看到的您的 IP。否则文章图片每小时只能上传 60 张。",
		),
	},
	{
		id: "true-times",
		when: "before",
		title: text("For true times, set CHATWOOT_DATABASE", "如需真实时间，请设置 CHATWOOT_DATABASE"),
		detail: text(
			"The address of Chatwoot's PostgreSQL, with Chatwoot's own user; back the database up first. It may also be set later: import again, and times are written. Chatwoot's message search covers the last three months only.",
			"填写 Chatwoot 的 PostgreSQL 地址，使用 Chatwoot 自身的数据库用户；请先备份数据库。也可以之后再设置：再次导入即会写入时间。Chatwoot 的消息搜索只覆盖最近三个月。",
		),
		concerns: ["conversation", "contact", "article"],
	},
	{
		id: "sidekiq",
		when: "after",
		title: text("Wait until Sidekiq is empty", "等待 Sidekiq 队列清空"),
		detail: text(
			"Activity lines and search are written by background jobs; look at the super-admin console before you verify.",
			"活动记录和搜索索引由后台任务写入；核对前请先查看超级管理控制台。",
		),
	},
	{
		id: "switch-on",
		when: "after",
		title: text("Switch webhooks, automation and integrations on again", "重新启用 Webhook、自动化和集成"),
		detail: text("As they were before the import.", "恢复到导入前的状态。"),
	},
	{
		id: "widget",
		when: "after",
		title: text("Swap the widget on your site", "更换网站上的聊天组件"),
		detail: text(
			"Create a website inbox in Chatwoot, replace Crisp's snippet by its snippet, and pass your identifiers with setUser. The import inbox is an archive; new chats arrive in the website inbox.",
			"在 Chatwoot 中创建网站收件箱，用其代码替换 Crisp 的代码，并用 setUser 传入用户标识。导入收件箱仅作存档，新会话进入网站收件箱。",
		),
	},
	{
		id: "automation-build",
		when: "after",
		title: text("Build triggers, routing and office hours again", "重新创建触发器、路由和营业时间"),
		detail: text(
			"Chatwoot's automation rules, teams, campaigns and inbox hours cover the simple ones.",
			"简单的规则可用 Chatwoot 的自动化规则、团队、营销活动和收件箱营业时间实现。",
		),
		concerns: ["automation", "inbox", "office-hours", "campaign-template", "block-rule"],
	},
	{
		id: "agents",
		when: "after",
		title: text("Invite the agents", "邀请客服"),
		detail: text(
			"Old replies are shown from bots named like the agents. Real seats are created in Chatwoot: new addresses get a confirmation mail.",
			"历史回复由同名机器人显示。真实席位需在 Chatwoot 中创建：新邮箱会收到确认邮件。",
		),
		concerns: ["agent"],
	},
];
