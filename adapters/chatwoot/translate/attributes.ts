import { clip, degraded, general, operation } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation } from "../../../src/adapter/contract.js";
import { shortHash } from "../../../src/adapter/short-hash.js";
import { type CustomFieldDefinition, type FieldValue, text } from "../../../src/model/index.js";

export type Scope = "contact" | "conversation";

/** Attributes the import writes itself; definitions make them visible and filterable. */
const own: readonly { scope: Scope; key: string; title: string; type: number }[] = [
	{ scope: "conversation", key: "crisp_session_id", title: "Crisp session", type: 0 },
	{ scope: "conversation", key: "crisp_created_at", title: "Created at (Crisp)", type: 5 },
	{ scope: "conversation", key: "crisp_updated_at", title: "Last activity (Crisp)", type: 5 },
	{ scope: "conversation", key: "crisp_inbox", title: "Inbox (Crisp)", type: 0 },
	{ scope: "contact", key: "crisp_id", title: "Crisp profile", type: 0 },
	{ scope: "contact", key: "crisp_created_at", title: "Created at (Crisp)", type: 5 },
	{ scope: "contact", key: "crisp_last_active_at", title: "Last active (Crisp)", type: 5 },
];

export function* ownDefinitions(workspaceId: string): Iterable<Operation> {
	for (const { scope, key, title, type } of own) {
		yield definition(`definition:${scope}:${key}`, { kind: "workspace", id: workspaceId }, scope, key, title, type, []);
	}
}

export function* translateCustomField(field: CustomFieldDefinition): Iterable<Operation> {
	const key = attributeKey(field.scope, field.key);
	const losses: Loss[] = [];
	if (key !== field.key) losses.push(keyRenamed("key", key));
	const type = { text: 0, number: 1, boolean: 7, url: 4, date: 5, json: 0 }[field.valueType];
	yield definition(
		`custom-field:${field.id}`,
		{ kind: "custom-field", id: field.id },
		field.scope,
		key,
		clip(field.key || key, 255, "key", losses),
		type,
		losses,
	);
}

/** Chatwoot's key for a custom field: reserved names get a prefix, odd characters are replaced and told apart by a hash. */
export function attributeKey(scope: Scope, key: string): string {
	const safe = key.replace(/[^A-Za-z0-9_.-]/g, "_").slice(0, 200);
	const unique = safe === key && safe !== "" ? safe : `${safe}_${shortHash(key, 6)}`;
	// JavaScript would take an assignment to `__proto__` for something else, and the value would vanish.
	const taken = reserved[scope].has(unique) || unique.startsWith("crisp_") || unique === "__proto__";
	return taken ? `crisp_field_${unique}` : unique;
}

/** Values as Chatwoot's conversations accept them: at most 1500 characters, integers below ten digits, nothing nested. */
export function attributeValues(
	scope: Scope,
	fields: Record<string, FieldValue | undefined>,
	prefix: string,
	losses: Loss[],
): Record<string, string | number | boolean> {
	const result: Record<string, string | number | boolean> = {};
	for (const [name, value] of Object.entries(fields)) {
		if (value === undefined || value === null) continue;
		const field = `${prefix}.${name}`;
		const key = attributeKey(scope, name);
		// The definition of the field shows its own name.
		if (key !== name) losses.push(keyRenamed(field, key));
		result[key] = attributeValue(scope, value, field, losses);
	}
	return result;
}

export function attributeValue(scope: Scope, value: FieldValue, field: string, losses: Loss[]) {
	if (typeof value === "boolean") return value;
	if (typeof value === "number") {
		if (!Number.isInteger(value) || Math.abs(value) <= 9_999_999_999) return value;
		losses.push(degraded(field, "number-as-text", text("too large a number: kept as text", "数字过大：以文本保存")));
		return String(value);
	}
	let string = value as string;
	if (typeof value !== "string") {
		losses.push(
			degraded(field, "nested-as-text", text("nested value: kept as JSON text", "嵌套的值：以 JSON 文本保存")),
		);
		string = JSON.stringify(value);
	}
	return scope === "conversation" ? clip(string, 1500, field, losses) : string;
}

// `__proto__` is JavaScript's: assigned to an object it would be no field but vanish.
const reserved: Record<Scope, ReadonlySet<string>> = {
	contact: new Set(
		"__proto__ name email phone_number identifier country_code city created_at last_activity_at referer blocked".split(
			" ",
		),
	),
	conversation: new Set(
		"__proto__ status priority assignee_id inbox_id team_id display_id campaign_id labels browser_language country_code referer created_at last_activity_at".split(
			" ",
		),
	),
};

function definition(
	key: string,
	source: Operation["source"],
	scope: Scope,
	name: string,
	title: string,
	type: number,
	losses: Loss[],
): Operation {
	return operation({
		key,
		kind: "attribute.create",
		lane: "attributes",
		source,
		losses,
		payload: {
			custom_attribute_definition: {
				attribute_display_name: title,
				attribute_description: "Imported from Crisp",
				attribute_display_type: type,
				attribute_key: name,
				attribute_model: scope === "contact" ? 1 : 0,
			},
		},
	});
}

const keyRenamed = (field: string, key: string) =>
	general(field, "key-renamed", text(`Chatwoot needs another key: ${key}`, `Chatwoot 需要另一个键名：${key}`));
