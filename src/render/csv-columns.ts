import { z } from "zod";
import { Entity, type EntityKind, type EntityOf, type MessagePart } from "../model/index.js";
import type { CsvValue } from "./csv-cells.js";

export interface CsvColumn<K extends EntityKind> {
	name: string;
	value(entity: EntityOf<K>): CsvValue;
}

/**
 * The columns of a kind, flattened from the model's own schema, so a new field cannot be forgotten: times as ISO text,
 * one level of objects as `geolocation.city`, lists of texts joined, the rest as JSON. Some kinds get readable columns besides.
 */
export function csvColumns<K extends EntityKind>(kind: K): CsvColumn<K>[] {
	const schema = Entity.options.find((option) => option.shape.kind.value === kind);
	if (schema === undefined) return [];
	const columns = Object.entries(schema.shape as Record<string, z.ZodType>)
		.filter(([name]) => name !== "kind")
		.flatMap(([name, type]) => fieldColumns(name, type));
	const extra = readable[kind] ?? [];
	return [...columns.slice(0, 1), ...extra, ...columns.slice(1)];
}

type AnyColumn = { name: string; value(entity: object): CsvValue };

function fieldColumns(name: string, type: z.ZodType): AnyColumn[] {
	const inner = type instanceof z.ZodOptional ? type.unwrap() : type;
	if (inner instanceof z.ZodObject)
		return Object.keys(inner.shape).map((part) => ({
			name: `${name}.${part}`,
			value: (entity) => plainValue(member(member(entity, name), part)),
		}));
	if (/AtMs$|SinceMs$/.test(name))
		return [{ name: name.slice(0, -2), value: (entity) => isoTime(member(entity, name)) }];
	return [{ name, value: (entity) => plainValue(member(entity, name)) }];
}

/** Own members only: a kind's field is never something inherited. */
function member(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null && Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: undefined;
}

function isoTime(value: unknown): string | undefined {
	if (typeof value !== "number") return undefined;
	const time = new Date(value);
	return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function plainValue(value: unknown): CsvValue {
	if (value === undefined || value === null) return undefined;
	if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
	if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join("; ");
	return JSON.stringify(value);
}

/** What a reader looks for first and the schema keeps deep inside. */
const readable: { [K in EntityKind]?: AnyColumn[] } = {
	contact: [
		{ name: "email", value: (entity) => identity(entity, "email") },
		{ name: "phone", value: (entity) => identity(entity, "phone") },
	],
	message: [{ name: "text", value: (entity) => (entity as EntityOf<"message">).parts.map(partText).join("\n") }],
};

function identity(entity: object, type: "email" | "phone"): CsvValue {
	const found = (entity as EntityOf<"contact">).identities.filter((each) => each.type === type);
	return found.length === 0 ? undefined : found.map((each) => each.value).join("; ");
}

/** What a part says, as one text. */
export function partText(part: MessagePart): string {
	switch (part.type) {
		case "text":
		case "note":
		case "event":
			return part.text;
		case "file":
		case "image":
		case "animation":
		case "audio":
			return part.name === undefined ? part.url : `${part.name} ${part.url}`;
		case "picker":
			return [part.text, ...part.choices.map((choice) => `${choice.selected ? "[x]" : "[ ]"} ${choice.label}`)].join(
				"\n",
			);
		case "field":
			return part.value === undefined ? part.text : `${part.text} ${part.value}`;
		case "carousel":
			return [part.text, ...part.items.map((item) => item.title)].join("\n");
		case "unknown":
			return JSON.stringify(part.json);
	}
}
