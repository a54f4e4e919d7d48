/** As much of OpenAPI 3 as checking a value against the vendor's file takes. */
export interface Schema {
	$ref?: string;
	type?: string;
	nullable?: boolean;
	properties?: Record<string, Schema>;
	required?: string[];
	enum?: unknown[];
	items?: Schema;
	allOf?: Schema[];
	oneOf?: Schema[];
}

interface Operation {
	parameters?: { $ref?: string; name?: string; in?: string }[];
	requestBody?: { content?: Record<string, { schema?: Schema }> };
	responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

export interface OpenApi {
	paths: Record<string, Record<string, Operation> & { parameters?: Operation["parameters"] }>;
}

export function openApiChecker(file: OpenApi, prefix: string) {
	function deref<T extends { $ref?: string }>(node: T): T {
		if (node.$ref === undefined) return node;
		let found: unknown = file;
		for (const key of node.$ref.slice(2).split("/")) found = (found as Record<string, unknown>)[key];
		return deref(found as T);
	}

	function resolve(raw: Schema): Schema {
		const schema = deref(raw);
		const parts = (schema.allOf ?? []).map(resolve);
		if (parts.length === 0) return schema;
		return {
			type: "object",
			properties: Object.assign({}, schema.properties, ...parts.map((part) => part.properties ?? {})),
			required: [...(schema.required ?? []), ...parts.flatMap((part) => part.required ?? [])],
		};
	}

	/** What is wrong with a value: `field:type`, `field=value`, `-missing`; unknown fields by name when `strict`. */
	function differences(value: unknown, raw: Schema, strict: boolean, at = ""): string[] {
		const schema = resolve(raw);
		const type = Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
		if (value === null || (schema.oneOf !== undefined && schema.type === undefined)) return [];
		const fits = schema.type === undefined || schema.type === type || (schema.type === "number" && type === "integer");
		if (!fits) return [`${at}:${type}`];
		if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${at}=${value}`];
		if (type === "array")
			return (value as unknown[]).flatMap((item) => differences(item, schema.items ?? {}, strict, `${at}[]`));
		if (type !== "object" || schema.properties === undefined) return [];
		const fields = Object.entries(value as object).flatMap(([key, item]) => {
			const property = schema.properties?.[key];
			const path = at === "" ? key : `${at}.${key}`;
			if (property !== undefined) return differences(item, property, strict, path);
			return strict ? [path] : [];
		});
		const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value as object, key));
		return [...fields, ...missing.map((key) => `-${at === "" ? key : `${at}.${key}`}`)];
	}

	return {
		differences,
		/** The operation of a route, with the route's name; undefined where the file lacks it. */
		operation(method: string, path: string) {
			for (const [template, item] of Object.entries(file.paths)) {
				const pattern = new RegExp(`^${template.replace(/\/$/, "").replace(/\{[^}]+\}/g, "[^/]+")}$`);
				const operation = item[method.toLowerCase()];
				if (operation === undefined || !pattern.test(path)) continue;
				const parameters = [...(operation.parameters ?? []), ...(item.parameters ?? [])].map(deref);
				return {
					name: `${method} ${template.startsWith(prefix) ? template.slice(prefix.length).replace(/\/$/, "") : template}`,
					query: parameters.filter((one) => one.in === "query").map((one) => one.name),
					body: operation.requestBody?.content?.["application/json"]?.schema,
					answer: operation.responses?.["200"]?.content?.["application/json"]?.schema,
				};
			}
			return undefined;
		},
		properties: (schema: Schema) => resolve(schema).properties ?? {},
	};
}
