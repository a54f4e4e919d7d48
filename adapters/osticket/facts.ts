import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The development branch of 2023-10, installed and tried. */
export const sheet = { source: "https://github.com/osTicket/osTicket", checked: "2026-11-23" };
const run = { ...sheet, confidence: "observed" } as const;
const code = { ...sheet, confidence: "official" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "deployment",
		text: text("Self-hosted: PHP behind FPM or Apache, MySQL", "自托管：PHP（FPM 或 Apache）和 MySQL"),
		...run,
		values: ["self-hosted"],
	},
	{ topic: "hosting", text: text("Your own server", "部署在自有服务器"), ...run, values: ["own-server"] },
	{ topic: "licence", text: text("Open source under the GPL-2.0", "开源，GPL-2.0"), ...code, values: ["open-source"] },
	{
		topic: "channels",
		text: text("Tickets by e-mail and by API; no chat widget", "通过邮件和 API 创建工单；没有聊天插件"),
		...code,
		values: ["email", "api"],
	},
	{
		topic: "features",
		text: text(
			"Tickets, internal notes, canned responses, FAQ, custom form fields",
			"工单、内部备注、快捷回复、FAQ、自定义表单字段",
		),
		...code,
		values: ["tickets", "notes", "canned-replies", "help-centre", "custom-fields"],
	},
	{
		topic: "api",
		text: text(
			"One call only: create a ticket. No reply, no reading, no users, no FAQ; the key is bound to one IP address",
			"只有一个接口：创建工单。不能回复、读取，也不能写用户或 FAQ；密钥绑定单个 IP",
		),
		...run,
		source: `${sheet.source} (api/http.php, include/api.tickets.php)`,
	},
	{
		topic: "time",
		text: text("created is ignored; only SQL keeps dates", "created 会被忽略，只有 SQL 可保留时间"),
		...run,
	},
	{
		topic: "limits",
		text: text(
			"Addresses at unknown domains are refused with a misleading error unless verify_email_addrs is off; HTML needs charset=utf-8",
			"除非关闭 verify_email_addrs，否则未知域名的邮箱会被拒绝且报错有误导；HTML 须注明 charset=utf-8",
		),
		...run,
	},
];
