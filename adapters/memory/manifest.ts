import type { Manifest } from "../../src/adapter/contract.js";
import { type EntityKind, entityKinds, text } from "../../src/model/index.js";

export interface MemoryManifestOptions {
	/** Kinds that the imaginary vendor has no place for. */
	unsupported: readonly EntityKind[];
	batch: number;
	lanes: number;
	silent: boolean;
	onChange: "update" | "keep";
}

/** Messages and files travel inside their conversation. */
export const carried: readonly EntityKind[] = ["message", "attachment"];

export const maxFileBytes = 1024 ** 3;

export function memoryManifest(options: MemoryManifestOptions): Manifest {
	const order = entityKinds.filter((kind) => !carried.includes(kind));
	return {
		id: "memory",
		name: text("Memory", "内存"),
		kind: "importer",
		summary: text(
			"An imaginary vendor inside this process: the reference for adapter authors, and what tests import into",
			"进程内的虚拟厂商：供适配器作者参考，也用于测试导入",
		),
		version: "1",
		order,
		parts: {
			text: "preserved",
			note: "preserved",
			file: "preserved",
			image: "preserved",
			animation: "preserved",
			audio: "preserved",
			picker: "preserved",
			field: "preserved",
			carousel: "preserved",
			event: "preserved",
			unknown: "degraded",
		},
		time: { survives: "yes", how: text("Every object keeps its original time", "每个对象都保留原始时间") },
		silence: {
			silent: options.silent,
			how: options.silent
				? text("Nobody is behind it who could be notified", "背后没有任何人会收到通知")
				: text("Pretends to notify customers, so that refusing it can be tested", "假装会通知客户，用于测试拒绝导入"),
		},
		onChange: Object.fromEntries([...order, "message"].map((kind) => [`${kind}.create`, options.onChange])),
		onGone: { "message.create": "remove", "contact.create": "remove", "tag.create": "remove" },
		limits: { batch: options.batch, lanes: options.lanes, maxFileBytes },
		byHand: [
			{
				id: "memory-automations",
				when: "after",
				title: text("Build the automations again", "重新建立自动化规则"),
				detail: text("The imaginary vendor has no interface for them", "虚拟厂商没有相应的接口"),
				concerns: ["automation"],
			},
		],
		facts: [
			{
				topic: "hosting",
				text: text("Lives and ends with the process", "随进程存在和消失"),
				source: "adapters/memory/README.md",
				checked: "2026-01-01",
				confidence: "official",
			},
		],
	};
}
