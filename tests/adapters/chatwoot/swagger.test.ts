import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import { sampleContext, translateAll } from "../../../src/adapter/conformance-context.js";
import { samples } from "../../../src/adapter/conformance-samples.js";
import { startTestDouble } from "./subject.js";
import { connect } from "./target-session.js";

const file = new URL("../../../../shared/reference/vendors/chatwoot-swagger.json", import.meta.url);
type Schema = {
	$ref?: string;
	type?: string;
	properties?: Record<string, Schema>;
	required?: string[];
	enum?: unknown[];
	items?: Schema;
};

/**
 * Where the sheet (1.9, 3.3, 3.6, 3.10) knows more than the vendor's file: parameters it lacks, enums it shortens.
 * Nothing else may differ.
 */
const known = new Set([
	"/contacts source_id",
	"/conversations/{conversation_id}/messages source_id",
	"/conversations/{conversation_id}/messages external_created_at",
	"/conversations/{conversation_id}/messages sender_type",
	"/conversations/{conversation_id}/messages sender_id",
	"/conversations/{conversation_id}/messages message_type=activity",
	"/portals/{id}/articles status:string",
	"/inboxes channel.additional_attributes",
]);

it.skipIf(!existsSync(file))(
	"sends only what the vendor's OpenAPI file knows, apart from the listed gaps",
	async () => {
		const swagger = JSON.parse(readFileSync(file, "utf8"));
		const prefix = "/api/v1/accounts/{account_id}";
		const { entities } = samples();
		const context = sampleContext<never>(entities, { timeMarks: "none" } as never);
		const sent: { method: string; path: string; body: unknown }[] = [];
		const double = await startTestDouble({ onRequest: (method, path, body) => sent.push({ method, path, body }) });
		try {
			await using session = await connect(double, context);
			await session.perform(...translateAll(chatwoot as never, entities, context as never));
		} finally {
			await double.close();
		}
		const covered = new Set<string>();
		const problems = new Set<string>();
		for (const { method, path, body } of sent) {
			const rest = path.replace(/^\/api\/v1\/accounts\/\d+/, "");
			const template = Object.keys(swagger.paths).find(
				(one) =>
					one.startsWith(prefix) &&
					matches(one.slice(prefix.length).replace(/\/$/, ""), rest) &&
					swagger.paths[one][method.toLowerCase()],
			);
			if (template === undefined || body === undefined) continue;
			const name = template.slice(prefix.length).replace(/\/$/, "");
			covered.add(name);
			const schema = resolve(
				swagger.paths[template][method.toLowerCase()].requestBody?.content?.["application/json"]?.schema ?? {},
			);
			for (const problem of differences(unwrapped(body), schema)) problems.add(`${name} ${problem}`);
		}
		expect([...problems].sort()).toEqual([...known].sort());
		expect([...covered]).toEqual(expect.arrayContaining(["/contacts", "/conversations", "/agent_bots", "/inboxes"]));

		function resolve(schema: Schema): Schema {
			if (schema.$ref === undefined) return schema;
			return resolve(
				schema.$ref
					.slice(2)
					.split("/")
					.reduce((node, key) => node[key], swagger),
			);
		}
		function differences(value: unknown, raw: Schema, at = ""): string[] {
			const schema = resolve(raw);
			const name = at.replace(/^\./, "");
			const type = Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
			const fits =
				schema.type === undefined || schema.type === type || (schema.type === "number" && type === "integer");
			if (!fits) return [`${name}:${type}`];
			if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${name}=${value}`];
			if (type === "array") return (value as unknown[]).flatMap((item) => differences(item, schema.items ?? {}, at));
			if (type !== "object" || schema.properties === undefined) return [];
			const missing = (schema.required ?? [])
				.filter((key) => !Object.hasOwn(value as object, key))
				.map((key) => `-${key}`);
			return Object.entries(value as object)
				.flatMap(([key, item]) => {
					const property = schema.properties?.[key];
					const path = `${at}.${key}`;
					return property === undefined ? [path.slice(1)] : differences(item, property, path);
				})
				.concat(missing);
		}
	},
);

function matches(template: string, path: string): boolean {
	return new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
}

/** Rails takes a body with or without its root key; the vendor's file shows it without. */
function unwrapped(body: unknown): unknown {
	const entries = Object.entries(body as object);
	const roots = new Set([
		"label",
		"custom_attribute_definition",
		"team",
		"canned_response",
		"portal",
		"category",
		"article",
		"note",
	]);
	const [first] = entries;
	return entries.length === 1 && first !== undefined && roots.has(first[0]) ? first[1] : body;
}
