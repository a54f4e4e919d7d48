import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Mixdesk's workbench and on the website. */
export const setUp: readonly ManualStep[] = [
	createAgents(text("In the workbench", "在工作台创建")),
	typeReplies(text("In the workbench", "在工作台录入")),
	{
		id: "contacts",
		when: "before",
		title: text("Ask whether contacts can be uploaded", "确认能否导入联系人"),
		detail: text(
			"Unconfirmed. If so, reduce this file to name, e-mail, phone, tags, comment and your own id: uncrisp export --format csv --kind contact",
			"未确认。如支持，请将此文件精简为姓名、邮箱、电话、标签、备注和自有编号：uncrisp export --format csv --kind contact",
		),
		concerns: ["contact"],
	},
	switchWidget(text("Copy the code from the workbench", "从工作台复制代码")),
	keepArchive(),
];
