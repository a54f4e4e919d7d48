import { findEmails } from "./emails.js";
import type { Scan } from "./scan.js";

export interface Detector {
	/** Cheap: whether this text can hold such a value at all. */
	mayFind(scan: Scan): boolean;
	find(scan: Scan): void;
}

/** Every detector; the order does not matter, overlaps are resolved afterwards. */
export const detectors: readonly Detector[] = [
	{ mayFind: (scan) => scan.hasAt || /\bat\b|艾特|圈a/i.test(scan.text), find: findEmails },
];
