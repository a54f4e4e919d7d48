import type { Automation, CannedReply } from "../model/index.js";
import { addProblem, compact, type Draft } from "./draft.js";
import { readCell, readCellLine } from "./handed-in-row.js";
import type { MapContext } from "./map-result.js";
import { type JsonFields, readFields, readJson } from "./read-json.js";

/** Record `handed-in-canned-reply`. Without a shortcut it is still an answer; the target gives it a name. */
export function mapHandedInCannedReply(raw: JsonFields, context: MapContext, draft: Draft): void {
	const text = readCell(raw, "text");
	if (text === undefined) {
		addProblem(draft, "text-missing", "A canned reply has no text", "快捷回复没有内容");
		return;
	}
	const reply: CannedReply = {
		kind: "canned-reply",
		id: context.id,
		shortcut: readCellLine(raw, "shortcut") ?? "",
		text,
		tag: readCellLine(raw, "tag"),
	};
	draft.entities.push(compact(reply));
}

/** Record `handed-in-trigger`: enough to build it again by hand. */
export function mapHandedInTrigger(raw: JsonFields, context: MapContext, draft: Draft): void {
	const name = readCellLine(raw, "name");
	if (name === undefined) {
		addProblem(draft, "name-missing", "A trigger has no name", "触发器没有名称");
		return;
	}
	const trigger: Automation = {
		kind: "automation",
		id: context.id,
		name,
		type: readCellLine(raw, "type") ?? "trigger",
		description: readCell(raw, "description"),
		definition: readJson(readFields(raw.row), draft.problems),
	};
	draft.entities.push(compact(trigger));
}
