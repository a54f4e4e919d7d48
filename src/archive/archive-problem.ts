import type { EntityKind, Localized } from "../model/index.js";

/** Something `check` found wrong. */
export interface ArchiveProblem {
	code: string;
	resource?: string;
	id?: string;
	/** Of a damaged entity. */
	kind?: EntityKind;
	message: Localized;
}

/** The n-th of t parts; a row or file is always in the same one. */
export interface Slice {
	n: number;
	of: number;
}
