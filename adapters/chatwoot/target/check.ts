import type { Finding } from "../../../src/adapter/contract.js";
import { isAppError, text } from "../../../src/model/index.js";
import { tokenHint } from "../client.js";
import { databaseFindings } from "../database/check.js";
import { versionFindings } from "../version.js";
import { isRow, type Row, rowsOf } from "../wire.js";
import { accountRoute, type Session } from "./handler.js";
import { isImportInbox } from "./simple-records.js";

/** Looks at everything that could refuse the import, lose data or tell a customer. Reads only. */
export async function check(session: Session): Promise<Finding[]> {
	const findings: Finding[] = [];
	const version = await session.client.get("/api", "/api");
	const number = isRow(version.json) ? String(version.json.version ?? "") : "";
	if (number === "") findings.push(unknownServer());
	else findings.push(...versionFindings(number));
	let profile: unknown;
	try {
		profile = (await session.client.get("/api/v1/profile", "/api/v1/profile")).json;
	} catch (error) {
		if (!isAppError(error) || error.code !== "credentials-refused") throw error;
		findings.push({
			severity: "block",
			code: "credentials-refused",
			text: text("Chatwoot does not accept the token", "Chatwoot 不接受该令牌"),
			remedy: tokenHint,
		});
		return findings;
	}
	const rights = rightsFinding(profile, session.config.accountId);
	if (rights !== undefined) return [...findings, rights];
	const { database } = session.config;
	return [
		...findings,
		...(await notifiers(session)),
		...(await accountFindings(session)),
		...(await inboxFindings(session)),
		...(database === undefined ? [] : await databaseFindings(session, database)),
	];
}

function rightsFinding(profile: unknown, accountId: number): Finding | undefined {
	const accounts = isRow(profile) && Array.isArray(profile.accounts) ? profile.accounts.filter(isRow) : [];
	const account = accounts.find((one) => Number(one.id) === accountId);
	if (account === undefined)
		return {
			severity: "block",
			code: "rights-missing",
			text: text(`The token has no access to account ${accountId}`, `该令牌无权访问账号 ${accountId}`),
			remedy: text("Check CHATWOOT_ACCOUNT_ID", "请检查 CHATWOOT_ACCOUNT_ID"),
		};
	if (account.role === "administrator") return undefined;
	return {
		severity: "block",
		code: "rights-missing",
		text: text(
			`The token belongs to an ${account.role ?? "agent"}; the import needs an administrator`,
			`该令牌属于 ${account.role ?? "agent"}，导入需要管理员`,
		),
		remedy: text("Use an administrator's token", "请使用管理员的令牌"),
	};
}

async function notifiers(session: Session): Promise<Finding[]> {
	const findings: Finding[] = [];
	const webhooks = (await session.client.get(`${session.base}/webhooks`, accountRoute("/webhooks"))).json;
	// In `payload.webhooks` by the source, a bare list by the vendor's OpenAPI file: none may be overlooked.
	const hooks = isRow(webhooks) && isRow(webhooks.payload) ? webhooks.payload.webhooks : rowsOf(webhooks);
	if (Array.isArray(hooks) && hooks.length > 0)
		findings.push({
			severity: "notify",
			code: "webhooks",
			text: text(
				`${hooks.length} webhook(s) would be called for every imported record`,
				`${hooks.length} 个 Webhook 会在导入每条记录时被调用`,
			),
			remedy: text(
				"Delete them during the import and create them again afterwards",
				"导入期间请删除，导入后再重新创建",
			),
		});
	const rules = rowsOf(
		(await session.client.get(`${session.base}/automation_rules`, accountRoute("/automation_rules"))).json,
	);
	const active = rules.filter((rule) => rule.active === true);
	if (active.length > 0)
		findings.push({
			severity: "notify",
			code: "automation-rules",
			text: text(
				`${active.length} automation rule(s) would act on imported conversations`,
				`${active.length} 条自动化规则会作用于导入的会话`,
			),
			remedy: text("Switch them off during the import", "导入期间请停用"),
		});
	const apps = rowsOf(
		(await session.client.get(`${session.base}/integrations/apps`, accountRoute("/integrations/apps"))).json,
	);
	const enabled = apps.filter(
		(app) => Array.isArray(app.hooks) && app.hooks.length > 0 && !harmless.has(String(app.id)),
	);
	if (enabled.length > 0)
		findings.push({
			severity: "notify",
			code: "integrations",
			text: text(
				`Integrations would see imported messages: ${enabled.map((app) => app.id).join(", ")}`,
				`以下集成会收到导入的消息：${enabled.map((app) => app.id).join("、")}`,
			),
			remedy: text("Disconnect them during the import", "导入期间请断开"),
		});
	return findings;
}

