import type { SelectionFilter } from "../plan/selection.js";
import { type CommandInput, flagOf, numberOf } from "./command.js";
import { entityKindsOf } from "./kind-names.js";

/** The part of the archive that was typed. */
export function selectionFilter(input: CommandInput): SelectionFilter {
	const { only } = input.values;
	const sinceMs = numberOf(input, "since");
	const conversations = numberOf(input, "conversations");
	return {
		...(Array.isArray(only) && { only: entityKindsOf(only) }),
		...(sinceMs !== undefined && { sinceMs }),
		...(conversations !== undefined && { conversations }),
		...(flagOf(input, "sample") && { sample: true }),
	};
}
