import { describe, expect, it } from "vitest";
import { entityJsonSchema } from "../../src/model/index.js";
import { fieldText, fieldWords } from "../../src/render/field-words.js";

interface Shape {
	properties?: Record<string, unknown>;
	$ref?: string;
}

describe("the words of fields", () => {
	it("cover every field of every entity", () => {
		const { oneOf, $defs } = entityJsonSchema() as { oneOf: Shape[]; $defs: Record<string, Shape> };
		const shapes = oneOf.map((each) => $defs[each.$ref?.split("/").at(-1) ?? ""] ?? each);
		const fields = new Set(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})));
		expect(fields.size).toBeGreaterThan(80);
		expect([...fields].filter((field) => !fieldWords.has(field))).toEqual([]);
	});

	it("leave the name of a custom field as it is", () => {
		expect(fieldText("customFields.城市")).toEqual({ en: "custom field: 城市", "zh-CN": "自定义字段：城市" });
		expect(fieldText("whatever")).toEqual({ en: "whatever", "zh-CN": "whatever" });
	});
});