const harmless = new Set(["webhook", "dashboard_apps"]);

async function accountFindings(session: Session): Promise<Finding[]> {
	const answer = await session.client.get(session.base, "/api/v1/accounts/{a}");
	const account: Row = isRow(answer.json) ? answer.json : {};
	const features = account.features;
	// By name with `true` in the source, a list of names in the vendor's OpenAPI file.
	const isOn = (name: string) =>
		isRow(features) ? features[name] === true : Array.isArray(features) && features.includes(name);
	const settings: Row = isRow(account.settings) ? account.settings : {};
	const findings: Finding[] = [];
	if (isOn("email_continuity_on_api_channel"))
		findings.push({
			severity: "notify",
			code: "email-continuity",
			text: text(
				"Customers would get imported replies by e-mail (email_continuity_on_api_channel)",
				"客户会通过邮件收到导入的回复（email_continuity_on_api_channel）",
			),
			remedy: text("Switch the account feature off in the super-admin console", "请在超级管理控制台关闭该账号功能"),
		});
	if ((account.auto_resolve_after ?? settings.auto_resolve_after ?? null) !== null)
		findings.push({
			severity: "warning",
			code: "auto-resolve",
			text: text(
				"Open conversations may be resolved by themselves (auto_resolve_after)",
				"未解决的会话可能被自动关闭（auto_resolve_after）",
			),
			remedy: text("Switch it off during the import", "导入期间请关闭"),
		});
	return findings;
}

/** The import inbox of an earlier run: a person may have made it speak since. */
async function inboxFindings(session: Session): Promise<Finding[]> {
	const inboxes = rowsOf((await session.client.get(`${session.base}/inboxes`, accountRoute("/inboxes"))).json);
	const ours = inboxes.find((row) => isImportInbox(row, session.io.workspaceId));
	if (ours === undefined) return [];
	const path = `${session.base}/inboxes/${ours.id}/agent_bot`;
	const bot = (await session.client.get(path, accountRoute("/inboxes/{i}/agent_bot"))).json;
	const loud = speaking.filter((setting) => Boolean(ours[setting]));
	if (isRow(bot) && isRow(bot.agent_bot) && bot.agent_bot.id !== undefined) loud.push("agent_bot");
	const findings: Finding[] = [];
	if (loud.length > 0)
		findings.push({
			severity: "notify",
			code: "inbox-not-quiet",
			text: text(
				`The import inbox would answer or tell somebody: ${loud.join(", ")}`,
				`导入收件箱会自动回复或通知他人：${loud.join("、")}`,
			),
			remedy: text("Switch these off in the inbox during the import", "导入期间请在该收件箱中关闭这些设置"),
		});
	if (ours.lock_to_single_conversation === false)
		findings.push({
			severity: "warning",
			code: "inbox-unlocked",
			text: text(
				"The import inbox is no longer locked to a single conversation, which guards against a second one",
				"导入收件箱已不再锁定为单一会话，该设置可防止重复创建会话",
			),
			remedy: text("Switch it on during the import", "导入期间请开启"),
		});
	return findings;
}

const speaking: string[] = [
	"webhook_url",
	"greeting_enabled",
	"csat_survey_enabled",
	"working_hours_enabled",
	"enable_auto_assignment",
];

const unknownServer = (): Finding => ({
	severity: "block",
	code: "not-chatwoot",
	text: text("The address does not answer like Chatwoot", "该地址的应答不像 Chatwoot"),
	remedy: text(
		"Check CHATWOOT_BASE_URL: the address without /app or /api",
		"请检查 CHATWOOT_BASE_URL：不含 /app 或 /api 的地址",
	),
});
