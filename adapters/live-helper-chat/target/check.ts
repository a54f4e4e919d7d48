import type { Finding } from "../../../src/adapter/contract.js";
import { refusalFinding } from "../../../src/adapter/refusal-finding.js";
import { text } from "../../../src/model/index.js";
import { keyHint, rightsHint } from "../client.js";
import type { ServerSettings } from "../database.js";
import { isRow, rowsOf, type WireDepartment } from "../wire.js";
import type { Session } from "./session.js";

/** Looks at everything that could refuse the import, lose data or tell somebody. Reads only. */
export async function check(session: Session): Promise<Finding[]> {
	const refused = await credentials(session);
	if (refused !== undefined) return [refused];
	const findings = loudDepartments(rowsOf((await session.client.get("departments", "departments")).json));
	const database = await session.database();
	if (database === undefined) findings.push(unseen);
	else findings.push(...settingFindings(await database.settings(), session));
	return findings;
}

async function credentials(session: Session): Promise<Finding | undefined> {
	try {
		const chats = await session.client.get("chats?limit=1", "chats");
		if (!isRow(chats.json) || !Array.isArray(chats.json.list)) return notLiveHelperChat;
		// Only who may see operators can make them.
		await session.client.get("getusers", "getusers");
		return undefined;
	} catch (error) {
		return refusalFinding(error, {
			credentials: {
				text: text("Live Helper Chat does not accept the key", "Live Helper Chat 不接受该密钥"),
				remedy: keyHint,
			},
			rights: { text: text("The key's user lacks rights", "该密钥的用户权限不足"), remedy: rightsHint },
			notThere: notLiveHelperChat,
		});
	}
}

/** The departments of an earlier import: a person may have made them speak since. */
function loudDepartments(departments: WireDepartment[]): Finding[] {
	const loud = departments.filter(
		(department) =>
			String(department.identifier ?? "").startsWith("crisp:") &&
			(isFilled(department.email) ||
				isFilled(department.xmpp_recipients) ||
				!/^(|a:0:\{\})$/.test(department.inform_options ?? "") ||
				/"bot_id":"?[1-9]/.test(department.bot_configuration ?? "")),
	);
	if (loud.length === 0) return [];
	const names = loud.map(({ name }) => name).join(", ");
	return [
		{
			severity: "notify",
			code: "department-not-quiet",
			text: text(
				`Imported departments would write to somebody or start a bot: ${names}`,
				`导入的部门会通知他人或启动机器人：${names}`,
			),
			remedy: text(
				"Remove their address, notifications and bot during the import",
				"导入期间请移除其邮箱、通知选项和机器人",
			),
		},
	];
}

const isFilled = (value: string | undefined) => value !== undefined && value !== "";

function settingFindings(settings: ServerSettings, { config }: Session): Finding[] {
	const findings: Finding[] = [];
	if (settings.webhooks.length > 0)
		findings.push({
			severity: "notify",
			code: "webhooks",
			text: text(
				`${settings.webhooks.length} webhook(s) would be called for imported chats`,
				`${settings.webhooks.length} 个 Webhook 会在导入会话时被调用`,
			),
			remedy: text("Disable them during the import", "导入期间请停用"),
		});
	if (settings.autoResponders.length > 0)
		findings.push({
			severity: "notify",
			code: "auto-responders",
			text: text(
				`${settings.autoResponders.length} auto-responder(s) could write into imported chats`,
				`${settings.autoResponders.length} 个自动回复可能在导入的会话中发言`,
			),
			remedy: text("Disable them during the import", "导入期间请停用"),
		});
	const { operatorFileTypes, maxFileKb } = settings;
	const refusedTypes =
		operatorFileTypes === undefined
			? []
			: config.fileTypes.split(/[, |]+/).filter((type) => !allowed(operatorFileTypes, type));
	if (refusedTypes.length > 0)
		findings.push({
			severity: "warning",
			code: "file-types",
			text: text(
				`The server refuses these file types: ${refusedTypes.join(", ")}`,
				`服务器拒绝以下文件类型：${refusedTypes.join("、")}`,
			),
			remedy: text(
				"Allow them in its file settings, or take them out of LIVE_HELPER_CHAT_FILE_TYPES",
				"请在其文件设置中放行，或从 LIVE_HELPER_CHAT_FILE_TYPES 中移除",
			),
		});
	if (maxFileKb !== undefined && maxFileKb < config.maxFileKb)
		findings.push({
			severity: "warning",
			code: "file-size",
			text: text(`The server takes files up to ${maxFileKb} KB`, `服务器允许的最大文件为 ${maxFileKb} KB`),
			remedy: text(
				"Raise it there, or lower LIVE_HELPER_CHAT_MAX_FILE_KB",
				"请在服务器上调高，或调低 LIVE_HELPER_CHAT_MAX_FILE_KB",
			),
		});
	return findings;
}

/** The setting is the middle of a regular expression such as `gif|jpe?g|png`. */
function allowed(pattern: string, type: string): boolean {
	try {
		return new RegExp(`^(?:${pattern})$`, "i").test(type);
	} catch {
		return true;
	}
}

const unseen: Finding = {
	severity: "info",
	code: "not-looked-at",
	text: text(
		"Webhooks, auto-responders and file settings cannot be read over REST: look at them yourself, or give the database",
		"无法通过 REST 读取 Webhook、自动回复和文件设置：请自行查看，或提供数据库地址",
	),
};

const notLiveHelperChat: Finding = {
	severity: "block",
	code: "not-live-helper-chat",
	text: text("The address does not answer like Live Helper Chat", "该地址的应答不像 Live Helper Chat"),
	remedy: text(
		"Check LIVE_HELPER_CHAT_BASE_URL: the address without /index.php",
		"请检查 LIVE_HELPER_CHAT_BASE_URL：不含 /index.php 的地址",
	),
};
