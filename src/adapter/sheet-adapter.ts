import { z } from "zod";
import { AppError, type Entity, type EntityKind, type Localized, type Message, text } from "../model/index.js";
import type { Adapter, Loss, Manifest, Operation } from "./contract.js";
import type { SheetRow } from "./vendor.js";

/**
 * The adapter of a vendor that uncrisp cannot import into (yet). Its `translate` says of each entity what the sheet's fit table
 * says, so `compare` adds up all vendors in one way; `connect` refuses. To make it an importer, write an adapter and keep the manifest.
 */
export function sheetAdapter(manifest: Manifest): Adapter {
	return {
		manifest,
		config: z.object({}),
		account: () => manifest.id,
		*translate(entity) {
			yield operationBySheet(manifest, entity);
		},
		connect: async () => {
			throw noSuchImport(manifest);
		},
	};
}

/** The refusal to import into a vendor that is known by its sheet alone. AppError `usage`. */
export function noSuchImport(manifest: Manifest): AppError {
	const { id, name, route } = manifest;
	return new AppError("usage", {
		what: text(`There is no import into ${name.en}`, `无法导入到 ${name["zh-CN"]}`),
		...(route && { why: route.text }),
		hint: text(
			`See what is known with: uncrisp adapters ${id}; weigh it with: uncrisp compare ${id}`,
			`查看已知信息：uncrisp adapters ${id}；进行对比：uncrisp compare ${id}`,
		),
	});
}

function operationBySheet(manifest: Manifest, entity: Entity): Operation {
	const source = { kind: entity.kind, id: entity.id };
	const key = `${entity.kind}:${entity.id}`;
	const common = { key, lane: "sheet", refs: [], payload: null, source, requests: 0 };
	const row = manifest.fit?.entities[entity.kind] ?? manifest.fit?.rest ?? silent(entity.kind);
	if (row.grade === "dropped" || row.grade === "by-hand") {
		const loss: Loss = { field: entity.kind, grade: "dropped", code: codeOf(row), why: row.text };
		return { ...common, kind: "skip", losses: [loss], skip: { reason: codeOf(row), text: row.text } };
	}
	const whole: Loss[] =
		row.grade === "degraded" ? [{ field: entity.kind, grade: "degraded", code: codeOf(row), how: row.text }] : [];
	const losses = entity.kind === "message" ? [...whole, ...partLosses(manifest, entity)] : whole;
	return { ...common, kind: `sheet.${entity.kind}`, losses };
}

function partLosses(manifest: Manifest, message: Message): Loss[] {
	const types = [...new Set(message.parts.map((part) => part.type))];
	return types.flatMap((type): Loss[] => {
		const row = manifest.fit?.parts[type] ?? manifest.fit?.rest ?? silent(type);
		const field = `parts.${type}`;
		if (row.grade === "preserved") return [];
		if (row.grade === "degraded") return [{ field, grade: "degraded", code: codeOf(row), how: row.text }];
		return [{ field, grade: "dropped", code: codeOf(row), why: row.text }];
	});
}

/** By what code a row counts: `sheet-degraded`, `sheet-by-hand-unconfirmed`, ... */
function codeOf(row: SheetRow): string {
	return `sheet-${row.grade}${row.unconfirmed ? "-unconfirmed" : ""}`;
}

function silent(of: EntityKind | Message["parts"][number]["type"]): SheetRow {
	const why: Localized = text(`Nothing is known of a place for ${of}`, `没有资料说明 ${of} 可以存放在何处`);
	return { grade: "dropped", text: why, unconfirmed: true };
}
