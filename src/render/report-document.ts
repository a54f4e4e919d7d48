/*
 * Documents for people. A report is built once as a neutral document (this file's types) and written by three writers:
 * HTML, Markdown and plain text. So all three say the same, and one place per format escapes: cells are hostile text
 * (names, message excerpts, file names) and no writer trusts any of them.
 */
import type { Language } from "../model/index.js";

export interface ReportDocument {
	language: Language;
	title: string;
	/** One line under the title. */
	subtitle?: string;
	/** Name and value, shown before everything else. */
	facts: { name: string; value: string }[];
	/** The few numbers that matter. */
	figures: { label: string; value: string; tone?: Tone }[];
	sections: ReportSection[];
	/** Small print. */
	footer: string[];
}

export interface ReportSection {
	title: string;
	blocks: ReportBlock[];
}

export type ReportBlock =
	| { type: "paragraph"; text: string; tone?: Tone }
	| { type: "subheading"; text: string }
	| { type: "table"; columns: ReportColumn[]; rows: ReportCell[][]; legend?: { tone: Tone; text: string }[] }
	/** Lines to copy, as they are. */
	| { type: "code"; text: string }
	| { type: "checklist"; items: { title: string; detail: string }[] };

export interface ReportColumn {
	title: string;
	align?: "left" | "right";
	/** Plain text has little room: HTML and Markdown show it, text leaves it out. */
	wide?: boolean;
}

export type Tone = "good" | "warn" | "bad" | "muted";

export type ReportCell =
	| string
	| {
			text: string;
			tone?: Tone;
			/** Ids and field names: shown in a fixed-width font. */
			code?: boolean;
			/** Keeps its line breaks in HTML. */
			lines?: boolean;
			/** Shares of a whole; HTML draws them. */
			bar?: { tone: Tone; value: number }[];
			/** 0 to 1: HTML colours the cell from bad to good. */
			heat?: number;
	  };

export function cellText(cell: ReportCell): string {
	return typeof cell === "string" ? cell : cell.text;
}
