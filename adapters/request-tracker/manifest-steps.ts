import type { ManualStep } from "../../src/adapter/contract.js";
import { text } from "../../src/model/index.js";

/** What a person does around an import into Request Tracker. */
export const byHand: readonly ManualStep[] = [
	{
		id: "scrips-off",
		when: "before",
		title: text("Disable every scrip", "停用全部触发脚本（scrip）"),
		detail: text(
			"Scrips mail requestors and re-open tickets; REST neither shows nor switches them. In its database: SELECT id FROM Scrips WHERE Disabled = 0; write the ids down, then UPDATE Scrips SET Disabled = 1; (or Admin, Scrips, Select: open each and take Enabled away). It works at once, without a restart. Then set REQUEST_TRACKER_SCRIPS=disabled. For a rehearsal also Set($MailCommand, 'testfile') in RT_SiteConfig.pm. While they are off, new tickets get no automatic mail: import at a quiet hour.",
			"触发脚本会给请求人发邮件并重新打开工单；REST 无法查看或停用它们。在其数据库中执行：SELECT id FROM Scrips WHERE Disabled = 0; 记下这些 id，再执行 UPDATE Scrips SET Disabled = 1;（或在 Admin → Scrips → Select 中逐个取消 Enabled）。立即生效，无需重启。然后设置 REQUEST_TRACKER_SCRIPS=disabled。演练时还可在 RT_SiteConfig.pm 中 Set($MailCommand, 'testfile')。停用期间新工单不会触发任何自动邮件，请在空闲时段导入。",
		),
	},
	{
		id: "tag-field",
		when: "before",
		title: text("Make a field for the segments", "创建标签字段"),
		detail: text(
			"Optional. Admin, Custom Fields, Create: \"Enter multiple values\", applies to Tickets; then Applies to, your queue (create the queue first). Or a file with @CustomFields = ({ Name => 'Crisp tags', Type => 'FreeformMultiple', LookupType => 'RT::Queue-RT::Ticket', Queue => 'Crisp' }); and rt-setup-database --action insert --datafile FILE. Then set REQUEST_TRACKER_TAG_FIELD to its name.",
			"可选。Admin → Custom Fields → Create：类型选 “Enter multiple values”，应用于 Tickets；再在 Applies to 中勾选您的队列（须先创建队列）。也可准备一个文件：@CustomFields = ({ Name => 'Crisp tags', Type => 'FreeformMultiple', LookupType => 'RT::Queue-RT::Ticket', Queue => 'Crisp' }); 并执行 rt-setup-database --action insert --datafile 文件。然后将 REQUEST_TRACKER_TAG_FIELD 设为其名称。",
		),
		concerns: ["tag"],
	},
	{
		id: "agents",
		when: "before",
		title: text("Create your agents", "创建客服账号"),
		detail: text(
			"Admin, Users: privileged users with the right OwnTicket on the queue. Name them in identities.csv (target id: their user name); their open tickets then belong to them.",
			"Admin → Users：创建特权用户并授予队列的 OwnTicket 权限。在 identities.csv 中填写其用户名作为目标 ID，工单即归其所有。",
		),
		concerns: ["agent"],
	},
	{
		id: "scrips-on",
		when: "after",
		title: text("Enable the scrips again", "重新启用触发脚本"),
		detail: text(
			"UPDATE Scrips SET Disabled = 0 WHERE id IN (the ids you wrote down); then remove REQUEST_TRACKER_SCRIPS. Only after the last delta import.",
			"UPDATE Scrips SET Disabled = 0 WHERE id IN (记下的 id); 然后删除 REQUEST_TRACKER_SCRIPS。请在最后一次增量导入之后执行。",
		),
	},
	{
		id: "dates",
		when: "after",
		title: text("Date the messages, if you must", "如有必要，修正消息日期"),
		detail: text(
			"Messages show the day of the import; their own time stands in the first line. Only SQL on Transactions.Created could change that; uncrisp does not do it.",
			"消息显示导入当天的日期，原始时间写在首行。只有对 Transactions.Created 执行 SQL 才能修改；uncrisp 不执行此操作。",
		),
		concerns: ["message"],
	},
	{
		id: "articles",
		when: "after",
		title: text("Show the articles in your queues", "在队列中启用文章"),
		detail: text(
			"Admin, Articles, Classes: apply the two Crisp classes to the queues whose agents shall insert them.",
			"Admin → Articles → Classes：将两个 Crisp 文章类别应用于需要引用它们的队列。",
		),
		concerns: ["article", "canned-reply"],
	},
	{
		id: "rules",
		when: "after",
		title: text("Build rules, groups and blocks again", "重新创建规则、用户组和屏蔽"),
		detail: text(
			"Scrips and lifecycles replace triggers and routing; groups replace teams. There is no chat widget: choose where visitors will write from now on.",
			"用触发脚本和生命周期代替触发器和路由，用用户组代替团队。该平台没有网页聊天插件：请确定访客今后从何处联系您。",
		),
		concerns: ["automation", "team", "block-rule", "inbox", "campaign-template", "office-hours"],
	},
	{
		id: "after-undo",
		when: "after",
		title: text("After an undo: what remains", "撤销之后仍保留的内容"),
		detail: text(
			"REST only hides. To remove for good: rt-shredder --plugin 'Tickets=query,Queue = 'Crisp' AND Status = 'deleted'', and the disabled users of the import (their comments hold crisp:).",
			"REST 只能隐藏。如需彻底删除：rt-shredder --plugin 'Tickets=query,Queue = 'Crisp' AND Status = 'deleted''，以及导入时创建、现已停用的用户（其备注含 crisp:）。",
		),
		concerns: ["conversation"],
	},
];
