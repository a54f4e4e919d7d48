import { clip, degraded, operation } from "../../../src/adapter/build-operation.js";
import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { text, type Workspace } from "../../../src/model/index.js";
import type { ChatwootConfig } from "../config.js";
import { keys } from "../keys.js";
import { ownDefinitions } from "./attributes.js";
import { helpCenterSlug } from "./knowledge.js";
import { chatwootLocale } from "./locale.js";

/** What everything else hangs on: the import inbox, our attribute definitions, a bot for the team itself, the help centre. */
export function* translateWorkspace(
	workspace: Workspace,
	context: TranslateContext<ChatwootConfig>,
): Iterable<Operation> {
	const source = { kind: "workspace", id: workspace.id } as const;
	const byHand = text(
		"settings are made in Chatwoot by hand; see the runbook",
		"设置需在 Chatwoot 中手动完成；见操作清单",
	);
	const losses = (["settings", "logoUrl", "contactPoints", "plan", "people", "locale", "domain", "timeZone"] as const)
		.filter((field) => workspace[field] !== undefined)
		.map((field) => degraded(field, "by-hand", byHand));
	losses.push(degraded("name", "inbox-name", text("stands in the inbox's marker", "写在收件箱的标记中")));
	yield operation({
		key: keys.inbox,
		kind: "inbox.create",
		lane: "inbox",
		source,
		losses,
		requests: 2,
		payload: {
			name: context.config.inboxName ?? "Crisp archive",
			enable_auto_assignment: false,
			greeting_enabled: false,
			csat_survey_enabled: false,
			working_hours_enabled: false,
			allow_messages_after_resolved: true,
			// A repeated POST of a conversation then finds the first one instead of making a second.
			lock_to_single_conversation: true,
			channel: {
				type: "api",
				additional_attributes: { uncrisp_workspace: workspace.id, uncrisp_name: workspace.name },
			},
		},
	});
	yield* ownDefinitions(workspace.id);
	if ((context.config.authorMode ?? "bots") === "bots") {
		yield operation({
			key: keys.workspaceBot,
			kind: "agent-bot.create",
			lane: "agent-bots",
			source,
			requests: 2,
			payload: {
				name: clip(workspace.name || "Crisp", 255, "name", []),
				description: `Imported from Crisp (crisp:workspace:${workspace.id})`,
			},
		});
	}
	const locales: string[] = [];
	for (const locale of context.entities("locale")) locales.push(chatwootLocale(locale.code));
	if (locales.length === 0 || context.config.helpCenter === "none") return;
	const preferred = workspace.locale === undefined ? undefined : chatwootLocale(workspace.locale);
	yield operation({
		key: keys.portal,
		kind: "portal.create",
		lane: "portal",
		source,
		payload: {
			portal: {
				name: clip(workspace.name || "Help", 255, "name", []),
				slug: helpCenterSlug(context),
				// Chatwoot 4.10 answers 500 without it.
				custom_domain: "",
				config: {
					default_locale: preferred !== undefined && locales.includes(preferred) ? preferred : locales[0],
					allowed_locales: [...new Set(locales)],
				},
			},
		},
	});
}
