import { type MessagePartType, text } from "../model/index.js";
import type { Manifest } from "./contract.js";
import type { FitGrade, ImportRoute, SheetFit, Widget } from "./vendor.js";

/** What a vendor without an importing adapter has to say; the rest of a {@link Manifest} follows from it. */
export type SheetFacts = Pick<
	Manifest,
	"id" | "name" | "summary" | "version" | "time" | "silence" | "byHand" | "facts"
> & {
	route: ImportRoute;
	fit: SheetFit;
	widget?: Widget;
	/** Where the sheet knows them, so that `compare` can tell how long an import would take and which files are too large. */
	limits?: Partial<Manifest["limits"]>;
};

/** What a manifest says of times and silence where nothing gets in. */
export const nothingImported = {
	time: { survives: "no", how: text("Past chats cannot be brought in", "历史会话无法导入") },
	silence: { silent: true, how: text("Nothing is sent", "不发送任何内容") },
} as const satisfies Partial<SheetFacts>;

/** A manifest of kind `facts-only`. */
export function sheetManifest(facts: SheetFacts): Manifest {
	return {
		...facts,
		kind: "facts-only",
		order: [],
		parts: Object.fromEntries(
			partTypes.map((type) => [type, loss((facts.fit.parts[type] ?? facts.fit.rest)?.grade ?? "dropped")]),
		) as Manifest["parts"],
		onChange: {},
		limits: { batch: 1, lanes: 1, ...facts.limits },
	};
}

function loss(grade: FitGrade): Manifest["parts"][MessagePartType] {
	return grade === "by-hand" ? "dropped" : grade;
}

const partTypes: readonly MessagePartType[] = [
	"text",
	"note",
	"file",
	"image",
	"animation",
	"audio",
	"picker",
	"field",
	"carousel",
	"event",
	"unknown",
];
