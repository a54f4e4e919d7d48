import { findWechatIds } from "./accounts.js";
import { findBirthDates } from "./birth-dates.js";
import { findChineseAddresses } from "./chinese-addresses.js";
import { findCreditCodes } from "./credit-codes.js";
import { findMacs } from "./devices.js";
import { findDocuments } from "./documents.js";
import { findEmails } from "./emails.js";
import { findEnglishAddresses } from "./english-addresses.js";
import { findIbans } from "./ibans.js";
import { findIps } from "./ip-addresses.js";
import { findTopics } from "./lexicons.js";
import { findCoordinates } from "./locations.js";
import { findMinors } from "./minors.js";
import { findChineseNames, findLatinNames } from "./names.js";
import { findNumbers } from "./numbers.js";
import { findPlates } from "./plates.js";
import type { Scan } from "./scan.js";
import { findSecrets } from "./secrets.js";

export interface Detector {
	/** Cheap: whether this text can hold such a value at all. */
	mayFind(scan: Scan): boolean;
	find(scan: Scan): void;
}

/** Every detector; the order does not matter, overlaps are resolved afterwards. */
export const detectors: readonly Detector[] = [
	{ mayFind: (scan) => scan.digitCount >= 3, find: findNumbers },
	{ mayFind: (scan) => scan.hasAt || /\bat\b|艾特|圈a|#[a-z0-9]{2,8}\./i.test(scan.text), find: findEmails },
	{ mayFind: (scan) => scan.digitCount >= 6 && scan.text.length >= 18, find: findCreditCodes },
	{ mayFind: (scan) => scan.digitCount >= 5, find: findDocuments },
	{ mayFind: (scan) => scan.digitCount >= 2 && scan.hasHan && scan.hasLetters, find: findPlates },
	{ mayFind: (scan) => scan.hasLetters, find: findWechatIds },
	{ mayFind: (scan) => (scan.digitCount >= 4 && scan.text.includes(".")) || scan.text.includes(":"), find: findIps },
	{ mayFind: (scan) => scan.text.includes(":") || /[-：]|mac|地址|网卡|hw ?addr/i.test(scan.text), find: findMacs },
	{ mayFind: (scan) => scan.digitCount >= 10 && scan.text.includes("."), find: findCoordinates },
	{ mayFind: (scan) => scan.digitCount >= 8 && scan.hasLetters, find: findIbans },
	{ mayFind: (scan) => scan.digitCount >= 2, find: findBirthDates },
	{ mayFind: (scan) => scan.hasHan, find: findChineseAddresses },
	{ mayFind: (scan) => scan.digitCount >= 1 && scan.hasLetters, find: findEnglishAddresses },
	{ mayFind: (scan) => scan.hasHan, find: findChineseNames },
	{ mayFind: (scan) => scan.hasLetters, find: findLatinNames },
	{ mayFind: () => true, find: findMinors },
	{ mayFind: () => true, find: findTopics },
	{ mayFind: () => true, find: findSecrets },
];
