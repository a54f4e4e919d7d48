import { clip, degraded, operation, skip } from "../../../src/adapter/build-operation.js";
import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { shortHash } from "../../../src/adapter/short-hash.js";
import { type Inbox, type Tag, text } from "../../../src/model/index.js";
import type { ChatwootConfig } from "../config.js";

/** Labels: Chatwoot allows letters, digits, `_` and `-`, in lower case, at least two characters. */
export function* translateTag(tag: Tag): Iterable<Operation> {
	const title = labelTitle(tag.name);
	const losses = title === tag.name ? [] : [renamed("name", title)];
	yield label(`tag:${tag.id}`, title, tag.name, { kind: "tag", id: tag.id }, losses);
}

/** A sub-inbox becomes a label: everything is imported into one inbox. */
export function* translateInbox(inbox: Inbox, context: TranslateContext<ChatwootConfig>): Iterable<Operation> {
	if (context.identity("inbox", inbox.id)?.decision === "skip") {
		const why = text("identities.csv says skip", "identities.csv 中标记为跳过");
		yield skip({ kind: "inbox", id: inbox.id }, "identity-skip", why);
		return;
	}
	if (inbox.id === mainInbox) {
		const why = text("the import inbox takes its place", "由导入收件箱代替");
		yield skip({ kind: "inbox", id: inbox.id }, "is-import-inbox", why);
		return;
	}
	const losses = [
		degraded("name", "inbox-as-label", text("becomes a label in the import inbox", "变为导入收件箱中的标签")),
		degraded("agentIds", "inbox-as-label", text("members are chosen in Chatwoot", "成员需在 Chatwoot 中设置")),
		degraded("teamIds", "inbox-as-label", text("teams are chosen in Chatwoot", "团队需在 Chatwoot 中设置")),
		degraded(
			"conditions",
			"by-hand",
			text("routing rules must be built again as automation rules", "路由规则需用自动化规则重新创建"),
		),
	];
	if (context.identity("inbox", inbox.id) !== undefined)
		losses.push(
			degraded(
				"id",
				"target-id-ignored",
				text(
					"everything goes into the import inbox, whatever identities.csv says",
					"无论 identities.csv 如何填写，均导入专用收件箱",
				),
			),
		);
	for (const field of ["emoji", "order", "createdAtMs", "updatedAtMs"] as const) {
		if (inbox[field] === undefined) continue;
		losses.push(degraded(field, "no-field", text("labels have no such field", "标签没有此字段")));
	}
	yield label(
		`inbox:${inbox.id}`,
		inboxLabel(inbox.name),
		`Crisp inbox: ${inbox.name}`,
		{ kind: "inbox", id: inbox.id },
		losses,
	);
}

/** Crisp's own inbox, which always exists: a label for it would stand on nearly everything. */
export const mainInbox = "main";

export const inboxLabel = (name: string) => labelTitle(`inbox-${name}`);

/**
 * The label for a tag. Spaces become hyphens and case is lost, so "VIP customer" and "vip-customer" meet in one label;
 * anything else that has to be replaced adds a short hash of the original, so that no two others meet.
 */
export function labelTitle(name: string): string {
	const simple = name
		.normalize("NFC")
		.trim()
		.toLowerCase()
		.replace(/[\s\0]+/g, "-");
	const slug = simple
		.replace(/[^\p{L}\p{N}_-]+/gu, "-")
		.replace(/-{2,}/g, "-")
		.replace(/^[-_]+|[-_]+$/g, "");
	if (slug === simple && slug.length >= 2 && slug.length <= 255) return slug;
	const base = slug.slice(0, 200).replace(/\p{Surrogate}/gu, "");
	return base === "" ? `label-${shortHash(name, 6)}` : `${base}-${shortHash(name, 6)}`;
}

function label(
	key: string,
	title: string,
	description: string,
	source: Operation["source"],
	losses: Operation["losses"],
) {
	return operation({
		key,
		kind: "label.create",
		lane: "labels",
		source,
		losses,
		payload: {
			label: { title, description: clip(description, 20_000, "name", losses), color: "#1f93ff", show_on_sidebar: true },
		},
	});
}

const renamed = (field: string, title: string) =>
	degraded(
		field,
		"label-renamed",
		text(
			`label titles allow no spaces, capitals or symbols: "${title}"; the original is its description`,
			`标签标题不能含空格、大写或符号：“${title}”；原名写在描述中`,
		),
	);
